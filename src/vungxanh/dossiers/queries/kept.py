"""A dossier as it is kept, read back into the events of the rules."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vungxanh.access.interface import here
from vungxanh.dossiers.models import Dossier, DossierEvent
from vungxanh.dossiers.rules.codec import Extras, extras_from_json, from_facts, term_facts
from vungxanh.dossiers.rules.course import Course, follow
from vungxanh.dossiers.rules.events import Event
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import TermFacts

ERASED = "erased"
"""Stands for a predecessor of which nothing is kept any more: that there was one is still known."""


class NoDossierError(LookupError):
    """No such dossier in the areas of who looks; nothing tells whether it exists elsewhere."""

    def __init__(self) -> None:
        super().__init__("Không có hồ sơ này ở địa bàn của bạn. / There is no such dossier in your area.")


@dataclass(frozen=True)
class Kept:
    """A dossier with its events. `extras` is what the decision in force says of its term."""

    id: UUID
    area_id: int
    kind: Kind
    minor: bool
    predecessor: str
    leaves_on: date | None
    left_as: str
    events: tuple[Event, ...]
    extras: Extras

    def course(self, day: date) -> Course:
        """Its course up to the end of a day."""
        return follow(self.events, day)

    def state(self, day: date) -> State | None:
        """How it stands at the end of a day; None when it is over."""
        return self.course(day).state

    def facts(self, state: State) -> TermFacts:
        """What its term was worked out from."""
        return term_facts(self.extras, state.decision, state.particulars.band)

    @property
    def next_seq(self) -> int:
        """The number of its next event."""
        return max(event.seq for event in self.events) + 1

    @property
    def last_day(self) -> date:
        """The day of its latest event: nothing is entered before it."""
        return max(event.day for event in self.events)


def kept(rows: Iterable[Dossier]) -> list[Kept]:
    """The dossiers of rows with their events, in one more query."""
    found = list(rows)
    own: defaultdict[UUID, list[DossierEvent]] = defaultdict(list)
    for event in DossierEvent.objects.filter(dossier__in=[row.id for row in found]).order_by(
        "dossier", "seq"
    ):
        own[event.dossier_id].append(event)
    return [_kept(row, own[row.id]) for row in found]


def _kept(row: Dossier, events: list[DossierEvent]) -> Kept:
    predecessor = ERASED if row.predecessor_erased else str(row.predecessor or "")
    told = [event.extras for event in events if event.extras is not None]
    return Kept(
        id=row.id,
        area_id=row.area_id,
        kind=Kind(row.kind),
        minor=row.minor,
        predecessor=predecessor,
        leaves_on=row.leaves_on,
        left_as=row.left_as,
        events=tuple(event_of(event, predecessor) for event in events),
        extras=extras_from_json(told[-1]),
    )


def event_of(row: DossierEvent, predecessor: str) -> Event:
    """The event of a row."""
    return from_facts(
        row.name,
        row.facts,
        dossier=str(row.dossier_id),
        seq=row.seq,
        day=row.day,
        learned=row.learned,
        predecessor=predecessor,
    )


def one(dossier_id: UUID, *, lock: bool = False) -> Kept:
    """One dossier inside the areas that are looked at. Raises NoDossierError for a foreign or missing one.

    `lock` holds it until the end of the transaction, so the second of two officers sees what the first did.
    """
    rows = Dossier.objects.filter(here(Dossier, dossier_id))
    found = kept(rows.select_for_update(no_key=True) if lock else rows)
    if not found:
        raise NoDossierError
    return found[0]


def hold(dossier_id: UUID | None) -> None:
    """Hold a dossier until the end of the transaction: before its transfer, its request or its proposal is
    held, so that of two acts one waits and neither waits for the other."""
    if dossier_id is not None:
        Dossier.objects.select_for_update(no_key=True).filter(pk=dossier_id).first()


def standing(area_ids: Iterable[int], day: date) -> list[Kept]:
    """The dossiers that stand in communes at the end of a day, by what is known now; two queries."""
    rows = Dossier.objects.filter(area__in=list(area_ids)).exclude(leaves_on__lte=day).order_by("id")
    return [one for one in kept(rows) if one.state(day) is not None]


def chain(dossier_id: UUID) -> list[Kept]:
    """The dossiers of one person that follow on each other, as far as they lie in the areas looked at."""
    seen: dict[UUID, Kept] = {}
    asked: set[UUID] = set()
    wave = {dossier_id}
    while wave:
        asked |= wave
        found = kept(Dossier.objects.filter(pk__in=wave))
        seen |= {kept.id: kept for kept in found}
        before = {UUID(kept.predecessor) for kept in found if kept.predecessor not in {"", ERASED}}
        after = Dossier.objects.filter(predecessor__in=[kept.id for kept in found]).values_list(
            "id", flat=True
        )
        wave = (before | set(after)) - asked
    return list(seen.values())


def on_decision(area_ids: list[int], symbol: str, decided_on: date, *, lock: bool = False) -> Kept | None:
    """The dossier of communes on a decision, standing or over; the newest where several rest on it."""
    named = DossierEvent.objects.filter(area__in=area_ids, facts__decision__date=decided_on.isoformat())
    symbols = named.order_by("-learned", "-id").values_list("dossier", "facts__decision__symbol")
    same = [dossier for dossier, found in symbols if found.lstrip("0") == symbol.lstrip("0")]
    return one(same[0], lock=lock) if same else None
