"""The country's areas as data: provinces with their units by kind, units with what they were made of."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, BoundaryShape, Register, RegisteredUnit, titled
from vungxanh.portal.web.pages.grounds import area_map
from vungxanh.ui.interface import (
    Cell,
    Column,
    Map,
    Placed,
    Table,
    Unit,
    day,
    dissolved,
    figure,
    ground_map,
    marked,
    number,
    table,
    unknown,
)

KINDS = ("phuong", "xa", "dac_khu")


@dataclass(frozen=True)
class Province:
    """A province today and how many units of each kind it has."""

    code: str
    name: str
    place: int
    kinds: Mapping[str, int]

    @property
    def total(self) -> int:
        """Units of all kinds."""
        return sum(self.kinds.values())


@dataclass(frozen=True)
class Made:
    """A unit today and the older units it was made of, with the resolution and its date."""

    area: AreaSummary
    place: int
    resolution: str
    decided_on: date | None
    parts: tuple[str, ...]


@dataclass(frozen=True)
class PlacesPage:
    """What the two templates of areas place."""

    name: str
    says: str
    map: Map
    table: Table


def placed(unit: Unit, one: RegisteredUnit) -> Placed:
    """A unit at the point the register has for it, which may be none."""
    if not one.longitude:
        return Placed(unit, None, None)
    return Placed(unit, float(one.longitude), float(one.latitude))


@lru_cache(maxsize=2)
def province_ground(register: Register, on: date) -> tuple[dict[str, tuple[Any, ...]], list[Placed]]:
    """The ground of every province as its communes' cells together, and the islands far out.

    A second of work, kept for the day. The address of an island is the code of its province.
    """
    groups: dict[str, list[Placed]] = {}
    for one in register.units:
        if one.level == "commune" and one.valid_on(on):
            unit = Unit(titled(one), one.parent_code)
            groups.setdefault(one.parent_code, []).append(placed(unit, one))
    return dissolved(groups)


def country_map(
    register: Register, provinces: Sequence[RegisteredUnit], on: date, href: Callable[[str], str], mark: str
) -> Map:
    """The provinces on the ground of their communes' cells; islands far out as symbols, never dropped."""
    ground, far = province_ground(register, on)
    shown = [placed(Unit(titled(p), href(p.code)), p) for p in provinces]
    shown = [replace(one, polygons=ground[p.code]) for one, p in zip(shown, provinces, strict=True)]
    shown += [Placed(replace(one.unit, href=href(one.unit.href)), None, None) for one in far]
    drawn = ground_map(
        shown,
        title=gettext("Sơ đồ %(n)s tỉnh, thành phố") % {"n": len(provinces)},
        label=gettext("Sơ đồ dựng từ tọa độ các xã, phường, không phải ranh giới"),
        hint=gettext("Chọn một tỉnh, thành phố để xem các xã, phường"),
    )
    return marked(drawn, mark)


def country_page(
    register: Register, *, on: date, asked: Mapping[str, str], href: Callable[[str], str], mark: str
) -> PlacesPage:
    """All provinces of a day with the number of their units by kind."""
    provinces = sorted(
        (u for u in register.units if u.level == "province" and u.valid_on(on)), key=lambda u: u.code
    )
    kinds: dict[str, Counter[str]] = {p.code: Counter() for p in provinces}
    for one in register.units:
        if one.level == "commune" and one.valid_on(on):
            kinds[one.parent_code][one.kind] += 1
    rows = [Province(p.code, titled(p), i, kinds[p.code]) for i, p in enumerate(provinces)]
    every = sum((row.total for row in rows), 0)
    return PlacesPage(
        name=gettext("Địa bàn cả nước"),
        says=gettext("%(provinces)s tỉnh, thành phố; %(units)s xã, phường, đặc khu vào ngày %(day)s")
        % {"provinces": number(len(rows)), "units": number(every), "day": day(on)},
        map=country_map(register, provinces, on, href, mark),
        table=table(
            rows,
            country_columns(rows),
            anchor="bang",
            caption=gettext("Tỉnh, thành phố và số đơn vị cấp xã"),
            query=asked,
            href=lambda row: href(row.code),
        ),
    )


