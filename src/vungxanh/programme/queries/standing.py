"""Where tasks stand, worked out by the database: the same answers as `rules.tasks.state_on`."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from vungxanh.access.interface import Actor, Verb, require, visible_areas
from vungxanh.areas.interface import same_ground
from vungxanh.programme.models import AssignmentNeed, Task
from vungxanh.programme.rules.tasks import SOON, State

Stated = QuerySet[Any]
"""Tasks with their `state`, which the types of the model do not know."""


def waits() -> Exists:
    """Whether a task has to wait for another; see `rules.needs.needed`, which says for which."""
    own = Task.objects.filter(
        assignment=OuterRef(OuterRef("needs")), area=OuterRef(OuterRef(OuterRef("area")))
    )
    first = Task.objects.filter(assignment=OuterRef("needs"), ended="").filter(
        Q(area=OuterRef(OuterRef("area"))) | ~Exists(own)
    )
    return Exists(AssignmentNeed.objects.filter(Exists(first), assignment=OuterRef("assignment")))


def with_state(rows: QuerySet[Task], on: date) -> Stated:
    """The tasks with their `state` at the end of a day that is not before their last act."""
    return rows.annotate(
        state=Case(
            When(~Q(ended=""), then=F("ended")),
            When(deadline__lt=on, then=Value(State.OVERDUE.value)),
            When(~Q(told=""), then=Value(State.BLOCKED.value)),
            When(Q(assignment__begins__gt=on) | waits(), then=Value(State.WAITING.value)),
            When(deadline__lte=on + SOON, then=Value(State.DUE.value)),
            default=Value(State.OPEN.value),
            output_field=CharField(),
        )
    )


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
