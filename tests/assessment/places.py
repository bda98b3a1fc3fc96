"""A small invented province whose figures come in by workbook, as everybody's do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from vungxanh.access.interface import Actor, Role, be_born, create_post
from vungxanh.areas.interface import AreaSummary, communes_of, create_illustrative_province
from vungxanh.records.interface import import_file, write_form

YEAR = 2025
AS_OF = date(2025, 12, 14)
KNOWN_ON = date(2026, 1, 31)
CLEAN = {
    "residents": 10_000,
    "managed_addicts": 0,
    "managed_users": 0,
    "using_not_exempt": 0,
    "use_points": 0,
    "offenders_arrested": 0,
    "plants": 0,
    "plant_area_m2": 0,
    "resident_violators": 0,
    "wanted_fugitives": 0,
}
FIGURES = {
    "MM-1": CLEAN,
    "MM-2": CLEAN | {"managed_addicts": 1},
    "MM-3": CLEAN | {"managed_addicts": 20, "using_not_exempt": 20, "use_points": 1, "offenders_arrested": 6},
    "MM-4": CLEAN | {"use_points": 1},
    "MM-5": CLEAN
    | {"managed_addicts": 60, "using_not_exempt": 50, "use_points": 3, "offenders_arrested": 12},
}
NO_ROUTE = [{"route_name": "Không có tuyến trọng điểm", "route_kind": None, "route_units": None}]


@dataclass(frozen=True)
class Place:
    """The province, its communes by code, and its posts."""

    province: AreaSummary
    communes: dict[str, AreaSummary]
    analyst: Actor
    officer: Actor
    send: Callable[..., int]


def make_place(tmp_path: Path) -> Place:
    """An invented province with five communes, a route list that is empty, and figures for every commune."""
    be_born("simulated")
    province = create_illustrative_province(
        code="MM",
        name="Tỉnh Mẫu",
        communes=[(code, f"Mẫu {code[-1]}", "xa") for code in FIGURES],
        valid_from=date(2025, 7, 1),
        by="",
    )
    communes = {unit.code: unit for unit in communes_of(province.id, AS_OF)}
    analyst = create_post(
        symbol="mau.phan-tich", title="Mẫu: phân tích", role=Role.ANALYST, area_id=province.id, by=None
    )
    officer = create_post(
        symbol="mau.can-bo",
        title="Mẫu: cán bộ xã",
        role=Role.COMMUNE,
        area_id=communes["MM-3"].id,
        by=None,
    )

    def send(figures, *, routes=NO_ROUTE, on=date(2025, 12, 20), year=YEAR):
        path = tmp_path / f"mau-{on}-{len(list(tmp_path.iterdir()))}.xlsx"
        write_form(path, province=province, year=year, figures=figures, routes=routes)
        result = import_file(
            path,
            province_id=province.id,
            year=year,
            by=analyst,
            received_at=datetime(on.year, on.month, on.day, 3, tzinfo=UTC),
        )
        assert not result.problems, result.problems
        return result.submission_id

    send(FIGURES)
    return Place(province, communes, analyst, officer, send)
