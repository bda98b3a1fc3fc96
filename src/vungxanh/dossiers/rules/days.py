"""Months of the calendar, working days, and the day of law that an instant falls on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from vungxanh.periods.interface import Period

ONE_DAY = timedelta(days=1)
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
SATURDAY = 5


class CalendarError(ValueError):
    """The calendar of working days that was handed in says nothing about a day that is asked for."""


def day_of(instant: datetime) -> date:
    """The date of law, in Asia/Ho_Chi_Minh, of an instant that knows its zone.

    Raises ValueError for one that does not.
    """
    if instant.tzinfo is None:
        raise ValueError(
            "thời điểm phải có múi giờ, như +07:00 / an instant must know its zone: give the offset"
        )
    return instant.astimezone(LOCAL).date()


def start_of(day: date) -> datetime:
    """The instant at which a day of law begins."""
    return datetime.combine(day, time(), LOCAL)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked: handed in, because each year's days off are decided for that year.

    Saturdays and Sundays are off unless `worked`; other days are worked unless `off`. Outside `known`
    nothing is said.
    """

    known: Period
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Whether the day is worked. Raises CalendarError outside the days that are known."""
        if day not in self.known:
            raise CalendarError(
                f"lịch ngày làm việc không có ngày {day:%d/%m/%Y}; hãy nạp lịch của năm đó"
                f" / the calendar of working days does not reach {day}: load that year's"
            )
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself is not counted."""
        while count:
            day += ONE_DAY
            count -= self.is_worked(day)
        return day
