"""Reads invented sentences for tests, one a line; `# ` opens a heading, `= ` a title, `~ ` a caption."""

from vungxanh.reader.rules.facts import Layout, Quantity, Segment
from vungxanh.reader.rules.numbers.find import find_numbers
from vungxanh.reader.rules.quantities.find import find_quantities
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.dates import find_dates
from vungxanh.reader.rules.time.periods import find_periods

_MARKS: dict[str, Layout] = {"# ": "heading", "= ": "title", "~ ": "caption"}


def said(raw: str, page_date: str | None = None) -> tuple[Quantity, ...]:
    """The quantities of the lines."""
    text = Text.of(raw)
    segments = tuple(parts(raw))
    dates = find_dates(text, segments, page_date)
    periods = find_periods(text, segments, dates)
    return find_quantities(text, segments, find_numbers(text), dates, periods, (), (), page_date)


def parts(raw: str) -> list[Segment]:
    """A segment a line, under the nearest heading before."""
    found: list[Segment] = []
    heading, at = None, 0
    for paragraph, line in enumerate(raw.split("\n")):
        layout = _MARKS.get(line[:2], "body")
        found.append(Segment((at, at + len(line)), paragraph, layout, None if layout == "title" else heading))
        if layout == "heading":
            heading = len(found) - 1
        at += len(line) + 1
    return found


def told(raw: str, *fields: str) -> list[tuple[object, ...]]:
    """The printed words of each quantity with the fields asked for."""
    return [(one.printed, *(getattr(one, field) for field in fields)) for one in said(raw)]
