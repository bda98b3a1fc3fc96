"""Puts the reader together: bytes in, proposals out."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction

from vungxanh.reader.rules.checks.find import find_flags
from vungxanh.reader.rules.events.find import find_events
from vungxanh.reader.rules.facts import Area, Flag, Gazetteer, Person, Proposals
from vungxanh.reader.rules.layout import instruction_flags, segments
from vungxanh.reader.rules.numbers.find import find_numbers
from vungxanh.reader.rules.papers.find import find_documents
from vungxanh.reader.rules.people.find import find_people
from vungxanh.reader.rules.people.leaks import leaks
from vungxanh.reader.rules.places.find import find_areas
from vungxanh.reader.rules.quantities.find import find_quantities
from vungxanh.reader.rules.source.read import read_source
from vungxanh.reader.rules.source.unreadable import UnreadableError
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.dates import find_dates
from vungxanh.reader.rules.time.periods import find_periods
from vungxanh.reader.rules.time.writing import date_of_text
from vungxanh.reader.rules.unquantified import find_unquantified

MOST_NAMINGS = 100_000
"""Times that one text names people; five megabytes of the densest reports do so about five thousand times."""

DENSE = 50_000
"""Characters of a text from which on it is looked whether it is a text at all."""

MOST_PIECES = Fraction(3, 4)
"""Words, signs and lines for each character; reports have a quarter, tables of single digits two thirds."""

MOST_INITIALS = Fraction(3, 10)
"""Of all words and signs those of one or two capitals; a list of names like Giàng A Mẫu has a quarter."""

USUAL = 1_000_000
"""Characters of a text for which the collector of cycles waits; a longer one needs its memory back."""


def read(data: bytes, name: str, *, gazetteer: Gazetteer, page_date: str | None) -> Proposals:
    """What a file proposes. `name` tells its kind only; `page_date` is the ISO day of the page, or partial.

    Raises UnreadableError, with what to do, for a file that cannot be read.
    """
    source = read_source(data, name)
    return read_text(source.text, gazetteer=gazetteer, page_date=page_date, notes=source.notes)


def read_text(
    raw: str, *, gazetteer: Gazetteer, page_date: str | None, notes: Iterable[Flag] = ()
) -> Proposals:
    """What an NFC text proposes. Names of people are covered before anything else looks at it."""
    with _undisturbed(len(raw)):
        return _proposals(raw, gazetteer, page_date, notes)


@contextmanager
def _undisturbed(characters: int) -> Iterator[None]:
    """Let Python's collector of cycles wait until the text is read.

    What is made while reading is needed to the end, so looking for what could be let go finds nothing, and
    took a fifth of the time in a text that is dense with figures.
    """
    if characters > USUAL or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _proposals(raw: str, gazetteer: Gazetteer, page_date: str | None, notes: Iterable[Flag]) -> Proposals:
    text, persons = _covered(raw, gazetteer)
    parts = segments(text)
    dates = find_dates(text, parts, page_date)
    periods = find_periods(text, parts, dates, page_date)
    written = date_of_text(text, parts, dates, page_date)
    documents = find_documents(text, parts, dates)
    areas = find_areas(text, parts, gazetteer, written.value if written else None)
    quantities = find_quantities(text, parts, find_numbers(text), dates, periods, documents, areas, page_date)
    return Proposals(
        text=text.raw,
        segments=parts,
        documents=documents,
        events=find_events(text, parts, dates, documents, areas, page_date),
        quantities=quantities,
        areas=_once(areas),
        persons=persons,
        unquantified=find_unquantified(text, parts),
        flags=(
            *notes,
            *instruction_flags(text, parts),
            *find_flags(text, parts, quantities, documents, dates),
        ),
    )


def _covered(raw: str, gazetteer: Gazetteer) -> tuple[Text, tuple[Person, ...]]:
    """The text with blocks over the names, and the offices that were found; the bare text is let go."""
    bare = Text.of(raw)
    if len(raw) > DENSE and _is_of_signs(bare):
        raise UnreadableError("signs")
    people = find_people(bare, gazetteer)
    if len(people.persons) > MOST_NAMINGS:
        raise UnreadableError("too many names")
    text = bare.masked(people.spans)
    return text.masked(leaks(text)), people.persons


def _is_of_signs(text: Text) -> bool:
    """Whether a text is of signs or capitals that stand alone rather than of words."""
    if len(text) + text.raw.count("\n") > MOST_PIECES * len(text.raw):
        return True
    initials = sum(len(word) <= _INITIALS and word.isupper() for word in text.words)
    return initials > MOST_INITIALS * len(text)


_INITIALS = 2


def _once(areas: Sequence[Area]) -> tuple[Area, ...]:
    """The first mention of each place."""
    first: dict[tuple[str, ...], Area] = {}
    for area in areas:
        first.setdefault((area.level, area.name.casefold(), area.parent or "", area.code or ""), area)
    return tuple(first.values())
