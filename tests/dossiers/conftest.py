"""An invented province of three communes, each with an officer and an approver, who are different humans."""

from datetime import date
from typing import Any, NamedTuple

import pytest


class Commune(NamedTuple):
    """A commune and its two posts."""

    id: int
    officer: Any
    approver: Any


class Province(NamedTuple):
    """The province, its posts, and its communes."""

    id: int
    analyst: Any
    approver: Any
    reviewer: Any
    communes: tuple[Commune, ...]


@pytest.fixture
def province(db: None) -> Province:
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born("simulated")
    since = date(2022, 1, 1)
    units = [(f"MX0{number}", f"Mẫu 0{number}", "xa") for number in (1, 2, 3)]
    found = create_illustrative_province(code="MX", name="Mẫu", communes=units, valid_from=since, by="thử")

    def post(symbol: str, role: str, area_id: int) -> Any:
        return create_post(symbol=symbol, title=symbol, role=role, area_id=area_id, by=None)

    communes = tuple(
        Commune(
            unit.id,
            post(f"CAX-{unit.code}", "commune", unit.id),
            post(f"DUYET-{unit.code}", "commune_approver", unit.id),
        )
        for unit in communes_of(found.id, since)
    )
    return Province(
        found.id,
        post("PC04", "provincial_analyst", found.id),
        post("PC04-DUYET", "provincial_approver", found.id),
        post("GIAM-SAT", "outside_reviewer", found.id),
        communes,
    )
