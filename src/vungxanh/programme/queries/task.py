"""One task and one assignment, with everything that became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vungxanh.access.interface import Actor, Refused, Verb, may, require
from vungxanh.areas.interface import same_ground
from vungxanh.programme.models import Assignment, AssignmentNeed, ClosingValue, Task, TaskAct
from vungxanh.programme.queries.findings import Answered, question_of
from vungxanh.programme.queries.inspections import inspections_seen
from vungxanh.programme.queries.standing import tasks_seen, with_state
from vungxanh.programme.queries.tasks import TaskRow, row_of, rows_of
from vungxanh.programme.rules import tasks as rules
from vungxanh.programme.rules.owners import answers
from vungxanh.programme.rules.task_acts import Act
from vungxanh.programme.rules.tasks import Standing, State, TaskEvent, Work


class NoTaskError(LookupError):
    """No such task, or not one that the post may see: both look alike."""


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act on a task as its page shows it."""

    act: Act
    on: date
    deadline: date | None
    proof: str
    reference: str
    text: str
    told: str
    area_id: int | None
    role: str
    post: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTask:
    """A task with its acts, what it waits for, and what the post that looks may do with it."""

    row: TaskRow
    acts: tuple[ActRow, ...]
    needs: tuple[TaskRow, ...]
    standing: Standing
    may_report: bool
    may_steer: bool

    @property
    def obstacle(self) -> ActRow | None:
        """The obstacle that stands, None while there is none."""
        return (
            next((one for one in reversed(self.acts) if one.act is Act.BLOCKED), None)
            if (self.standing.blocked)
            else None
        )


def rule_of(row: Task, after: Iterable[int] = ()) -> rules.Task:
    """The task of a row as the rules know it."""
    given = row.assignment
    return rules.Task(
        key=str(row.pk),
        directive=str(given.directive_id or ""),
        clause=str(given.clause_id or ""),
        owner=row.area_id,
        deadline=given.deadline,
        work=Work(given.work),
        begins=given.begins,
        after=frozenset(map(str, after)),
    )


def event_of(row: TaskAct) -> TaskEvent:
    """The act of a row as the rules know it."""
    match Act(row.act):
        case Act.DONE:
            return rules.Done(row.on, row.proof, row.reference)  # type: ignore[arg-type]  # checked by the table
        case Act.RETURNED:
            return rules.Returned(row.on, row.text)
        case Act.BLOCKED:
            return rules.Blocked(row.on, row.text, row.told)
        case Act.UNBLOCKED:
            return rules.Unblocked(row.on)
        case Act.MOVED:
            return rules.Moved(row.on, row.deadline or row.on, row.text)
        case Act.DROPPED:
            return rules.Dropped(row.on, row.text)
        case Act.HANDED_ON:
            return rules.HandedOn(row.on, row.text)


def events_of(rows: Iterable[TaskAct]) -> list[TaskEvent]:
    """The acts of a task as the rules know them, in their order."""
    return [event_of(row) for row in sorted(rows, key=lambda row: row.number)]


def may_report(by: Actor, row: Task, *, on: date) -> bool:
    """Whether the post reports on the task: it stands in the task's own area, and the task is its role's."""
    own = same_ground([by.area_id])[by.area_id]
    return (
        row.area_id in own
        and answers(role=by.role.value, owner=row.role)
        and may(by, Verb.REPORT_TASKS, area_id=row.area_id, on=on)
    )


def may_steer(by: Actor, given_in: int, *, on: date) -> bool:
    """Whether the post moves, returns, drops and hands on what was given in that area: its own alone."""
    own = same_ground([by.area_id])[by.area_id]
    return given_in in own and may(by, Verb.ASSIGN_TASKS, area_id=given_in, on=on)


def one_task(by: Actor, task_id: int, *, on: date) -> OneTask:
    """A task with everything its page shows. Raises NoTaskError, Refused."""
    seen = with_state(tasks_seen(by, on), on)
    row = seen.select_related("assignment__directive", "assignment__clause").filter(pk=task_id).first()
    if row is None:
        raise NoTaskError
    acts = list(row.acts.order_by("number"))
    needs = list(AssignmentNeed.objects.filter(assignment=row.assignment_id).values_list("needs", flat=True))
    return OneTask(
        row=row_of(row),
        acts=tuple(map(_act, acts)),
        needs=_needed(row, needs, on),
        standing=rules.standing(rule_of(row), events_of(acts)),
        may_report=may_report(by, row, on=on),
        may_steer=may_steer(by, row.assignment.given_in_id, on=on),
    )


