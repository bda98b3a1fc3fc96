"""Documents of the register as a post sees them.

Every post sees the Centre's documents and those of its own province; of communes a commune's post sees its
own, the province's posts all. Elsewhere they see what is public: the text, or a report of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import forebears_of, name_key, province_of, same_ground
from vungxanh.programme.models import Directive
from vungxanh.programme.rules.directives import ClauseSort, Sort
from vungxanh.programme.rules.partial import PartialDate, Reading, SourcedDate

BEFORE_THE_MERGERS = date(2025, 6, 30)
"""The last day of the provinces that were merged (Resolution 202/2025/QH15)."""


class NoDirectiveError(LookupError):
    """There is no such document, or the post does not see it."""


def own_provinces(by: Actor) -> frozenset[int]:
    """The province of a post in all its versions, those it grew from included."""
    province = province_of([by.area_id])[by.area_id]
    return same_ground([province])[province] | frozenset(forebears_of(province, BEFORE_THE_MERGERS))


def visible(by: Actor) -> QuerySet[Directive]:
    """The documents that a post sees."""
    inside = Q(province__in=own_provinces(by))
    if by.level == "commune":
        own = same_ground([by.area_id])[by.area_id] | frozenset(forebears_of(by.area_id, BEFORE_THE_MERGERS))
        inside &= ~Q(area__level="commune") | Q(area__in=own)
    return Directive.objects.filter(Q(province=None) | inside | ~Q(source=""))


def seen(by: Actor, directive: int) -> Directive:
    """One document that the post sees. Raises NoDirectiveError."""
    row = visible(by).filter(pk=directive).prefetch_related("dates").first()
    if row is None:
        raise NoDirectiveError(directive)
    return row


def dates_of(row: Directive) -> SourcedDate:
    """Every reading of a document's date, that which counts first."""
    return SourcedDate(tuple(Reading(PartialDate(one.on_text), one.source) for one in row.dates.all()))


@dataclass(frozen=True)
class DirectiveRow:
    """One document in a list. `area` is None for the Centre."""

    id: int
    symbol: str
    sort: Sort
    title: str
    issuer: str
    area: int | None
    issued: SourcedDate

    @property
    def named(self) -> str:
        """How it is called: by its symbol, else by its title."""
        return self.symbol or self.title


@dataclass(frozen=True)
class ClauseRow:
    """One clause of a document; `office` is who answers for it, "" for nobody."""

    id: int
    number: str
    sort: ClauseSort
    text: str
    office: str


@dataclass(frozen=True)
class DirectiveView:
    """One document with its clauses. `keeper` is the area whose posts may change the entry."""

    row: DirectiveRow
    keeper: int
    signatory: str
    begins: date | None
    until: date | None
    text: str
    source: str
    clauses: tuple[ClauseRow, ...]


def row_of(row: Directive) -> DirectiveRow:
    """A document as lists show it; its dates have been read along."""
    return DirectiveRow(row.pk, row.symbol, Sort(row.sort), row.title, row.issuer, row.area_id, dates_of(row))


def directives(by: Actor, *, search: str = "", sort: str = "") -> tuple[DirectiveRow, ...]:
    """The documents a post sees, newest first; `search` finds symbols, titles and issuers by their words."""
    found = visible(by).prefetch_related("dates")
    for word in name_key(search).split():
        found = found.filter(search_key__contains=word)
    if sort:
        found = found.filter(sort=sort)
    return newest_first(map(row_of, found))


def newest_first(rows: Iterable[DirectiveRow]) -> tuple[DirectiveRow, ...]:
    """By the last day the date can mean, the newest first."""
    return tuple(sorted(rows, key=lambda one: (one.issued.counts.last, one.id), reverse=True))


def directive(by: Actor, number: int) -> DirectiveView:
    """One document with what it says. Raises NoDirectiveError."""
    row = seen(by, number)
    return DirectiveView(
        row=row_of(row),
        keeper=row.keeper_id,
        signatory=row.signatory,
        begins=row.begins,
        until=row.until,
        text=row.text,
        source=row.source,
        clauses=tuple(
            ClauseRow(one.pk, one.number, ClauseSort(one.sort), one.text, one.office)
            for one in row.clauses.all()
        ),
    )
