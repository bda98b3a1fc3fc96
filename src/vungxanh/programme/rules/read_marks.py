"""What an accepted mark of the reader says of a document, as the register can take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vungxanh.programme.rules.directives import Relation, Sort
from vungxanh.programme.rules.partial import PartialDate
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as a text names it; what the text does not say is empty.

    `implements` are the symbols of documents that it carries out.
    """

    symbol: str
    sort: Sort | None
    issuer: str
    dates: tuple[PartialDate, ...]
    begins: date | None
    until: date | None
    implements: tuple[str, ...]


def read_document(data: Mapping[str, Any]) -> ReadDocument:
    """A mark's fact in the words of the register; dates without a year are left out."""
    period = data.get("period") or {}
    printed = [data.get("date"), *(data.get("dates") or ())]
    known = dict.fromkeys(day for day in map(_partial, printed) if day is not None)
    begins, until = _partial(period.get("from")), _partial(period.get("to"))
    relations = data.get("relations") or ()
    return ReadDocument(
        symbol=str(data.get("symbol") or ""),
        sort=Sort(data["type"]) if data.get("type") in set(Sort) else None,
        issuer=str(data.get("issuer") or ""),
        dates=tuple(known),
        begins=begins.first if begins else None,
        until=until.last if until else None,
        implements=tuple(
            str(one["symbol"])
            for one in relations
            if one.get("kind") == Relation.IMPLEMENTS and one.get("symbol")
        ),
    )


def _partial(text: object) -> PartialDate | None:
    try:
        return PartialDate(str(text))
    except ProgrammeRefusedError:
        return None
