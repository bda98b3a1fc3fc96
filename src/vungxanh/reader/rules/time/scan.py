"""All printed dates of a text, before anything that is not printed is added."""

from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.accept import JOINTS, accepted, lead_of, of_a_paper
from vungxanh.reader.rules.time.calendar import is_year
from vungxanh.reader.rules.time.shapes import Shape, numeric, short
from vungxanh.reader.rules.time.stamps import STAMP, stamp_in_address
from vungxanh.reader.rules.time.words import (
    BORN,
    DASHES,
    DAY,
    EACH,
    MONTH,
    MONTHS_IN_WORDS,
    PARTS_OF_DAY,
    YEAR,
)
from vungxanh.reader.rules.wordlists import keys_of

DIGITS = frozenset("0123456789")
_SEASONS = keys_of("hồi hè")
"""Hồi 2022, hè 2023: words behind which a bare year stands."""
_WORDED = frozenset({MONTH, YEAR}) | _SEASONS
RANGE = "range"
"""Where the month and year of the first days of a list come from."""


def scan(text: Text) -> list[Shape]:
    """Every date, month and year in text order."""
    found: list[Shape] = []
    done = 0
    for number in sorted((*text.figures(), *text.places(_WORDED))):
        if number < done:
            continue
        new = _at(text, number, text.keys[number], found)
        if new:
            found += new
            done = new[-1].last
    return found


def _at(text: Text, number: int, key: str, found: list[Shape]) -> list[Shape]:
    if key == MONTH:
        return _month(text, number)
    if key == YEAR or key in _SEASONS:
        return _years(text, number)
    shape = numeric(text, number)
    if shape is None:
        return stamp_in_address(text, number)
    lead = lead_of(text, number) if shape.day is not None and shape.sign != "." else number
    if not accepted(text, shape, lead, _after_date(text, shape, found)):
        return []
    _take_year(text, shape)
    if (
        text.words[number].isdecimal()
        and len(text.words[number]) == 4
        and shape.day is None
        and shape.year == int(text.words[number])
    ):
        shape.source = STAMP
    return _with_shared(text, shape, lead)


def _after_date(text: Text, shape: Shape, found: list[Shape]) -> bool:
    """Whether a date of the same shape is joined before: "4-2 đến 10-2"."""
    if not found or found[-1].sign != shape.sign or found[-1].day is None:
        return False
    between = text.keys[found[-1].last : shape.first]
    return 1 <= len(between) <= 3 and between[0] in JOINTS


def _take_year(text: Text, shape: Shape) -> None:
    """Add a year that follows in words: "12/4 năm 2024"."""
    if shape.year is None and (year := _year_after(text, shape.last)):
        shape.year, shape.last = year, shape.last + 2


def _year_after(text: Text, at: int) -> int | None:
    if at + 1 < len(text.keys) and text.keys[at] == YEAR and _is_year(text.words[at + 1]):
        return int(text.words[at + 1])
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and is_year(int(word))


def _with_shared(text: Text, shape: Shape, lead: int) -> list[Shape]:
    """The date and the bare days before it that share its month."""
    shape.paper = of_a_paper(text, lead)
    days = [at for at in range(lead, shape.first) if short(text.words[at])]
    before = [
        Shape(at, at + 1, int(text.words[at]), shape.month, shape.year, shape.sign, RANGE, shape.paper)
        for at in days
    ]
    first = before[0] if before else shape
    if first.first and text.keys[first.first - 1] == (MONTH if first.day is None else DAY):
        first.first -= 1
    return [*before, shape]


def _month(text: Text, at: int) -> list[Shape]:
    """What begins at the word "tháng": with a day before it, a year after it, or neither."""
    month, last = _month_number(text, at + 1)
    if month is None or (at and text.keys[at - 1] in EACH):
        return []
    day, first = _day_before(text, at)
    year = _year_after(text, last)
    if year is not None:
        last += 2
    elif last < len(text.keys) and text.words[last] == "," and (year := _year_after(text, last + 1)):
        last += 3
    elif first == at and at and text.words[at - 1][0] in DIGITS:
        return []
    if not (1 <= month <= 12) and day is None:
        return []
    return [Shape(first, last, day, month, year, paper=of_a_paper(text, first))]


def _month_number(text: Text, at: int) -> tuple[int | None, int]:
    if at >= len(text.keys):
        return None, at
    if short(text.words[at]):
        return (None, at) if numeric(text, at) else (int(text.words[at]), at + 1)
    for length in (2, 1):
        name = tuple(text.keys[at : at + length])
        if len(name) == length and (month := MONTHS_IN_WORDS.get(name)) is not None:
            return (month, at + length) if text.words[at][0].isupper() else (None, at)
    return None, at


def _day_before(text: Text, at: int) -> tuple[int | None, int]:
    number = at - 1
    if number >= 0 and text.words[number] == ",":
        number -= 1
    if number < 0 or not short(text.words[number]):
        return None, at
    if number and (text.keys[number - 1] == DAY or text.keys[number - 1] in PARTS_OF_DAY):
        return int(text.words[number]), number - (text.keys[number - 1] == DAY)
    follows_year = number == at - 1 and any(_year_after(text, at + ahead) for ahead in (2, 3))
    return (int(text.words[number]), number) if follows_year else (None, at)


def _years(text: Text, at: int) -> list[Shape]:
    """The years after the word "năm", as many as are joined: "các năm 2023, 2024 và 2025"."""
    if at + 1 >= len(text.keys) or not _is_year(text.words[at + 1]) or (at and text.keys[at - 1] in BORN):
        return []
    found = [Shape(at, at + 2, year=int(text.words[at + 1]), paper=of_a_paper(text, at))]
    while (last := found[-1].last) + 1 < len(text.keys):
        if text.keys[last] not in JOINTS or text.keys[last] in DASHES or not _is_year(text.words[last + 1]):
            break
        found.append(Shape(last + 1, last + 2, year=int(text.words[last + 1])))
    return found
