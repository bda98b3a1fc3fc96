"""What the communes that were merged into one reported before it was there, as facts of that one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from vungxanh.areas.interface import AreaSummary, areas, ground_within
from vungxanh.intake.interface import FactSource, fact_id
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.models import ReportFigure, ReportStep
from vungxanh.records.queries.known import day_of, end_of
from vungxanh.records.queries.months import ended_at
from vungxanh.records.rules.counts import Count

Row = tuple[int, int, str, date, date, date, int | None, date, date | None]
Figures = Mapping[tuple[int, str, date], ReportFigure]
"""Figures that count, by area, indicator and last day."""


def before_it(area_ids: Iterable[int]) -> tuple[dict[int, frozenset[int]], Mapping[int, AreaSummary]]:
    """For each area that came out of others these others, and all of them as they are."""
    wanted = ground_within(area_ids, date.max)
    older = {area: every - {area} for area, every in wanted.items() if every != {area}}
    return older, areas(set(older).union(*older.values())) if older else {}


def stood(unit: AreaSummary, day: date) -> bool:
    """Whether an area was there on a day."""
    return (unit.valid_from is None or unit.valid_from <= day) and (
        unit.valid_to is None or day < unit.valid_to
    )


def owing(area_ids: Iterable[int], months: Sequence[ReportMonth]) -> dict[tuple[int, ReportMonth], list[int]]:
    """Who owes the report of each area and month: the area, or before it was there those it came out of.

    Of a commune made of parts of others nobody owes any for the time before.
    """
    wanted = list(area_ids)
    ground = ground_within(wanted, date.max)
    units = areas(set().union(*ground.values()))
    return {
        (area, month): [one for one in sorted(ground[area]) if stood(units[one], month.as_of)]
        for area in wanted
        for month in months
    }


def joined_facts(area_ids: Iterable[int], *, known_on: date) -> Iterator[Row]:
    """For each month before an area was there the sum of what its predecessors reported.

    A month that one of them did not report has no fact: it is unknown. One that said that it does not know
    makes the sum unknown. At most six queries.
    """
    older, units = before_it(area_ids)
    if not older:
        return
    figures = counting_figures(set().union(*older.values()), known_on=known_on)
    for area, predecessors in older.items():
        begun = units[area].valid_from
        said = {(code, day) for unit, code, day in figures if unit in predecessors}
        for code, day in sorted(said):
            if begun is not None and day < begun:
                standing = [one for one in predecessors if stood(units[one], day)]
                yield from _joined(area, code, day, [figures.get((one, code, day)) for one in standing])


def _joined(area: int, code: str, day: date, found: list[ReportFigure | None]) -> Iterator[Row]:
    rows = [row for row in found if row is not None]
    if not rows or len(rows) < len(found):
        return
    values = [row.value for row in rows]
    total = None if None in values else sum(value for value in values if value is not None)
    number = fact_id(FactSource.REGISTER_COUNT, Count(code, day, area).number)
    period, learned = ReportMonth.containing(day).period, max(day_of(row.learned_at) for row in rows)
    yield number, area, code, period.start, period.end, day, total, learned, None


def counting_figures(area_ids: Iterable[int], *, known_on: date | None = None) -> Figures:
    """The figures of reports that count now or at the end of a day, the last of each; two queries."""
    wanted = list(area_ids)
    steps = ReportStep.objects.filter(area_id__in=wanted).order_by("area_id", "number")
    rows = ReportFigure.objects.filter(area_id__in=wanted, part="").order_by("pk")
    if known_on is not None:
        steps, rows = steps.filter(at__lt=end_of(known_on)), rows.filter(learned_at__lt=end_of(known_on))
    over = set(ended_at(steps))
    return {(row.area_id, row.indicator, row.as_of): row for row in rows if row.step_id not in over}


def figures_behind(counts: Iterable[Count]) -> list[ReportFigure]:
    """The figures of predecessors that joined ones are the sums of, as they count now."""
    wanted: defaultdict[int, list[Count]] = defaultdict(list)
    for one in counts:
        wanted[one.area_id].append(one)
    older, _ = before_it(wanted)
    figures = counting_figures(set().union(*older.values())) if older else {}
    asked = {
        (unit, one.code, one.as_of)
        for area, every in wanted.items()
        for one in every
        for unit in older.get(area, ())
    }
    return [row for key, row in figures.items() if key in asked]
