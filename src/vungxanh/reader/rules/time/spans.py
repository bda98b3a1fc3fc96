"""Stretches of time that are told by words of their own: stages, quarters, parts of a year, lengths."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vungxanh.reader.rules.facts import Period, PeriodMention
from vungxanh.reader.rules.text import Text, fold, fold_all, index_phrases
from vungxanh.reader.rules.time.calendar import is_year, iso
from vungxanh.reader.rules.time.words import DASHES, EACH, MONTH, YEAR
from vungxanh.reader.rules.time.years import is_last_year
from vungxanh.reader.rules.wordlists import keys_of

QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "01": 1,
    "02": 2,
    "03": 3,
    "04": 4,
}
_WORDS = ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_COUNTS = {fold(word): 2 + number for number, word in enumerate(_WORDS)}
_QUARTER, _HALF_YEAR = fold("quý"), fold("nửa")
_FIRST, _LAST, _OF = fold("đầu"), fold("cuối"), fold("của")
_TO = keys_of("đến tới") | DASHES
_UNITS = keys_of("năm tháng ngày tuần quý giờ")
_STAGES = index_phrases(
    ["giai đoạn", "nhiệm kỳ", "niên vụ", "năm học", "khóa", "năm", "từ", "từ năm", "các năm"]
)
_AGO = index_phrases(
    [
        "trở lại đây",
        "gần đây",
        "qua",
        "vừa qua",
        "nay",
        "thực hiện",
        "liên tiếp",
        "liền",
        "tiếp theo",
        "tới",
        "triển khai",
        "thi hành",
        "liên tục",
        "trở lên",
        "thành lập",
        "xây dựng",
        "cao điểm",
    ]
)
_NOW = index_phrases(
    [
        "tính đến nay",
        "đến nay",
        "hiện nay",
        "tính đến hiện nay",
        "tính đến thời điểm hiện tại",
        "đến thời điểm hiện tại",
        "đến thời điểm này",
        "hiện tại",
    ]
)
_SAME = index_phrases(
    [
        "cùng kỳ năm trước",
        "cùng kỳ năm ngoái",
        "cùng kỳ",
        "năm trước",
        "năm ngoái",
    ]
)
_PASSED = index_phrases(["qua", "vừa qua"])
_FEW_MONTHS = 3
_THIS = index_phrases(["năm nay"])
_FROM = fold("từ")
_AGAINST, _AS_MANY = fold_all("so với"), keys_of("hơn bằng như ngang đôi rưỡi lần")
"""Gấp đôi năm trước, nhiều hơn năm ngoái: that year is only held against."""
_SINCE_NEW_YEAR = index_phrases(["từ đầu năm", "kể từ đầu năm", "tính từ đầu năm"])
UNTIL_NOW = index_phrases(
    [
        "đến nay",
        "tới nay",
        "đến hiện nay",
        "đến thời điểm này",
        "đến thời điểm hiện tại",
        "trở lại đây",
        "trở đi",
        "về sau",
        "đến giờ",
    ]
)

Found = tuple[PeriodMention, int]
"""A stretch of time and the word after it."""


@dataclass(frozen=True, slots=True)
class Now:
    """The year and month in which the text was written, as far as known."""

    year: int | None
    month: int | None


Reader = Callable[[Text, int, Now], Found | None]


def phrase_at(text: Text, at: int, wanted: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many words the longest of the phrases has that stands here; 0 for none."""
    if not 0 <= at < len(text.keys):
        return 0
    for keys in wanted.get(text.keys[at], ()):
        if text.has(keys, at):
            return len(keys)
    return 0


def year_at(text: Text, at: int) -> int | None:
    """The year that the word is, or None."""
    word = text.words[at] if at < len(text.keys) else ""
    return int(word) if len(word) == 4 and word.isdecimal() and is_year(int(word)) else None


def worded_spans(text: Text, now: Now) -> list[PeriodMention]:
    """All of them in text order; `now` is when the text was written, for "this year"."""
    found: list[PeriodMention] = []
    done = 0
    numbers = [at for at in text.figures() if text.keys[at].isdecimal()]
    for at in sorted((*text.places(_READERS), *numbers)):
        if at < done:
            continue
        for read in _READERS.get(text.keys[at]) or _OF_NUMBERS.get(len(text.keys[at]), ()):
            if new := read(text, at, now):
                found.append(new[0])
                done = new[1]
                now = _learned(now, new[0].period.start)
                break
    return found


