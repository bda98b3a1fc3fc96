"""Reads a text with the parts of the reader that quantities need."""

from collections.abc import Sequence

from vungxanh.reader.rules.facts import Quantity, Unit
from vungxanh.reader.rules.layout import segments as layout
from vungxanh.reader.rules.numbers.find import find_numbers
from vungxanh.reader.rules.papers.find import find_documents
from vungxanh.reader.rules.places.find import find_areas
from vungxanh.reader.rules.quantities.find import find_quantities
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.dates import find_dates
from vungxanh.reader.rules.time.periods import find_periods


class NoPlaces:
    """A gazetteer that knows no unit: only places with the word of their kind are found."""

    def named(self, keys: tuple[str, ...], on: str | None) -> Sequence[Unit]:
        return ()

    def longest(self, first: str) -> int:
        return 0

    def heirs(self, unit: Unit) -> Sequence[Unit]:
        return ()


def quantities_of(raw: str, page_date: str | None = None) -> tuple[Quantity, ...]:
    text = Text.of(raw)
    parts = layout(text)
    dates = find_dates(text, parts, page_date)
    periods = find_periods(text, parts, dates, page_date)
    documents = find_documents(text, parts, dates)
    areas = find_areas(text, parts, NoPlaces(), page_date)
    return find_quantities(text, parts, find_numbers(text), dates, periods, documents, areas, page_date)
