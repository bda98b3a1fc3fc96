"""The year of a day that is printed without one, and where it was taken from.

First what stands beside it in the text: the other end of a range, a full date before it in the same
paragraph. Then the line that dates the text, the page date, the crawler's stamp, and last the one year that
all full dates of the text agree on. The dates of documents and plain years never count, because a review
held in 2026 speaks of 2025; only a text with its own symbol is about the year in its head. Where nothing
tells, the date stays partial.
"""

import re
from dataclasses import dataclass

from vungxanh.reader.rules.text import Span, Text, fold_all
from vungxanh.reader.rules.time.accept import JOINTS
from vungxanh.reader.rules.time.calendar import exists, iso, parts
from vungxanh.reader.rules.time.scan import RANGE
from vungxanh.reader.rules.time.shapes import Shape
from vungxanh.reader.rules.time.stamps import STAMP
from vungxanh.reader.rules.time.words import DASHES
from vungxanh.reader.rules.wordlists import keys_of

BODY, PAGE = "body", "page_date"
_AHEAD = 31
"""A day at most so many days after the page is of the page's year; a later one of the year before."""
_MONTH = 31
FAR = 2
"""A page so many years after all that the text tells was fetched later than it was written."""
_HALF = 6
_TOP_LINES = 12
_SHORT_LINE = 14
_TOP = 4000
"""No line further down dates the text."""
_SAME_PLACE = 2000
"""A full date further back lends its year to none."""
_BOUNDS = keys_of("đến trước hết")
_STAGES = keys_of("từ đoạn đến tới kể")
_TO = keys_of("đến tới") | DASHES
_LAST_YEAR = frozenset(map(fold_all, ("năm ngoái", "năm trước", "năm rồi")))
_OWN_SYMBOL = re.compile(r"^[ \t]*[Ss]ố\s?:?\s{0,4}\d", re.MULTILINE)
_HEAD = 1200
"""The own symbol and the title of an official text stand within so many characters."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day, month or year near which the text was written, and what says so."""

    year: int
    month: int | None
    day: int | None
    source: str

    def year_of(self, month: int, day: int | None) -> int:
        """The year in which a day or month without one lies when it is told at this time."""
        if self.month is None:
            return self.year
        ahead = _MONTH * (month - self.month) + (day - self.day if day and self.day else 0)
        return self.year - 1 if ahead > _AHEAD else self.year

    def year_near(self, month: int) -> int:
        """The year in which a month lies nearest: a bound ("đến 30/6") can be past or to come."""
        late = self.month is not None and month - self.month > _HALF
        return self.year - 1 if late else self.year


def fill_years(text: Text, found: list[Shape], page_date: str | None) -> None:
    """Give every day and month without a year the one that is known, if any is."""
    share_ranges(text, found)
    anchor = anchor_of(text, found, page_date)
    told: Shape | None = None
    for shape in found:
        if shape.year is None and anchor is not None and is_last_year(text, shape.last):
            _fill(text, shape, Anchor(anchor.year - 1, None, None, anchor.source))
        elif shape.year is None:
            _fill(text, shape, _beside(text, told, shape) or anchor)
        elif shape.day is not None and not shape.paper and shape.source is None:
            told = shape


def is_last_year(text: Text, at: int) -> bool:
    """Tháng 6 năm ngoái: whether these words say that a month or quarter is of the year before."""
    return tuple(text.keys[at : at + 2]) in _LAST_YEAR


def _fill(text: Text, shape: Shape, anchor: Anchor | None) -> None:
    if anchor is None or shape.month is None or not 1 <= shape.month <= 12:
        return
    bound = shape.first > 0 and text.keys[shape.first - 1] in _BOUNDS
    year = anchor.year_near(shape.month) if bound else anchor.year_of(shape.month, shape.day)
    if shape.day is None or exists(shape.day, shape.month, year):
        shape.year, shape.source = year, anchor.source


def _beside(text: Text, told: Shape | None, shape: Shape) -> Anchor | None:
    """The full date before in the same line; a month long before it begins the next year."""
    if told is None or told.year is None:
        return None
    start, end = text.starts[told.last - 1], text.starts[shape.first]
    if end - start > _SAME_PLACE or "\n" in text.raw[start:end]:
        return None
    turned = shape.month is not None and (told.month or 0) - shape.month > _HALF
    return Anchor(told.year + 1 if turned else told.year, None, None, BODY)


