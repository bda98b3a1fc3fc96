"""The life of a monthly report as data: who does which step, from which state, and what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """A step of a report (bước của báo cáo)."""

    PREPARED = "prepared"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VALIDATED = "validated"
    REOPENED = "reopened"


class State(StrEnum):
    """Where a report stands (tình trạng báo cáo)."""

    NOT_BEGUN = "not_begun"
    PREPARED = "prepared"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    LOCKED = "locked"
    REOPENED = "reopened"


class Reason(StrEnum):
    """Why a report is returned or reopened (lý do trả lại, mở lại)."""

    MISSING = "missing"
    DOUBTFUL = "doubtful"
    CONTRADICTS = "contradicts"
    WRONG_MONTH = "wrong_month"
    LATE_EVENT = "late_event"
    MISTAKE = "mistake"


AFTER: Mapping[Act, State] = {
    Act.PREPARED: State.PREPARED,
    Act.SUBMITTED: State.SUBMITTED,
    Act.RETURNED: State.RETURNED,
    Act.VALIDATED: State.LOCKED,
    Act.REOPENED: State.REOPENED,
}
"""The state that each step leads to."""

FROM: Mapping[Act, frozenset[State]] = {
    Act.PREPARED: frozenset({State.NOT_BEGUN, State.PREPARED, State.RETURNED, State.REOPENED}),
    Act.SUBMITTED: frozenset({State.PREPARED}),
    Act.RETURNED: frozenset({State.SUBMITTED}),
    Act.VALIDATED: frozenset({State.SUBMITTED}),
    Act.REOPENED: frozenset({State.LOCKED}),
}
"""The states from which each step can be taken."""

NEEDS_REASON = frozenset({Act.RETURNED, Act.REOPENED})
COUNTING = frozenset({State.SUBMITTED, State.LOCKED})
"""A report's figures count from its submission until it is returned or reopened."""


class ReportRefusedError(ValueError):
    """A step that cannot be taken; nothing is done. The text says what to do, in both languages."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        self.code, self.vi, self.en = code, vi, en
        super().__init__(f"{vi} / {en}")


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was taken: number from 1, by which holder, at what instant."""

    number: int
    act: Act
    holder: str
    at: datetime


def state_of(last: Act | None) -> State:
    """Where a report stands after its last step."""
    return State.NOT_BEGUN if last is None else AFTER[last]


def check_step(last: Step | None, act: Act, *, holder: str, reason: str) -> None:
    """Raise ReportRefusedError unless the step can follow.

    Who prepared does not submit, and who submitted does not validate: two humans stand behind a figure.
    """
    state = state_of(last.act if last else None)
    if state not in FROM[act]:
        raise ReportRefusedError("state", *_WRONG_STATE[state])
    if last is not None and last.holder == holder and act in {Act.SUBMITTED, Act.VALIDATED}:
        raise ReportRefusedError(
            "own_step",
            "Bạn đã làm bước trước: bước này phải do một người khác làm. Hãy báo người giữ chức danh kia.",
            "You did the step before: another human must do this one. Tell the holder of the other post.",
        )
    if (act in NEEDS_REASON) != bool(reason):
        raise ReportRefusedError(
            "reason",
            "Chưa chọn lý do: hãy chọn một lý do trong danh sách.",
            "No reason is chosen: choose one of the list.",
        )


_WRONG_STATE: Mapping[State, tuple[str, str]] = {
    State.NOT_BEGUN: (
        "Báo cáo tháng này chưa được soạn: cán bộ xã soạn trước.",
        "This month's report is not prepared yet: the commune officer prepares it first.",
    ),
    State.PREPARED: (
        "Báo cáo đã soạn, đang chờ người duyệt của xã gửi.",
        "The report is prepared and waits for the commune's approver to submit it.",
    ),
    State.SUBMITTED: (
        "Báo cáo đã gửi, đang chờ tỉnh: muốn sửa, xin tỉnh trả lại.",
        "The report is submitted and waits for the province: to change it, ask the province to return it.",
    ),
    State.RETURNED: (
        "Báo cáo đã bị trả lại: cán bộ xã soạn lại trước.",
        "The report was returned: the commune officer prepares it again first.",
    ),
    State.LOCKED: (
        "Tháng này đã khoá: muốn sửa, xin tỉnh mở lại.",
        "This month is locked: to change it, ask the province to reopen it.",
    ),
    State.REOPENED: (
        "Báo cáo đã được mở lại: cán bộ xã soạn lại trước.",
        "The report was reopened: the commune officer prepares it again first.",
    ),
}
