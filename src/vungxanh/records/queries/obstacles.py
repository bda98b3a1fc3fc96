"""Obstacles that areas recorded: what stood in the way in a time, and what became of it by its last day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vungxanh.records.models import Event
from vungxanh.records.queries.events import counting, lives, versions_of
from vungxanh.records.rules.events.obstacle import Became, Body, Sort, became


@dataclass(frozen=True, slots=True)
class ObstacleMet:
    """An obstacle (khó khăn, vướng mắc) of an area: since when, what, who is asked, and what became of it.

    `note` is a masked short text; `subject` opens its events.
    """

    subject: UUID
    area_id: int
    day: date
    sort: Sort
    body: Body
    note: str
    became: Became


def obstacles_met(
    area_ids: Iterable[int], *, first: date, last: date, known_on: date
) -> tuple[ObstacleMet, ...]:
    """The obstacles met between two days, and earlier ones that still stood on the last, the oldest first.

    Only what had been told by the end of `known_on` counts. Two queries. Who may see is asked by the caller.
    """
    rows = Event.objects.filter(area_id__in=list(area_ids), kind="obstacle_met", happened_on__lte=last)
    told = versions_of(counting(rows, known_on).order_by("happened_on", "pk"), with_units=False)
    ends = lives({one.subject for one in told}, alone="obstacle_resolved", known_on=known_on)
    found = (
        ObstacleMet(
            one.subject,
            one.area,
            one.day,
            one.facts.sort,
            one.facts.body,
            one.facts.note,
            became(ends[one.subject], last),
        )
        for one in told
    )
    return tuple(one for one in found if one.day >= first or one.became.stands)
