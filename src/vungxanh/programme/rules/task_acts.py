"""What can become of a task, and in which order: the acts, and those that are refused."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from vungxanh.programme.rules import tasks
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import CLOSED, Standing, State, TaskEvent


class Act(StrEnum):
    """What happened to a task (diễn biến)."""

    DONE = "done"
    RETURNED = "returned"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    MOVED = "moved"
    DROPPED = "dropped"
    HANDED_ON = "handed_on"


ACT_OF: Mapping[type, Act] = {
    tasks.Done: Act.DONE,
    tasks.Returned: Act.RETURNED,
    tasks.Blocked: Act.BLOCKED,
    tasks.Unblocked: Act.UNBLOCKED,
    tasks.Moved: Act.MOVED,
    tasks.Dropped: Act.DROPPED,
    tasks.HandedOn: Act.HANDED_ON,
}
ENDED = tuple(sorted(one.value for one in CLOSED))
REPORTED = frozenset({Act.DONE, Act.BLOCKED, Act.UNBLOCKED})
"""What the owner says of the task; the other acts are of those who gave it."""

NOT_DONE = (
    "Việc này chưa báo hoàn thành nên không có gì để trả lại",
    "This task is not reported done, so there is nothing to return",
)
STOPPED = (
    "Việc đã thôi giao thì không trả lại: giao việc mới nếu còn cần",
    "A task that was dropped is not returned: give a new one if it is still wanted",
)
CLOSED_ALREADY = (
    "Việc này đã khép lại: nơi giao việc trả lại thì mới ghi tiếp được",
    "This task is closed: nothing more is recorded unless whoever gave it returns it",
)
BLOCKED_ALREADY = (
    "Vướng mắc trước chưa gỡ: ghi đã gỡ xong, rồi báo vướng mắc mới",
    "The obstacle before still stands: record that it is gone, then tell of the new one",
)
NOT_BLOCKED = (
    "Việc này không có vướng mắc nào đang mở: tải lại trang để xem",
    "No obstacle of this task is open: load the page again",
)


def check_act(now: Standing, event: TaskEvent) -> None:
    """Refuse what a task in that standing cannot go through. Raises ProgrammeRefusedError."""
    wrong = _wrong_now(now, event)
    if wrong is not None:
        raise ProgrammeRefusedError("state", *wrong)
    if isinstance(event, tasks.Blocked):
        said = event.because.strip() and event.told
    else:
        said = getattr(event, "reason", "said").strip()
    if not said:
        raise ProgrammeRefusedError(
            "reason",
            "Chưa ghi lý do: viết một câu để người đọc hiểu, và nếu là vướng mắc thì chọn báo cho ai",
            "No reason yet: write a sentence that tells it, and for an obstacle choose who is asked",
            field="text",
        )


def _wrong_now(now: Standing, event: TaskEvent) -> tuple[str, str] | None:
    if isinstance(event, tasks.Returned):
        if now.ended is None:
            return NOT_DONE
        return STOPPED if now.ended is State.DROPPED else None
    if now.ended is not None:
        return CLOSED_ALREADY
    if isinstance(event, tasks.Blocked) and now.blocked:
        return BLOCKED_ALREADY
    if isinstance(event, tasks.Unblocked) and not now.blocked:
        return NOT_BLOCKED
    return None
