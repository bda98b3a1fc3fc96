"""Tasks (nhiệm vụ): who owes what by when, what came of it; the state of any day follows from the events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from vungxanh.programme.rules.refusals import ProgrammeRefusedError

SOON = timedelta(days=7)
"""So long before its deadline a task is shown as due."""


class Work(StrEnum):
    """What kind of work a task is. Of reviews and basic investigation only their completion is kept."""

    TASK = "task"
    CAMPAIGN = "campaign"
    AREA_REVIEW = "area_review"
    BASIC_INVESTIGATION = "basic_investigation"
    INSPECTION = "inspection"


MARK_ONLY = frozenset({Work.AREA_REVIEW, Work.BASIC_INVESTIGATION})
"""Work of which the system holds nothing but done, day and unit (programme.md, G14)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task. `owner` is the area whose post does it; `begins` opens the window of a campaign.

    `after` are the tasks that must be done first. `clause` is the clause of the directive it comes from.
    """

    key: str
    directive: str
    clause: str
    owner: int
    deadline: date
    work: Work = Work.TASK
    begins: date | None = None
    after: frozenset[str] = frozenset()


Proof = Literal["document", "file", "indicator", "mark"]
PROOFS: tuple[Proof, ...] = ("document", "file", "indicator", "mark")
"""How it is shown that a task is done: a document's symbol, a scanned file, an indicator that reached its
value, or the completion mark alone."""


@dataclass(frozen=True, slots=True)
class Done:
    """The task was reported done."""

    on: date
    proof: Proof
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """The province did not accept the proof; the task is open again."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """Something stands in the way (vướng mắc), told to whoever can remove it."""

    on: date
    because: str
    told: str


@dataclass(frozen=True, slots=True)
class Unblocked:
    """The obstacle is gone."""

    on: date


@dataclass(frozen=True, slots=True)
class Moved:
    """The deadline was moved, with the reason; the first one is still shown."""

    on: date
    deadline: date
    reason: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """The task is no longer to be done, with the reason."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class HandedOn:
    """Another area's post, or another post of the area, has the task from that day on, with the reason."""

    on: date
    reason: str


TaskEvent = Done | Returned | Blocked | Unblocked | Moved | Dropped | HandedOn


class State(StrEnum):
    """Where a task stands on a day."""

    WAITING = "waiting"
    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    DONE = "done"
    DONE_LATE = "done_late"
    DROPPED = "dropped"


