"""Events as the rules know them: one, all of a subject, those of a commune newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from vungxanh.access.interface import Actor, Verb, may
from vungxanh.records.models import Event
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
        return rows.filter(replaced_by=None, withdrawn=False)
    end = end_of(known_on)
    kept = Q(replaced_by=None) | Q(replaced_by__learned_at__gte=end)
    return rows.filter(kept, learned_at__lt=end, withdrawn=False)


def version_of(row: Event, replaced_by: int | None = None) -> Version:
    """The event of a row, whose units were fetched along, and the number of what replaced it."""
    return Version(
        id=row.pk,
        kind=row.kind,
        subject=row.subject,
        area=row.area_id,
        day=row.happened_on,
        facts=from_json(KINDS[row.kind].facts, row.facts),
        units=tuple(Unit(unit.area_id, unit.share) for unit in row.units.all()),
        learned_at=row.learned_at,
        post=row.post,
        holder=str(row.holder or ""),
        replaces=row.replaces_id,
        reason=row.reason,
        withdrawn=row.withdrawn,
        place=row.pk if row.first is None else row.first,
        replaced_by=replaced_by,
    )


def lives(subjects: Iterable[UUID], *, known_on: date | None = None) -> dict[UUID, tuple[Version, ...]]:
    """What counts of each subject, in the order in which it happened; two queries."""
    wanted = list(subjects)
    rows = counting(Event.objects.filter(subject__in=wanted), known_on)
    found: dict[UUID, list[Version]] = {subject: [] for subject in wanted}
    for row in rows.order_by("happened_on", Coalesce("first", "pk")).prefetch_related("units"):
        found[row.subject].append(version_of(row))
    return {subject: tuple(events) for subject, events in found.items()}


def life(subject: UUID, *, known_on: date | None = None) -> tuple[Version, ...]:
    """What counts of one subject, in the order in which it happened."""
    return lives([subject], known_on=known_on)[subject]


def event_row(event_id: int) -> Event:
    """One row. Raises NoEventError."""
    row = Event.objects.filter(pk=event_id).prefetch_related("units").first()
    if row is None:
        raise NoEventError
    return row


def event(by: Actor, event_id: int, *, on: date) -> Version:
    """One event that the post may see on a day. Raises NoEventError."""
    later = Event.objects.filter(replaces=event_id).values_list("pk", flat=True).first()
    found = version_of(event_row(event_id), later)
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
    rows = rows.order_by("-happened_on", "-pk")[:limit]
    return [version_of(row) for row in rows.prefetch_related("units")]
