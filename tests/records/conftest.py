"""An invented province with communes, its analyst, and files made for the test."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

YEAR = 2025
COMMUNES = [("MT-01", "Mẫu Một"), ("MT-02", "Mẫu Hai"), ("MT-03", "Mẫu Ba")]
HEAD = (
    "area_code,residents,managed_addicts,managed_users,using_not_exempt,use_points,offenders_arrested,"
    "plants,plant_area_m2,resident_violators,wanted_fugitives,key_route"
)


class World(NamedTuple):
    """The invented province of these tests, another one, and the post that imports."""

    province: Any
    other: Any
    analyst: Any
    communes: Mapping[str, int]


def make_world(communes: Sequence[tuple[str, str]] = COMMUNES, kind: str = "simulated") -> World:
    from vungxanh.access.interface import Role, be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born(kind)
    since = date(2024, 1, 1)
    made = [
        create_illustrative_province(
            code=code,
            name=name,
            communes=[(its, name, "xa") for its, name in inside],
            valid_from=since,
            by="mau",
        )
        for code, name, inside in (
            ("MT", "Tỉnh Mẫu", communes),
            ("MK", "Tỉnh Mẫu Khác", [("MK-01", "Mẫu Lạ")]),
        )
    ]
    analyst = create_post(
        symbol="mau-pt", title="Chức danh mẫu", role=Role.ANALYST, area_id=made[0].id, by=None
    )
    codes = {unit.code: unit.id for unit in communes_of(made[0].id, date(2025, 12, 14))}
    return World(made[0], made[1], analyst, codes)


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    """`csv_file("MT-01,1000,…")` writes a CSV with the headings of the law's inputs."""

    def write(*lines: str, head: str = HEAD, name: str = "mau.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def load(world: World) -> Callable[..., Any]:
    """`load(path)` imports a file as the analyst of the invented province."""
    from vungxanh.records.interface import import_file

    def run(path: Path, **options: Any) -> Any:
        given = {"province_id": world.province.id, "year": YEAR, "by": world.analyst, **options}
        return import_file(path, **given)

    return run
