"""The working days of Vietnam: days off by the Labour Code, swapped days as decided for each year."""

from __future__ import annotations

from functools import lru_cache

import holidays

from vungxanh.dossiers.rules.days import WorkingDays
from vungxanh.periods.interface import Period

FIRST, LAST = 2022, 2060


@lru_cache(maxsize=1)
def working_days() -> WorkingDays:
    """Every day from 2022 on: the library knows the fixed and the lunar days off, and swaps decided so far.

    A swap that is decided after the library's version is not in it: a day off then counts as worked, so a
    time runs out sooner for the office and never later for the person.
    """
    off = holidays.country_holidays("VN", years=range(FIRST, LAST + 1))
    days = frozenset(off)
    start, end = min(days), max(days)
    worked = frozenset(day for day in off.weekend_workdays if start <= day <= end)
    return WorkingDays(Period(start, end), off=days, worked=worked)
