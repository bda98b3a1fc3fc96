"""When a monthly report is due, and what is said of one that is not there."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from vungxanh.periods.interface import ReportMonth
from vungxanh.records.rules.defaults import STANDARD
from vungxanh.records.rules.monthly.steps import COUNTING, State

DAYS_TO_REPORT = timedelta(STANDARD.report_days)
"""So long after the month's last day a report is on time; no rule of the ministry was found."""


def due_day(month: ReportMonth) -> date:
    """The last day on which the month's report is on time."""
    return month.as_of + DAYS_TO_REPORT


class Timing(StrEnum):
    """How a report stands against its due day (tiến độ)."""

    NOT_DUE = "not_due"
    DUE = "due"
    LATE = "late"
    ON_TIME = "on_time"
    HANDED_IN_LATE = "handed_in_late"


def timing(month: ReportMonth, state: State, submitted_on: date | None, today: date) -> Timing:
    """Late against the due day; `submitted_on` is the first day on which it was handed in."""
    if submitted_on is not None and state in COUNTING:
        return Timing.ON_TIME if submitted_on <= due_day(month) else Timing.HANDED_IN_LATE
    if today <= month.as_of:
        return Timing.NOT_DUE
    return Timing.DUE if today <= due_day(month) else Timing.LATE


def share_on_time(found: list[Timing]) -> Fraction | None:
    """F03: reports on time of those whose day has come; None while none was due."""
    owed = [one for one in found if one not in {Timing.NOT_DUE, Timing.DUE}]
    return Fraction(owed.count(Timing.ON_TIME), len(owed)) if owed else None


def months_owed(today: date, back: int = 12) -> tuple[ReportMonth, ...]:
    """The report months that are over, newest first."""
    months = []
    month = ReportMonth.containing(today).previous
    for _ in range(back):
        months.append(month)
        month = month.previous
    return tuple(months)
