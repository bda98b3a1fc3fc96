"""Numbers joined by signs in the shape of a date: what they would say if they were one."""

from dataclasses import dataclass

from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.calendar import is_year
from vungxanh.reader.rules.time.words import DASHES

_SIGNS = DASHES | {"/"}


@dataclass(slots=True)
class Shape:
    """A possible date on the words [first, last); what is not printed is None. `sign` joins its numbers.

    `lead` is the first word of a list or range that shares the month and year ("12 và 13/4"); `source` says
    where a part that is not printed was taken from; `paper`: it is the date of a document.
    """

    first: int
    last: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    sign: str = ""
    source: str | None = None
    paper: bool = False


def short(word: str) -> bool:
    """Whether the word is a number that can be a day or a month."""
    return len(word) <= 2 and word.isdecimal()


def numeric(text: Text, first: int) -> Shape | None:
    """The date shape whose first number is this word: d/m, d/m/y, m/y, y-m, y-m-d with one sign."""
    word = text.words[first]
    if "," in word or not ("." in word or _sign_after(text, first)) or _continues(text, first):
        return None
    if "." in word:
        numbers, last, sign = word.split("."), first + 1, "."
    else:
        numbers, last, sign = _chain(text, first)
    if len(numbers) < 2 or _goes_on(text, last, sign):
        return None
    return _shape(numbers, first, last, sign)


def _sign_after(text: Text, first: int) -> bool:
    return first + 2 < len(text.keys) and text.words[first + 1] in _SIGNS


def _chain(text: Text, first: int) -> tuple[list[str], int, str]:
    numbers, at, sign = [text.words[first]], first, ""
    while len(numbers) < 3 and at + 2 < len(text.keys):
        joint, number = text.words[at + 1], text.words[at + 2]
        if not number.isdecimal() or (sign and joint != sign) or not _joins(text, at, joint):
            break
        numbers.append(number)
        at, sign = at + 2, joint
    return numbers, at + 1, sign


def _joins(text: Text, at: int, joint: str) -> bool:
    """A dash must touch both numbers, else it means a range; a stroke may have a blank beside it."""
    if joint in DASHES:
        return text.touches(at) and text.touches(at + 1)
    gap = text.starts[at + 2] - text.ends[at]
    return joint == "/" and gap <= 3 and "\n" not in text.raw[text.ends[at] : text.starts[at + 2]]


def _continues(text: Text, first: int) -> bool:
    """Whether the number carries on something that is no date: C04, 20h30, CT-12, 105/…"""
    if not first or not text.touches(first - 1):
        return False
    before = text.words[first - 1]
    if before == "(" or before in "“\"'[":
        return False
    if before in DASHES:
        return first >= 2 and text.touches(first - 2) and not text.words[first - 2][0].isdecimal()
    return before.isalpha() or before in "/.:+_%"


def _goes_on(text: Text, last: int, sign: str) -> bool:
    """Whether letters or further numbers are joined on: 28/2025/QĐ, 10-2024-NQ, 1/2/3/4."""
    if last >= len(text.keys) or not text.touches(last - 1):
        return False
    after = text.words[last]
    if after.isalpha() or after in "%_":
        return True
    if after not in "/:-–" or last + 1 >= len(text.keys) or not text.touches(last):
        return False
    return text.words[last + 1].isalpha() or after == sign or after in "/:"


def _shape(numbers: list[str], first: int, last: int, sign: str) -> Shape | None:
    lengths = tuple(map(len, numbers))
    values = [int(number) for number in numbers if number.isdecimal()]
    if len(values) != len(numbers):
        return None
    if lengths[0] == 4 and is_year(values[0]) and max(lengths[1:]) <= 2 and sign in "-/":
        return Shape(first, last, *_padded(values[:0:-1]), values[0], sign)
    if (
        max(lengths[:-1]) > 2
        or lengths[-1] not in (1, 2, 4)
        or (lengths[-1] == 4 and not is_year(values[-1]))
    ):
        return None
    if len(values) == 3:
        year = values[2] if lengths[2] == 4 else 2000 + values[2]
        return Shape(first, last, values[0], values[1], year, sign) if lengths[2] != 1 else None
    if lengths[1] == 4:
        return Shape(first, last, None, values[0], values[1], sign)
    return Shape(first, last, values[0], values[1], None, sign)


def _padded(values: list[int]) -> tuple[int | None, int]:
    """Day and month from what follows a year that stands first: [day, month] or [month]."""
    return (values[0], values[1]) if len(values) == 2 else (None, values[0])