def _learned(now: Now, start: str | None) -> Now:
    """A year once told holds for the quarters after it, where nothing else tells the year of the text."""
    told = start is not None and len(start) == len("2025-01") and not start.startswith("-")
    return Now(int(start[:4]), None) if start and told and now.year is None else now


def _mention(text: Text, first: int, last: int, start: str | None, end: str | None, **kind: bool) -> Found:
    return PeriodMention(Period(start, end), text.span(first, last), **kind), last


def stage_at(text: Text, at: int, _now: Now | None = None) -> Found | None:
    """Two years joined: "giai đoạn 2024 – 2030", "(2008-2018)", "từ 2022 đến 2025"."""
    start = year_at(text, at)
    to = at + 1
    if (
        start is None
        or to >= len(text.keys)
        or text.keys[to] not in _TO
        or (at and text.words[at - 1] in "/.")
    ):
        return None
    end_at = to + 1 + (to + 1 < len(text.keys) and text.keys[to + 1] == YEAR)
    end = year_at(text, end_at)
    if end is None or end < start or _runs_on(text, end_at):
        return None
    return _mention(text, _led_by(text, at, _STAGES), end_at + 1, str(start), str(end))


def _runs_on(text: Text, at: int) -> bool:
    return (
        text.touches(at) and text.words[at + 1] in "/-" and at + 2 < len(text.keys) and text.touches(at + 1)
    )


