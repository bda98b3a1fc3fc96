"""The days, months and years that a text names."""

from collections.abc import Sequence

from vungxanh.reader.rules.facts import DateMention, Segment
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.calendar import exists, iso, possible
from vungxanh.reader.rules.time.scan import scan
from vungxanh.reader.rules.time.shapes import Shape
from vungxanh.reader.rules.time.years import fill_years


def find_dates(text: Text, segments: Sequence[Segment], page_date: str | None) -> tuple[DateMention, ...]:
    """Every date of the text in its order; `page_date` is the ISO day of the page, where the caller knows it.

    A date that the calendar does not have keeps only its possible part and is marked. `derived_from` is
    `page_date`, `stamp`, `body` or `range` where the year or month is not printed beside the day.
    """
    found = scan(text)
    fill_years(text, found, page_date)
    return tuple(_mention(text, shape) for shape in found)


def _mention(text: Text, shape: Shape) -> DateMention:
    span = text.span(shape.first, shape.last)
    unknown = shape.day is not None and not exists(shape.day, shape.month or 0, shape.year)
    if unknown or (shape.month is not None and not 1 <= shape.month <= 12):
        return DateMention(possible(shape.month, shape.year), span, shape.source, impossible=True)
    return DateMention(iso(shape.year, shape.month, shape.day), span, shape.source)