CLOSED = frozenset({State.DONE, State.DONE_LATE, State.DROPPED})


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a task's events decides where it stands: enough to tell its state on any day since the last.

    `ended` is how it was closed, None while it is open; `ended_on` the day, None with it. `told` is who was
    asked to remove the obstacle that stands, "" while none does.
    """

    deadline: date
    ended: State | None = None
    ended_on: date | None = None
    told: str = ""

    @property
    def blocked(self) -> bool:
        """Whether an obstacle stands."""
        return bool(self.told)


def standing(task: Task, events: Sequence[TaskEvent]) -> Standing:
    """The standing of a task after all of its events."""
    deadline = _last_deadline(task, events)
    ended = _closed(events, deadline)
    last = next((one for one in reversed(events) if isinstance(one, Done | Dropped)), None)
    return Standing(deadline, ended, last.on if ended and last else None, "" if ended else _told(events))


def state_on(now: Standing, on: date, *, begins: date | None = None, waits: bool = False) -> State:
    """Where a task with that standing is at the end of a day; `waits`: another must be done first."""
    if now.ended is not None:
        return now.ended
    if on > now.deadline:
        return State.OVERDUE
    if now.blocked:
        return State.BLOCKED
    if waits or (begins is not None and on < begins):
        return State.WAITING
    return State.DUE if now.deadline - on <= SOON else State.OPEN


def _last_deadline(task: Task, events: Iterable[TaskEvent]) -> date:
    moved = [event.deadline for event in events if isinstance(event, Moved)]
    return moved[-1] if moved else task.deadline


def deadline_of(task: Task, events: Iterable[TaskEvent], on: date) -> date:
    """The deadline that counts on a day: the last one that it was moved to by then."""
    return _last_deadline(task, [event for event in events if event.on <= on])


def state(task: Task, events: Sequence[TaskEvent], on: date, *, done: Collection[str] = ()) -> State:
    """Where a task stands at the end of a day. `done` are the keys of the tasks that are done by then."""
    told = [event for event in events if event.on <= on]
    waits = not task.after <= set(done)
    return state_on(standing(task, told), on, begins=task.begins, waits=waits)


def _closed(told: Sequence[TaskEvent], deadline: date) -> State | None:
    last = next((event for event in reversed(told) if isinstance(event, Done | Returned | Dropped)), None)
    if isinstance(last, Dropped):
        return State.DROPPED
    if isinstance(last, Done):
        return State.DONE if last.on <= deadline else State.DONE_LATE
    return None


def _told(events: Sequence[TaskEvent]) -> str:
    last = next((event for event in reversed(events) if isinstance(event, Blocked | Unblocked)), None)
    return last.told if isinstance(last, Blocked) else ""


def check_task(task: Task, *, others: Mapping[str, Task], until: date | None) -> None:
    """Refuse a task that its directive or the tasks before it do not allow. Raises ProgrammeRefusedError.

    `others` are the tasks that stand, `until` the last day of the directive's period.
    """
    if until is not None and task.deadline > until:
        raise ProgrammeRefusedError(
            "task_end",
            f"Hạn {task.deadline:%d/%m/%Y} sau ngày văn bản hết hiệu lực ({until:%d/%m/%Y}):"
            " chọn hạn sớm hơn, hoặc gắn nhiệm vụ vào văn bản kế tiếp",
            f"The deadline {task.deadline.isoformat()} lies after the directive's end ({until.isoformat()}):"
            " choose an earlier one, or tie the task to the directive that follows",
            field="deadline",
        )
    if task.begins is not None and task.begins > task.deadline:
        raise ProgrammeRefusedError(
            "end",
            "Đợt bắt đầu sau khi hết hạn: sửa một trong hai ngày",
            "The campaign begins after its deadline: mend one of the two days",
            field="begins",
        )
    _check_before(task, others)


def _check_before(task: Task, others: Mapping[str, Task]) -> None:
    missing = task.after - set(others)
    if missing:
        raise ProgrammeRefusedError(
            "dependency",
            f"Không có nhiệm vụ {', '.join(sorted(missing))}: chọn nhiệm vụ trong danh sách",
            f"There is no task {', '.join(sorted(missing))}: choose one of the list",
            field="after",
        )
    if task.key in _needed_by(task.after, others):
        raise ProgrammeRefusedError(
            "circular",
            "Hai nhiệm vụ chờ nhau: bỏ một trong hai quan hệ trước sau",
            "Two tasks wait for each other: remove one of the two dependencies",
            field="after",
        )


def _needed_by(start: Iterable[str], others: Mapping[str, Task]) -> set[str]:
    """Every task that must be done before these, they included."""
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        key = waiting.pop()
        if key not in reached and key in others:
            reached.add(key)
            waiting.extend(others[key].after)
        elif key not in others:
            reached.add(key)
    return reached


def contradictions(tasks: Iterable[Task]) -> tuple[tuple[Task, Task], ...]:
    """Pairs of which the first must be done before the second, but is due only after it."""
    every = {task.key: task for task in tasks}
    return tuple(
        (every[key], task)
        for task in every.values()
        for key in sorted(task.after)
        if key in every and every[key].deadline > task.deadline
    )


def check_done(task: Task, done: Done, *, on: date) -> None:
    """Refuse a completion that lies ahead or whose proof its kind of work does not allow."""
    if done.on > on:
        raise ProgrammeRefusedError(
            "date",
            "Ngày hoàn thành ở tương lai: ghi ngày đã làm xong",
            "The day of completion lies ahead: give the day on which it was done",
            field="on",
        )
    if task.work in MARK_ONLY and done.proof != "mark":
        raise ProgrammeRefusedError(
            "value",
            "Việc này chỉ ghi đã xong, ngày và đơn vị; không đính kèm nội dung",
            "Of this work only done, day and unit are kept; attach nothing",
            field="proof",
        )
    if task.work not in MARK_ONLY and (done.proof == "mark" or not done.reference.strip()):
        raise ProgrammeRefusedError(
            "value",
            "Chưa có căn cứ hoàn thành: ghi số, ký hiệu văn bản hoặc đính kèm tệp",
            "No proof yet: give the symbol of a document or attach a file",
            field="reference",
        )
