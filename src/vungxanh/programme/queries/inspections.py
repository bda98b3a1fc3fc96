"""Inspections as a post sees them: those its own areas made, and those made in its areas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from vungxanh.access.interface import Actor, Verb, may, require, visible_areas
from vungxanh.areas.interface import same_ground
from vungxanh.programme.models import Inspection, InspectionFinding
from vungxanh.programme.queries.tasks import counts_of_assignments
from vungxanh.programme.rules.inspections import Mending, mending
from vungxanh.programme.rules.tasks import State


class NoInspectionError(LookupError):
    """There is no such inspection, or the post does not see it."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What was found, where it stands, and the work it led to (none: nothing was asked)."""

    number: int
    text: str
    mending: Mending
    work: int | None


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """A visit with what was found."""

    id: int
    area_id: int
    held_in: int
    office: str
    day: date
    post: str
    assignment: tuple[int, str] | None
    findings: tuple[FindingRow, ...]

    def count(self, *states: Mending) -> int:
        """How many of the findings stand in one of the states."""
        return sum(one.mending in states for one in self.findings)


@dataclass(frozen=True, slots=True)
class OneInspection:
    """A visit as its page shows it."""

    row: InspectionRow
    may_add: bool


def inspections_seen(by: Actor, on: date) -> QuerySet[Inspection]:
    """The visits that a post sees. Raises Refused."""
    require(by, Verb.VIEW_TASKS, area_id=by.area_id, on=on)
    own = same_ground([by.area_id])[by.area_id]
    if by.role.value.startswith("partner_"):
        return Inspection.objects.filter(held_in__in=own)
    return Inspection.objects.filter(Q(held_in__in=own) | Q(area__in=visible_areas(by, on=on)))


def inspection_list(by: Actor, *, on: date) -> tuple[InspectionRow, ...]:
    """The visits that the post sees, the newest first; three statements and the permission."""
    return _rows(by, inspections_seen(by, on).order_by("-day", "-pk"), on)


def one_inspection(by: Actor, number: int, *, on: date) -> OneInspection:
    """A visit with its findings. Raises NoInspectionError, Refused."""
    rows = _rows(by, inspections_seen(by, on).filter(pk=number), on)
    if not rows:
        raise NoInspectionError
    return OneInspection(rows[0], may_add(by, rows[0].held_in, rows[0].area_id, on=on))


def may_add(by: Actor, held_in: int, area_id: int, *, on: date) -> bool:
    """Whether the post adds findings: a post of the area that made the visit, and gives work there."""
    own = same_ground([by.area_id])[by.area_id]
    return held_in in own and may(by, Verb.ASSIGN_TASKS, area_id=area_id, on=on)


def _rows(by: Actor, seen: QuerySet[Inspection], on: date) -> tuple[InspectionRow, ...]:
    rows = list(seen.select_related("assignment"))
    found: dict[int, list[InspectionFinding]] = {}
    for one in InspectionFinding.objects.filter(inspection__in=rows).order_by("number"):
        found.setdefault(one.inspection_id, []).append(one)
    works = [one.work_id for every in found.values() for one in every if one.work_id is not None]
    stands = counts_of_assignments(by, works, on=on) if works else {}
    return tuple(_row(row, found.get(row.pk, ()), stands) for row in rows)


def _row(
    row: Inspection, found: Iterable[InspectionFinding], stands: Mapping[int, Mapping[State, int]]
) -> InspectionRow:
    work = row.assignment
    return InspectionRow(
        row.pk,
        row.area_id,
        row.held_in_id,
        row.office,
        row.day,
        row.post,
        (work.pk, work.what) if work else None,
        tuple(
            FindingRow(one.number, one.text, mending(_states(stands.get(one.work_id or 0, {}))), one.work_id)
            for one in found
        ),
    )


def _states(counts: Mapping[State, int]) -> list[State]:
    return [state for state, number in counts.items() if number]
