"""Facts that are counted when they are asked for: their codes, and the number that says what each is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vungxanh.periods.interface import Period, ReportMonth
from vungxanh.records.rules.monthly.sections import REPORTED

ROUTES, SCHOOLS, TIPS, TIPS_CLOSED, ON_TIME = "A14", "E04", "E05", "E06", "F03"
COUNTED = (
    ROUTES,
    *(f"{code}.{end}" for code in (SCHOOLS, TIPS_CLOSED, ON_TIME) for end in ("part", "whole")),
    TIPS,
)
"""What is counted from registers: a share by its two parts."""
CODES = COUNTED + REPORTED
"""With the figures of monthly reports, which for a commune's predecessors are summed."""
FIRST = date(2000, 1, 1)
DAYS, AREAS = 1 << 16, 1 << 34
"""More days after FIRST, and more areas, than there will be."""


@dataclass(frozen=True, slots=True)
class Count:
    """One such fact: of which indicator, up to which day, of which area."""

    code: str
    as_of: date
    area_id: int

    @property
    def number(self) -> int:
        """The number that says it all.

        >>> count_of(Count("F03.part", date(2026, 3, 14), 7).number)
        Count(code='F03.part', as_of=datetime.date(2026, 3, 14), area_id=7)
        """
        day = (self.as_of - FIRST).days
        if not (0 <= day < DAYS and 0 <= self.area_id < AREAS):
            raise ValueError(f"ngoài khoảng / out of range: {self}")
        return (CODES.index(self.code) * DAYS + day) * AREAS + self.area_id


def count_of(number: int) -> Count:
    """The fact of a number."""
    rest, area_id = divmod(number, AREAS)
    code, day = divmod(rest, DAYS)
    return Count(CODES[code], FIRST + timedelta(day), area_id)


def months_in(period: Period) -> Iterator[ReportMonth]:
    """The report months that lie in a period as a whole."""
    month = ReportMonth.containing(period.start)
    while month.period.end <= period.end:
        if month.period.start >= period.start:
            yield month
        month = month.next
