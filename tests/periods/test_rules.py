"""Assessment years tile the calendar; periods behave as sets of days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.periods.interface import AssessmentYear, Period, PeriodError, ReportMonth

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


@given(st.integers(3, 9998))
def test_twelve_report_months_tile_an_assessment_year(number):
    year = AssessmentYear(number)
    months = ReportMonth.of_year(year)
    assert len(months) == 12
    assert months[0].period.start == year.period.start
    assert months[-1].period.end == year.period.end
    for one, after in pairwise(months):
        assert one.period.end == after.period.start
    assert {one.assessment_year for one in months} == {year}


@given(DAYS)
def test_every_day_belongs_to_exactly_one_report_month(day):
    month = ReportMonth.containing(day)
    assert day in month.period
    assert month.previous.next == month == month.next.previous
    assert day not in month.previous.period
    assert day not in month.next.period
    assert day in month.assessment_year.period


def test_report_month_1_of_2026_runs_from_15_december_to_14_january():
    month = ReportMonth(2026, 1)
    assert month.period == Period.inclusive(date(2025, 12, 15), date(2026, 1, 14))
    assert month.as_of == date(2026, 1, 14)
    assert str(month) == "01/2026"


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (10000, 1)])
def test_a_report_month_outside_the_calendar_is_refused(year, month):
    with pytest.raises(PeriodError, match="not in the calendar"):
        ReportMonth(year, month)
