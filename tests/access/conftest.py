"""A province and two communes of invented names, with a post for each."""

from datetime import date
from typing import Any, NamedTuple

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange


class World(NamedTuple):
    """The invented areas of these tests."""

    province: Any
    own: Any
    foreign: Any


@pytest.fixture
def world(db: None) -> World:
    from vungxanh.areas.models import Area

    since = DateRange(date(2025, 7, 1), None)

    def area(code: str, name: str, level: str, parent: Any = None) -> Any:
        return Area.objects.create(
            code=code, name=name, kind="xa", level=level, parent=parent, validity=since, origin="illustrative"
        )

    province = area("M1", "Tỉnh Mẫu 01", "province")
    other = area("M2", "Tỉnh Mẫu 02", "province")
    return World(
        province, area("M101", "Mẫu 01", "commune", province), area("M201", "Mẫu 02", "commune", other)
    )


@pytest.fixture
def born(db: None) -> None:
    from vungxanh.access.interface import be_born

    be_born("simulated")


@pytest.fixture
def analyst(world: World, born: None) -> Any:
    from vungxanh.access.interface import create_post

    return create_post(
        symbol="PC04-MAU",
        title="Phân tích viên Tỉnh Mẫu 01",
        role="provincial_analyst",
        area_id=world.province.id,
        by=None,
    )


@pytest.fixture
def officer(world: World, born: None) -> Any:
    from vungxanh.access.interface import create_post

    return create_post(
        symbol="CAX-MAU-01", title="Cán bộ Xã Mẫu 01", role="commune", area_id=world.own.id, by=None
    )