def _needed(row: Task, assignments: Sequence[int], on: date) -> tuple[TaskRow, ...]:
    """The tasks that have to be done first: those of the own area, else all of the assignment."""
    if not assignments:
        return ()
    found = rows_of(
        with_state(Task.objects.filter(assignment__in=assignments), on).order_by("deadline", "pk")
    )
    own = {one.assignment for one in found if one.area_id == row.area_id}
    return tuple(one for one in found if one.area_id == row.area_id or one.assignment not in own)


def _act(row: TaskAct) -> ActRow:
    return ActRow(
        Act(row.act),
        row.on,
        row.deadline,
        row.proof,
        row.reference,
        row.text,
        row.told,
        row.area_id,
        row.role,
        row.post,
        row.at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OneAssignment:
    """An assignment with the tasks of every owner that the post may see."""

    id: int
    what: str
    work: Work
    directive: str
    directive_id: int | None
    clause: str
    clause_text: str
    given_in: int
    begins: date | None
    deadline: date
    head: str
    post: str
    at: datetime
    rows: tuple[TaskRow, ...]
    needs: tuple[tuple[int, str], ...]
    conference: tuple[int, str] | None
    closing: ClosingValue | None
    inspection: int | None
    question: Answered | None
    may_steer: bool

    def count(self, *states: State) -> int:
        """How many of the tasks stand in one of the states."""
        return sum(row.state in states for row in self.rows)


def one_assignment(by: Actor, assignment_id: int, *, on: date) -> OneAssignment:
    """An assignment and who has done it; two statements and the permission. Raises NoTaskError, Refused."""
    found = with_state(tasks_seen(by, on).filter(assignment=assignment_id), on).order_by("area", "role")
    rows = rows_of(found)
    if not rows:
        raise NoTaskError
    related = Assignment.objects.select_related("directive", "clause", "decision__conference")
    given = related.get(pk=assignment_id)
    held = given.decision.conference if given.decision else None
    needs = AssignmentNeed.objects.filter(assignment=assignment_id).order_by("needs")
    return OneAssignment(
        id=given.pk,
        what=given.what,
        work=Work(given.work),
        directive=str(given.directive or ""),
        directive_id=given.directive_id,
        clause=str(given.clause or ""),
        clause_text=given.clause.text if given.clause else "",
        given_in=given.given_in_id,
        begins=given.begins,
        deadline=given.deadline,
        head=given.head,
        post=given.post,
        at=given.at,
        rows=rows,
        needs=tuple(needs.values_list("needs", "needs__what")),
        conference=(held.pk, held.title) if held else None,
        closing=ClosingValue.objects.filter(assignment=given).first(),
        question=question_of(by, given, on=on),
        inspection=_inspection_of(by, given, on),
        may_steer=may_steer(by, given.given_in_id, on=on),
    )


def _inspection_of(by: Actor, given: Assignment, on: date) -> int | None:
    """The visit whose finding led to this work, where the post sees it."""
    return inspections_seen(by, on).filter(findings__work=given).values_list("pk", flat=True).first()


def require_reporting(by: Actor, row: Task, *, on: date) -> None:
    """Raise Refused unless the post reports on the task."""
    require(by, Verb.REPORT_TASKS, area_id=row.area_id, on=on)
    if not may_report(by, row, on=on):
        raise Refused(
            "Việc này giao cho chức danh khác: chức danh đó mới báo kết quả.",
            "This task is another post's: that post reports on it.",
        )


def require_steering(by: Actor, given_in: int, *, on: date) -> None:
    """Raise Refused unless the post steers what was given in that area."""
    require(by, Verb.ASSIGN_TASKS, area_id=given_in, on=on)
    if not may_steer(by, given_in, on=on):
        raise Refused(
            "Việc này do nơi khác giao: chỉ nơi giao việc mới gia hạn, trả lại hoặc thôi giao.",
            "This task was given elsewhere: only whoever gave it moves, returns or drops it.",
        )
