"""The class inputs of a commune from its monthly reports: the same figures as from a workbook."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.events import case_in as told
from tests.records.events.conftest import counted, events
from tests.records.test_months import Desk, desk
from vungxanh.indicators.engine import FACTS, measure_reported
from vungxanh.periods.interface import AssessmentYear, ReportMonth
from vungxanh.records.rules.monthly.assemble import Counted, Told, assemble
from vungxanh.records.rules.monthly.sections import BY_CODE

__all__ = ["counted", "desk", "events"]
YEAR = AssessmentYear(2026)
NONE = dict.fromkeys(BY_CODE, "none")
CASES = st.lists(
    st.tuples(st.dates(YEAR.period.start, YEAR.as_of), st.integers(0, 9), st.integers(0, 3)), max_size=20
)


def measured(rows: list[tuple[Any, ...]]) -> dict[str, int | None]:
    table = pa.table([pa.array(list(values)) for values in zip(*rows, strict=True)], schema=FACTS)
    found = measure_reported(
        table,
        flows=["D01", "D02", "E01"],
        stocks=["E07"],
        groups={1: 1},
        period=YEAR.period,
        as_of=YEAR.as_of,
        known_on=YEAR.as_of,
    )
    return {code: figure for (code, _), (figure, _) in found.items()}


def fact(number: int, code: str, period: Any, as_of: date, value: int | None) -> tuple[Any, ...]:
    return (number, 1, code, period.start, period.end, as_of, value, YEAR.period.start, None)


@settings(max_examples=10)
@given(CASES)
def test_twelve_reports_say_what_one_row_of_a_workbook_says(cases: list[tuple[date, int, int]]) -> None:
    """Cases with their arrests, and models founded: written as events, and as the year's figures."""
    told_events = [Told(number, "case", day) for number, (day, _, _) in enumerate(cases)]
    lines = [Counted(one.id, "D01", one.day, 1) for one in told_events]
    lines += [Counted(one.id, "D02", one.day, cases[one.id][1]) for one in told_events]
    lines += [Counted(one.id, "E07", one.day, cases[one.id][2]) for one in told_events]
    monthly, number = [], 0
    for month in ReportMonth.of_year(YEAR):
        for figure in assemble(month, told_events, lines, NONE).figures:
            if figure.indicator in {"D01", "D02", "E01", "E07"}:
                number += 1
                monthly.append(fact(number, figure.indicator, month.period, month.as_of, figure.value))
    totals = {
        "D01": len(cases),
        "D02": sum(people for _, people, _ in cases),
        "E01": 0,
        "E07": sum(up for _, _, up in cases),
    }
    yearly = [
        fact(place, code, YEAR.period, YEAR.as_of, value)
        for place, (code, value) in enumerate(totals.items())
    ]
    assert measured(monthly) == measured(yearly) == totals


@settings(max_examples=5)
@given(st.integers(1, 12))
def test_a_month_that_nobody_reported_leaves_the_year_unknown(gap: int) -> None:
    rows = [
        fact(month.month, "D02", month.period, month.as_of, 1)
        for month in ReportMonth.of_year(YEAR)
        if month.month != gap
    ]
    assert measured(rows)["D02"] is None


@pytest.mark.django_db
def test_the_class_takes_arrests_from_reports_and_opens_to_them(desk: Desk) -> None:
    """A whole year of reports, one case in it; the commune has no workbook."""
    from datetime import UTC, datetime

    from vungxanh.assessment.interface import assess, commune
    from vungxanh.records.actions import months
    from vungxanh.records.actions.recording import record
    from vungxanh.records.actions.stated import state_violators
    from vungxanh.records.queries.months import assembled
    from vungxanh.records.rules.stated import Stated

    at = datetime(2026, 12, 20, 5, tzinfo=UTC)
    record(told(desk.area, people=3), by=desk.officer, at=at)
    for month in ReportMonth.of_year(YEAR):
        months.prepare(area_id=desk.area, month=month, said=NONE, remark="", by=desk.officer, at=at)
        digest = assembled(desk.area, month, NONE).digest
        months.submit(area_id=desk.area, month=month, digest=digest, by=desk.approver, at=at)
    state_violators(area_id=desk.area, year=YEAR, stated=Stated.SOME, by=desk.approver, at=at)
    run = assess(province_id=desk.events.province.id, year=2026, known_on=date(2026, 12, 21), by=desk.analyst)
    found = commune(desk.analyst, run, desk.area)
    assert found.figures["offenders_arrested"] == 3
    assert (found.figures["use_points"], found.figures["plants"]) == (0, 0)
    assert found.figures["resident_violators"] == 1
    assert found.figures["wanted_fugitives"] == "withheld", "the analyst is not the post that states it"
    arrests = [one for one in found.sources if one.input == "offenders_arrested"]
    assert [str(one.month) for one in arrests if one.value] == ["03/2026"]
    assert len(arrests) == 12
