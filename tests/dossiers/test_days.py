"""Months, working days and the day of law of an instant."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.dossiers.rules.days import CalendarError, WorkingDays, day_of, start_of
from vungxanh.periods.interface import Period, add_months

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
# Invented days off and an invented Saturday worked in exchange.
CALENDAR = WorkingDays(YEAR, off=frozenset({date(2026, 4, 30)}), worked=frozenset({date(2026, 5, 9)}))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_a_shorter_month_ends_on_its_last_day(day, months, then):
    assert add_months(day, months) == then


def test_the_day_of_law_begins_at_17_utc():
    assert day_of(datetime(2026, 6, 30, 16, 59, tzinfo=UTC)) == date(2026, 6, 30)
    assert day_of(datetime(2026, 6, 30, 17, 0, tzinfo=UTC)) == date(2026, 7, 1)
    assert day_of(start_of(date(2026, 7, 1))) == date(2026, 7, 1)
    with pytest.raises(ValueError, match="múi giờ"):
        day_of(datetime.fromisoformat("2026-06-30T16:59"))


def test_weekends_and_days_off_are_not_worked_and_days_in_exchange_are():
    assert not CALENDAR.is_worked(date(2026, 5, 2))
    assert not CALENDAR.is_worked(date(2026, 4, 30))
    assert CALENDAR.is_worked(date(2026, 5, 9))
    assert CALENDAR.after(date(2026, 4, 29), 2) == date(2026, 5, 4)


def test_a_calendar_is_asked_only_for_what_it_knows():
    with pytest.raises(CalendarError, match="load that year"):
        CALENDAR.after(date(2026, 12, 30), 2)


@given(st.dates(date(2026, 1, 1), date(2026, 10, 1)), st.integers(1, 10))
def test_so_many_worked_days_lie_between(day, count):
    then = CALENDAR.after(day, count)
    between = [day + timedelta(step) for step in range(1, (then - day).days + 1)]
    assert sum(map(CALENDAR.is_worked, between)) == count
    assert CALENDAR.is_worked(then)
