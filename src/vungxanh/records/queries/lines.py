"""What events add up to: flows over days, stocks up to a day, each as known on any day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from vungxanh.areas.interface import among
from vungxanh.periods.interface import Period
from vungxanh.records.models import Event, EventLine
from vungxanh.records.queries.known import end_of

OF_UNITS = frozenset(f"D{number:02}" for number in range(7, 15))
"""Indicators of quantities in several units, which are never added: `flows_by` with the unit tells them."""


class MixedUnitsError(ValueError):
    """Quantities of different units were to be added: a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One line that counts, with the event it follows from."""

    event_id: int
    subject: UUID
    area_id: int
    indicator: str
    day: date
    value: int
    breakdown: Mapping[str, Any]
    learned_at: datetime


def known_lines(known_on: date | None = None) -> QuerySet[EventLine]:
    """The lines of events that were not replaced: now, or at the end of a day.

    A replaced event's lines count no longer from the day on which its replacement was learned.
    """
    if known_on is None:
        # Asked by the line's own number of its event, so that the events themselves, half a million rows, are
        # not read for sums that want nothing of them. Saying that the number is not null adds nothing but a
        # choice: few events replace another, and PostgreSQL may read these once instead of looking for each.
        later = Event.objects.filter(replaces__isnull=False, replaces=OuterRef("event_id"))
        return EventLine.objects.filter(~Exists(later))
    end = end_of(known_on)
    kept = Q(event__replaced_by=None) | Q(event__replaced_by__learned_at__gte=end)
    return EventLine.objects.filter(kept, event__learned_at__lt=end)


def flows(
    area_ids: Iterable[int],
    indicators: Iterable[str],
    *,
    period: Period,
    known_on: date | None = None,
) -> dict[tuple[int, str], int]:
    """The sum of each area and indicator over the days of a period; what has no line is left out.

    Raises MixedUnitsError for seizures and destructions.
    """
    wanted = set(indicators)
    if mixed := wanted & OF_UNITS:
        raise MixedUnitsError(f"{sorted(mixed)}: flows_by(['substance', 'unit'], …)")
    rows = known_lines(known_on).filter(
        area_id__in=list(area_ids),
        indicator__in=wanted,
        day__gte=period.start,
        day__lt=period.end,
    )
    return _sums(rows)


def stocks(
    area_ids: Iterable[int], indicators: Iterable[str], *, day: date, known_on: date | None = None
) -> dict[tuple[int, str], int]:
    """What stands in each area at the end of a day: its lines summed up to that day."""
    rows = known_lines(known_on).filter(
        among("area_id", area_ids), indicator__in=list(indicators), day__lte=day
    )
    return _sums(rows)


def _sums(rows: QuerySet[EventLine]) -> dict[tuple[int, str], int]:
    summed = rows.values("area_id", "indicator").annotate(total=Sum("value")).order_by()
    return {(one["area_id"], one["indicator"]): int(one["total"]) for one in summed}


def flows_by(
    breakdown: Iterable[str],
    area_ids: Iterable[int],
    indicator: str,
    *,
    period: Period,
    known_on: date | None = None,
) -> dict[tuple[Any, ...], int]:
    """The sum of an indicator over areas and days for each value of the parts of its breakdown."""
    parts, found = list(breakdown), defaultdict[tuple[Any, ...], int](int)
    rows = known_lines(known_on).filter(
        area_id__in=list(area_ids), indicator=indicator, day__gte=period.start, day__lt=period.end
    )
    for about, value in rows.values_list("breakdown", "value"):
        found[tuple(about.get(part) for part in parts)] += value
    return dict(found)


def lines_of(
    area_ids: Iterable[int],
    *,
    period: Period,
    indicators: Iterable[str] = (),
    known_on: date | None = None,
) -> list[Counted]:
    """The lines themselves in the order of their days: what a figure opens to."""
    rows = known_lines(known_on).filter(area_id__in=list(area_ids), day__gte=period.start, day__lt=period.end)
    if wanted := list(indicators):
        rows = rows.filter(indicator__in=wanted)
    rows = rows.select_related("event").order_by("day", "event_id", "pk")
    return [
        Counted(
            row.event_id,
            row.event.subject,
            row.area_id,
            row.indicator,
            row.day,
            row.value,
            row.breakdown,
            row.event.learned_at,
        )
        for row in rows
    ]
