"""What a name meant on a day, and which units carry on from it today."""

from dataclasses import dataclass
from datetime import date

from vungxanh.areas.rules.naming import COMMUNE, readings_of
from vungxanh.areas.rules.register import PART, WHOLE, Link, Register, Unit


class NotFoundError(LookupError):
    """The name, or the area to look in, names no unit valid on the day."""


@dataclass(frozen=True, slots=True)
class Share:
    """A unit and how much of it is meant: the whole of it or a part."""

    unit: Unit
    extent: str


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit valid today that carries on from the unit asked for.

    `extent` is "whole" when the unit asked for, or at least one whole commune of it, went there,
    and "part" when only parts of communes did. `via` lists those communes, each with its own
    extent; `made_of` lists all direct predecessors of the heir, from whichever district.
    """

    unit: Unit
    extent: str
    via: tuple[Share, ...]
    made_of: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """One unit a name meant on the day asked about."""

    unit: Unit
    path: tuple[Unit, ...]
    successors: tuple[Heir, ...]


def units_named(register: Register, name: str, on: date) -> tuple[Unit, ...]:
    """Every unit valid on the day that bears the name, in the order province, district, commune."""
    found: dict[object, Unit] = {}
    for wanted in readings_of(name):
        for unit in register.by_name.get(wanted.key, ()):
            if unit.valid_on(on) and wanted.kind in {None, unit.kind}:
                found[unit.key] = unit
    order = {"province": 0, "district": 1, COMMUNE: 2}
    return tuple(sorted(found.values(), key=lambda unit: (order[unit.level], unit.code)))


def resolve(
    register: Register, name: str, *, within: str | None = None, on: date, today: date
) -> tuple[Match, ...]:
    """Every match of a name on a day with its path and its successors today.

    `within` names an area around the match, or several with commas ("Nậm Nhùn, Lai Châu").
    Raises NotFoundError when the name, or `within`, names nothing on that day.
    """
    matches = units_named(register, name, on)
    if not matches:
        raise NotFoundError(_unknown(register, name, on))
    for outer in within.split(",") if within is not None else ():
        matches = _inside(register, matches, outer.strip(), on)
    return tuple(
        Match(unit, register.path(unit, on), successors(register, unit, on, today)) for unit in matches
    )


def _inside(register: Register, units: tuple[Unit, ...], within: str, on: date) -> tuple[Unit, ...]:
    outer = {unit.key for unit in units_named(register, within, on)}
    if not outer:
        raise NotFoundError(_unknown(register, within, on))
    kept = tuple(unit for unit in units if any(above.key in outer for above in register.path(unit, on)[:-1]))
    if not kept:
        raise NotFoundError(
            f"ngày {on:%d/%m/%Y} không có địa bàn nào tên như vậy nằm trong “{within}”; hãy bỏ --within "
            f"hoặc chọn huyện, tỉnh khác. / on {on} no unit of that name lies within “{within}”; leave "
            "out --within or name another district or province."
        )
    return kept


def _unknown(register: Register, name: str, on: date) -> str:
    other = [
        unit for wanted in readings_of(name) for unit in register.by_name.get(wanted.key, ()) if unit.key
    ]
    known = "; ".join(sorted({_described(unit) for unit in other})[:4])
    hint_vi = (
        f"Tên này có ở: {known}." if known else "Hãy viết đủ dấu tiếng Việt, bỏ phần tên huyện hay tỉnh."
    )
    hint_en = (
        f"The name exists as: {known}."
        if known
        else "Write it with all Vietnamese marks and without the district or province."
    )
    return (
        f"không có địa bàn nào tên “{name}” vào ngày {on:%d/%m/%Y}. {hint_vi} / "
        f"no unit is called “{name}” on {on}. {hint_en}"
    )


def _described(unit: Unit) -> str:
    first = unit.valid_from.isoformat() if unit.valid_from else "…"
    last = unit.valid_to.isoformat() if unit.valid_to else "…"
    return f"{unit.full_name} {unit.code} [{first}, {last})"


def successors(register: Register, unit: Unit, on: date, today: date) -> tuple[Heir, ...]:
    """The units of `today` that carry on from a unit as it was `on` a day, by code.

    A unit that still exists carries on as itself, whole. A province follows the resolution on
    provinces; an abolished district is followed through its communes.
    """
    if unit.valid_on(today):
        return (_heir(register, unit, WHOLE, ()),)
    if register.successors.get(unit.key) or unit.level == COMMUNE:
        reached = _reached(register, unit, today)
        return tuple(_heir(register, heir, extent, ()) for heir, extent in _by_code(reached))
    return _through_communes(register, unit, on, today)


def _reached(register: Register, unit: Unit, today: date) -> dict[Unit, str]:
    """Units of today reached from a unit by its own links, with the extent of what reached them."""
    if unit.valid_on(today):
        return {unit: WHOLE}
    found: dict[Unit, str] = {}
    for link in register.successors.get(unit.key, ()):
        for heir, extent in _reached(register, register.by_key[link.successor], today).items():
            found[heir] = WHOLE if link.extent == extent == WHOLE else PART
    return found


def _through_communes(register: Register, unit: Unit, on: date, today: date) -> tuple[Heir, ...]:
    via: dict[Unit, list[Share]] = {}
    for commune in register.communes(unit, on):
        for heir, extent in _reached(register, commune, today).items():
            via.setdefault(heir, []).append(Share(commune, extent))
    return tuple(
        _heir(register, heir, _widest(shares), tuple(shares))
        for heir, shares in sorted(via.items(), key=lambda item: item[0].code)
    )


def _widest(shares: list[Share]) -> str:
    return WHOLE if any(share.extent == WHOLE for share in shares) else PART


def _by_code(reached: dict[Unit, str]) -> list[tuple[Unit, str]]:
    return sorted(reached.items(), key=lambda item: (item[0].level, item[0].code))


def _heir(register: Register, unit: Unit, extent: str, via: tuple[Share, ...]) -> Heir:
    links: list[Link] = register.predecessors.get(unit.key, [])
    made_of = (Share(register.by_key[link.predecessor], link.extent) for link in links)
    return Heir(unit, extent, via, tuple(sorted(made_of, key=lambda share: share.unit.code)))
