"""Tasks as lists and counts: a commune's own, the province's by state, area and directive."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import same_ground
from vungxanh.programme.models import Task
from vungxanh.programme.queries.standing import (
    Stated,
    standing_in,
    tasks_seen,
    with_pressing_state,
    with_state,
)
from vungxanh.programme.rules.tasks import SOON, State, Work

PAGE = 50
"""So many tasks stand on one page of a list."""
PRESSING = (State.OVERDUE, State.DUE, State.BLOCKED)
"""The states that ask for something now, the most urgent first."""
ORDER = (*PRESSING, State.OPEN, State.WAITING, State.DONE_LATE, State.DONE, State.DROPPED)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list: what, from which document, whose, by when, and where it stands."""

    id: int
    assignment: int
    what: str
    work: Work
    directive: str
    directive_id: int | None
    clause: str
    area_id: int
    role: str
    given_in: int
    begins: date | None
    deadline: date
    first_deadline: date
    state: State
    ended_on: date | None
    head: str = ""


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of a list, and the numbers of the pages around it."""

    rows: tuple[TaskRow, ...]
    all: int
    number: int

    @property
    def older(self) -> int | None:
        """The page before, None on the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def newer(self) -> int | None:
        """The page after, None on the last."""
        return self.number + 1 if self.number * PAGE < self.all else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list is asked for: states (none: all), an area, a directive, a kind of work."""

    states: frozenset[State] = frozenset()
    area_id: int | None = None
    directive_id: int | None = None
    work: Work | None = None


def _counted(rows: Stated) -> dict[State, int]:
    found = dict(rows.values_list("state").annotate(Count("pk")).order_by())
    return {state: found.get(state.value, 0) for state in ORDER}


@dataclass(frozen=True, slots=True)
class AreaCounts:
    """The tasks of an area by state; of those overdue, `told` had an obstacle told to others.

    Open are all that neither press nor are closed; as waiting only those are counted that are due soon.
    """

    states: Mapping[State, int]
    told: int


def counts_of_areas(by: Actor, *, on: date) -> dict[int, AreaCounts]:
    """How many tasks of each area stand in each state; areas without a task are left out. Raises Refused."""
    return _counted_by_area(with_pressing_state(tasks_seen(by, on), on))


def pressing_of_areas(by: Actor, *, on: date) -> dict[int, AreaCounts]:
    """The same of what presses alone, which is few of many: no other state is counted, and an area where
    nothing presses may be left out. Raises Refused."""
    return _counted_by_area(with_pressing_state(_pressing(tasks_seen(by, on), on), on))


def _pressing(seen: QuerySet[Task], on: date) -> QuerySet[Task]:
    """The tasks among which all that press are: open ones with a near deadline or an obstacle."""
    return seen.filter(Q(deadline__lte=on + SOON) | ~Q(told=""), ended="")


def _counted_by_area(stated: Stated) -> dict[int, AreaCounts]:
    told = Count("pk", filter=~Q(told=""))
    rows = stated.values_list("area", "state").annotate(Count("pk"), obstacles=told)
    states: dict[int, dict[State, int]] = {}
    asked: dict[int, int] = {}
    for area_id, state, number, obstacles in rows.order_by():
        states.setdefault(area_id, dict.fromkeys(ORDER, 0))[State(state)] = number
        if state == State.OVERDUE:
            asked[area_id] = obstacles
    return {area_id: AreaCounts(found, asked.get(area_id, 0)) for area_id, found in states.items()}


def counts_of_assignments(by: Actor, wanted: Iterable[int], *, on: date) -> dict[int, dict[State, int]]:
    """The same for each of the assignments. Raises Refused."""
    rows = tasks_seen(by, on).filter(assignment__in=list(wanted))
    found: dict[int, dict[State, int]] = {}
    for assignment, state, number in (
        with_state(rows, on).values_list("assignment", "state").annotate(Count("pk")).order_by()
    ):
        found.setdefault(assignment, dict.fromkeys(ORDER, 0))[State(state)] = number
    return found


def task_list(by: Actor, wanted: Wanted, *, on: date, page: int = 1) -> TaskPage:
    """A page of the tasks that are asked for, the earliest deadline first. Raises Refused."""
    rows = _asked(tasks_seen(by, on), wanted, on)
    return TaskPage(_rows(rows, on, page), rows.count(), page)


def _rows(rows: QuerySet[Task], on: date, page: int) -> tuple[TaskRow, ...]:
    first = (page - 1) * PAGE
    ordered = rows.order_by("deadline", "assignment", "area", "pk")
    return rows_of(with_state(ordered, on)[first : first + PAGE])


@dataclass(frozen=True, slots=True)
class Board:
    """A list with what stands above it: all tasks by state, and the areas that have any."""

    page: TaskPage
    counts: Mapping[State, int]
    areas: tuple[int, ...]


def board(by: Actor, wanted: Wanted, *, on: date, page: int = 1) -> Board:
    """A page of the tasks that are asked for, and the counts of all; what is seen is asked once.

    Raises Refused.
    """
    seen = tasks_seen(by, on)
    found = _counted_by_area(with_pressing_state(seen, on))
    rows = _asked(seen, wanted, on)
    narrowed = wanted.directive_id is not None or wanted.work is not None
    whole = rows.count() if narrowed else _count_of(found, wanted)
    counts = {state: sum(one.states[state] for one in found.values()) for state in ORDER}
    return Board(TaskPage(_rows(rows, on, page), whole, page), counts, tuple(sorted(found)))


def _count_of(found: Mapping[int, AreaCounts], wanted: Wanted) -> int:
    """How many tasks a list has that is narrowed by area and state alone.

    No list asks for what is open without what waits, which are not counted apart.
    """
    places = (
        found.values() if wanted.area_id is None else [found[one] for one in {wanted.area_id} & set(found)]
    )
    return sum(one.states[state] for one in places for state in wanted.states or ORDER)


@dataclass(frozen=True, slots=True)
class PressingWork:
    """What asks for something now: how many press, by state, and those of the own area.

    `asked` are the tasks whose obstacle the role of the post is asked to remove.
    """

    counts: Mapping[State, int]
    own: tuple[TaskRow, ...]
    asked: tuple[TaskRow, ...]


def pressing_work(by: Actor, *, on: date, most: int) -> PressingWork:
    """What asks for something of the post now, the earliest deadline first. Raises Refused."""
    seen, role = tasks_seen(by, on), by.role.value
    counts = _counted(with_pressing_state(_pressing(seen, on), on))
    if not any(counts[state] for state in PRESSING):
        return PressingWork(counts, (), ())
    own = seen.filter(standing_in(frozenset(PRESSING), on), area__in=same_ground([by.area_id])[by.area_id])
    asked = seen.filter(told=role, ended="")
    return PressingWork(
        counts,
        rows_of(with_state(own.exclude(told=role), on).order_by("deadline", "pk")[:most]),
        rows_of(with_state(asked, on).order_by("deadline", "pk")[:most]),
    )


def _asked(rows: QuerySet[Task], wanted: Wanted, on: date) -> QuerySet[Task]:
    asked: Mapping[str, object] = {
        "area": wanted.area_id,
        "assignment__directive": wanted.directive_id,
        "assignment__work": wanted.work.value if wanted.work else None,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    return rows.filter(standing_in(wanted.states, on)) if wanted.states else rows


def rows_of(rows: Stated) -> tuple[TaskRow, ...]:
    """The rows of tasks that carry their state."""
    related = rows.select_related("assignment", "assignment__directive", "assignment__clause")
    return tuple(map(row_of, related))


def row_of(row: Any) -> TaskRow:  # noqa: ANN401 (a task with its state)
    """One task with its state as a list shows it."""
    given, directive, clause = row.assignment, row.assignment.directive, row.assignment.clause
    return TaskRow(
        row.pk,
        given.pk,
        given.what,
        Work(given.work),
        str(directive) if directive else "",
        given.directive_id,
        str(clause) if clause else "",
        row.area_id,
        row.role,
        given.given_in_id,
        given.begins,
        row.deadline,
        given.deadline,
        State(row.state),
        row.ended_on,
        given.head,
    )
