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
from vungxanh.assessment.rules.inputs import COUNTED, ROUTE, Given
from vungxanh.indicators.interface import Measured, measure
from vungxanh.periods.interface import AssessmentYear
from vungxanh.records.interface import INPUT_INDICATORS, RouteMark, facts_table, route_marks


class NoCommunesError(LookupError):
    """A province without communes on the last day of the year; the text is in Vietnamese and English."""


@dataclass(frozen=True)
class Gathered:
    """The inputs of every commune, and where each comes from.

    `measured` and `series` together name the source of every figure: a measurement, or for residents that no
    file reported an imported series. `held` names the communes whose residents are implausible.
    `resident_violators` is the figure reported for the whole province, which is no sum of communes.
    """

    province: AreaSummary
    communes: Mapping[int, AreaSummary]
    given: tuple[Given, ...]
    measured: Mapping[tuple[int, str], Measured]
    series: Mapping[int, HeldResidents]
    routes: Mapping[int, RouteMark]
    held: Mapping[int, tuple[Flag, ...]]
    resident_violators: int | None


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
    measured = _measured((*communes, province_id), year, known_on)
    violators = measured.pop((province_id, "resident_violators")).numerator
    missing = [unit for unit in communes if measured[unit, "residents"].numerator is None]
    series = residents_of(missing, basis=basis, on=year.as_of)
    routes = route_marks(communes, period=year.period, known_on=known_on)
    given = tuple(_given(unit, measured, series, routes) for unit in communes.values())
    return Gathered(province, communes, given, measured, series, routes, _held(given, year.as_of), violators)


def _measured(
    area_ids: Sequence[int], year: AssessmentYear, known_on: date
) -> dict[tuple[int, str], Measured]:
    names = {code: name for name, code in INPUT_INDICATORS.items()}
    found = measure(
        facts_table(area_ids, known_on=known_on),
        codes=[INPUT_INDICATORS[name] for name in COUNTED],
        area_ids=area_ids,
        period=year.period,
        as_of=year.as_of,
        map_on=year.as_of,
        known_on=known_on,
    )
    return {(one.area_id, names[one.code]): one for one in found}


def _given(
    unit: AreaSummary,
    measured: Mapping[tuple[int, str], Measured],
    series: Mapping[int, HeldResidents],
    routes: Mapping[int, RouteMark],
) -> Given:
    inputs: dict[str, int | str | None] = {name: measured[unit.id, name].numerator for name in COUNTED}
    if unit.id in series:
        inputs["residents"] = series[unit.id].residents
    inputs[ROUTE] = routes[unit.id].mark
    return Given(unit.id, unit.code, inputs)


def _held(given: Sequence[Given], as_of: date) -> dict[int, tuple[Flag, ...]]:
    """The communes whose residents nobody should divide by until a post has accepted them."""
    residents = {one.area_id: value for one in given if isinstance(value := one.inputs["residents"], int)}
    return {area_id: flags for area_id, flags in residents_doubted(residents, as_of).items() if flags}