def country_columns(rows: Sequence[Province]) -> list[Column[Province]]:
    """Name, code, and the units by kind."""

    def of_kind(kind: str, label: str) -> Column[Province]:
        every = sum(row.kinds.get(kind, 0) for row in rows)
        return Column(
            kind,
            label,
            lambda row: figure(row.kinds.get(kind, 0)),
            lambda row: row.kinds.get(kind, 0),
            end=True,
            total=figure(every),
        )

    return [
        Column(
            "ten",
            gettext("Tỉnh, thành phố"),
            lambda row: Cell(row.name, one=True),
            lambda row: row.place,
            total=Cell(gettext("Cả nước")),
        ),
        Column("ma", gettext("Mã"), lambda row: Cell(row.code), lambda row: row.code),
        of_kind("phuong", gettext("Phường")),
        of_kind("xa", gettext("Xã")),
        of_kind("dac_khu", gettext("Đặc khu")),
        Column(
            "tong",
            gettext("Tổng"),
            lambda row: figure(row.total),
            lambda row: row.total,
            end=True,
            total=figure(sum(row.total for row in rows)),
        ),
    ]


def made_of(area: AreaSummary, place: int, register: Register, on: date) -> Made:
    """What a unit was made of, from the register: each predecessor, and whether only a part of it."""
    unit = next(u for u in register.by_code[area.level, area.code] if u.valid_on(on))
    parts = []
    for link in register.predecessors.get(unit.key, []):
        before = register.by_key[link.predecessor]
        part = gettext(" (một phần)") if link.extent == "part" else ""
        parts.append(f"{before.full_name}{part}")
    return Made(area, place, unit.resolution, unit.decided_on, tuple(parts))


def unit_columns() -> list[Column[Made]]:
    """Name, code, what it was made of, by which resolution and when."""
    return [
        Column(
            "ten",
            gettext("Xã, phường, đặc khu"),
            lambda m: Cell(titled(m.area), one=True),
            lambda m: m.place,
        ),
        Column("ma", gettext("Mã"), lambda m: Cell(m.area.code), lambda m: m.area.code),
        Column(
            "tien-than",
            gettext("Đơn vị tiền thân"),
            lambda m: Cell(", ".join(m.parts) or gettext("không có trước ngày thành lập")),
            lambda m: len(m.parts),
        ),
        Column(
            "nghi-quyet",
            gettext("Nghị quyết"),
            lambda m: Cell(m.resolution or unknown(), unknown=not m.resolution, one=True),
        ),
        Column(
            "ngay",
            gettext("Ngày"),
            lambda m: Cell(day(m.decided_on), unknown=m.decided_on is None),
            lambda m: m.decided_on,
        ),
    ]


def units_map(inside: Sequence[AreaSummary], outlines: Mapping[int, BoundaryShape | None], name: str) -> Map:
    """The units of a province, each leading to its row in the table."""
    return area_map(
        [(Unit(titled(one), f"#{anchor(one)}"), one) for one in inside],
        outlines,
        title=gettext("%(name)s: %(n)s đơn vị cấp xã") % {"name": name, "n": number(len(inside))},
        hint=gettext("Chọn một ô để đến hàng của đơn vị trong bảng"),
    )


def anchor(one: AreaSummary) -> str:
    """The name of a unit's row in its page."""
    return f"ma-{one.code}"


def kinds_text(kinds: Mapping[str, int]) -> str:
    """Units by kind in words, only the kinds that occur: "7 phường, 117 xã"."""
    says = {
        "phuong": gettext("%(n)s phường"),
        "xa": gettext("%(n)s xã"),
        "dac_khu": gettext("%(n)s đặc khu"),
    }
    return ", ".join(text % {"n": number(kinds[kind])} for kind, text in says.items() if kinds.get(kind))


def province_units_page(
    province: AreaSummary,
    inside: Sequence[AreaSummary],
    *,
    outlines: Mapping[int, BoundaryShape | None],
    register: Register,
    on: date,
    asked: Mapping[str, str],
    mark: str,
) -> PlacesPage:
    """The units of one province on a day, each with what it was made of; no class is shown."""
    rows = [made_of(one, place, register, on) for place, one in enumerate(inside)]
    kinds = Counter(one.kind for one in inside)
    name = titled(province)
    return PlacesPage(
        name=name,
        says=gettext("%(units)s vào ngày %(day)s") % {"units": kinds_text(kinds), "day": day(on)},
        map=marked(units_map(inside, outlines, name), mark),
        table=table(
            rows,
            unit_columns(),
            anchor="bang",
            caption=gettext("Đơn vị cấp xã và đơn vị tiền thân"),
            query=asked,
            row_id=lambda made: anchor(made.area),
        ),
    )
