"""Events as the rules know them: one, all of a subject, those of a commune newest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from vungxanh.access.interface import Actor, Verb, may
from vungxanh.areas.interface import among
from vungxanh.records.models import Event, EventUnit
from vungxanh.records.queries.known import end_of
from vungxanh.records.rules.events.codec import from_json
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.events.shape import Standing, Unit


class NoEventError(LookupError):
    """There is no such event, or none that the post may see: the same answer for both."""

    def __init__(self) -> None:
        super().__init__(
            "Không có sự kiện này trong địa bàn của chức danh. / There is no such event in the post's areas."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Standing):
    """One version of an event with what became of it."""

    replaces: int | None
    reason: str
    withdrawn: bool
    place: int
    """The number of its first version: where it stands among the events of one day."""
    replaced_by: int | None = None

    @property
    def counts(self) -> bool:
        """Whether this version is the one that counts."""
        return self.replaced_by is None and not self.withdrawn


def counting(rows: QuerySet[Event], known_on: date | None = None) -> QuerySet[Event]:
    """Those of the rows that count, neither replaced nor withdrawn: now, or at the end of a day."""
    if known_on is None:
        # Asked of the column of the join itself: only so PostgreSQL sees that hardly any row is replaced, and
        # reads a page from an index instead of sorting all of the register.
        return rows.filter(replaced_by__replaces=None, withdrawn=False)
    end = end_of(known_on)
    kept = Q(replaced_by=None) | Q(replaced_by__learned_at__gte=end)
    return rows.filter(kept, learned_at__lt=end, withdrawn=False)


def versions_of(
    rows: QuerySet[Event], replaced: Mapping[int, int] | None = None, *, with_units: bool = True
) -> list[Version]:
    """The events of rows, in their order, with their units; two queries, and one where there is no event.

    `replaced` says by which version an event was replaced. No row and no look-up is made for each event:
    a list of them is read on almost every page.
    """
    found, later = list(rows.values_list(*COLUMNS)), replaced or {}
    units = _units_of([row[0] for row in found]) if with_units else {}
    return [
        Version(
            id=pk,
            **dict(zip(PLAIN, plain, strict=True)),
            facts=from_json(KINDS[plain[0]].facts, facts),
            units=tuple(units.get(pk, ())),
            holder=str(holder or ""),
            place=pk if first is None else first,
            replaced_by=later.get(pk),
        )
        for pk, facts, holder, first, *plain in found
    ]


def _units_of(event_ids: Sequence[int]) -> Mapping[int, list[Unit]]:
    """The further areas of events, each in their order."""
    found: defaultdict[int, list[Unit]] = defaultdict(list)
    if event_ids:
        rows = EventUnit.objects.filter(among("event_id", event_ids)).order_by("position")
        for event, area, share in rows.values_list("event_id", "area_id", "share"):
            found[event].append(Unit(area, share))
    return found


PLAIN = ("kind", "subject", "area", "day", "learned_at", "post", "replaces", "reason", "withdrawn")
"""What of a version stands in its row as it is, in the order of `COLUMNS` from the fifth on."""
COLUMNS = (
    *("pk", "facts", "holder", "first"),
    *(
        "kind",
        "subject",
        "area_id",
        "happened_on",
        "learned_at",
        "post",
        "replaces_id",
        "reason",
        "withdrawn",
    ),
)


def lives(
    subjects: Iterable[UUID], *, alone: str = "", known_on: date | None = None
) -> dict[UUID, tuple[Version, ...]]:
    """What counts of each subject, in the order in which it happened; two queries.

    `alone` is a kind of which alone the events are wanted, without their units: one query.
    """
    wanted = list(subjects)
    rows = counting(Event.objects.filter(subject__in=wanted), known_on)
    rows = rows.filter(kind=alone) if alone else rows
    found: dict[UUID, list[Version]] = {subject: [] for subject in wanted}
    for one in versions_of(rows.order_by("happened_on", Coalesce("first", "pk")), with_units=not alone):
        found[one.subject].append(one)
    return {subject: tuple(events) for subject, events in found.items()}


def life(subject: UUID, *, known_on: date | None = None) -> tuple[Version, ...]:
    """What counts of one subject, in the order in which it happened."""
    return lives([subject], known_on=known_on)[subject]


def version(event_id: int, replaced_by: int | None = None) -> Version:
    """One event, and by which it was replaced. Raises NoEventError."""
    replaced = {} if replaced_by is None else {event_id: replaced_by}
    found = versions_of(Event.objects.filter(pk=event_id), replaced)
    if not found:
        raise NoEventError
    return found[0]


def event(by: Actor, event_id: int, *, on: date) -> Version:
    """One event that the post may see on a day. Raises NoEventError."""
    later = Event.objects.filter(replaces=event_id).values_list("pk", flat=True).first()
    found = version(event_id, later)
    require_sight(by, {found.area, *(unit.area for unit in found.units)}, on=on)
    return found


def require_sight(by: Actor, area_ids: Iterable[int], *, on: date) -> None:
    """Raise NoEventError unless the post may see the events of one of the areas on that day."""
    if not any(may(by, Verb.VIEW_EVENTS, area_id=area, on=on) for area in area_ids):
        raise NoEventError


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of the list ends: the next begins after this day and number."""

    day: date
    event: int


def events_of(
    area_ids: Sequence[int],
    *,
    kinds: Iterable[str] = (),
    after: Cursor | None = None,
    limit: int = 30,
    known_on: date | None = None,
) -> list[Version]:
    """What counts in the areas, newest first, at most `limit` after the cursor; two queries.

    Who may see them is asked by the caller (`require_sight`).
    """
    rows = counting(Event.objects.filter(area_id__in=area_ids), known_on)
    if wanted := list(kinds):
        rows = rows.filter(kind__in=wanted)
    if after is not None:
        later = Q(happened_on__lt=after.day) | Q(happened_on=after.day, pk__lt=after.event)
        rows = rows.filter(later, happened_on__lte=after.day)
    return versions_of(rows.order_by("-happened_on", "-pk")[:limit])
