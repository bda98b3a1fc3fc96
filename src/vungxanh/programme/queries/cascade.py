"""How a document comes down: what each area owes and has done, a plan against the one above, the gaps."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from vungxanh.access.interface import Actor, visible_areas
from vungxanh.programme.models import (
    AssignmentNeed,
    Attendance,
    Clause,
    ConferenceDirective,
    ConferencePoint,
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
    directive: int
    cell: rules.Cell
    plan: int | None


def demanded(by: Actor, directive: int, *, on: date) -> tuple[Demanded, ...]:
    """What the areas of the post owe a document and what shows that they did it. Six queries."""
    return answered(list(Duty.objects.filter(directive=directive, area__in=visible_areas(by, on=on))), on=on)


@dataclass(frozen=True)
class _Shown:
    """What shows a duty to a document; `plan` is the number of the plan that does."""

    directive: int
    fulfilled: rules.Fulfilled
    plan: int | None = None


def answered(duties: Collection[Duty], *, on: date, known_on: date | None = None) -> tuple[Demanded, ...]:
    """How duties to any documents stand at the end of a day, by what shows it; constant queries.

    With `known_on` only what had been told by that day counts.
    """
    known = known_on or date.max
    directives, areas = {one.directive_id for one in duties}, {one.area_id for one in duties}
    shown = [*_told(duties, known), *_held(directives, areas, known), *_plans(directives, areas, known)]
    found: list[Demanded] = []
    for directive in sorted(directives):
        of_it = [one for one in shown if one.directive == directive]
        owing = sorted(
            (one for one in duties if one.directive_id == directive), key=lambda one: (one.duty, one.area_id)
        )
        owed = [rules.Owed(area=one.area_id, duty=rules.Duty(one.duty), due=one.due) for one in owing]
        cells = rules.matrix(owed, (one.fulfilled for one in of_it), on)
        found += [
            Demanded(one.pk, directive, cell, _plan_of(cell, of_it))
            for one, cell in zip(owing, cells, strict=True)
        ]
    return tuple(found)


def _plan_of(cell: rules.Cell, shown: Iterable[_Shown]) -> int | None:
    return next((one.plan for one in shown if one.fulfilled is cell.shown), None)


def _told(duties: Iterable[Duty], known: date) -> list[_Shown]:
    """What posts said that shows a duty was done."""
    by_number = {one.pk: one for one in duties}
    return [
        _Shown(
            duty.directive_id,
            rules.Fulfilled(area=duty.area_id, duty=rules.Duty(duty.duty), on=one.on, by=one.reference),
        )
        for one in DutyDone.objects.filter(duty__in=by_number)
        if timezone.localdate(one.told_at) <= known and (duty := by_number[one.duty_id])
    ]


def _held(directives: set[int], areas: set[int], known: date) -> list[_Shown]:
    """The conferences that brought a document to the areas' own points: where people were counted present.

    One that launches a document (triển khai) explains it too (quán triệt). The last count at a point stands.
    """
    counts = Attendance.objects.filter(point=OuterRef("pk"), at__date__lte=known)
    about: defaultdict[int, set[int]] = defaultdict(set)
    for conference, directive in ConferenceDirective.objects.filter(
        directive__in=directives, does__in=[Does.DISSEMINATES.value, Does.LAUNCHES.value]
    ).values_list("conference", "directive"):
        about[conference].add(directive)
    points = ConferencePoint.objects.annotate(
        present=Subquery(counts.order_by("-number").values("present")[:1])
    ).filter(
        Q(conference__cancelled_on=None) | Q(conference__cancelled_on__gt=known),
        area__in=areas,
        present__gt=0,
        left_out=False,
        conference__in=about,
        conference__at__date__lte=known,
    )
    return [
        _Shown(
            directive,
            rules.Fulfilled(
                area=one.area_id, duty=rules.Duty.DISSEMINATE, on=one.conference.day, by=one.conference.title
            ),
        )
        for one in points.select_related("conference")
        for directive in sorted(about[one.conference_id])
    ]


def _plans(directives: set[int], areas: set[int], known: date) -> list[_Shown]:
    """The areas' own documents that implement a document: they show the duty to plan by themselves."""
    rows = DirectiveRelation.objects.filter(
        relation=Relation.IMPLEMENTS.value, to__in=directives, of__area__in=areas
    ).select_related("of")
    return [
        _Shown(
            one.to_id,
            rules.Fulfilled(
                area=one.of.area_id or 0,
                duty=rules.Duty.PLAN,
                on=dates_of(one.of).counts.last,
                by=str(one.of),
            ),
            one.of_id,
        )
        for one in rows.prefetch_related("of__dates")
        if timezone.localdate(one.of.entered_at) <= known
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
