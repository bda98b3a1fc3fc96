"""Turns facts into measurements: one Ibis expression per kind of indicator, run on DuckDB.

Flow: the sum over a period, known only when the reported periods tile it without gap or overlap and none
is unknown. Stock: the last figure taken within the period and not after the as-of day; never a sum over
time. Ratio: recomputed from summed parts, never an average. Across areas both kinds add up; one unknown
area makes the sum unknown, because unknown is not zero.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from vungxanh.intake.interface import fact_schema
from vungxanh.periods.interface import Period

if TYPE_CHECKING:
    import ibis.expr.types as ir

FACTS = fact_schema()


def known(facts: "ir.Table", known_on: date) -> "ir.Table":
    """The versions that counted on `known_on`: learned by then, not withdrawn by then, the last of each."""
    import ibis

    seen = facts.filter(
        facts.learned_on <= known_on, facts.withdrawn_on.isnull() | (facts.withdrawn_on > known_on)
    )
    key = ["area_id", "indicator", "period_start", "period_end", "as_of"]
    # The value travels in a row of its own, so that a last version that is unknown stays unknown.
    last = seen.group_by(key).aggregate(
        fact_id=seen.fact_id.max(), row=ibis.struct({"value": seen.value}).argmax(seen.fact_id)
    )
    return last.mutate(value=last.row["value"]).drop("row")


def flow(facts: "ir.Table", period: Period, known_on: date) -> "ir.Table":
    """Area, indicator, figure, facts: the sum over `period`, null when not fully reported."""
    # The period is cut out first: the versions of what lies outside need not be told apart.
    inside = known(facts.filter(facts.period_start >= period.start, facts.period_end <= period.end), known_on)
    grouped = inside.group_by("area_id", "indicator").aggregate(
        starts=inside.period_start.collect().sort(),
        ends=inside.period_end.collect().sort(),
        reported=inside.value.count(),
        rows=inside.count(),
        total=inside.value.sum(),
        fact_ids=inside.fact_id.collect().sort(),
    )
    # Reported periods tile the whole exactly when every start but the first is the end of another.
    tiles = (
        (grouped.starts[0] == period.start)
        & (grouped.ends[-1] == period.end)
        & (grouped.starts[1:] == grouped.ends[:-1])
    )
    whole = tiles & (grouped.reported == grouped.rows)
    figure = whole.ifelse(grouped.total, None).cast("int64")
    return grouped.select("area_id", "indicator", figure=figure, fact_ids=grouped.fact_ids)


def stock(facts: "ir.Table", period: Period, as_of: date, known_on: date) -> "ir.Table":
    """Area, indicator, figure, facts: the last figure taken in `period` and not after `as_of`."""
    import ibis

    taken = known(facts.filter(facts.as_of >= period.start, facts.as_of <= as_of), known_on)
    last = ibis.row_number().over(
        group_by=["area_id", "indicator"], order_by=[ibis.desc("as_of"), ibis.desc("fact_id")]
    )
    chosen = taken.mutate(age=last).filter(ibis._.age == 0)
    return chosen.select("area_id", "indicator", figure=chosen.value, fact_ids=ibis.array([chosen.fact_id]))


def rolled_up(figures: "ir.Table", groups: "ir.Table") -> "ir.Table":
    """Sum figures over the areas of each group; null when any area has no figure or an unknown one.

    `groups` has `area_id` and `group_id`, a row for every area that belongs.
    """
    codes = figures.select("indicator").distinct()
    wanted = groups.cross_join(codes)
    full = wanted.left_join(figures, ["area_id", "indicator"]).drop("area_id_right", "indicator_right")
    summed = full.group_by("group_id", "indicator").aggregate(
        known=full.figure.count(),
        rows=full.count(),
        total=full.figure.sum(),
        fact_ids=full.fact_ids.collect().flatten(),
    )
    figure = (summed.known == summed.rows).ifelse(summed.total, None).cast("int64")
    return summed.select("indicator", area_id=summed.group_id, figure=figure, fact_ids=summed.fact_ids)


def measure_reported(
    facts: pa.Table,
    *,
    flows: Collection[str],
    stocks: Collection[str],
    groups: Mapping[int, int],
    period: Period,
    as_of: date,
    known_on: date,
) -> dict[tuple[str, int], tuple[int | None, tuple[int, ...]]]:
    """Figures and fact ids of reported indicators, by (indicator, group).

    `groups` maps each area to the area it is summed into (itself, for one figure an area); facts of other
    areas do not count. An indicator nobody reported is absent from the result.
    """
    import ibis

    source = ibis.memtable(facts.cast(FACTS))
    belongs = ibis.memtable(
        pa.table({"area_id": pa.array(groups, pa.int64()), "group_id": pa.array(groups.values(), pa.int64())})
    )
    seen = source.semi_join(belongs, "area_id")
    parts = ibis.union(
        flow(seen.filter(seen.indicator.isin(list(flows) or [""])), period, known_on),
        stock(seen.filter(seen.indicator.isin(list(stocks) or [""])), period, as_of, known_on),
    )
    rows: list[dict[str, Any]] = ibis.duckdb.connect().to_pyarrow(rolled_up(parts, belongs)).to_pylist()
    return {
        (row["indicator"], row["area_id"]): (row["figure"], tuple(sorted(row["fact_ids"] or ())))
        for row in rows
    }
