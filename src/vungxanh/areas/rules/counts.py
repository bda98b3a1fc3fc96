"""Counts the register must meet; each is published by the statistics office or follows from its table."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from vungxanh.areas.rules.naming import COMMUNE, DISTRICT, PROVINCE
from vungxanh.areas.rules.register import PART, Register, Unit

BEFORE, AFTER, NOW = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 1)

# The statistics office's table counts 10,033 old communes, 9,592 of them with one successor; its
# list of the day before has 10,035. The sources do not tell which two the table leaves out, so the
# two stay, each with one successor (docs/adr/0010).
NOT_IN_THE_TABLE = 2

KINDS_ON = {
    (PROVINCE, AFTER): {"tinh": 28, "thanh_pho": 6},
    (PROVINCE, NOW): {"tinh": 25, "thanh_pho": 9},
    (COMMUNE, AFTER): {"phuong": 687, "xa": 2621, "dac_khu": 13},
    (COMMUNE, NOW): {"phuong": 709, "xa": 2599, "dac_khu": 13},
}
UNITS_ON = {
    (PROVINCE, BEFORE): 63,
    (DISTRICT, BEFORE): 696,
    (COMMUNE, BEFORE): 10_035,
    (PROVINCE, AFTER): 34,
    (DISTRICT, AFTER): 0,
    (COMMUNE, AFTER): 3_321,
    (PROVINCE, NOW): 34,
    (COMMUNE, NOW): 3_321,
}
SUCCESSORS_2025 = {1: 9592 + NOT_IN_THE_TABLE, 2: 369, 3: 54, 4: 17, 5: 1}
UNITS_2025 = {
    "made of old communes": 3316,
    "with a part of an old commune": 415,
    "sums of whole old communes": 2901,
    "across an old district border": 297,
    "special zones without an old commune": 5,
}
COMMUNES_NOW = {"08": 124, "91": 102, "12": 38, "56": 65, "01": 126, "79": 168}


def kinds_on(register: Register, level: str, day: date) -> dict[str, int]:
    """Units of a level by kind on a day."""
    return dict(Counter(u.kind for u in register.units if u.level == level and u.valid_on(day)))


def successors_2025(register: Register) -> dict[int, int]:
    """Old communes by number of successors on 1 July 2025."""
    old = [unit for unit in register.units if unit.level == COMMUNE and unit.valid_from is None]
    return dict(Counter(len(register.successors.get(unit.key, ())) for unit in old))


def units_2025(register: Register) -> dict[str, int]:
    """Units of 1 July 2025 by how they were made."""
    made: Counter[str] = Counter(dict.fromkeys(UNITS_2025, 0))
    for unit in register.units:
        if unit.level == COMMUNE and unit.valid_from == AFTER:
            made.update(_making(register, unit))
    return dict(made)


def _making(register: Register, unit: Unit) -> Iterator[str]:
    links = [link for link in register.predecessors[unit.key] if link.predecessor.level == COMMUNE]
    if not links:
        yield "special zones without an old commune"
        return
    yield "made of old communes"
    whole = all(link.extent != PART for link in links)
    yield "sums of whole old communes" if whole else "with a part of an old commune"
    if len({register.by_key[link.predecessor].parent_code for link in links}) > 1:
        yield "across an old district border"


def broken_links(register: Register) -> list[str]:
    """Links to units that are not there, and extents that contradict the number of successors."""
    lost = [
        f"no unit {key}"
        for link in register.links
        for key in (link.predecessor, link.successor)
        if key not in register.by_key
    ]
    wrong = [
        f"{link.predecessor} to {link.successor} is not {link.extent}"
        for links in register.successors.values()
        for link in links
        if (link.extent == PART) != (len(links) > 1)
    ]
    return lost + wrong


def count_errors(register: Register) -> list[str]:
    """One sentence for every count that is off; empty when the register is right."""
    if broken := broken_links(register):
        return broken
    checks: list[tuple[str, object, object]] = [
        (f"{level} on {day}", kinds_on(register, level, day), wanted)
        for (level, day), wanted in KINDS_ON.items()
    ]
    checks += [
        (f"{level} on {day}, total", sum(kinds_on(register, level, day).values()), wanted)
        for (level, day), wanted in UNITS_ON.items()
    ]
    checks.append(("old communes by number of successors", successors_2025(register), SUCCESSORS_2025))
    checks.append(("units of 1 July 2025", units_2025(register), UNITS_2025))
    now = Counter(unit.parent_code for unit in register.units if unit.level == COMMUNE and unit.valid_on(NOW))
    checks += [(f"communes of {code} now", now[code], wanted) for code, wanted in COMMUNES_NOW.items()]
    return [f"{name}: {found}, expected {wanted}" for name, found, wanted in checks if found != wanted]
