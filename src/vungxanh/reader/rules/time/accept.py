"""Whether numbers in the shape of a date are one, by the words beside them."""

from vungxanh.reader.rules.text import Text, fold
from vungxanh.reader.rules.time.calendar import exists
from vungxanh.reader.rules.time.shapes import Shape, short
from vungxanh.reader.rules.time.words import (
    COUNTED,
    DASHES,
    DAY,
    HOLIDAYS,
    MONTH,
    PAPERS,
    PARTS_OF_DAY,
    UP_TO_NOW,
    WEAK,
    WEEKDAYS,
)
from vungxanh.reader.rules.wordlists import keys_of

JOINTS = keys_of("đến tới và & ,") | DASHES
"""Between the members of a list or range of days."""
_OPENERS = keys_of("từ trong các (")
_UNTIL_END = fold("hết")
_DATE = "date"
_ORDINALS = keys_of("quý kỳ đợt khóa lần số học mục điều khoản điểm chương phụ biểu bảng") | PAPERS
_MONTH_CUES = keys_of("tháng từ đến tới trước sau hết và kể")
_BRACKET_CUES = keys_of("nay qua mai ngày thứ nhật lễ khánh dịp túy")
_CLOCK = keys_of("h : giờ")
_NUMBER, _LAW, _THE = fold("số"), fold("luật"), fold("thứ")
_PAPERS_AND_LAW = PAPERS | {_LAW}
_NEAR = 27
"""How many words a document's kind may stand before its date."""


def lead_of(text: Text, first: int) -> int:
    """The first word of the bare numbers that share the month of the date at this word ("từ 12 đến 21/9")."""
    lead = first
    while (number := _joined_before(text, lead)) is not None:
        lead = number
    return lead if lead == first or _opens_days(text, lead) else first


def _joined_before(text: Text, first: int) -> int | None:
    at = first - 1
    if at >= 0 and text.keys[at] == DAY:
        at -= 1
    if at >= 0 and text.keys[at] == _UNTIL_END:
        at -= 1
    if at < 1 or text.keys[at] not in JOINTS:
        return None
    number = at - 1
    if not short(text.words[number]) or not 1 <= int(text.words[number]) <= 31:
        return None
    tied = number and text.touches(number - 1) and text.words[number - 1] not in "(“\"'"
    return None if tied else number


def _opens_days(text: Text, lead: int) -> bool:
    before = text.keys[lead - 1] if lead else ""
    return before == DAY or before in PARTS_OF_DAY or before in _OPENERS or text.keys[lead + 1] in DASHES


def accepted(text: Text, shape: Shape, lead: int, after_date: bool) -> bool:
    """Whether the shape is a date. `after_date`: it is joined to a date of the same shape before it."""
    if shape.day is None:
        return _month_of_year(text, shape)
    month = shape.month or 0
    strong = _strongly_led(text, lead)
    if not exists(shape.day, month, shape.year):
        return shape.day <= 39 and (strong or (shape.year is not None and shape.day <= 31 and month <= 12))
    if shape.year is not None:
        return strong or shape.year != _short_year(text, shape)
    if strong or after_date or (shape.day, month) in HOLIDAYS:
        return strong or not _counts_next(text, shape.last)
    if shape.sign != "/" or _counts_next(text, shape.last):
        return False
    return _weakly_led(text, lead) or _bracketed(text, shape) or _rising(text, shape, lead)


def _short_year(text: Text, shape: Shape) -> int | None:
    """The year that was printed with two digits, which only a word before makes believable."""
    return (
        shape.year if len(text.words[shape.last - 1].rpartition(".")[2]) == 2 and shape.sign != "-" else None
    )


def _left(text: Text, first: int) -> int:
    """The number of the word before, past a comma or a bracket; -1 at the beginning."""
    at = first - 1
    while at >= 0 and text.words[at] in ",(":
        at -= 1
    return at


def _strongly_led(text: Text, lead: int) -> bool:
    at = _left(text, lead)
    if at < 0:
        return False
    key = text.keys[at]
    if key == DAY or key in PARTS_OF_DAY:
        return at == 0 or text.keys[at - 1] not in UP_TO_NOW
    return key in WEEKDAYS and at > 0 and text.keys[at - 1] == _THE


def _rising(text: Text, shape: Shape, lead: int) -> bool:
    """A range of days with a dash and nothing before it: "12-21/9"."""
    return lead < shape.first and int(text.words[lead]) < (shape.day or 0)


def _weakly_led(text: Text, lead: int) -> bool:
    before = text.keys[lead - 1] if lead else ""
    timed = lead > 1 and text.words[lead - 1].isdecimal() and text.keys[lead - 2] in _CLOCK
    return before in WEAK or timed


def _bracketed(text: Text, shape: Shape) -> bool:
    """A day alone in brackets after a word of time: "chiều nay (4/2)"."""
    inside = (
        shape.first
        and text.words[shape.first - 1] == "("
        and text.words[shape.last : shape.last + 1] == [")"]
    )
    if not inside:
        return False
    return any(key in _BRACKET_CUES for key in text.keys[max(shape.first - 5, 0) : shape.first - 1])


def _counts_next(text: Text, last: int) -> bool:
    return last < len(text.keys) and text.keys[last] in COUNTED


def _month_of_year(text: Text, shape: Shape) -> bool:
    before = text.keys[shape.first - 1] if shape.first else ""
    if not 1 <= (shape.month or 0) <= 12:
        return before == MONTH
    if len(text.words[shape.first]) == 4:
        return before == _DATE or shape.first == 0
    if shape.sign == "/":
        return before not in _ORDINALS
    return before in _MONTH_CUES


def of_a_paper(text: Text, first: int) -> bool:
    """Whether the date at the word belongs to a document: its kind and number stand a few words before.

    The date beside the text's own number ("Số: 12/BC-UBND … ngày 5/6/2024") is the day of the text itself.
    """
    furthest = max(first - _NEAR + 1, 0)
    if _PAPERS_AND_LAW.isdisjoint(text.keys[furthest:first]):
        return False
    for at in range(first - 1, furthest - 1, -1):
        if _parted(text, at):
            return False
        if text.keys[at] in PAPERS and text.words[at + 1][0].isdecimal() and at + 1 < first:
            return not (text.keys[at] == _NUMBER and (not at or _line_ends(text, at - 1)))
        if text.keys[at] == _LAW:
            return True
    return False


def _parted(text: Text, at: int) -> bool:
    """Whether a sentence or line ends at the word."""
    gap = text.raw[text.ends[at] : text.starts[at + 1]]
    return "\n" in gap or (gap != "" and text.words[at] in ".;")


def _line_ends(text: Text, at: int) -> bool:
    return "\n" in text.raw[text.ends[at] : text.starts[at + 1]]
