"""Where tasks stand, worked out by the database: the same answers as `rules.tasks.state_on`."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.sql.compiler import SQLCompiler

from vungxanh.access.interface import Actor, Verb, require, visible_areas
from vungxanh.areas.interface import same_ground
from vungxanh.programme.models import AssignmentNeed, Task
from vungxanh.programme.rules.tasks import CLOSED, SOON, State

Stated = QuerySet[Any]
"""Tasks with their `state`, which the types of the model do not know."""


class _PairIn(Func):
    """Whether a pair of columns stands among the pairs of a subquery, which the database hashes once."""

    output_field = BooleanField()

    def as_sql(self, compiler: SQLCompiler, *_given: Any, **_named: Any) -> tuple[str, tuple[Any, ...]]:
        """One column, the other, and the subquery with the same two."""
        (one, first), (other, second), (pairs, third) = map(compiler.compile, self.source_expressions)
        return f"({one}, {other}) IN {pairs}", (*first, *second, *third)


def _waiting(on: date, until: date | None = None) -> Q:
    """Tasks that have to wait for another on a day; see `rules.needs.needed`, which says for which.

    Two sets, each worked out once for a whole list: a subquery for every task costs a hundred times as much.
    With `until` only tasks with a deadline up to that day are sought.
    """
    here = AssignmentNeed.objects.filter(needs__tasks__ended="").values("assignment", "needs__tasks__area")
    needed = AssignmentNeed.objects.values("needs")
    own = Task.objects.filter(
        assignment=OuterRef("assignment__needs__needs"), area=OuterRef("area"), assignment__in=needed
    )
    still_open = Task.objects.filter(ended="").values("assignment")
    elsewhere = Task.objects.filter(
        ~Exists(own), ended="", told="", deadline__gte=on, assignment__needs__needs__in=still_open
    )
    if until is not None:
        elsewhere = elsewhere.filter(deadline__lte=until)
    return Q(_PairIn(F("assignment"), F("area"), Subquery(here))) | Q(pk__in=elsewhere.values("pk"))


def _held_back(on: date, until: date | None = None) -> Q:
    return Q(assignment__begins__gt=on) | _waiting(on, until)


def with_state(rows: QuerySet[Task], on: date) -> Stated:
    """The tasks with their `state` at the end of a day that is not before their last act."""
    return _stated(
        rows,
        on,
        When(_held_back(on), then=Value(State.WAITING.value)),
        When(deadline__lte=on + SOON, then=Value(State.DUE.value)),
        default=State.OPEN,
    )


def with_pressing_state(rows: QuerySet[Task], on: date) -> Stated:
    """The same for counting what presses: a task that is not due soon is open, whether it waits or not.

    Whether one waits is the dear question; here it is asked of the few that are due soon.
    """
    return _stated(
        rows,
        on,
        When(deadline__gt=on + SOON, then=Value(State.OPEN.value)),
        When(_held_back(on, on + SOON), then=Value(State.WAITING.value)),
        default=State.DUE,
    )


def _stated(rows: QuerySet[Task], on: date, *open_ones: When, default: State) -> Stated:
    return rows.annotate(
        state=Case(
            When(~Q(ended=""), then=F("ended")),
            When(deadline__lt=on, then=Value(State.OVERDUE.value)),
            When(~Q(told=""), then=Value(State.BLOCKED.value)),
            *open_ones,
            default=Value(default.value),
            output_field=CharField(),
        )
    )


def standing_in(states: frozenset[State], on: date) -> Q:
    """The tasks in one of the states on that day, by the columns that decide it: the same as by `state`.

    Asking by columns lets an index find them, and asks who waits only where the answer depends on it.
    """
    if states == frozenset(State):
        return Q()
    ended = Q(ended__in=[one.value for one in sorted(states & CLOSED)])
    if states >= frozenset(State) - CLOSED:
        return ended | Q(ended="")
    parts = (_open_in(one, on) for one in sorted(states - CLOSED))
    return reduce(or_, (Q(ended="") & part for part in parts), ended)


def _open_in(state: State, on: date) -> Q:
    """What an open task in the state fulfils."""
    free = Q(deadline__gte=on, told="")
    match state:
        case State.OVERDUE:
            return Q(deadline__lt=on)
        case State.BLOCKED:
            return Q(deadline__gte=on) & ~Q(told="")
        case State.WAITING:
            return free & _held_back(on)
        case State.DUE:
            return free & Q(deadline__lte=on + SOON) & ~_held_back(on)
        case _:
            return free & Q(deadline__gt=on + SOON) & ~_held_back(on)


def tasks_seen(by: Actor, on: date) -> QuerySet[Task]:
    """The tasks that the post may see: a commune's own, the province's and its communes', an agency's own.

    An agency sees besides what it is asked to help with, and what the own area gave stays in sight when its
    owner's area has ended. Raises Refused.
    """
    require(by, Verb.VIEW_TASKS, area_id=by.area_id, on=on)
    areas = visible_areas(by, on=on)
    if by.level == "commune":
        return Task.objects.filter(area__in=areas)
    own = same_ground([by.area_id])[by.area_id]
    if by.role.value.startswith("partner_"):
        mine = Q(area__in=own, role=by.role.value)
        return Task.objects.filter(mine | Q(area__in=areas, told=by.role.value))
    return Task.objects.filter(Q(area__in=areas) | Q(assignment__given_in__in=own))
