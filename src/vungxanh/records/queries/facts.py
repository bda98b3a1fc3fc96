"""Reported figures as facts, one by one and as a table for the engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from vungxanh.intake.interface import FactSource, fact_id, fact_schema
from vungxanh.periods.interface import Period, ReportMonth
from vungxanh.records.models import ReportedFigure
from vungxanh.records.queries.known import day_of, end_of, known

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with where it comes from. `value` is None when its sender said that it is unknown.

    A figure of a workbook has its submission, sheet and cell; one of a report the month that opens it to its
    events; one that was stated of a year has neither.
    """

    fact_id: int
    area_id: int
    indicator: str
    period_start: date
    period_end: date
    as_of: date
    value: int | None
    learned_at: datetime
    submission_id: int | None = None
    sheet: str = ""
    cell: str = ""
    month: ReportMonth | None = None


def facts(area_ids: Iterable[int], *, period: Period, known_on: date) -> list[Fact]:
    """The figures of exactly this period as known on that day, the last version of each.

    An area and indicator nobody reported has no fact.
    """
    rows = known(ReportedFigure.objects.all(), known_on).filter(
        area_id__in=list(area_ids), period=(period.start, period.end)
    )
    last = rows.order_by("area_id", "indicator", "as_of", "-learned_at", "-pk").distinct(
        "area_id", "indicator", "as_of"
    )
    return [fact_of(row) for row in last]


def fact_of(row: ReportedFigure) -> Fact:
    """The fact of a row."""
    return Fact(
        fact_id=fact_id(FactSource.WORKBOOK, row.pk),
        area_id=row.area_id,
        indicator=row.indicator,
        period_start=row.period.lower,
        period_end=row.period.upper,
        as_of=row.as_of,
        value=row.value,
        learned_at=row.learned_at,
        submission_id=row.submission_id,
        sheet=row.sheet,
        cell=row.cell,
    )


def facts_table(area_ids: Iterable[int], *, known_on: date) -> "pa.Table":
    """Every version of every figure learned by that day, in all periods, for the engine.

    Columns fact_id, area_id, indicator, period_start, period_end, as_of, value, learned_on, withdrawn_on:
    the engine takes the last version that counted. A withdrawal after `known_on` is not yet known. What each
    fact was made of stands in its id (`intake.FactSource`): a workbook, or the registers of events.
    """
    import pyarrow as pa

    from vungxanh.records.queries.event_facts import event_facts
    from vungxanh.records.queries.joined import joined_facts

    area_ids = list(area_ids)
    rows = (
        ReportedFigure.objects.filter(area_id__in=area_ids, learned_at__lt=end_of(known_on))
        .order_by("pk")
        .values_list(
            "pk",
            "area_id",
            "indicator",
            "period",
            "as_of",
            "value",
            "learned_at",
            "submission__withdrawal__withdrawn_at",
        )
    )
    columns = list(zip(*rows.iterator(chunk_size=10_000), strict=True)) or [()] * 8
    learned = _days(columns[6])
    withdrawn = [day if day is not None and day <= known_on else None for day in _days(columns[7])]
    of_workbooks = pa.table(
        {
            "fact_id": pa.array(columns[0], pa.int64()),  # a row of a workbook is its own id
            "area_id": pa.array(columns[1], pa.int64()),
            "indicator": pa.array(columns[2], pa.string()),
            "period_start": pa.array([period.lower for period in columns[3]], pa.date32()),
            "period_end": pa.array([period.upper for period in columns[3]], pa.date32()),
            "as_of": pa.array(columns[4], pa.date32()),
            "value": pa.array(columns[5], pa.int64()),
            "learned_on": pa.array(learned, pa.date32()),
            "withdrawn_on": pa.array(withdrawn, pa.date32()),
        }
    )
    of_events = [*event_facts(area_ids, known_on=known_on), *joined_facts(area_ids, known_on=known_on)]
    return pa.concat_tables([of_workbooks, table_of(of_events)])


def table_of(rows: "Sequence[tuple[Any, ...]]") -> "pa.Table":
    """Facts as the engine takes them, from rows in the order of its columns."""
    import pyarrow as pa

    schema = fact_schema()
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(list(map(_array, columns, schema)), schema=schema)


def _array(values: "Iterable[Any]", field: "pa.Field") -> "pa.Array":
    import pyarrow as pa

    return pa.array(values, field.type)


def _days(instants: Iterable[datetime | None]) -> list[date | None]:
    """The day of each instant; a submission's rows share theirs, so each is worked out once."""
    days: dict[datetime, date] = {}
    return [None if instant is None else days.setdefault(instant, day_of(instant)) for instant in instants]
