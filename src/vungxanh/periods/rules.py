"""Half-open ranges of days, and the assessment year of Decision 28/2025/QĐ-TTg.

All days are dates of law in Asia/Ho_Chi_Minh. Nothing here reads a clock: "today" is an argument.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that month is shorter.

    >>> add_months(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class PeriodError(ValueError):
    """A range that is empty or runs backwards, or a year outside the calendar."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, but not including, `end`.

    Raises PeriodError when the range holds no day.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise PeriodError(
                f"kỳ từ {self.start} phải kết thúc sau ngày đó, không phải {self.end}"
                f" / a period from {self.start} must end after it, not on {self.end}: swap the two days"
            )

    @classmethod
    def inclusive(cls, first: date, last: date) -> Period:
        """From `first` to `last`, both inside, as documents print a period."""
        return cls(first, last + ONE_DAY)

    @property
    def last_day(self) -> date:
        """The last day inside."""
        return self.end - ONE_DAY

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        """Whether the day lies inside."""
        return self.start <= day < self.end

    def contains(self, other: Period) -> bool:
        """Whether every day of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start < other.end and other.start < self.end

    def intersection(self, other: Period) -> Period | None:
        """The days the two share; None when they share none."""
        if not self.overlaps(other):
            return None
        return Period(max(self.start, other.start), min(self.end, other.end))

    def __iter__(self) -> Iterator[date]:
        """Every day in order."""
        return (self.start + timedelta(days=step) for step in range(self.days))


@dataclass(frozen=True, slots=True, order=True)
class AssessmentYear:
    """Assessment year Y: 15 December of Y-1 to 14 December of Y (28/2025/QĐ-TTg, Article 7.1).

    Stocks are taken at the end of `as_of`, flows are summed over `period`.
    Raises PeriodError outside the calendar.
    """

    year: int

    def __post_init__(self) -> None:
        if not 2 <= self.year <= 9999:
            raise PeriodError(
                f"năm đánh giá {self.year} không có trong lịch / assessment year {self.year} is not in the"
                " calendar: give a year of four digits"
            )

    @property
    def period(self) -> Period:
        """The days of the year, half-open."""
        return Period(date(self.year - 1, 12, 15), date(self.year, 12, 15))

    @property
    def as_of(self) -> date:
        """The last day, on which stocks, names and the map are taken."""
        return self.period.last_day

    @property
    def previous(self) -> AssessmentYear:
        """The year before."""
        return AssessmentYear(self.year - 1)

    @property
    def next(self) -> AssessmentYear:
        """The year after."""
        return AssessmentYear(self.year + 1)

    @classmethod
    def containing(cls, day: date) -> AssessmentYear:
        """The assessment year that a day falls in: 15 December already belongs to the next."""
        year = cls(day.year)
        return year if day in year.period else year.next

    def __str__(self) -> str:
        return str(self.year)


FIRST_DAY = 15
"""A report month begins on this day, so that twelve of them are exactly one assessment year."""


@dataclass(frozen=True, slots=True, order=True)
class ReportMonth:
    """Report month M of year Y: the 15th of the month before to the 14th of M.

    † Its bounds are this product's choice: no rule of the ministry on monthly reports was found. Twelve of
    them are an assessment year (28/2025/QĐ-TTg, Article 7.1). Raises PeriodError outside the calendar.
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 2 <= self.year <= 9999):
            raise PeriodError(
                f"tháng báo cáo {self.month}/{self.year} không có trong lịch / report month"
                f" {self.month}/{self.year} is not in the calendar: give a month from 1 to 12 and a year"
            )

    @property
    def period(self) -> Period:
        """The days of the month, half-open."""
        year, month = (self.year, self.month - 1) if self.month > 1 else (self.year - 1, 12)
        return Period(date(year, month, FIRST_DAY), date(self.year, self.month, FIRST_DAY))

    @property
    def as_of(self) -> date:
        """The last day, on which its stocks are taken."""
        return self.period.last_day

    @property
    def assessment_year(self) -> AssessmentYear:
        """The assessment year that the whole month lies in."""
        return AssessmentYear.containing(self.as_of)

    @property
    def previous(self) -> ReportMonth:
        """The month before."""
        return ReportMonth.containing(self.period.start - ONE_DAY)

    @property
    def next(self) -> ReportMonth:
        """The month after."""
        return ReportMonth.containing(self.period.end)

    @classmethod
    def containing(cls, day: date) -> ReportMonth:
        """The report month that a day falls in: the 15th already belongs to the next."""
        if day.day < FIRST_DAY:
            return cls(day.year, day.month)
        return cls(day.year, day.month + 1) if day.month < 12 else cls(day.year + 1, 1)

    @classmethod
    def of_year(cls, year: AssessmentYear) -> tuple[ReportMonth, ...]:
        """The twelve report months of an assessment year, in order."""
        return tuple(cls(year.year, month) for month in range(1, 13))

    def __str__(self) -> str:
        return f"{self.month:02}/{self.year}"
