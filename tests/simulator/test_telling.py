"""A simulated year of events is counted alike by the product and from the simulator's own log."""

import os
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from tests.simulator import told
from tests.simulator.recount import FLOWS, STOCKS, days_of

pytestmark = pytest.mark.django_db
START, END = date(2025, 12, 15), date(2027, 1, 15)


def agreed(world: told.World, days: list[date], years: list[int]) -> None:
    """Whatever the product counts of events is what the log says, as known on each of the days."""
    assert world.log.read_text(encoding="utf-8").count('"act": "submit"') >= len(world.months)
    for day in days:
        assert told.wrong_lines(world, day) == []
    for year in years:
        assert told.wrong_figures(world, days[-1], year) == []
    assert told.wrong_reports(world) == []
    assert told.wrong_differences(world, world.months) == []


def same_as_facts(world: told.World, year: int) -> None:
    """The months of the log, written down as plain facts, give the same figures as the events do."""
    from vungxanh.indicators.engine import FACTS
    from vungxanh.indicators.interface import measure
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.interface import facts_table

    areas = [one.area_id for one in world.settled.communes]
    reports = world.recount(world.end).reports
    rows = [
        (areas[commune], code, *days_of(month), value)
        for (commune, month), figures in reports.items()
        for (code, part), value in figures.items()
        if not part
    ]
    day = timedelta(1)
    plain = [
        {
            "fact_id": number,
            "area_id": area,
            "indicator": code,
            "period_start": start,
            "period_end": end,
            "as_of": end - day,
            "value": value,
            "learned_on": world.end,
            "withdrawn_on": None,
        }
        for number, (area, code, start, end, value) in enumerate(rows, 1)
    ]
    whole = AssessmentYear(year)
    one, other = (
        measure(
            facts,
            codes=told.CODES,
            area_ids=areas,
            period=whole.period,
            as_of=whole.as_of,
            map_on=whole.as_of,
            known_on=world.end,
        )
        for facts in (facts_table(areas, known_on=world.end), pa.Table.from_pylist(plain, schema=FACTS))
    )
    assert [(its.code, its.area_id, its.numerator) for its in one] == [
        (its.code, its.area_id, its.numerator) for its in other
    ]
    assert any(its.numerator for its in one)


def test_a_year_of_a_few_communes(tmp_path: Path) -> None:
    from vungxanh.records.rules.events.registry import KINDS
    from vungxanh.simulator.rules.events.deeds import Act
    from vungxanh.simulator.rules.events.rates import Rates

    rates = Rates(cases=4, hotspots=4, crops=1.5, sessions=3, screenings=3)
    world = told.tell(187, 3, START, END, tmp_path / "log.jsonl", rates)  # a seed with every kind and act
    agreed(world, [date(2026, 6, 1), END], [2026])
    same_as_facts(world, 2026)
    lines = world.log.read_text(encoding="utf-8")
    assert [act for act in Act if f'"act": "{act.value}"' not in lines] == []
    silent = {kind for kind in KINDS if f'"kind": "{kind}"' not in lines}
    assert silent <= {"route_ended"}, "nearly every kind came up, so that the comparison is of all of them"


@pytest.mark.long
def test_years_of_a_whole_province(tmp_path: Path) -> None:
    """124 communes for three years, the last two with whole assessment years under the catalogue."""
    communes = int(os.environ.get("VUNGXANH_SIZE") or 124)
    seed = int(os.environ.get("VUNGXANH_SEED") or 1)
    start = date(2023, 12, 15)
    world = told.tell(seed, communes, start, END, tmp_path / "log.jsonl")
    agreed(world, [date(2025, 3, 1), date(2026, 6, 1), END], [2025, 2026])
    assert told.wrong_figures(world, date(2026, 1, 20), 2025) == []
    same_as_facts(world, 2026)


def test_every_flow_and_stock_of_a_report_is_recounted() -> None:
    from vungxanh.records.rules.monthly.sections import REPORTED

    assert {*told.CODES, *told.IN_UNITS} == set(REPORTED)
    assert not set(FLOWS["models"]) & set(STOCKS["models"])
