"""Facts that the registers of events hand the engine: figures of reports, and what is stated of a year.

A figure counts from the day its report was submitted to the day it was returned or reopened; a month that
nobody submitted has no fact, so it is unknown. The ids of both tables share the source `EVENT`: statements
stand in the upper half.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from vungxanh.intake.interface import FactSource, fact_id, row_of, source_of
from vungxanh.periods.interface import AssessmentYear, ReportMonth
from vungxanh.records.models import ReportFigure, ReportStep, YearlyStatement
from vungxanh.records.queries.facts import Fact
from vungxanh.records.queries.joined import Row, figures_behind
from vungxanh.records.queries.known import day_of, end_of
from vungxanh.records.queries.months import ended_at
from vungxanh.records.rules.counts import count_of
from vungxanh.records.rules.stated import VALUE, Stated

STATEMENTS = 1 << 55
"""Above this number of a row it is a statement, below a figure of a report."""


def event_facts(area_ids: Iterable[int], *, known_on: date) -> Iterator[Row]:
    """Every version learned by a day, as rows of the engine's table, figures first; three queries."""
    wanted, end = list(area_ids), end_of(known_on)
    steps = ReportStep.objects.filter(area_id__in=wanted, at__lt=end).order_by("area_id", "number")
    ends = ended_at(steps)
    figures = ReportFigure.objects.filter(area_id__in=wanted, learned_at__lt=end, part="").order_by("pk")
    columns = ("pk", "area_id", "indicator", "period", "as_of", "value", "learned_at", "step_id")
    for pk, area, code, period, as_of, value, learned, step in figures.values_list(*columns):
        ended = day_of(ends[step]) if step in ends else None
        number = fact_id(FactSource.EVENT, pk)
        yield number, area, code, period.lower, period.upper, as_of, value, day_of(learned), ended
    stated = YearlyStatement.objects.filter(area_id__in=wanted, learned_at__lt=end).order_by("pk")
    for row in stated:
        year = AssessmentYear(row.year)
        number = fact_id(FactSource.EVENT, STATEMENTS + row.pk)
        start, last, value = year.period.start, year.period.end, VALUE[Stated(row.stated)]
        yield number, row.area_id, row.indicator, start, last, year.as_of, value, day_of(row.learned_at), None


def facts_of_events(ids: Collection[int]) -> list[Fact]:
    """The facts of these ids that events or statements made, each with the month that opens it; of a sum of
    what predecessors reported, these reports."""
    rows = [row_of(one) for one in ids if source_of(one) is FactSource.EVENT]
    figures = ReportFigure.objects.filter(pk__in=[row for row in rows if row < STATEMENTS])
    joined = [count_of(row_of(one)) for one in ids if source_of(one) is FactSource.REGISTER_COUNT]
    found = [
        _fact(fact_id(FactSource.EVENT, row.pk), row.area_id, row.indicator, row.value, row.learned_at, row)
        for row in (*figures.order_by("pk"), *(figures_behind(joined) if joined else ()))
    ]
    stated = YearlyStatement.objects.filter(pk__in=[row - STATEMENTS for row in rows if row >= STATEMENTS])
    found += [
        _fact(
            fact_id(FactSource.EVENT, STATEMENTS + row.pk),
            row.area_id,
            row.indicator,
            VALUE[Stated(row.stated)],
            row.learned_at,
            AssessmentYear(row.year),
        )
        for row in stated.order_by("pk")
    ]
    return found


def _fact(
    number: int,
    area: int,
    code: str,
    value: int | None,
    learned: datetime,
    of: ReportFigure | AssessmentYear,
) -> Fact:
    month = ReportMonth.containing(of.as_of) if isinstance(of, ReportFigure) else None
    period = of.period if isinstance(of, AssessmentYear) else ReportMonth.containing(of.as_of).period
    return Fact(number, area, code, period.start, period.end, of.as_of, value, learned, month=month)