def _led_by(text: Text, at: int, wanted: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    """The first word of the phrase that ends right before, or the word itself."""
    for length in (2, 1):
        if at >= length and phrase_at(text, at - length, wanted) == length:
            return at - length
    return at


def _open_stage(text: Text, at: int, _now: Now) -> Found | None:
    """ "từ 2022 đến nay", without the word "năm"."""
    start = year_at(text, at)
    if start is None or not at or text.keys[at - 1] != _FROM:
        return None
    more = phrase_at(text, at + 1, UNTIL_NOW)
    to_a_day = at + 2 < len(text.keys) and text.keys[at + 1] in _TO and text.keys[at + 2] != YEAR
    if not more and not (to_a_day and year_at(text, at + 2) is None):
        return None
    return _mention(text, at - 1, at + 1 + more, str(start), None)


def _count(text: Text, at: int) -> int | None:
    word = text.words[at]
    if len(word) <= 2 and word.isdecimal():
        return int(word)
    return _COUNTS.get(text.keys[at])


def _months(text: Text, at: int, now: Now) -> Found | None:
    """The first or last months of a year: "6 tháng đầu năm 2025", "9 tháng năm 2025"."""
    if at + 2 >= len(text.keys) or text.keys[at + 1] != MONTH:
        return None
    count = _count(text, at)
    if count is None or not 1 <= count <= 12:
        return None
    after = at + 2
    last = text.keys[after] == _LAST
    after += last or text.keys[after] == _FIRST
    after += after < len(text.keys) and text.keys[after] == _OF
    if after >= len(text.keys) or text.keys[after] != YEAR:
        return None
    bare = year_at(text, after + 1) is None and not is_last_year(text, after)
    if bare and after == at + 2:
        return None
    whole, end = _of_year(text, after, now)
    months = (13 - count, 12) if last else (1, count)
    return _mention(text, at, end, iso(whole, months[0]), iso(whole, months[1]))


def _of_year(text: Text, at: int, now: Now) -> tuple[int | None, int]:
    """The year that stands behind the word for year, or the one before for `năm ngoái`; and where it ends."""
    told = year_at(text, at + 1)
    if told is not None:
        return told, at + 2
    if is_last_year(text, at):
        return now.year - 1 if now.year is not None else None, at + 2
    return now.year, at + 1


def _half(text: Text, at: int, now: Now) -> Found | None:
    """ "nửa đầu năm 2025", "nửa cuối năm"."""
    if at + 2 >= len(text.keys) or text.keys[at + 1] not in (_FIRST, _LAST) or text.keys[at + 2] != YEAR:
        return None
    whole, end = _of_year(text, at + 2, now)
    months = (1, 6) if text.keys[at + 1] == _FIRST else (7, 12)
    return _mention(text, at, end, iso(whole, months[0]), iso(whole, months[1]))


def _quarter(text: Text, at: int, now: Now) -> Found | None:
    """ "quý I/2025", "quý 3 năm 2025", "quý II"."""
    number = QUARTERS.get(text.keys[at + 1]) if at + 1 < len(text.keys) else None
    if number is None or (at and text.keys[at - 1] in EACH):
        return None
    after = at + 2
    joint = after < len(text.keys) and (text.keys[after] in DASHES or text.keys[after] in ("/", YEAR))
    told = year_at(text, after + 1) if joint else None
    whole, last = (told, after + 2) if told is not None else (now.year, after)
    if is_last_year(text, after):
        whole, last = _of_year(text, after, now)
    return _mention(text, at, last, iso(whole, 3 * number - 2), iso(whole, 3 * number))


def _length(text: Text, at: int, now: Now) -> Found | None:
    """A length of time without ends: "2 năm trở lại đây", "3 năm thực hiện", "5 năm qua"."""
    if at + 2 >= len(text.keys) or text.keys[at + 1] not in _UNITS or _count(text, at) is None:
        return None
    if at and text.keys[at - 1] in _NUMBERED:
        return None
    if text.keys[at + 1] == MONTH and (so_far := _so_far(text, at, now)):
        return so_far
    more = phrase_at(text, at + 2, _AGO)
    return _mention(text, at, at + 2, None, None) if more or text.words[at + 2] == "(" else None


_NUMBERED = frozenset((MONTH, _QUARTER))
"""Tháng 6 năm nay: the number is that of the month, no length of time."""


def _so_far(text: Text, at: int, now: Now) -> Found | None:
    """The months of the year that have passed: "Tám tháng qua" or "8 tháng," told in September or August."""
    count = _count(text, at) or 0
    passed = now.year is not None and now.month is not None and count in (now.month, now.month - 1)
    if (
        not passed
        or count < _FEW_MONTHS
        or not (text.words[at + 2] == "," or phrase_at(text, at + 2, _PASSED))
    ):
        return None
    return _mention(text, at, at + 2, iso(now.year, 1), iso(now.year, count))


def _since_new_year(text: Text, at: int, now: Now) -> Found | None:
    """ "từ đầu năm đến nay", "từ đầu năm 2025 đến nay", "từ đầu năm 2025 đến hết tháng 6"."""
    length = phrase_at(text, at, _SINCE_NEW_YEAR)
    if not length:
        return None
    after = at + length
    told = year_at(text, after)
    after += told is not None
    whole = told if told is not None else now.year
    more = phrase_at(text, after, UNTIL_NOW)
    return _mention(text, at, after + more, iso(whole, 1), None)


def _now(text: Text, at: int, _now: Now) -> Found | None:
    length = phrase_at(text, at, _NOW)
    return _mention(text, at, at + length, None, None, stock=True) if length else None


def _this_year(text: Text, at: int, now: Now) -> Found | None:
    """ "năm nay"; behind a month ("tháng 6 năm nay") it only says of which year that is."""
    whole = None if now.year is None else iso(now.year)
    of_month = at > 1 and text.keys[at - 2] in _NUMBERED
    return _mention(text, at, at + 2, whole, whole) if phrase_at(text, at, _THIS) and not of_month else None


def _same(text: Text, at: int, now: Now) -> Found | None:
    """Last year, or the same time of it: "cùng kỳ", "cùng kỳ năm 2024", "năm trước"."""
    length = phrase_at(text, at, _SAME)
    if not length:
        return None
    after = at + length
    before_it = text.keys[at - 1] if at else ""
    if text.keys[at] == YEAR and before_it == _FROM:
        return None  # Kể cả án khởi tố từ năm trước: what was carried over is counted now
    against = text.keys[at] != YEAR or before_it in _AS_MANY or (at >= 2 and text.has(_AGAINST, at - 2))
    told = year_at(text, after + 1) if after < len(text.keys) and text.keys[after] == YEAR else None
    if told is not None:
        return _mention(text, at, after + 2, str(told), str(told), compared=against)
    before = str(now.year - 1) if now.year is not None else None
    return _mention(text, at, after, before, before, compared=against)


_OF_NUMBERS: dict[int, tuple[Reader, ...]] = {
    1: (_months, _length),
    2: (_months, _length),
    4: (_open_stage, stage_at),
}
"""What can begin with a number of so many digits."""


def _readers() -> Iterator[tuple[str, tuple[Reader, ...]]]:
    yield from ((key, (_months, _length)) for key in _COUNTS)
    yield from ((key, (_since_new_year,)) for key in _SINCE_NEW_YEAR)
    yield from ((key, (_now,)) for key in _NOW)
    yield from ((key, (_same,)) for key in _SAME)
    yield YEAR, (_same, _this_year, _months)
    yield _QUARTER, (_quarter,)
    yield _HALF_YEAR, (_half,)


_READERS = dict(_readers())
