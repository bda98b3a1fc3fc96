"""Handing a person over to another commune: the clock, how late it is, and when it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vungxanh.dossiers.rules.days import ONE_DAY, CalendarError, WorkingDays, day_of, start_of
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.law import Law, the_law
from vungxanh.dossiers.rules.refusals import Citation, RefusedError
from vungxanh.dossiers.rules.state import State

NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class HandOver:
    """The clock of one transfer, the same for both communes: when it is due, and where that stands."""

    left_at: datetime
    due: datetime
    cites: tuple[Citation, ...]

    def late_by(self, at: datetime) -> timedelta:
        """How late the other commune is told, or still waits; nothing up to the due instant."""
        return max(NONE, at - self.due)

    def time_left(self, at: datetime) -> timedelta:
        """How long there still is at an instant."""
        return max(NONE, self.due - at)


@dataclass(frozen=True, slots=True)
class Destination:
    """The area a person moves to, as the caller found it: its days (half-open) and who took it over since."""

    area: int
    from_day: date | None = None
    until: date | None = None
    successors: tuple[int, ...] = ()

    def exists_on(self, day: date) -> bool:
        """Whether the area exists on a day."""
        return (self.from_day is None or self.from_day <= day) and (self.until is None or day < self.until)


def clock(
    kind: Kind, left_at: datetime, *, calendar: WorkingDays | None = None, law: Law | None = None
) -> HandOver:
    """By when the commune that a person left has to tell the other one: 24 hours from July 2026, before
    then the end of the fifth working day after that day.

    Raises CalendarError where working days are needed and no calendar is given, or it does not reach.
    """
    law = law or the_law()
    day = day_of(left_at)
    notice = law.notice(kind, law.on(day))
    if notice.hours is not None:
        return HandOver(left_at, left_at + timedelta(hours=notice.hours), notice.cites)
    if calendar is None or notice.working_days is None:
        raise CalendarError(
            f"ngày {day:%d/%m/%Y} thời hạn tính theo ngày làm việc; hãy nạp lịch ngày làm việc của năm đó"
            f" / on {day} the time runs in working days: load that year's calendar"
        )
    last = calendar.after(day, notice.working_days)
    return HandOver(left_at, start_of(last + ONE_DAY), notice.cites)


def check_transfer(state: State | None, to: Destination, day: date) -> None:
    """Whether a transfer may be opened. Raises RefusedError: the dossier is over, another transfer is open,
    the commune is the same, or the area does not exist on that day (its successors are offered)."""
    if state is None:
        raise not_live()
    if state.transfer is not None:
        raise RefusedError(
            "transfer_open",
            "đang có một lần chuyển giao chưa xong; hãy chờ nơi đến tiếp nhận hoặc rút lại lần đó",
            "another transfer is open: wait until it is accepted, or withdraw it",
        )
    if to.area == state.commune:
        raise RefusedError(
            "same_commune",
            "nơi đến trùng nơi đang quản lý; hãy chọn xã khác",
            "the commune is the one that keeps the dossier: choose another",
        )
    if not to.exists_on(day):
        raise RefusedError(
            "area_gone",
            f"nơi đến không tồn tại vào ngày {day:%d/%m/%Y}; hãy chọn đơn vị kế thừa được gợi ý",
            f"that area does not exist on {day}: choose one of the successors offered",
            offers=to.successors,
        )


def not_live() -> RefusedError:
    """The refusal of any act on a dossier that is over."""
    return RefusedError(
        "not_live",
        "hồ sơ đã kết thúc hoặc hết hạn; muốn quản lý tiếp phải có quyết định mới và mở hồ sơ mới",
        "the dossier has ended or lapsed: to go on, a new decision and a new dossier are needed",
    )
