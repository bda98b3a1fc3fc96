"""24 million monthly values to yearly commune values: the engine against DuckDB SQL written by hand.

Both run on the same in-memory table, in turn, once per assessment year, with the same meaning: the last
version known on a day, summed over a year that its reported periods tile without gap or overlap.
Usage: `python bench/indicators.py [--areas 3321] [--indicators 60] [--years 10] [--runs 3]`.
"""

import argparse
import statistics
import time
from datetime import date

import duckdb
import ibis

from vungxanh.indicators.engine import flow
from vungxanh.periods.interface import AssessmentYear

KNOWN_ON = date(2026, 1, 10)
MAKE = """
CREATE TABLE facts AS
SELECT (a * {indicators} + i) * {months} + m AS fact_id,
       a::BIGINT AS area_id,
       'X' || lpad(i::VARCHAR, 2, '0') AS indicator,
       (DATE '{start}' + to_months(m::INT))::DATE AS period_start,
       (DATE '{start}' + to_months(m::INT + 1))::DATE AS period_end,
       NULL::DATE AS as_of,
       CASE WHEN hash(a, i, m) % 997 = 0 THEN NULL ELSE (hash(m, i, a) % 7)::BIGINT END AS value,
       (DATE '{start}' + to_months(m::INT + 1))::DATE AS learned_on,
       NULL::DATE AS withdrawn_on
FROM range({areas}) t(a), range({indicators}) u(i), range({months}) v(m)
"""
BY_HAND = """
CREATE OR REPLACE TABLE answer_by_hand AS
WITH latest AS (
  SELECT area_id, indicator, period_start, period_end, value, fact_id FROM facts
  WHERE period_start >= $start AND period_end <= $end
    AND learned_on <= $known AND (withdrawn_on IS NULL OR withdrawn_on > $known)
  QUALIFY row_number() OVER (
    PARTITION BY area_id, indicator, period_start, period_end, as_of ORDER BY fact_id DESC) = 1
), grouped AS (
  SELECT area_id, indicator, sum(value) AS total, count(value) = count(*) AS reported,
         list(period_start ORDER BY period_start) AS starts, list(period_end ORDER BY period_end) AS ends,
         list(fact_id ORDER BY fact_id) AS fact_ids
  FROM latest GROUP BY area_id, indicator
)
SELECT area_id, indicator, fact_ids,
       CASE WHEN reported AND starts[1] = $start AND ends[-1] = $end AND starts[2:] = ends[:-2]
            THEN total END AS figure
FROM grouped
"""


def by_hand(connection: duckdb.DuckDBPyConnection, years: list[AssessmentYear]) -> float:
    """Seconds for all years with the SQL above."""
    began = time.perf_counter()
    for year in years:
        connection.execute(BY_HAND, {"start": year.period.start, "end": year.period.end, "known": KNOWN_ON})
    return time.perf_counter() - began


def by_engine(backend: ibis.BaseBackend, years: list[AssessmentYear]) -> float:
    """Seconds for all years with the engine's expression."""
    began = time.perf_counter()
    facts = backend.table("facts")
    for year in years:
        answer = flow(facts, year.period, KNOWN_ON)
        backend.create_table("answer_by_engine", answer, overwrite=True)
    return time.perf_counter() - began


def main() -> None:
    """Time both in turn and print medians, the ratio and whether the answers agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("areas", 3321), ("indicators", 60), ("years", 10), ("runs", 3)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    years = [AssessmentYear(2025 - n) for n in range(options.years)]
    backend = ibis.duckdb.connect()
    connection = backend.con
    start = years[-1].period.start.isoformat()
    connection.execute(
        MAKE.format(
            start=start, months=12 * options.years, areas=options.areas, indicators=options.indicators
        )
    )
    rows = connection.execute("SELECT count(*) FROM facts").fetchone()[0]
    pairs = [(by_engine(backend, years), by_hand(connection, years)) for _ in range(options.runs + 1)][1:]
    differ = connection.execute(
        "SELECT count(*) FROM answer_by_engine e FULL JOIN answer_by_hand h USING (area_id, indicator) "
        "WHERE e.figure IS DISTINCT FROM h.figure OR e.fact_ids IS DISTINCT FROM h.fact_ids"
    ).fetchone()[0]
    engine, hand = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{rows:,} values, {options.years} years, {options.runs} runs; differing answers: {differ}")
    print(f"engine {engine:.2f} s   by hand {hand:.2f} s   ratio {ratio:.2f} (goal: at most 1.2)")


if __name__ == "__main__":
    main()
