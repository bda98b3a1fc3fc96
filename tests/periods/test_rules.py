"""Assessment years tile the calendar; periods behave as sets of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.periods.interface import AssessmentYear, Period, PeriodError

DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
PERIODS = st.builds(lambda start, length: Period(start, start + timedelta(length)), DAYS, st.integers(1, 60))


def test_year_2026_runs_from_15_december_2025_to_14_december_2026():
    year = AssessmentYear(2026)
    assert year.period == Period.inclusive(date(2025, 12, 15), date(2026, 12, 14))
    assert year.as_of == date(2026, 12, 14)
    assert date(2025, 12, 14) not in year.period
    assert date(2026, 12, 15) not in year.period
    assert str(year) == "2026"


@given(DAYS)
def test_every_day_belongs_to_exactly_one_year(day):
    year = AssessmentYear.containing(day)
    assert day in year.period
    assert day not in year.previous.period
    assert day not in year.next.period
    assert year.previous.period.end == year.period.start


@given(PERIODS, PERIODS)
def test_intersection_is_the_set_of_shared_days(one, two):
    shared = set(one) & set(two)
    assert one.overlaps(two) == bool(shared)
    both = one.intersection(two)
    assert set(both or ()) == shared
    assert one.contains(two) == (set(two) <= set(one))


@given(PERIODS)
def test_days_counts_the_days(period):
    days = list(period)
    assert len(days) == period.days
    assert days[0] == period.start
    assert days[-1] == period.last_day


def test_an_empty_period_is_refused_in_both_languages():
    with pytest.raises(PeriodError, match=r"kỳ từ .* / a period from .*swap"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


def test_a_year_outside_the_calendar_is_refused():
    with pytest.raises(PeriodError, match="not in the calendar"):
        AssessmentYear(10000)
