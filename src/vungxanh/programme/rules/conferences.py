"""Conferences (hội nghị): points (điểm cầu), who was summoned, who came, and why others did not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from fractions import Fraction

from vungxanh.programme.rules import changes
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


class Kind(StrEnum):
    """What a conference is for (loại hội nghị)."""

    MODEL = "model"
    LAUNCH = "launch"
    DISSEMINATION = "dissemination"
    INTERIM = "interim"
    FINAL = "final"
    THEMATIC = "thematic"
    COORDINATION = "coordination"


class Does(StrEnum):
    """What a conference does to a document: it can conclude one and launch another."""

    DISSEMINATES = "disseminates"
    LAUNCHES = "launches"
    REVIEWS = "reviews"
    CONCLUDES = "concludes"


def check_conference(*, title: str, chair: str, begins: time | None, ends: time | None) -> None:
    """Refuse a conference without title or chair, or one that ends before it begins.

    `chair` is an office, never a name. Raises ProgrammeRefusedError.
    """
    if not title.strip():
        raise ProgrammeRefusedError(
            "value",
            "Chưa ghi tên hội nghị: ghi ngắn hội nghị bàn việc gì",
            "The conference has no title: say in short what it is about",
            field="title",
        )
    if not chair.strip():
        raise ProgrammeRefusedError(
            "signatory",
            "Chưa ghi ai chủ trì: ghi chức vụ, không ghi họ tên",
            "It is not said who chairs: give the office, not the name",
            field="chair",
        )
    if begins is not None and ends is not None and ends <= begins:
        raise ProgrammeRefusedError(
            "end",
            "Giờ kết thúc không sau giờ bắt đầu: sửa một trong hai",
            "It does not end after it begins: mend one of the two",
            field="ends",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What of a conference can be corrected. `chair` is an office, never a name."""

    title: str
    chair: str
    day: date
    begins: time | None = None
    ends: time | None = None


class Change(StrEnum):
    """What was changed of a conference after it was entered (đính chính hội nghị), the reason beside it."""

    CORRECTED = "corrected"
    SUMMONED = "summoned"
    LEFT_OUT = "left_out"
    CANCELLED = "cancelled"


def replaced(before: Meeting, after: Meeting) -> dict[str, tuple[str, str]]:
    """What differs: by field the text that stood and the one in its place, "" for an hour not known."""
    return changes.replaced(
        *({name: _told(getattr(one, name)) for name in FIELDS} for one in (before, after))
    )


FIELDS = ("title", "chair", "day", "begins", "ends")
"""What of a conference can be corrected, in the order in which a correction tells it."""


def _told(value: str | date | time | None) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)


def check_correction(before: Meeting, after: Meeting, *, decided: Iterable[date], reason: str) -> None:
    """Refuse a correction that changes nothing, gives no reason, or moves the day behind a decision.

    `decided` are the days of the conference's decisions. Raises ProgrammeRefusedError.
    """
    check_conference(title=after.title, chair=after.chair, begins=after.begins, ends=after.ends)
    changes.check_differs(replaced(before, after), field="title")
    changes.check_reason(reason)
    first = min(decided, default=None)
    if first is not None and after.day > first:
        raise ProgrammeRefusedError(
            "date",
            f"Đã có kết luận ngày {first:%d/%m/%Y}: ngày họp không thể sau ngày đó",
            f"A decision is dated {first.isoformat()}: the conference cannot have been later",
            field="day",
        )


def check_going_on(cancelled_on: date | None) -> None:
    """Refuse to add anything to a conference that was cancelled. Raises ProgrammeRefusedError."""
    if cancelled_on is not None:
        raise ProgrammeRefusedError(
            "state",
            f"Hội nghị đã huỷ ngày {cancelled_on:%d/%m/%Y}: không ghi thêm, không ra kết luận;"
            " lập hội nghị mới nếu họp lại",
            f"The conference was cancelled on {cancelled_on.isoformat()}: nothing is added"
            " and nothing decided; call a new one if it is held after all",
        )


def check_cancel(*, decisions: int, reason: str) -> None:
    """Refuse to cancel a conference that has decided something. Raises ProgrammeRefusedError."""
    changes.check_reason(reason)
    if decisions:
        raise ProgrammeRefusedError(
            "state",
            f"Hội nghị đã có {decisions} kết luận nên đã họp: đính chính chỗ sai,"
            " hoặc thôi giao việc của kết luận",
            f"The conference has {decisions} decisions, so it was held: correct what is wrong,"
            " or drop their work",
            field="reason",
        )


