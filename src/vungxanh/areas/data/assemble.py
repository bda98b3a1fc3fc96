"""Turns the tables of the two packages into units and links, with the corrections applied."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from vungxanh.areas.data.corrections import (
    CITIES_2026,
    MISSING_PAIRS,
    POINTS_FROM_PREDECESSORS,
    POINTS_OMITTED,
    PROVINCES_2025,
    TWO_LEVELS,
    WARDS_2026,
    WRONG_PAIRS,
)
from vungxanh.areas.rules.naming import COMMUNE, DISTRICT, KIND_WORDS, PROVINCE, bare_name
from vungxanh.areas.rules.register import PART, WHOLE, Link, Register, Unit, UnitKey

# Marks of provenance in the column `source`; data/README.md says what they stand for.
TABLE, NOTES = "vau", "dva"
BOTH = f"{TABLE}+{NOTES}"
CORRECTED = f"{BOTH}+fix"
KINDS = {word: kind for kind, word in KIND_WORDS.items()}
RESOLUTION = re.compile(r"Số: (\S+); Ngày: (\d\d)/(\d\d)/(\d{4})")
START = TWO_LEVELS.isoformat()
BLANK = {
    "parent_level": "",
    "parent_code": "",
    "valid_from": None,
    "valid_to": None,
    "latitude": "",
    "longitude": "",
    "point": "",
    "resolution": "",
    "decided_on": None,
}

Row = dict[str, Any]
Resolution = tuple[str, date | None]


@dataclass(frozen=True)
class Sources:
    """The sources as read: both tables, the conversion table, notes on provinces and communes."""

    old: list[Row]
    new: list[Row]
    conversion: Row
    province_notes: Row
    commune_notes: Row

    @cached_property
    def old_by_key(self) -> dict[str, Row]:
        """Old rows by the key the conversion table uses."""
        return {f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": r for r in self.old}

    @cached_property
    def new_by_key(self) -> dict[tuple[str, str], Row]:
        """New rows by the keys the conversion table uses."""
        return {(row["provinceKey"], row["wardKey"]): row for row in self.new}

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Old commune to new unit, corrected, sorted."""
        found = {(old["wardCode"], new["wardCode"]) for old, new in self._converted() if old["wardCode"]}
        return tuple(sorted((found - WRONG_PAIRS) | MISSING_PAIRS))

    @cached_property
    def island_pairs(self) -> tuple[tuple[str, str], ...]:
        """Island district without communes to the special zone it became."""
        return tuple(
            sorted((o["districtCode"], n["wardCode"]) for o, n in self._converted() if not o["wardCode"])
        )

    def _converted(self) -> Iterator[tuple[Row, Row]]:
        for province, wards in self.conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for ward, olds in wards.items():
                for old in olds:
                    yield self.old_by_key[old], self.new_by_key[province, ward]
        for province, split in self.conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
            for old, targets in split.items():
                for target in targets:
                    yield self.old_by_key[old], self.new_by_key[province, target["newWardKey"]]

    @cached_property
    def resolutions(self) -> dict[str, Resolution]:
        """The resolution of 2025 on the communes of each province."""
        found: dict[str, Resolution] = {}
        for note in self.commune_notes.values():
            symbol, decided = resolution_of(note["note"])
            if symbol not in WARDS_2026:
                found[note["parent_code"]] = (symbol, decided)
        return found


def resolution_of(note: str) -> Resolution:
    """The symbol and date of the resolution a note ends with."""
    found = RESOLUTION.search(note)
    if found is None:
        raise ValueError(f"no resolution in: {note}")
    return found[1], date(int(found[4]), int(found[3]), int(found[2]))


def assemble(sources: Sources) -> Register:
    """The register: provinces, districts and communes of both maps, and the changes of 2026."""
    units = chain(_provinces(sources), _districts(sources), _old_communes(sources), _new_communes(sources))
    return Register(units, chain(_province_links(sources), _commune_links(sources)))


def kind_and_name(full: str) -> tuple[str, str]:
    """Kind and bare name of a unit written with the word of its kind first."""
    text = unicodedata.normalize("NFC", " ".join(full.split()))
    for word, kind in KINDS.items():
        if text.casefold().startswith(word + " "):
            return kind, bare_name(text, kind)
    raise ValueError(f"no word of a kind in: {full}")


def _unit(level: str, code: str, full: str, source: str, place: Row) -> Unit:
    kind, name = kind_and_name(full)
    filled: Row = {**BLANK, **place}
    return Unit(level=level, code=code, name=name, kind=kind, source=source, **filled)


def _old_provinces(sources: Sources) -> dict[str, str]:
    return {row["provinceCode"]: row["province"] for row in sources.old}


def _merged_into(sources: Sources) -> dict[str, str]:
    """New province of each old one, read off where its communes went."""
    old = {row["wardCode"]: row["provinceCode"] for row in sources.old}
    new = {row["wardCode"]: row["provinceCode"] for row in sources.new}
    return {old[before]: new[after] for before, after in sources.pairs}


def _unchanged(sources: Sources) -> set[str]:
    """Provinces that were not merged in 2025: one version runs through."""
    into = _merged_into(sources)
    sizes = Counter(into.values())
    return {old for old, new in into.items() if old == new and sizes[new] == 1}


