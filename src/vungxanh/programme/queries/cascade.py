"""How a document comes down: what each area owes and has done, a plan against the one above, the gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Subquery

from vungxanh.access.interface import Actor, visible_areas
from vungxanh.programme.models import (
    AssignmentNeed,
    Attendance,
    Clause,
    ConferenceDirective,
    ConferencePoint,
    Directive,
    DirectiveRelation,
    Duty,
    DutyDone,
    PlanClause,
)
from vungxanh.programme.models import Target as TargetRow
from vungxanh.programme.queries.chains import Chain, chain
from vungxanh.programme.queries.directives import ClauseRow, dates_of, seen
from vungxanh.programme.rules import cascade as rules
from vungxanh.programme.rules.conferences import Does
from vungxanh.programme.rules.directives import ClauseSort, Relation


@dataclass(frozen=True)
class Demanded:
    """A duty with its number, how it stands on the day, and the plan that shows it, if one does."""

    number: int
    cell: rules.Cell
    plan: int | None


def demanded(by: Actor, directive: int, *, on: date) -> tuple[Demanded, ...]:
    """What the areas of the post owe a document and what shows that they did it. Six queries."""
    duties = list(Duty.objects.filter(directive=directive, area__in=visible_areas(by, on=on)))
    numbers = {(one.area_id, one.duty): one.pk for one in duties}
    plans = _plans(directive, {one.area_id for one in duties})
    held = _held(directive, {one.area_id for one in duties})
    shown = [*_told(duties), *held, *(one for one, _plan in plans)]
    owed = [
        rules.Owed(area=one.area_id, duty=rules.Duty(one.duty), due=one.due)
        for one in sorted(duties, key=lambda one: (one.duty, one.area_id))
    ]
    return tuple(
        Demanded(numbers[cell.owed.area, cell.owed.duty], cell, _plan_of(cell, plans))
        for cell in rules.matrix(owed, shown, on)
    )


Plans = list[tuple[rules.Fulfilled, int]]


def _plan_of(cell: rules.Cell, plans: Plans) -> int | None:
    return next((plan for one, plan in plans if one is cell.shown), None)


def _told(duties: Iterable[Duty]) -> list[rules.Fulfilled]:
    """What posts said that shows a duty was done."""
    by_number = {one.pk: one for one in duties}
    return [
        rules.Fulfilled(
            area=by_number[one.duty_id].area_id,
            duty=rules.Duty(by_number[one.duty_id].duty),
            on=one.on,
            by=one.reference,
        )
        for one in DutyDone.objects.filter(duty__in=by_number)
    ]


def _held(directive: int, areas: set[int]) -> list[rules.Fulfilled]:
    """The conferences that brought the document to the areas' own points: where people were counted present.

    One that launches a document (triển khai) explains it too (quán triệt). The last count at a point stands.
    """
    last = Attendance.objects.filter(point=OuterRef("pk")).order_by("-number").values("present")[:1]
    points = ConferencePoint.objects.annotate(present=Subquery(last)).filter(
        area__in=areas,
        present__gt=0,
        left_out=False,
        conference__cancelled_on=None,
        conference__in=ConferenceDirective.objects.filter(
            directive=directive, does__in=[Does.DISSEMINATES.value, Does.LAUNCHES.value]
        ).values("conference"),
    )
    return [
        rules.Fulfilled(
            area=one.area_id, duty=rules.Duty.DISSEMINATE, on=one.conference.day, by=one.conference.title
        )
        for one in points.select_related("conference")
    ]


def _plans(directive: int, areas: set[int]) -> Plans:
    """The areas' own documents that implement the document: they show the duty to plan by themselves."""
    rows = Directive.objects.filter(
        area__in=areas, does__relation=Relation.IMPLEMENTS.value, does__to=directive
    ).prefetch_related("dates")
    return [
        (
            rules.Fulfilled(
                area=row.area_id or 0, duty=rules.Duty.PLAN, on=dates_of(row).counts.last, by=str(row)
            ),
            row.pk,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class DraftRow:
    """A clause of the document above with what the plan does with it, None while nobody has decided."""

    clause: ClauseRow
    of: str
    chosen: rules.Chosen | None


def plan_draft(by: Actor, plan: int) -> tuple[DraftRow, ...]:
    """The clauses of the documents that a plan implements, in their order. Raises NoDirectiveError."""
    seen(by, plan)
    above = DirectiveRelation.objects.filter(of=plan, relation=Relation.IMPLEMENTS.value).values("to")
    clauses = list(Clause.objects.filter(directive__in=above).select_related("directive"))
    chosen = {
        str(one.clause_id): rules.Chosen(
            clause=str(one.clause_id), choice=rules.Choice(one.choice), text=one.text, reason=one.reason
        )
        for one in PlanClause.objects.filter(plan=plan)
    }
    rows = {
        str(one.pk): ClauseRow(one.pk, one.number, ClauseSort(one.sort), one.text, one.office)
        for one in clauses
    }
    named = {str(one.pk): str(one.directive) for one in clauses}
    told = [_clause(rows[key]) for key in rows]
    kept = {key: one for key, one in chosen.items() if key in rows}
    return tuple(DraftRow(rows[one.key], named[one.key], said) for one, said in rules.draft(told, kept).rows)


def _clause(row: ClauseRow, owner: int | None = None) -> rules.Clause:
    return rules.Clause(key=str(row.id), text=row.text, sort=row.sort, owner=owner)


@dataclass(frozen=True)
class Gaps:
    """What is missing or contradicts itself in a document.

    `orphans` are groups of tasks that no body answers for and no work was given from; `unmeasured` the words
    of targets that no indicator measures; `later` duties due later than the document above asks of the same
    area; `crossed` pairs of work of which the first must be done before the second but is due after it.
    """

    orphans: tuple[ClauseRow, ...]
    unmeasured: tuple[str, ...]
    later: tuple[tuple[rules.Owed, rules.Owed, str], ...]
    crossed: tuple[tuple[str, date, str, date], ...]


def gaps(by: Actor, directive: int, *, on: date) -> Gaps:
    """The gaps of a document. Raises NoDirectiveError."""
    seen(by, directive)
    return Gaps(
        orphans=_orphans(directive),
        unmeasured=tuple(
            TargetRow.objects.filter(directive=directive, indicator="").values_list("says", flat=True)
        ),
        later=_later(by, directive, chain(by, directive), on),
        crossed=_crossed(directive),
    )


def _orphans(directive: int) -> tuple[ClauseRow, ...]:
    rows = {
        str(one.pk): ClauseRow(one.pk, one.number, ClauseSort(one.sort), one.text, one.office)
        for one in Clause.objects.filter(directive=directive, assignments=None, office="")
    }
    return tuple(rows[one.key] for one in rules.orphans(_clause(row) for row in rows.values()))


def _later(
    by: Actor, directive: int, around: Chain, on: date
) -> tuple[tuple[rules.Owed, rules.Owed, str], ...]:
    above = {row.id: row.named for way in around.upward for row in way}
    rows = Duty.objects.filter(directive__in=[directive, *above], area__in=visible_areas(by, on=on))
    here: list[rules.Owed] = []
    higher: list[tuple[rules.Owed, str]] = []
    for one in rows:
        owed = rules.Owed(area=one.area_id, duty=rules.Duty(one.duty), due=one.due)
        if one.directive_id == directive:
            here.append(owed)
        else:
            higher.append((owed, above[one.directive_id]))
    return rules.later_than_above(here, higher)


def _crossed(directive: int) -> tuple[tuple[str, date, str, date], ...]:
    rows = AssignmentNeed.objects.filter(
        assignment__directive=directive, needs__deadline__gt=F("assignment__deadline")
    ).select_related("assignment", "needs")
    return tuple(
        (one.needs.what, one.needs.deadline, one.assignment.what, one.assignment.deadline) for one in rows
    )
