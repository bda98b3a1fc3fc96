"""Documents with two dates, and days that no calendar has."""

from collections.abc import Iterable, Iterator

from vungxanh.reader.rules.facts import DateMention, Document, Flag
from vungxanh.reader.rules.text import Text


def date_flags(text: Text, documents: Iterable[Document], dates: Iterable[DateMention]) -> Iterator[Flag]:
    """A flag for every document with different dates and for every impossible day."""
    for document in documents:
        if len(document.dates) > 1:
            shown = ", ".join(map(_day, document.dates))
            name = text.raw[slice(*document.span)]
            yield Flag(
                "two_dates",
                f"{name} có nhiều ngày khác nhau: {shown}.",
                f"{name} bears different dates: {shown}.",
                tuple(dict.fromkeys((document.span, *document.mentions))),
            )
    for date in dates:
        if date.impossible:
            printed = text.raw[slice(*date.span)]
            yield Flag(
                "impossible_date",
                f"Lịch không có ngày này: {printed}.",
                f"No calendar has this day: {printed}.",
                (date.span,),
            )


def _day(value: str) -> str:
    """16/3/2008 for 2008-03-16; other forms as they are."""
    parts = value.split("-")
    return f"{int(parts[2])}/{int(parts[1])}/{parts[0]}" if len(parts) == 3 and parts[0] else value
