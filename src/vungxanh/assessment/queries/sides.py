"""What the workbook and the registers each say of communes, measured apart, and which of them counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vungxanh.areas.interface import same_ground
from vungxanh.assessment.models import SourceChoice
from vungxanh.assessment.rules.inputs import COUNTED
from vungxanh.assessment.rules.sources import Setting, Side, Sources, choose, compare
from vungxanh.dossiers import interface as dossiers
from vungxanh.indicators.interface import Measured, measure
from vungxanh.intake.interface import FactSource, fact_id
from vungxanh.periods.interface import AssessmentYear
from vungxanh.records import interface as records

if TYPE_CHECKING:
    import pyarrow as pa

KEPT = frozenset(
    name
    for name, code in records.INPUT_INDICATORS.items()
    if code in records.REGISTER_INDICATORS | dossiers.REGISTER_INDICATORS
)
"""The inputs that some register keeps. Any other is the workbook's, whichever source counts."""

Measures = Mapping[tuple[int, str], Measured]


@dataclass(frozen=True)
class Sides:
    """The figures that count by area and input; where they come from by area; what the other source says."""

    measured: Measures
    sources: Mapping[int, Sources]
    other: Measures


def sides_of(area_ids: Sequence[int], year: AssessmentYear, known_on: date) -> Sides:
    """Measure both sources of areas for a year, and let one count in each area."""
    settings = settings_of(area_ids, on=year.as_of, known_on=known_on)
    whole = [area_id for area_id, one in settings.items() if one.whole_on(year.as_of)]
    by_side = {
        side: _measured(table, area_ids, year, known_on)
        for side, table in _tables(area_ids, year, known_on, whole).items()
    }
    sources = {area_id: _sources(area_id, settings.get(area_id), by_side) for area_id in area_ids}
    counted = {
        (area_id, name): by_side[side_of(name, sources[area_id])][area_id, name]
        for area_id in area_ids
        for name in COUNTED
    }
    other = {
        (area_id, one.input): by_side[_across(sources[area_id].chosen.side)][area_id, one.input]
        for area_id in area_ids
        for one in sources[area_id].compared
    }
    return Sides(counted, sources, other)


def settings_of(area_ids: Iterable[int], *, on: date, known_on: date) -> dict[int, Setting]:
    """What is decided for areas on a day, as known on another; areas of which nothing is are left out.

    Of two decisions the one with the later first day holds, of two with the same the one decided later.
    """
    wanted = list(area_ids)
    owner = {version: area_id for area_id, same in same_ground(wanted).items() for version in same}
    rows = SourceChoice.objects.filter(
        area__in=owner, since__lte=on, decided_at__date__lte=known_on
    ).order_by("since", "decided_at", "pk")
    return {owner[row.area_id]: Setting(row.pk, Side(row.side), row.since, row.whole_from) for row in rows}


def _tables(
    area_ids: Sequence[int], year: AssessmentYear, known_on: date, whole: Collection[int]
) -> dict[Side, "pa.Table"]:
    """The facts of each source: those of workbooks, and those of every register."""
    import pyarrow as pa
    import pyarrow.compute as pc

    reported = records.facts_table(area_ids, known_on=known_on)
    of_workbooks = pc.less(reported["fact_id"], fact_id(FactSource(FactSource.WORKBOOK + 1), 0))
    registers = [
        reported.filter(pc.invert(of_workbooks)),
        dossiers.facts_table(area_ids, period=year.period, as_of=year.as_of, known_on=known_on, whole=whole),
    ]
    return {Side.WORKBOOK: reported.filter(of_workbooks), Side.REGISTERS: pa.concat_tables(registers)}


def _measured(
    facts: "pa.Table", area_ids: Sequence[int], year: AssessmentYear, known_on: date
) -> dict[tuple[int, str], Measured]:
    names = {code: name for name, code in records.INPUT_INDICATORS.items()}
    found = measure(
        facts,
        codes=[records.INPUT_INDICATORS[name] for name in COUNTED],
        area_ids=area_ids,
        period=year.period,
        as_of=year.as_of,
        map_on=year.as_of,
        known_on=known_on,
    )
    return {(one.area_id, names[one.code]): one for one in found}


def _sources(area_id: int, setting: Setting | None, by_side: Mapping[Side, Measures]) -> Sources:
    """What counts in one area, and what both sources speak of. A source speaks of an input when facts of it
    were handed in, be they unknown."""
    said = {
        side: {name: one.numerator for name in COUNTED if (one := found[area_id, name]).fact_ids}
        for side, found in by_side.items()
    }
    workbook, registers = said[Side.WORKBOOK], said[Side.REGISTERS]
    chosen = choose(setting, workbook=bool(workbook), registers=bool(registers))
    return Sources(chosen, compare(COUNTED, workbook, registers))


def side_of(name: str, sources: Sources) -> Side:
    """The source of one input: what no register keeps is the workbook's."""
    return sources.chosen.side if name in KEPT else Side.WORKBOOK


def _across(side: Side) -> Side:
    return Side.REGISTERS if side is Side.WORKBOOK else Side.WORKBOOK
