"""The register: every unit in every version, and what became of it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from vungxanh.areas.rules.naming import COMMUNE, full_name, name_key

WHOLE, PART = "whole", "part"

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)


@dataclass(frozen=True, slots=True, order=True)
class UnitKey:
    """Identity of a unit in one version: a code alone is reused by later units.

    `start` is the first day as YYYY-MM-DD, or "" where the source does not know it.
    """

    level: str
    code: str
    start: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in one version, valid on [valid_from, valid_to); None is unknown or open."""

    level: str
    code: str
    name: str
    kind: str
    parent_level: str
    parent_code: str
    valid_from: date | None
    valid_to: date | None
    latitude: str
    longitude: str
    point: str
    resolution: str
    decided_on: date | None
    source: str

    @property
    def key(self) -> UnitKey:
        """Identity of this version."""
        return UnitKey(self.level, self.code, self.valid_from.isoformat() if self.valid_from else "")

    @property
    def full_name(self) -> str:
        """Name with the word of the kind."""
        return full_name(self.name, self.kind)

    def valid_on(self, day: date) -> bool:
        """Whether the unit existed in this version on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Link:
    """One step from a unit to its successor; `part` says the predecessor was split."""

    predecessor: UnitKey
    successor: UnitKey
    extent: str
    resolution: str
    decided_on: date | None
    source: str


class Register:
    """All units and links of one source, indexed for look-ups. Immutable once made."""

    def __init__(self, units: Iterable[Unit], links: Iterable[Link]) -> None:
        self.units = tuple(units)
        self.links = tuple(links)

    @cached_property
    def by_key(self) -> dict[UnitKey, Unit]:
        """Units by identity."""
        return {unit.key: unit for unit in self.units}

    @cached_property
    def by_name(self) -> dict[str, list[Unit]]:
        """Units by the key of their bare name."""
        return _grouped(self.units, lambda unit: name_key(unit.name))

    @cached_property
    def by_code(self) -> dict[tuple[str, str], list[Unit]]:
        """Versions by level and code."""
        return _grouped(self.units, lambda unit: (unit.level, unit.code))

    @cached_property
    def by_parent(self) -> dict[tuple[str, str], list[Unit]]:
        """Units by level and code of their parent."""
        return _grouped(self.units, lambda unit: (unit.parent_level, unit.parent_code))

    @cached_property
    def successors(self) -> dict[UnitKey, list[Link]]:
        """Links by predecessor."""
        return _grouped(self.links, lambda link: link.predecessor)

    @cached_property
    def predecessors(self) -> dict[UnitKey, list[Link]]:
        """Links by successor."""
        return _grouped(self.links, lambda link: link.successor)

    def parent(self, unit: Unit, day: date) -> Unit | None:
        """The unit one level up that contained this one on the day."""
        versions = self.by_code.get((unit.parent_level, unit.parent_code), [])
        return next((version for version in versions if version.valid_on(day)), None)

    def path(self, unit: Unit, day: date) -> tuple[Unit, ...]:
        """From the province down to the unit itself, as on the day."""
        parent = self.parent(unit, day)
        return (*self.path(parent, day), unit) if parent else (unit,)

    def communes(self, unit: Unit, day: date) -> tuple[Unit, ...]:
        """All commune-level units inside the unit on the day, by code."""
        if unit.level == COMMUNE:
            return (unit,)
        inside = [child for child in self.by_parent.get((unit.level, unit.code), []) if child.valid_on(day)]
        found = (commune for child in inside for commune in self.communes(child, day))
        return tuple(sorted(found, key=lambda commune: commune.code))
