"""An invented province with posts, in a database that was born simulated."""

from dataclasses import dataclass
from datetime import date

from vungxanh.access.interface import Actor, Role, be_born, create_post
from vungxanh.areas.interface import communes_of, create_illustrative_province

SINCE = date(2022, 1, 1)
CODE = "MS"


@dataclass(frozen=True)
class Commune:
    """A commune with the two humans who keep its dossiers."""

    area_id: int
    officer: Actor
    approver: Actor


def settle(communes: int) -> list[Commune]:
    """Make the province, its communes and their posts. Raises BornOtherwiseError in a real database."""
    be_born("simulated")
    units = [(f"{CODE}-{number:03}", f"Mẫu {number:03}", "xa") for number in range(1, communes + 1)]
    province = create_illustrative_province(
        code=CODE, name="Mẫu (mô phỏng)", communes=units, valid_from=SINCE, by="mô phỏng"
    )
    return [
        Commune(
            unit.id,
            _post(f"{unit.code}.can-bo", "Cán bộ (mô phỏng)", Role.COMMUNE, unit.id),
            _post(f"{unit.code}.duyet", "Người duyệt (mô phỏng)", Role.COMMUNE_APPROVER, unit.id),
        )
        for unit in communes_of(province.id, SINCE)
    ]


def _post(symbol: str, title: str, role: Role, area_id: int) -> Actor:
    return create_post(symbol=symbol, title=title, role=role, area_id=area_id, by=None)
