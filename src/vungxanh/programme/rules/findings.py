"""Questions that the product raises about an area (phát hiện), and the task that one becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vungxanh.programme.rules.refusals import ProgrammeRefusedError


class Raised(StrEnum):
    """What raised the question: tests without a legal ground, a month that a commune did not report, a
    suspicion about to end by itself, a self-managed model that is asleep; or two sides that contradict each
    other: see `rules.contradictions`."""

    NO_GROUND = "test_without_ground"
    SILENT_MONTH = "silent_month"
    ENDING_SUSPICION = "ending_suspicion"
    ASLEEP_MODEL = "asleep_model"
    RESULT_DIFFERS = "result_differs"
    FIGURE_FAILS = "figure_fails"
    LATER_DUTY = "later_duty"
    CROSSED_WORK = "crossed_work"
    DISPUTED_DATE = "disputed_date"
    AGENCIES_DIFFER = "agencies_differ"


OF_COMMUNES = (Raised.NO_GROUND, Raised.SILENT_MONTH, Raised.ENDING_SUSPICION, Raised.ASLEEP_MODEL)
"""What is asked of communes alone, about their own events and reports."""

ASKED: Mapping[Raised, str] = {
    Raised.NO_GROUND: "Rà lại căn cứ pháp lý của {value} lượt xét nghiệm ghi căn cứ “khác” ngày {day},"
    " đính chính hoặc giải trình",
    Raised.SILENT_MONTH: "Gửi báo cáo tháng {reference} (kỳ hết ngày {day}), đã quá hạn",
    Raised.ENDING_SUSPICION: "Xác minh một điểm nghi vấn: lập tài liệu hoặc ghi là không có;"
    " nghi vấn tự hết ngày {day}",
    Raised.ASLEEP_MODEL: "Một mô hình tự quản không ghi hoạt động nào, coi là ngủ từ ngày {day}:"
    " ghi hoạt động đã có, hoặc ghi kết thúc",
}
"""The task that answers each question of a commune, as it is given to it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Kind, area and `reference` (a subject, a month) name it, so that it gives one task.

    `day` is the day it is about, `value` how many tests or days.
    """

    raised: Raised
    area: int
    reference: str
    day: date
    value: int

    @property
    def key(self) -> tuple[str, int, str]:
        """What names the question."""
        return (self.raised.value, self.area, self.reference)

    @property
    def asks(self) -> str:
        """The task that answers it, as it is given to the commune."""
        return ASKED[self.raised].format(
            value=self.value, day=f"{self.day:%d/%m/%Y}", reference=self.reference
        )


def open_questions(
    found: Iterable[Question], given: Collection[tuple[str, int, str]]
) -> tuple[Question, ...]:
    """The questions that have given no task yet, the oldest first."""
    left = (one for one in found if one.key not in given)
    return tuple(sorted(left, key=lambda one: (one.day, one.key)))


def check_question(found: Question | None, *, given: bool) -> Question:
    """The question; refuse one that is gone or has given its task. Raises ProgrammeRefusedError."""
    if given:
        raise ProgrammeRefusedError(
            "state",
            "Phát hiện này đã thành việc: mở việc đó để theo dõi",
            "This finding has given its task: open that one to follow it",
        )
    if found is None:
        raise ProgrammeRefusedError(
            "state",
            "Phát hiện này không còn: số liệu đã được đính chính, báo cáo đã gửi hoặc việc đã ghi",
            "This finding is gone: the figures were corrected, the report handed in or the work recorded",
        )
    return found
