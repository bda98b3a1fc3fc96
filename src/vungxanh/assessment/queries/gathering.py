"""Pulls what an assessment starts from: the communes of the last day, their measured inputs, what is held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vungxanh.areas.interface import (
    AreaSummary,
    Flag,
    HeldResidents,
    area,
    communes_of,
    residents_doubted,
    residents_of,
)
from vungxanh.assessment.queries.sides import Sides, side_of, sides_of
from vungxanh.assessment.rules.inputs import COUNTED, ROUTE, SERIES, Given
from vungxanh.assessment.rules.sources import Side
from vungxanh.indicators.interface import Measured
from vungxanh.periods.interface import AssessmentYear
from vungxanh.records.interface import RouteMark, route_marks, use_points_shared


class NoCommunesError(LookupError):
    """A province without communes on the last day of the year; the text is in Vietnamese and English."""


@dataclass(frozen=True)
class Gathered:
    """The inputs of every commune, and where each comes from.

    `measured` and `series` together name the source of every figure: a measurement, or for residents that no
    file reported an imported series. `sides` says which source counts in each commune and what the other one
    says. `held` names the communes whose residents are implausible.
    `resident_violators` is the figure reported for the whole province, which is no sum of communes;
    `points_shared` how often the communes' figures count a point of use again that another's holds.
    """

    province: AreaSummary
    communes: Mapping[int, AreaSummary]
    given: tuple[Given, ...]
    measured: Mapping[tuple[int, str], Measured]
    series: Mapping[int, HeldResidents]
    routes: Mapping[int, RouteMark]
    held: Mapping[int, tuple[Flag, ...]]
    resident_violators: int | None
    sides: Sides
    points_shared: int = 0


def gather(province_id: int, year: AssessmentYear, known_on: date, basis: str) -> Gathered:
    """Everything the assessment of a province needs, as known on a day.

    `basis` (actual or registered) chooses among imported series of residents. Raises NoCommunesError.
    """
    province = area(province_id)
    communes = {unit.id: unit for unit in communes_of(province_id, year.as_of)}
    if not communes:
        raise NoCommunesError(
            f"{province.name} không có đơn vị cấp xã nào ngày {year.as_of:%d/%m/%Y}; hãy chọn tỉnh khác. / "
            f"{province.name} has no commune-level unit on {year.as_of.isoformat()}; choose another province."
        )
    sides = sides_of((*communes, province_id), year, known_on)
    measured = dict(sides.measured)
    violators = measured.pop((province_id, "resident_violators")).numerator
    missing = [unit for unit in communes if measured[unit, "residents"].numerator is None]
    series = residents_of(missing, basis=basis, on=year.as_of)
    registers = {area_id for area_id, one in sides.sources.items() if one.chosen.side is Side.REGISTERS}
    routes = route_marks(communes, period=year.period, known_on=known_on, registers=registers)
    given = tuple(_given(unit, sides, series, routes) for unit in communes.values())
    held = _held(given, year.as_of)
    points = {unit: measured[unit, "use_points"].numerator for unit in communes if unit in registers}
    shared = use_points_shared(points, day=year.as_of, known_on=known_on)
    return Gathered(province, communes, given, measured, series, routes, held, violators, sides, shared)


def _given(
    unit: AreaSummary,
    sides: Sides,
    series: Mapping[int, HeldResidents],
    routes: Mapping[int, RouteMark],
) -> Given:
    inputs: dict[str, int | str | None] = {name: sides.measured[unit.id, name].numerator for name in COUNTED}
    inputs[ROUTE] = routes[unit.id].mark
    sources = {name: side_of(name, sides.sources[unit.id]).value for name in inputs}
    if routes[unit.id].of_register:
        sources[ROUTE] = Side.REGISTERS.value
    if unit.id in series:
        inputs["residents"], sources["residents"] = series[unit.id].residents, SERIES
    return Given(unit.id, unit.code, inputs, sides.sources[unit.id].chosen.side.value, sources)


def _held(given: Sequence[Given], as_of: date) -> dict[int, tuple[Flag, ...]]:
    """The communes whose residents nobody should divide by until a post has accepted them."""
    residents = {one.area_id: value for one in given if isinstance(value := one.inputs["residents"], int)}
    return {area_id: flags for area_id, flags in residents_doubted(residents, as_of).items() if flags}
