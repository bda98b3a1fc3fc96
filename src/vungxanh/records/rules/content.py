"""What a filled-in form says: which commune each row is, which routes there are, and what cannot be right."""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from vungxanh.intake.interface import Parsed, ParsedRow, ParsedSheet, Problems, plain, shown
from vungxanh.records.rules.form import (
    CODE,
    FIGURES,
    NAME,
    NO_ROUTE,
    RESIDENT_VIOLATORS,
    ROUTES,
    YEAR,
)

_SEPARATORS = re.compile(r"\s*(?:→|⇒|->|=>|;|\n)\s*")
ROUTE_COLUMNS = 3
_TOTALS = ("tong", "tong cong", "tong so", "cong", "toan tinh", "total")


@dataclass(frozen=True)
class Unit:
    """A commune of the province on the last day of the year. `key` is what spellings of its name share."""

    area_id: int
    code: str
    name: str
    key: str


@dataclass(frozen=True)
class Register:
    """The communes a file may speak of, and how names and foreign codes are looked up."""

    province_id: int
    province_code: str
    units: tuple[Unit, ...]
    key_of: Callable[[str], str]
    elsewhere: Callable[[str], str | None]
    """Says where a code that is not of the province belongs, if it is known."""
    by_code: Mapping[str, Unit] = field(init=False)
    by_key: Mapping[str, tuple[Unit, ...]] = field(init=False)

    def __post_init__(self) -> None:
        by_key: dict[str, tuple[Unit, ...]] = {}
        for unit in self.units:
            by_key[unit.key] = (*by_key.get(unit.key, ()), unit)
        object.__setattr__(self, "by_code", {unit.code: unit for unit in self.units})
        object.__setattr__(self, "by_key", by_key)

    def nearest(self, text: str) -> str:
        """The names most like the text, for "did you mean"; empty when nothing is near."""
        keys = difflib.get_close_matches(self.key_of(text)[:200], self.by_key, n=3, cutoff=0.6)
        return ", ".join(f"{unit.name} ({unit.code})" for key in keys for unit in self.by_key[key][:1])


@dataclass(frozen=True)
class Route:
    """A key route as a file gives it; `units` are area ids in its order."""

    name: str
    kind: str
    units: tuple[int, ...]
    cell: str


@dataclass
class Content:
    """A file whose rows have their communes. `routes` is None when the file says nothing of routes."""

    areas: dict[int, ParsedRow] = field(default_factory=dict)
    """Area id (a commune's, or the province's) to its row."""
    routes: list[Route] | None = None
    missing: tuple[Unit, ...] = ()


def understand(parsed: Parsed, register: Register, year: int, problems: Problems) -> Content:
    """Find the commune of every row and the routes; everything that cannot be right is noted."""
    content = Content()
    figures, routes = parsed.sheets.get(FIGURES), parsed.sheets.get(ROUTES)
    if figures and CODE in figures.letters:
        _read_figures(figures, register, year, content, problems)
    if routes and len(routes.letters) == ROUTE_COLUMNS:
        content.routes = _read_routes(routes, register, problems)
    content.missing = tuple(unit for unit in register.units if unit.area_id not in content.areas)
    return content


def _read_figures(
    sheet: ParsedSheet, register: Register, year: int, content: Content, problems: Problems
) -> None:
    place = {key: index for index, key in enumerate(sheet.letters)}
    code_at, name_at, year_at = place.get(CODE), place.get(NAME), place.get(YEAR)
    for row in sheet.rows:
        values = row.values
        code = "" if code_at is None else str(values[code_at] or "")
        name = "" if name_at is None else str(values[name_at] or "")
        if year_at is not None and values[year_at] != year:
            _note_year(sheet, row, values[year_at], year, problems)
        area_id = _area_of(sheet, row, code, name, register, problems)
        if area_id is None:
            continue
        if area_id == register.province_id:
            _check_province_row(sheet, row, place, problems)
        if (first := content.areas.setdefault(area_id, row)) is not row:
            cell = sheet.cell(CODE, row.number)
            problems.add(
                sheet.name,
                cell,
                f"địa bàn {shown(code or name)} đã có ở dòng {first.number}: mỗi địa bàn một dòng,"
                " hãy xoá một dòng",
                f"the commune {shown(code or name)} already stands in row {first.number}: delete one"
                " of the rows",
            )
    if not sheet.rows:
        problems.add(
            sheet.name,
            "",
            "không có dòng số liệu nào dưới tiêu đề: hãy điền số liệu",
            "there is no row of figures below the headings: fill them in",
        )


