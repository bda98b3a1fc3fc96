"""Who owes a document what, that it was done, and what a plan does with the clauses above it."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, require, visible_areas
from vungxanh.programme.actions.frame import kept, writing
from vungxanh.programme.models import Clause, DirectiveRelation, Duty, DutyDone, PlanClause
from vungxanh.programme.queries.directives import NoDirectiveError, dates_of, seen
from vungxanh.programme.rules.cascade import Chosen
from vungxanh.programme.rules.cascade import Duty as DutyKind
from vungxanh.programme.rules.directives import Relation
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


def demand(
    *, directive: int, duty: DutyKind, areas: Collection[int], due: date, by: Actor, at: datetime
) -> int:
    """Let the bodies of areas owe a document something by a day; returns how many owe it newly.

    Said again with another day, the day changes. Raises NoDirectiveError, Refused, and ProgrammeRefusedError
    for an area outside the post's own, none at all, or a day before the document.
    """
    on = timezone.localdate(at)
    row = kept(by, directive, on=on)
    require(by, Verb.WRITE_DIRECTIVES, area_id=by.area_id, on=on)
    if not areas or set(areas) - visible_areas(by, on=on):
        raise ProgrammeRefusedError(
            "area",
            "Chưa chọn xã, phường nào trong tỉnh: hãy chọn",
            "No commune of the province is chosen: choose",
            field="areas",
        )
    _check_due(due, dates_of(row).counts.first, row.until)
    with writing(by, f"demand of directive {directive}", alone=True):
        held = Duty.objects.filter(directive=row, duty=duty.value, area__in=areas).count()
        Duty.objects.bulk_create(
            [Duty(directive=row, area_id=area, duty=duty.value, due=due) for area in sorted(set(areas))],
            update_conflicts=True,
            unique_fields=["directive", "area", "duty"],
            update_fields=["due"],
        )
    return len(set(areas)) - held


def _check_due(due: date, issued: date, until: date | None) -> None:
    if due < issued or (until is not None and due > until):
        raise ProgrammeRefusedError(
            "date",
            "Hạn nằm trước ngày ban hành hoặc sau khi văn bản hết hiệu lực: sửa hạn",
            "The deadline lies before the document or after its end: mend it",
            field="due",
        )


def tell_done(*, duty: int, on: date, reference: str, by: Actor, at: datetime) -> None:
    """Say what shows that a duty was done: the symbol of a document or the meeting that did it.

    Raises NoDirectiveError, Refused, and ProgrammeRefusedError for a day ahead or no reference.
    """
    today = timezone.localdate(at)
    row = Duty.objects.filter(pk=duty).first()
    if row is None:
        raise NoDirectiveError(duty)
    require(by, Verb.WRITE_DIRECTIVES, area_id=row.area_id, on=today)
    if on > today:
        raise ProgrammeRefusedError(
            "date", "Ngày ấy chưa tới: ghi ngày đã làm", "That day has not come: give the day", field="on"
        )
    if not reference.strip():
        raise ProgrammeRefusedError(
            "value",
            "Chưa có căn cứ: ghi số văn bản hoặc cuộc họp đã làm việc này",
            "Nothing shows it: give the document or the meeting",
            field="reference",
        )
    with writing(by, f"duty done {duty}"):
        DutyDone.objects.create(duty=row, on=on, reference=reference.strip(), post_id=by.post_id, told_at=at)


def choose_clause(*, plan: int, told: Chosen, by: Actor, at: datetime) -> None:
    """Say what a plan does with a clause of the document it implements; saying it anew replaces it.

    `told.clause` is the clause's number in the register. Raises NoDirectiveError, Refused, and
    ProgrammeRefusedError for a clause of another document.
    """
    row = kept(by, plan, on=timezone.localdate(at))
    clause = Clause.objects.filter(pk=int(told.clause)).first()
    if clause is None:
        raise NoDirectiveError(plan)
    seen(by, clause.directive_id)
    above = DirectiveRelation.objects.filter(
        of=row, relation=Relation.IMPLEMENTS.value, to=clause.directive_id
    )
    if not above.exists():
        raise ProgrammeRefusedError(
            "relation",
            "Mục này không thuộc văn bản mà kế hoạch triển khai: ghi quan hệ văn bản trước",
            "This clause is not of a document that the plan implements: enter the relation first",
            field="clause",
        )
    with writing(by, f"choose clause of plan {plan}"):
        PlanClause.objects.update_or_create(
            plan=row,
            clause=clause,
            defaults={
                "choice": told.choice.value,
                "text": told.text.strip(),
                "reason": told.reason.strip(),
            },
        )
