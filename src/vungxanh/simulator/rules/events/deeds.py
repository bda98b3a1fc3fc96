"""What the simulator writes down of what it does: one plain line a deed, without a word of `records`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any

Month = tuple[int, int]
"""Year and month of a report, from the 15th of the month before to the 14th."""


class Act(StrEnum):
    """What is done (việc làm)."""

    RECORD = "record"
    AMEND = "amend"
    WITHDRAW = "withdraw"
    PREPARE = "prepare"
    SUBMIT = "submit"
    RETURN = "return"
    VALIDATE = "validate"
    REOPEN = "reopen"
    STATE = "state"
    SLICE = "slice"


class Who(StrEnum):
    """Whose post does it."""

    OFFICER = "officer"
    APPROVER = "approver"
    ANALYST = "analyst"
    CHIEF = "chief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that is done on a day.

    `commune` is a number of the shape, None for the province. `day` is when it happened. `of` is the number
    of the deed whose event is amended or withdrawn. `month` is that of a report or slice; `facts` are plain.
    """

    number: int
    on: date
    act: Act
    who: str = Who.OFFICER
    commune: int | None = None
    kind: str = ""
    subject: int | None = None
    day: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    units: tuple[tuple[int, int | None], ...] = ()
    of: int | None = None
    reason: str = ""
    month: Month | None = None

    def line(self) -> str:
        """The deed as one line of the log: JSON, without what is empty."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        kept = {name: value for name, value in told.items() if value not in (None, "", (), {})}
        return json.dumps(kept, ensure_ascii=False, default=date.isoformat)


def month_of(day: date) -> Month:
    """The report month a day falls in: the 15th belongs to the next."""
    if day.day < 15:
        return day.year, day.month
    return (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)


def first_day(month: Month) -> date:
    """The first day of a report month."""
    year, number = month
    return date(year, number - 1, 15) if number > 1 else date(year - 1, 12, 15)


def next_month(month: Month) -> Month:
    """The month after."""
    return (month[0], month[1] + 1) if month[1] < 12 else (month[0] + 1, 1)