def check_decision(*, text: str, decided_on: date | None, signatory: str, held_on: date) -> date:
    """The day of a decision; refuse one without text, date or signatory, or dated before the conference.

    `signatory` is an office, never a name. Raises ProgrammeRefusedError.
    """
    if not text.strip():
        raise ProgrammeRefusedError(
            "value",
            "Chưa ghi nội dung kết luận: viết một câu",
            "It does not say what was decided: write a sentence",
            field="text",
        )
    if decided_on is None or decided_on < held_on:
        raise ProgrammeRefusedError(
            "decision_date",
            f"Kết luận cần ngày, từ ngày hội nghị ({held_on:%d/%m/%Y}) trở đi: ghi ngày của văn bản kết luận",
            f"A decision needs its date, from the day of the conference ({held_on.isoformat()}) on",
            field="decided_on",
        )
    if not signatory.strip():
        raise ProgrammeRefusedError(
            "signatory",
            "Kết luận chưa có người ký: ghi chức vụ, không ghi họ tên",
            "The decision has no signatory: give the office, not the name",
            field="signatory",
        )
    return decided_on


REASONS = ("duty", "illness", "line_down", "no_word", "other_meeting", "post_vacant")
"""Why somebody summoned was not there, of a post and never of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a conference: the central one or a commune's. Unknown attendance is None, never 0.

    `absent` counts the absences by reason; what no reason explains stays without one.
    Raises ProgrammeRefusedError for more present than summoned and for reasons that exceed the absences.
    """

    area: int
    summoned: int
    present: int | None = None
    absent: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.present is not None and self.present > self.summoned:
            raise ProgrammeRefusedError(
                "more_present",
                f"Có mặt {self.present}, triệu tập {self.summoned}: người dự thêm không tính vào tỷ lệ,"
                " sửa số có mặt hoặc số triệu tập",
                f"{self.present} present, {self.summoned} summoned: guests do not count in the share;"
                " mend one of the two",
                field="present",
            )
        unknown = set(self.absent) - set(REASONS)
        if unknown or min(self.absent.values(), default=0) < 0:
            raise ProgrammeRefusedError(
                "reason",
                "Lý do vắng không có trong danh sách, hoặc số âm: chọn lại",
                "A reason of absence is not on the list, or its number is negative: choose again",
                field="absent",
            )
        if self.missing is not None and sum(self.absent.values()) > self.missing:
            raise ProgrammeRefusedError(
                "reasons_sum",
                f"Tổng lý do vắng ({sum(self.absent.values())}) lớn hơn số vắng ({self.missing}): sửa lại",
                f"The reasons add up to {sum(self.absent.values())}, the absences to {self.missing}:"
                " mend them",
                field="absent",
            )

    @property
    def missing(self) -> int | None:
        """How many did not come; None while nobody has counted."""
        return None if self.present is None else self.summoned - self.present

    @property
    def unexplained(self) -> int | None:
        """Absences without a reason."""
        return None if self.missing is None else self.missing - sum(self.absent.values())


@dataclass(frozen=True, slots=True)
class Attendance:
    """All points together. `present`, `missing` and `share` (percent) are of the points that have counted."""

    points: int
    counted: int
    summoned: int
    summoned_counted: int
    present: int

    @property
    def whole(self) -> bool:
        """Whether every point has counted."""
        return self.points == self.counted

    @property
    def missing(self) -> int:
        """Absences at the points that have counted."""
        return self.summoned_counted - self.present

    @property
    def share(self) -> Fraction | None:
        """Present in percent of those summoned, exactly: 297 of 300 are 99; None while nobody was counted."""
        return Fraction(self.present * 100, self.summoned_counted) if self.summoned_counted else None


def attendance(points: Iterable[Point]) -> Attendance:
    """The attendance of a conference; shares are of sums, never averages of shares."""
    every = list(points)
    counted = [one for one in every if one.present is not None]
    return Attendance(
        points=len(every),
        counted=len(counted),
        summoned=sum(one.summoned for one in every),
        summoned_counted=sum(one.summoned for one in counted),
        present=sum(one.present or 0 for one in counted),
    )
