"""Documents that accepted marks name and that wait for the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import name_key
from vungxanh.intake.interface import MarkSummary, NoMarkError, accepted_marks, mark
from vungxanh.programme.queries.directives import DirectiveRow, row_of, visible
from vungxanh.programme.rules.read_marks import ReadDocument, read_document

DOCUMENT = "document"


@dataclass(frozen=True)
class WaitingDocument:
    """A mark that waits: what it says, what it may be in the register, and what it implements there."""

    mark: MarkSummary
    read: ReadDocument
    known: tuple[DirectiveRow, ...]
    above: tuple[DirectiveRow, ...]


def documents_waiting(by: Actor, *, on: date, after: int = 0, limit: int = 50) -> tuple[WaitingDocument, ...]:
    """The marks of documents that wait in the post's areas, oldest first, with numbers above `after`."""
    return _ready(by, accepted_marks(DOCUMENT, by=by, on=on, after=after, limit=limit))


def document_waiting(by: Actor, mark_id: int, *, on: date) -> WaitingDocument | None:
    """One mark that waits; None where there is no such mark, it is of another kind, or was taken."""
    try:
        found = mark(mark_id, by=by, on=on)
    except NoMarkError:
        return None
    return None if found.taker or found.kind != DOCUMENT else _ready(by, [found])[0]


def _ready(by: Actor, found: Sequence[MarkSummary]) -> tuple[WaitingDocument, ...]:
    read = [read_document(one.data) for one in found]
    standing = by_symbol(by, {symbol for one in read for symbol in (one.symbol, *one.implements)})
    return tuple(
        WaitingDocument(
            mark=mark,
            read=one,
            known=standing.get(name_key(one.symbol), ()),
            above=tuple(row for symbol in one.implements for row in standing.get(name_key(symbol), ())),
        )
        for mark, one in zip(found, read, strict=True)
    )


def by_symbol(by: Actor, symbols: set[str]) -> dict[str, tuple[DirectiveRow, ...]]:
    """The documents that the post sees under each of these symbols, by the symbol's key."""
    wanted = {symbol for symbol in symbols if symbol}
    rows = visible(by).filter(symbol__in=wanted).prefetch_related("dates")
    found: dict[str, tuple[DirectiveRow, ...]] = {}
    for row in map(row_of, rows):
        key = name_key(row.symbol)
        found[key] = (*found.get(key, ()), row)
    return found
