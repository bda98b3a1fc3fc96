"""The engine against a plain recomputation: tiling, versions, as-of days, groups, unknowns."""

from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vungxanh.indicators.engine import FACTS, measure_reported
from vungxanh.periods.interface import Period

YEAR = Period(date(2024, 12, 15), date(2025, 12, 15))
AS_OF = date(2025, 12, 14)
KNOWN = date(2026, 1, 10)
CUTS = [date(2024, 12, 1), YEAR.start, date(2025, 3, 15), date(2025, 8, 1), YEAR.end, date(2026, 1, 1)]


LEARNED = date(2025, 12, 20)


def fact(fact_id, area, indicator, start, end, value, *, as_of=None, learned=LEARNED, withdrawn=None):
    cells = (fact_id, area, indicator, start, end, as_of, value, learned, withdrawn)
    return dict(zip(FACTS.names, cells, strict=True))


def run(facts, *, flows=("D02",), stocks=("B01",), groups=None, known_on=KNOWN):
    areas = {row["area_id"] for row in facts} | {1}
    return measure_reported(
        pa.Table.from_pylist(facts, schema=FACTS),
        flows=flows,
        stocks=stocks,
        groups=groups or {area: area for area in areas},
        period=YEAR,
        as_of=AS_OF,
        known_on=known_on,
    )


def year(fact_id, area, value, **more):
    return fact(fact_id, area, "D02", YEAR.start, YEAR.end, value, **more)


def test_a_year_reported_in_parts_is_their_sum():
    middle = date(2025, 6, 15)
    facts = [fact(1, 1, "D02", YEAR.start, middle, 2), fact(2, 1, "D02", middle, YEAR.end, 5)]
    assert run(facts)["D02", 1] == (7, (1, 2))


@pytest.mark.parametrize("value", [0, None])
def test_zero_is_a_figure_and_unknown_is_none(value):
    assert run([year(1, 1, value)])["D02", 1][0] == value


def test_a_gap_an_overlap_and_a_gap_hidden_by_an_overlap_are_unknown():
    a, b, c = date(2025, 3, 1), date(2025, 6, 1), date(2025, 9, 1)
    gap = [fact(1, 1, "D02", YEAR.start, a, 1), fact(2, 1, "D02", b, YEAR.end, 1)]
    overlap = [fact(1, 1, "D02", YEAR.start, b, 1), fact(2, 1, "D02", a, YEAR.end, 1)]
    both = [
        fact(1, 1, "D02", YEAR.start, b, 1),
        fact(2, 1, "D02", a, b, 1),
        fact(3, 1, "D02", c, YEAR.end, 1),
    ]
    assert [run(facts)["D02", 1][0] for facts in (gap, overlap, both)] == [None, None, None]


def test_the_last_version_known_on_the_day_counts():
    later, last = date(2026, 1, 5), date(2026, 1, 8)
    facts = [year(1, 1, 4), year(2, 1, 9, learned=later), year(3, 1, None, learned=last)]
    seen = [run(facts, known_on=day)["D02", 1][0] for day in (date(2025, 12, 31), date(2026, 1, 5), KNOWN)]
    assert seen == [4, 9, None]
    assert run(facts, known_on=date(2025, 12, 1)) == {}


def test_a_withdrawn_version_gives_way_to_the_one_before_from_that_day_on():
    facts = [year(1, 1, 4), year(2, 1, 9, withdrawn=date(2026, 1, 5))]
    assert [run(facts, known_on=day)["D02", 1][0] for day in (date(2026, 1, 4), date(2026, 1, 5))] == [9, 4]


def test_a_stock_is_the_last_figure_of_the_period_not_after_the_as_of_day():
    def at(fact_id, day, value):
        return fact(fact_id, 1, "B01", YEAR.start, YEAR.end, value, as_of=day)

    facts = [at(1, date(2025, 6, 30), 10), at(2, AS_OF, 12), at(3, date(2025, 12, 31), 99)]
    assert run(facts)["B01", 1] == (12, (2,))
    assert run(facts[:1])["B01", 1] == (10, (1,))
    assert ("B01", 1) not in run([at(1, date(2024, 12, 14), 10)])


def test_one_silent_commune_makes_the_province_unknown():
    groups = {1: 100, 2: 100, 3: 100}
    facts = [year(1, 1, 1), year(2, 2, 2)]
    assert run(facts, groups=groups)["D02", 100][0] is None
    assert run([*facts, year(3, 3, 0)], groups=groups)["D02", 100] == (3, (1, 2, 3))


def test_facts_of_areas_that_were_not_asked_for_do_not_count():
    assert run([year(1, 1, 1), year(2, 2, 5)], groups={1: 100})["D02", 100] == (1, (1,))


def plain(facts, groups, known_on):
    """What the module's text says, spelt out without a database."""
    latest = {}
    for row in facts:
        if row["area_id"] not in groups or row["learned_on"] > known_on:
            continue
        if row["withdrawn_on"] is not None and row["withdrawn_on"] <= known_on:
            continue
        key = tuple(row[name] for name in ("area_id", "indicator", "period_start", "period_end", "as_of"))
        if key not in latest or latest[key]["fact_id"] < row["fact_id"]:
            latest[key] = row
    days = [YEAR.start + timedelta(days=n) for n in range((YEAR.end - YEAR.start).days)]
    result = {}
    for area in groups:
        rows = [
            r
            for r in latest.values()
            if r["area_id"] == area and r["period_start"] >= YEAR.start and r["period_end"] <= YEAR.end
        ]
        if rows:
            covered = all(sum(r["period_start"] <= day < r["period_end"] for r in rows) == 1 for day in days)
            known = covered and all(r["value"] is not None for r in rows)
            result[area] = sum(r["value"] for r in rows) if known else None
    totals = {}
    for group in set(groups.values()):
        members = [area for area, into in groups.items() if into == group]
        if any(area in result for area in members):
            figures = [result.get(area) for area in members]
            totals[group] = None if None in figures else sum(figures)
    return totals


pieces = st.tuples(st.sampled_from(CUTS), st.sampled_from(CUTS)).filter(lambda pair: pair[0] < pair[1])
learned = st.sampled_from([date(2025, 12, 20), date(2026, 1, 5), date(2026, 2, 1)])
rows = st.tuples(
    st.integers(1, 3), pieces, st.none() | st.integers(0, 9), learned, st.none() | st.just(date(2026, 1, 8))
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows, max_size=8), st.booleans())
def test_flows_equal_a_day_by_day_recomputation(drawn, together):
    facts = [
        fact(n, area, "D02", start, end, value, learned=seen, withdrawn=gone)
        for n, (area, (start, end), value, seen, gone) in enumerate(drawn, 1)
    ]
    groups = {1: 100, 2: 100, 3: 200} if together else {1: 1, 2: 2, 3: 3}
    measured = {group: figure for (_, group), (figure, _) in run(facts, groups=groups).items()}
    assert {g: v for g, v in measured.items() if v is not None} == {
        g: v for g, v in plain(facts, groups, KNOWN).items() if v is not None
    }
