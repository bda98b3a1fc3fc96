"""Tasks as a review counts them: where each stood at the last day of the window, as known on the day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from vungxanh.access.interface import Verb, require
from vungxanh.programme.models import Task, TaskAct
from vungxanh.programme.queries.reviews.asked import Scope
from vungxanh.programme.queries.standing import tasks_seen
from vungxanh.programme.queries.task import event_of, rule_of
from vungxanh.programme.rules.reviews import Obstacle, Outcome, Told, obstacles, outcome
from vungxanh.programme.rules.task_acts import Act
from vungxanh.programme.rules.tasks import Work, deadline_of


class Owner(NamedTuple):
    """Whose a task is: the post of a role in an area."""

    area: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A task of a review. `owner` is whose it was at the last day; `place` the commune it is counted under.

    `place` is None for work of the province's posts and of units that were split.
    """

    id: int
    what: str
    work: Work
    directive: int
    clause: int | None
    owner: Owner
    place: int | None
    deadline: date
    outcome: Outcome
    obstacles: tuple[Obstacle, ...]


def work_of(scope: Scope) -> tuple[Counted, ...]:
    """The tasks of a review by their deadlines; three statements and the permission. Raises Refused."""
    rows = list(_rows(scope))
    acts: defaultdict[int, list[TaskAct]] = defaultdict(list)
    for act in TaskAct.objects.filter(task__in=[row.pk for row in rows]).order_by("task", "number"):
        acts[act.task_id].append(act)
    firsts = _first_owners([pk for pk, told in acts.items() if any(one.act == Act.HANDED_ON for one in told)])
    found = (_counted(scope, row, acts[row.pk], firsts) for row in rows)
    return tuple(sorted((one for one in found if one), key=lambda one: (one.deadline, one.id)))


def _rows(scope: Scope) -> Iterable[Task]:
    """The tasks that can be counted: in reach now, or handed on, which may have been in reach then."""
    require(scope.by, Verb.VIEW_TASKS, area_id=scope.by.area_id, on=scope.on)
    handed = TaskAct.objects.filter(task=OuterRef("pk"), act=Act.HANDED_ON.value)
    rows = Task.objects.filter(
        Q(area__in=scope.reach) | Exists(handed),
        assignment__directive__in=scope.documents,
        assignment__at__date__lte=scope.asked.window.last,
    )
    if scope.by.role.value.startswith("partner_"):
        rows = rows.filter(pk__in=tasks_seen(scope.by, scope.on).values("pk"))
    return rows.select_related("assignment")


def _first_owners(handed: Sequence[int]) -> dict[int, Owner]:
    """Whose tasks were that have been handed on: the change log keeps how each was given."""
    if not handed:
        return {}
    kept = apps.get_model("programme", "TaskEvent")._default_manager
    rows = kept.filter(pgh_label="insert", pgh_obj__in=handed).values_list("pgh_obj", "area", "role")
    return {task: Owner(area, role) for task, area, role in rows}


def _counted(scope: Scope, row: Task, acts: list[TaskAct], firsts: Mapping[int, Owner]) -> Counted | None:
    asked, given = scope.asked, row.assignment
    told = [Told(event_of(act), timezone.localdate(act.at)) for act in acts]
    task = rule_of(row)
    became = outcome(task, timezone.localdate(given.at), told, asked.window, asked.known_on)
    owner = _owner(scope, acts, firsts.get(row.pk, Owner(row.area_id, row.role)))
    if became is None or owner.area not in scope.reach:
        return None
    by_then = [one.event for one in told if one.told <= asked.known_on]
    return Counted(
        id=row.pk,
        what=given.what,
        work=Work(given.work),
        directive=given.directive_id or 0,
        clause=given.clause_id,
        owner=owner,
        place=scope.place_of.get(owner.area),
        deadline=deadline_of(task, by_then, asked.window.last),
        outcome=became,
        obstacles=obstacles(task, told, asked.window, asked.known_on),
    )


def _owner(scope: Scope, acts: Iterable[TaskAct], first: Owner) -> Owner:
    """Whose the task was at the last day, as known on the day."""
    owner = first
    for act in acts:
        by_then = act.on <= scope.asked.window.last and timezone.localdate(act.at) <= scope.asked.known_on
        if act.area_id is not None and by_then:
            owner = Owner(act.area_id, act.role)
    return owner