def _note_year(sheet: ParsedSheet, row: ParsedRow, found: object, year: int, problems: Problems) -> None:
    found = "–" if found is None else found
    problems.add(
        sheet.name,
        sheet.cell(YEAR, row.number),
        f"năm {shown(found)} khác năm {year} đang nạp: hãy sửa, hoặc nạp với --year đúng",
        f"the year {shown(found)} is not {year}, which is being imported: correct it, or give the"
        " right --year",
    )


def _area_of(
    sheet: ParsedSheet, row: ParsedRow, code: str, name: str, register: Register, problems: Problems
) -> int | None:
    """The area of a row, by its code or by a name only one commune has; else None and a problem is noted."""
    unit = _by_code(code, register)
    if unit is None and code.casefold() == register.province_code.casefold():
        return register.province_id
    if unit is not None:
        if name and name != unit.name and register.key_of(name) != unit.key:
            _note_mismatch(sheet, row, unit, name, register, problems)
            return None
        return unit.area_id
    same = register.by_key.get(register.key_of(name), ()) if name and not code else ()
    if len(same) == 1:
        return same[0].area_id
    _note_unknown(sheet, row, code, name, register, problems)
    return None


def _by_code(code: str, register: Register) -> Unit | None:
    """The unit with that code; a number cell loses leading zeros, people write small letters."""
    found = register.by_code.get(code) or register.by_code.get(code.upper())
    if found is None and code.isdigit():
        found = register.by_code.get(code.zfill(5))
    return found


def _note_mismatch(
    sheet: ParsedSheet, row: ParsedRow, unit: Unit, name: str, register: Register, problems: Problems
) -> None:
    near = register.nearest(name)
    problems.add(
        sheet.name,
        sheet.cell(NAME, row.number),
        f"mã {unit.code} là {unit.name}, không phải “{shown(name)}”: hãy sửa mã hoặc tên"
        + (f" (tên gần nhất: {near})" if near else ""),
        f"the code {unit.code} is {unit.name}, not “{shown(name)}”: correct the code or the name"
        + (f" (nearest names: {near})" if near else ""),
    )


def _note_unknown(
    sheet: ParsedSheet, row: ParsedRow, code: str, name: str, register: Register, problems: Problems
) -> None:
    cell = sheet.cell(CODE if code or NAME not in sheet.letters else NAME, row.number)
    told = f"“{shown(code)}”" if code else f"“{shown(name)}”"
    if plain(code or name) in _TOTALS or plain(name) in _TOTALS:
        vi = "dòng tổng không được nhập, hệ thống tự cộng: hãy xoá dòng này"
        en = "a row of totals is never entered, totals are computed: delete the row"
    elif not code and not name:
        vi = "dòng có số liệu nhưng thiếu mã và tên địa bàn: hãy điền mã, hoặc xoá dòng"
        en = "the row has figures but neither code nor name of a commune: give the code, or delete the row"
    elif code and (place := register.elsewhere(code)):
        vi = f"mã {told} là {place}, không thuộc tỉnh đang nạp: hãy xoá dòng, hoặc nạp cho tỉnh đó"
        en = f"the code {told} is {place}, outside this province: delete the row, or import it there"
    else:
        near = register.nearest(name or code)
        vi = f"không có địa bàn {told} trong tỉnh vào ngày cuối kỳ: hãy sửa mã" + (
            f" (gần nhất: {near})" if near else ""
        )
        en = f"the province has no commune {told} on the last day of the year: correct the code" + (
            f" (nearest: {near})" if near else ""
        )
    problems.add(sheet.name, cell, vi, en)


