"""A simulated year of events is counted alike by the product and from the simulator's own log."""

from datetime import date
from pathlib import Path

import pytest

from tests.simulator import told
from tests.simulator.recount import FLOWS, STOCKS

pytestmark = pytest.mark.django_db
START, END = date(2025, 12, 15), date(2027, 1, 15)


def test_a_year_of_a_few_communes(tmp_path: Path) -> None:
    from vungxanh.records.rules.events.registry import KINDS
    from vungxanh.simulator.rules.events.deeds import Act
    from vungxanh.simulator.rules.events.rates import Rates

    rates = Rates(cases=4, hotspots=4, crops=1.5, sessions=3, screenings=3)
    world = told.tell(187, 3, START, END, tmp_path / "log.jsonl", rates)  # a seed with every kind and act
    assert told.wrong_all(world, [date(2026, 6, 1), END], [2026]) == []
    assert told.wrong_counts(world, date(2026, 6, 1), 2026) == []
    assert told.wrong_facts(world, 2026) == []
    lines = world.log.read_text(encoding="utf-8")
    assert [act for act in Act if f'"act": "{act.value}"' not in lines] == []
    silent = {kind for kind in KINDS if f'"kind": "{kind}"' not in lines}
    assert silent <= {"route_ended"}, "nearly every kind came up, so that the comparison is of all of them"


def test_every_flow_and_stock_of_a_report_is_recounted() -> None:
    from vungxanh.records.rules.monthly.sections import REPORTED

    assert {*told.CODES, *told.IN_UNITS} == set(REPORTED)
    assert not set(FLOWS["models"]) & set(STOCKS["models"])
