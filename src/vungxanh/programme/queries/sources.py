"""What a task comes from: a document, or a clause of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from vungxanh.access.interface import Actor
from vungxanh.programme.models import Clause
from vungxanh.programme.queries.directives import NoDirectiveError, seen


@dataclass(frozen=True, slots=True)
class SourceClause:
    """A clause to choose."""

    id: int
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document that the address or the form names, with its clauses; empty where it names none."""

    directive_id: int | None = None
    named: str = ""
    clause_id: int | None = None
    text: str = ""
    clauses: tuple[SourceClause, ...] = ()


def source_of(by: Actor, asked: Mapping[str, str]) -> Source:
    """The document of `van-ban`, or of the clause `muc`. Raises NoDirectiveError for one that is not seen."""
    clause_id, directive_id = _whole(asked.get("muc")), _whole(asked.get("van-ban"))
    clause = Clause.objects.filter(pk=clause_id).first() if clause_id else None
    if clause is not None:
        directive_id = clause.directive_id
    if clause_id and clause is None:
        raise NoDirectiveError(clause_id)
    if not directive_id:
        return Source()
    row = seen(by, directive_id)
    clauses = Clause.objects.filter(directive=row).order_by("position")
    return Source(
        directive_id=row.pk,
        named=str(row),
        clause_id=clause.pk if clause else None,
        text=clause.text if clause else "",
        clauses=tuple(SourceClause(one.pk, one.number, one.text) for one in clauses),
    )


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 18 else None