def _provinces(sources: Sources) -> Iterator[Unit]:
    same = _unchanged(sources)
    for code, full in _old_provinces(sources).items():
        if code not in same:
            yield _unit(PROVINCE, code, full, TABLE, {"valid_to": TWO_LEVELS})
    for code, full in {row["provinceCode"]: row["province"] for row in sources.new}.items():
        made: Row = {"valid_from": None if code in same else TWO_LEVELS}
        if code not in same:
            made |= {"resolution": PROVINCES_2025[0], "decided_on": PROVINCES_2025[1]}
        if code not in CITIES_2026:
            yield _unit(PROVINCE, code, full, BOTH, made)
            continue
        symbol, decided, start = CITIES_2026[code]
        yield _unit(PROVINCE, code, full, TABLE, {**made, "valid_to": start})
        now = sources.province_notes[code]["name_with_type"]
        made = {"valid_from": start, "resolution": symbol, "decided_on": decided}
        yield _unit(PROVINCE, code, now, NOTES, made)


def _districts(sources: Sources) -> Iterator[Unit]:
    rows = {row["districtCode"]: row for row in sources.old}
    for code, row in rows.items():
        place = {"parent_level": PROVINCE, "parent_code": row["provinceCode"], "valid_to": TWO_LEVELS}
        yield _unit(DISTRICT, code, row["district"], TABLE, place)


def _point(latitude: float, longitude: float, basis: str) -> Row:
    return {"latitude": f"{latitude:.4f}", "longitude": f"{longitude:.4f}", "point": basis}


def _old_communes(sources: Sources) -> Iterator[Unit]:
    for row in sources.old:
        if row["wardCode"]:
            place = {"parent_level": DISTRICT, "parent_code": row["districtCode"], "valid_to": TWO_LEVELS}
            place |= _point(row["wardLat"], row["wardLon"], "source")
            yield _unit(COMMUNE, row["wardCode"], row["ward"], TABLE, place)


def _new_point(sources: Sources, row: Row) -> Row:
    code = row["wardCode"]
    if code in POINTS_OMITTED:
        return {"point": "omitted"}
    if code not in POINTS_FROM_PREDECESSORS:
        return _point(row["wardLat"], row["wardLon"], "source")
    before = {old for old, new in sources.pairs if new == code}
    points = [(r["wardLat"], r["wardLon"]) for r in sources.old if r["wardCode"] in before]
    latitude, longitude = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return _point(latitude, longitude, "predecessors")


def _new_communes(sources: Sources) -> Iterator[Unit]:
    for row in sources.new:
        code, note = row["wardCode"], sources.commune_notes[row["wardCode"]]
        kind_then, _ = kind_and_name(row["ward"])
        _, name = kind_and_name(note["name_with_type"])
        place = {"parent_level": PROVINCE, "parent_code": row["provinceCode"], **_new_point(sources, row)}
        symbol, decided = sources.resolutions[row["provinceCode"]]
        made = {"valid_from": TWO_LEVELS, "resolution": symbol, "decided_on": decided, **place}
        then = f"{KIND_WORDS[kind_then]} {name}"
        symbol, decided = resolution_of(note["note"])
        if symbol not in WARDS_2026:
            yield _unit(COMMUNE, code, then, BOTH, made)
            continue
        start = WARDS_2026[symbol]
        yield _unit(COMMUNE, code, then, BOTH, {**made, "valid_to": start})
        made = {"valid_from": start, "resolution": symbol, "decided_on": decided, **place}
        yield _unit(COMMUNE, code, note["name_with_type"], BOTH, made)


def _link(before: UnitKey, after: UnitKey, extent: str, resolution: Resolution, source: str) -> Link:
    return Link(before, after, extent, *resolution, source)


def _province_links(sources: Sources) -> Iterator[Link]:
    same = _unchanged(sources)
    for old, new in _merged_into(sources).items():
        if old not in same:
            after = UnitKey(PROVINCE, new, START)
            yield _link(UnitKey(PROVINCE, old, ""), after, WHOLE, PROVINCES_2025, TABLE)
    for code, (symbol, decided, start) in CITIES_2026.items():
        before = UnitKey(PROVINCE, code, "" if code in same else START)
        after = UnitKey(PROVINCE, code, start.isoformat())
        yield _link(before, after, WHOLE, (symbol, decided), NOTES)


def _commune_links(sources: Sources) -> Iterator[Link]:
    targets = Counter(old for old, _ in sources.pairs)
    province = {row["wardCode"]: row["provinceCode"] for row in sources.new}
    for old, new in sources.pairs:
        extent = WHOLE if targets[old] == 1 else PART
        source = CORRECTED if (old, new) in MISSING_PAIRS else TABLE
        made = sources.resolutions[province[new]]
        yield _link(UnitKey(COMMUNE, old, ""), UnitKey(COMMUNE, new, START), extent, made, source)
    for old, new in sources.island_pairs:
        made = sources.resolutions[province[new]]
        yield _link(UnitKey(DISTRICT, old, ""), UnitKey(COMMUNE, new, START), WHOLE, made, TABLE)
    for code, note in sources.commune_notes.items():
        symbol, decided = resolution_of(note["note"])
        if symbol in WARDS_2026:
            after = UnitKey(COMMUNE, code, WARDS_2026[symbol].isoformat())
            yield _link(UnitKey(COMMUNE, code, START), after, WHOLE, (symbol, decided), NOTES)
