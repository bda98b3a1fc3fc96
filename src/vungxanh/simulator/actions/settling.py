"""An invented province with posts, in a database that was born simulated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vungxanh.access.interface import Actor, Role, be_born, create_post
from vungxanh.areas.interface import communes_of, create_illustrative_province
from vungxanh.simulator.rules.shapes import Shape

SINCE = date(2022, 1, 1)
CODE = "MS"
PROVINCIAL = {
    "analyst": (Role.ANALYST, "Phân tích (mô phỏng)"),
    "chief": (Role.PROVINCIAL_APPROVER, "Người duyệt tỉnh (mô phỏng)"),
    **{
        role.value: (role, "Cơ quan phối hợp (mô phỏng)")
        for role in Role
        if role.value.startswith("partner_")
    },
}
"""The posts of the province, by the word of the log."""


@dataclass(frozen=True)
class Commune:
    """A commune with the two humans who keep its dossiers."""

    area_id: int
    officer: Actor
    approver: Actor


@dataclass(frozen=True)
class Settled:
    """The province with its communes in the order of the shape, and the posts at its seat."""

    area_id: int
    communes: Sequence[Commune]
    posts: Mapping[str, Actor]


def settle(communes: int) -> list[Commune]:
    """Make a province of so many communes and their posts. Raises BornOtherwiseError in a real database."""
    return _communes(_province(["xa"] * communes))


def settle_shape(shape: Shape) -> Settled:
    """Make a province of a shape, its communes, and the posts of both. Raises BornOtherwiseError."""
    province = _province([spot.kind for spot in shape])
    posts = {
        word: _post(f"{CODE}.{word.replace('_', '-')}", title, role, province)
        for word, (role, title) in PROVINCIAL.items()
    }
    return Settled(province, _communes(province), posts)


def _province(kinds: Sequence[str]) -> int:
    be_born("simulated")
    units = [(f"{CODE}-{number:03}", f"Mẫu {number:03}", kind) for number, kind in enumerate(kinds, 1)]
    made = create_illustrative_province(
        code=CODE, name="Mẫu (mô phỏng)", communes=units, valid_from=SINCE, by="mô phỏng"
    )
    return made.id


def _communes(province: int) -> list[Commune]:
    return [
        Commune(
            unit.id,
            _post(f"{unit.code}.can-bo", "Cán bộ (mô phỏng)", Role.COMMUNE, unit.id),
            _post(f"{unit.code}.duyet", "Người duyệt (mô phỏng)", Role.COMMUNE_APPROVER, unit.id),
        )
        for unit in sorted(communes_of(province, SINCE), key=lambda unit: unit.code)
    ]


def _post(symbol: str, title: str, role: Role, area_id: int) -> Actor:
    return create_post(symbol=symbol, title=title, role=role, area_id=area_id, by=None)
