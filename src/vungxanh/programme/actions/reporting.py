"""What becomes of a task: its owner reports, whoever gave it returns, moves, drops or hands it on."""

from datetime import date, datetime

from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, acting, covered, require_all
from vungxanh.programme.actions.assigning import check_owners
from vungxanh.programme.models import Task, TaskAct
from vungxanh.programme.queries.standing import tasks_seen
from vungxanh.programme.queries.task import (
    NoTaskError,
    events_of,
    require_reporting,
    require_steering,
    rule_of,
)
from vungxanh.programme.rules import tasks as rules
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.task_acts import ACT_OF, REPORTED, Act, check_act
from vungxanh.programme.rules.tasks import Proof, TaskEvent

LONGEST = 600


def report_done(*, task_id: int, on: date, proof: Proof, reference: str, by: Actor, at: datetime) -> int:
    """Report a task done on a day, with what shows it: a document's symbol or a file's digest.

    Returns the number of the act, as all of these do. Raises NoTaskError, Refused, ProgrammeRefusedError.
    """
    return _act(task_id, rules.Done(on, proof, covered(reference).text.strip()[:120]), by, at)


def report_blocked(*, task_id: int, because: str, told: Owner, by: Actor, at: datetime) -> int:
    """Tell what stands in the way, and to whom: the role that is asked to remove it."""
    return _act(task_id, rules.Blocked(_day(at), _text(because), told.value), by, at)


def report_unblocked(*, task_id: int, by: Actor, at: datetime) -> int:
    """Record that the obstacle is gone."""
    return _act(task_id, rules.Unblocked(_day(at)), by, at)


def send_back(*, task_id: int, reason: str, by: Actor, at: datetime) -> int:
    """Return a task that was reported done: its proof does not show it. The reason is told to its owner."""
    return _act(task_id, rules.Returned(_day(at), _text(reason)), by, at)


def move_deadline(*, task_id: int, deadline: date, reason: str, by: Actor, at: datetime) -> int:
    """Give a task another deadline, with the reason; the first one stays in sight."""
    return _act(task_id, rules.Moved(_day(at), deadline, _text(reason)), by, at)


def drop(*, task_id: int, reason: str, by: Actor, at: datetime) -> int:
    """Say that a task is no longer to be done, with the reason."""
    return _act(task_id, rules.Dropped(_day(at), _text(reason)), by, at)


def hand_on(*, task_id: int, area_id: int, owner: Owner, reason: str, by: Actor, at: datetime) -> int:
    """Give a task to another owner, with the reason: the area that took the place of one that has ended."""
    check_owners(owner, frozenset({area_id}), on=_day(at))
    require_all(by, Verb.ASSIGN_TASKS, area_ids=frozenset({area_id}), on=_day(at))
    return _act(task_id, rules.HandedOn(_day(at), _text(reason)), by, at, to=(area_id, owner))


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _text(said: str) -> str:
    return covered(said).text.strip()[:LONGEST]


def _act(
    task_id: int, event: TaskEvent, by: Actor, at: datetime, *, to: tuple[int, Owner] | None = None
) -> int:
    act = ACT_OF[type(event)]
    with acting(by, f"task {act.value} {task_id}"):
        row = _locked(task_id, by, at)
        if act in REPORTED:
            require_reporting(by, row, on=_day(at))
        else:
            require_steering(by, row.assignment.given_in_id, on=_day(at))
        told = list(row.acts.order_by("number"))
        _check(row, told, event, at)
        return write_act(row, told, event, by=by, at=at, to=to)


def write_act(
    row: Task,
    told: list[TaskAct],
    event: TaskEvent,
    *,
    by: Actor | None,
    at: datetime,
    to: tuple[int, Owner] | None = None,
) -> int:
    """Add an act that was checked, and write what follows from it; the number of the act.

    `by` is None where nobody acted but an indicator. For the actions of tasks alone.
    """
    written = _written(row, len(told) + 1, event, by=by, at=at, to=to)
    _settle(row, [*told, written], to)
    return written.number


def _locked(task_id: int, by: Actor, at: datetime) -> Task:
    """The task, which nobody else acts on until the end; raises NoTaskError for one that is not in sight."""
    if not tasks_seen(by, _day(at)).filter(pk=task_id).exists():
        raise NoTaskError
    return (
        Task.objects.select_for_update(of=("self",)).select_related("assignment__directive").get(pk=task_id)
    )


def _check(row: Task, told: list[TaskAct], event: TaskEvent, at: datetime) -> None:
    task = rule_of(row)
    check_act(rules.standing(task, events_of(told)), event)
    if isinstance(event, rules.Done):
        rules.check_done(task, event, on=_day(at))
        _check_after(told, event.on)
    if isinstance(event, rules.Moved):
        _check_deadline(row, event.deadline, _day(at))


def _check_after(told: list[TaskAct], on: date) -> None:
    returned = max((one.on for one in told if one.act == Act.RETURNED), default=date.min)
    if on < returned:
        raise ProgrammeRefusedError(
            "date",
            f"Việc bị trả lại ngày {returned:%d/%m/%Y}: ngày hoàn thành không thể trước ngày đó",
            f"The task was returned on {returned.isoformat()}: it cannot have been done before",
            field="on",
        )


def _check_deadline(row: Task, deadline: date, on: date) -> None:
    given = row.assignment
    if deadline < on or deadline == row.deadline:
        raise ProgrammeRefusedError(
            "date",
            "Hạn mới phải khác hạn đang có và không ở quá khứ",
            "The new deadline has to differ from the one that stands, and not lie behind",
            field="deadline",
        )
    moved = rules.Task(
        key=str(row.pk), directive="", clause="", owner=row.area_id, deadline=deadline, begins=given.begins
    )
    rules.check_task(moved, others={}, until=given.directive.until if given.directive else None)


def _written(
    row: Task,
    number: int,
    event: TaskEvent,
    *,
    by: Actor | None,
    at: datetime,
    to: tuple[int, Owner] | None,
) -> TaskAct:
    area_id, role = (to[0], to[1].value) if to else (None, "")
    return TaskAct.objects.create(
        task=row,
        number=number,
        act=ACT_OF[type(event)].value,
        on=event.on,
        deadline=getattr(event, "deadline", None),
        proof=getattr(event, "proof", ""),
        reference=getattr(event, "reference", ""),
        text=getattr(event, "reason", getattr(event, "because", "")),
        told=getattr(event, "told", ""),
        area_id=area_id,
        role=role,
        post=by.symbol if by else "",
        holder=(by.holder or None) if by else None,
        at=at,
    )


def _settle(row: Task, told: list[TaskAct], to: tuple[int, Owner] | None) -> None:
    """Write what follows from the acts: by these columns the province counts."""
    now = rules.standing(rule_of(row), events_of(told))
    row.deadline, row.ended, row.ended_on = now.deadline, now.ended.value if now.ended else "", now.ended_on
    row.told = now.told
    if to is not None:
        if Task.objects.filter(assignment=row.assignment_id, area=to[0], role=to[1].value).exists():
            raise ProgrammeRefusedError(
                "state",
                "Nơi nhận đã có chính việc này: thôi giao ở đây, hoặc chọn nơi khác",
                "That owner has this very task already: drop it here, or choose another owner",
                field="areas",
            )
        row.area_id, row.role = to[0], to[1].value
    row.save(update_fields=["deadline", "ended", "ended_on", "told", "area", "role"])
