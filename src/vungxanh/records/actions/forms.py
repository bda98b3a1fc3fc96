"""Writes the form as a workbook: empty, with the communes of a province, or filled in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from vungxanh.access.interface import NotBornError, born
from vungxanh.areas.interface import AreaSummary, communes_of, titled
from vungxanh.intake.interface import COMPUTED, Prefill, write_template
from vungxanh.periods.interface import AssessmentYear
from vungxanh.records.rules.form import (
    ASSESSMENT_FORM,
    CODE,
    FIGURES,
    INPUT_INDICATORS,
    NAME,
    RESIDENT_VIOLATORS,
    ROUTES,
)

Row = Mapping[str, str | int | None]


def write_form(
    out: Path,
    *,
    province: AreaSummary | None,
    year: int,
    figures: Mapping[str, Row] | None = None,
    routes: Sequence[Row] = (),
) -> int:
    """Write the workbook; returns how many communes it already names.

    `figures` maps a commune's code to values by input name, `routes` are rows of route_name, route_kind
    ("nội tỉnh" or "liên tỉnh") and route_units. The file carries what the database was born
    as, real or simulated; nothing before that is said.
    """
    span = AssessmentYear(year)
    communes = communes_of(province.id, span.as_of) if province else ()
    given = figures or {}
    rows: list[Row] = [{CODE: unit.code, NAME: titled(unit), **given.get(unit.code, {})} for unit in communes]
    if province:
        summed = {key: COMPUTED for key in INPUT_INDICATORS if key != RESIDENT_VIOLATORS}
        whole = {CODE: province.code, NAME: f"{titled(province)} (toàn tỉnh)", **summed}
        rows.append({**whole, **given.get(province.code, {})})
    place = f" · {titled(province)}" if province else ""
    span_vi = f"kỳ {span.period.start:%d/%m/%Y}–{span.as_of:%d/%m/%Y}"
    try:
        mark: str | None = born()
    except NotBornError:
        mark = None
    prefill = Prefill(
        title=f"Số liệu xếp loại địa bàn năm {year}{place} · {span_vi}",
        mark=mark,
        rows={FIGURES: rows, ROUTES: list(routes)},
    )
    write_template(out, ASSESSMENT_FORM, prefill)
    return len(communes)
