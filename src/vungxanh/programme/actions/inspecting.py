"""Inspections: a visit is entered, and what was found becomes work on the same screen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from vungxanh.access.interface import Actor, Refused, Verb, acting, covered, require
from vungxanh.programme.actions.assigning import Given, assign
from vungxanh.programme.actions.frame import alone_with
from vungxanh.programme.models import Inspection, InspectionFinding
from vungxanh.programme.queries.inspections import NoInspectionError, inspections_seen, may_add
from vungxanh.programme.queries.standing import tasks_seen
from vungxanh.programme.rules import inspections as rules
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

INSPECTING = 7_230_009
"""The lock of one visit: its findings are added one at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit: which office, where, on which day, and which work was looked at (none: all of it)."""

    office: str
    area_id: int
    day: date
    assignment: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMend:
    """The work that a finding leads to: whose, by when, and the office of the head who answers for it."""

    owner: Owner
    deadline: date
    head: str = ""


def inspect(visit: Visit, *, by: Actor, at: datetime, key: UUID) -> int:
    """Enter a visit; its number. The same key sent twice enters once.

    Raises Refused, and ProgrammeRefusedError for a visit without office, of a day ahead, or of work that is
    not given there.
    """
    on = timezone.localdate(at)
    with acting(by, "enter inspection"):
        require(by, Verb.ASSIGN_TASKS, area_id=visit.area_id, on=on)
        before = Inspection.objects.filter(key=key).first()
        if before is not None:
            return before.pk
        office = covered(visit.office).text.strip()[:160]
        rules.check_visit(office=office, day=visit.day, on=on)
        _check_work(visit, by, on)
        row = Inspection.objects.create(
            key=key,
            held_in_id=by.area_id,
            area_id=visit.area_id,
            assignment_id=visit.assignment,
            office=office,
            day=visit.day,
            post=by.symbol,
            at=at,
        )
        return row.pk


def _check_work(visit: Visit, by: Actor, on: date) -> None:
    if visit.assignment is None:
        return
    if not tasks_seen(by, on).filter(assignment=visit.assignment, area=visit.area_id).exists():
        raise ProgrammeRefusedError(
            "relation",
            "Việc này không giao cho nơi được kiểm tra: chọn lại nơi, hoặc để trống việc",
            "This work is not given to the inspected area: choose the area again, or no work",
            field="assignment",
        )


def find(*, inspection: int, text: str, to_mend: ToMend | None, by: Actor, at: datetime, key: UUID) -> int:
    """Add what was found, and give the work that mends it; the number of the finding.

    Both stand or neither does; the same key sent twice finds once. Raises NoInspectionError, Refused, and
    ProgrammeRefusedError: see `assign`.
    """
    on = timezone.localdate(at)
    with acting(by, f"add finding to inspection {inspection}"):
        if not inspections_seen(by, on).filter(pk=inspection).exists():
            raise NoInspectionError
        alone_with(INSPECTING, inspection)
        row = Inspection.objects.select_related("assignment").get(pk=inspection)
        if not may_add(by, row.held_in_id, row.area_id, on=on):
            raise Refused("Cuộc kiểm tra này do nơi khác thực hiện.", "Another body made this inspection.")
        before = InspectionFinding.objects.filter(key=key).first()
        if before is not None:
            return before.number
        said = covered(text).text.strip()[:600]
        rules.check_finding(said)
        made = InspectionFinding(
            key=key,
            inspection=row,
            number=row.findings.count() + 1,
            text=said,
            post=by.symbol,
            at=at,
        )
        if to_mend is not None:
            given = Given(
                what=said,
                deadline=to_mend.deadline,
                directive_id=row.assignment.directive_id if row.assignment else None,
                head=to_mend.head,
            )
            made.work_id = assign(given, owner=to_mend.owner, area_ids=[row.area_id], by=by, at=at, key=key)
        made.save()
        return made.number