def share_ranges(text: Text, found: list[Shape]) -> None:
    """The year of the end of a range, or of the last of a list, is that of its other members too."""
    for shape, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if shape.year is not None or after.year is None or shape.month is None or after.month is None:
            continue
        if (shape.day is None) == (after.day is None) and joined(text, shape, after):
            later = (shape.month, shape.day or 0) > (after.month, after.day or 0)
            shape.year, shape.source = after.year - later, shape.source or RANGE


def joined(text: Text, shape: Shape, after: Shape) -> bool:
    """Whether two dates follow each other as members of one range or list."""
    between = text.keys[shape.last : after.first]
    return 1 <= len(between) <= 3 and between[0] in JOINTS


def anchor_of(text: Text, found: list[Shape], page_date: str | None) -> Anchor | None:
    """When the text was written, by the first that tells; a page that lies years later tells nothing."""
    if line := dateline(text, found):
        return Anchor(line.year or 0, line.month, line.day, BODY)
    told = [one.year for one in found if one.year and one.day and not one.paper and one.source is None]
    for source, value in ((PAGE, page_date), (STAMP, stamp_of(found))):
        year, month, day = parts(value) if value else (None, None, None)
        if year is not None and not (told and year - max(told) >= FAR):
            return Anchor(year, month, day, source)
    years = set(told) or title_years(text, found)
    return Anchor(years.pop(), None, None, BODY) if len(years) == 1 else None


def title_years(text: Text, found: list[Shape]) -> set[int]:
    """The years named at the head of a text that bears its own symbol: a plan is about its own year."""
    if not _OWN_SYMBOL.search(text.raw, 0, _HEAD):
        return set()
    head = [shape for shape in found if text.starts[shape.first] < _HEAD and not shape.paper]
    return {shape.year for shape in head if shape.year and shape.month is None}


def stamp_of(found: list[Shape]) -> str | None:
    """The month or day a crawler or the page's address printed, as an ISO text."""
    stamps = [one for one in found if one.source == STAMP]
    best = max(stamps, key=lambda one: one.day is not None, default=None)
    return iso(best.year, best.month, best.day) if best else None


def dateline(text: Text, found: list[Shape]) -> Shape | None:
    """The earliest full date that has a short line near the top: a page's clock is later than its article."""
    lines = [shape for shape in found if text.starts[shape.first] <= _TOP and _alone(text, shape)]
    return min(lines, key=lambda one: (one.year, one.month, one.day), default=None)


def _alone(text: Text, shape: Shape) -> bool:
    full = (
        shape.day is not None and exists(shape.day, shape.month or 0, shape.year) and shape.year is not None
    )
    if not full or shape.paper or shape.source is not None:
        return False
    return is_dateline(text, text.span(shape.first, shape.last))


def is_dateline(text: Text, span: Span) -> bool:
    """Whether a date's line stands near the top and holds little else: a place, a time of day, a weekday."""
    if span[0] > _TOP or text.raw.count("\n", 0, span[0]) > _TOP_LINES:
        return False
    if _bounds_a_stage(text, text.first_from(span[0]), text.first_from(span[1])):
        return False
    start = text.raw.rfind("\n", 0, span[0]) + 1
    end = text.raw.find("\n", span[1])
    first, last = text.first_from(start), text.first_from(end if end >= 0 else len(text.raw))
    return last - first <= _SHORT_LINE and "." not in text.words[text.first_from(span[1]) : last]


def _bounds_a_stage(text: Text, first: int, last: int) -> bool:
    """Whether the date is an end of a stretch of time: "(giai đoạn 16/8/2019 - 15/8/2024)"."""
    before = text.keys[first - 1] if first else ""
    after = text.keys[last] if last + 1 < len(text.keys) and text.words[last + 1][0].isdecimal() else ""
    return (
        before in _STAGES
        or (before in DASHES and first > 1 and text.words[first - 2][0].isdecimal())
        or after in _TO
    )
