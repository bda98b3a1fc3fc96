"""The day a text was written, as far as it can be known."""

from collections.abc import Sequence

from vungxanh.reader.rules.facts import DateMention, Segment
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.accept import of_a_paper
from vungxanh.reader.rules.time.calendar import parts
from vungxanh.reader.rules.time.stamps import STAMP
from vungxanh.reader.rules.time.years import FAR, PAGE, is_dateline

_LEAD = 600
"""A day so far into the text can still be the day of the news."""


def date_of_text(
    text: Text, segments: Sequence[Segment], dates: Sequence[DateMention], page_date: str | None
) -> DateMention | None:
    """The line that dates the text, else the day of its lead, the page date or the stamp.

    A page date has no words of the text: its span is (0, 0). A page years later than all the text tells was
    fetched later; then the newest full date of the text stands for it.
    """
    told = [date for date in dates if _tells(text, date)]
    lines = [date for date in told if date.derived_from is None and is_dateline(text, date.span)]
    if lines:
        return min(lines, key=lambda one: one.value)
    page = DateMention(page_date, (0, 0), PAGE) if page_date else _stamp(dates)
    newest = max(
        (date for date in told if date.derived_from is None), key=lambda one: one.value, default=None
    )
    if page and newest and _year(page) - _year(newest) >= FAR:
        return _lead(text, told) or newest
    return _more_exact(_lead(text, told), page)


def _tells(text: Text, date: DateMention) -> bool:
    """Whether it is a full day that belongs to no document."""
    year, _, day = parts(date.value)
    full = year is not None and day is not None and not date.impossible and date.derived_from != STAMP
    return full and not of_a_paper(text, text.first_from(date.span[0]))


def _year(date: DateMention) -> int:
    return parts(date.value)[0] or 0


def _stamp(dates: Sequence[DateMention]) -> DateMention | None:
    stamps = [date for date in dates if date.derived_from == STAMP and len(date.value) >= len("2024-06")]
    return max(stamps, key=lambda one: len(one.value), default=None)


def _lead(text: Text, told: Sequence[DateMention]) -> DateMention | None:
    return max((date for date in told if date.span[0] < _LEAD), key=lambda one: one.value, default=None)


def _more_exact(lead: DateMention | None, page: DateMention | None) -> DateMention | None:
    """The day of the lead where it lies near the page's, else the page's."""
    if lead is None or page is None:
        return page or lead
    return lead if _months(page) - _months(lead) in (0, 1) and len(page.value) < len(lead.value) else page


def _months(date: DateMention) -> int:
    year, month, _ = parts(date.value)
    return 12 * (year or 0) + (month or 1)