def _check_province_row(
    sheet: ParsedSheet, row: ParsedRow, place: Mapping[str, int], problems: Problems
) -> None:
    for key, index in place.items():
        if key not in {CODE, NAME, YEAR, RESIDENT_VIOLATORS} and row.values[index] is not None:
            problems.add(
                sheet.name,
                sheet.cell(key, row.number),
                "số toàn tỉnh của cột này được cộng từ các xã, không nhập: hãy để trống",
                "the province's figure of this column is summed from its communes, never entered:"
                " leave it empty",
            )


def _read_routes(sheet: ParsedSheet, register: Register, problems: Problems) -> list[Route] | None:
    """The routes of the sheet; None when it says nothing, an empty list when it says that there is none."""
    routes: list[Route] = []
    for row in sheet.rows:
        values = dict(zip(sheet.letters, row.values, strict=True))
        if plain(str(values.get("route_name") or "")) == plain(NO_ROUTE) and len(sheet.rows) == 1:
            return []
        name, kind = values.get("route_name"), values.get("route_kind")
        for key, value, vi, en in (
            ("route_name", name, "thiếu tên tuyến: hãy điền", "the route has no name: give it"),
            (
                "route_kind",
                kind,
                "thiếu loại tuyến: nội tỉnh hay liên tỉnh",
                "the kind is missing: intra or inter",
            ),
        ):
            if value is None and key in sheet.letters:
                problems.add(sheet.name, sheet.cell(key, row.number), vi, en)
        units = _route_units(sheet, row, str(values.get("route_units") or ""), register, problems)
        routes.append(Route(str(name), str(kind), units, sheet.cell("route_units", row.number)))
    _note_twice(sheet, routes, problems)
    return routes if sheet.rows else None


def _route_units(
    sheet: ParsedSheet, row: ParsedRow, text: str, register: Register, problems: Problems
) -> tuple[int, ...]:
    cell = sheet.cell("route_units", row.number)
    units: list[Unit] = []
    for token in filter(None, _SEPARATORS.split(text.strip())):
        unit = _by_code(token, register)
        same = (unit,) if unit else register.by_key.get(register.key_of(token), ())
        if len(same) == 1:
            units.append(same[0])
            continue
        near = register.nearest(token)
        problems.add(
            sheet.name,
            cell,
            f"không có địa bàn “{shown(token)}” trong tỉnh, hoặc có nhiều hơn một: hãy ghi mã"
            + (f" (gần nhất: {near})" if near else ""),
            f"the province has no commune “{shown(token)}”, or more than one: write its code"
            + (f" (nearest: {near})" if near else ""),
        )
    if not text.strip() or any(one == other for one, other in pairwise(units)):
        problems.add(
            sheet.name,
            cell,
            "tuyến phải có ít nhất một địa bàn và không lặp lại liền nhau: hãy ghi các mã, ngăn bằng →",
            "a route has at least one commune and none twice in a row: write the codes, parted by →",
        )
    return tuple(unit.area_id for unit in units)


def _note_twice(sheet: ParsedSheet, routes: list[Route], problems: Problems) -> None:
    seen: dict[str, str] = {}
    for route in routes:
        first = seen.setdefault(plain(route.name), route.cell)
        if first != route.cell:
            problems.add(
                sheet.name,
                route.cell,
                f"tuyến “{shown(route.name)}” đã có ở ô {first}: mỗi tuyến một dòng",
                f"the route “{shown(route.name)}” already stands at {first}: one row a route",
            )
