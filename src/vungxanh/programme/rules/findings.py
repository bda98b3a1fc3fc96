"""Questions that the product raises about an area (phát hiện), and the task that one becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vungxanh.programme.rules.refusals import ProgrammeRefusedError


class Raised(StrEnum):
    """What raised the question: tests without a legal ground, or a month that a commune did not report."""

    NO_GROUND = "test_without_ground"
    SILENT_MONTH = "silent_month"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Kind, area and `reference` (an event, a month) name it, so that it gives one task.

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
        if self.raised is Raised.NO_GROUND:
            return (
                f"Rà lại căn cứ pháp lý của {self.value} lượt xét nghiệm ghi căn cứ “khác”"
                f" ngày {self.day:%d/%m/%Y}, đính chính hoặc giải trình"
            )
        return f"Gửi báo cáo tháng {self.reference} (kỳ hết ngày {self.day:%d/%m/%Y}), đã quá hạn"


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
            "Phát hiện này không còn: số liệu đã được đính chính hoặc báo cáo đã gửi",
            "This finding is gone: the figures were corrected or the report was handed in",
        )
    return found
