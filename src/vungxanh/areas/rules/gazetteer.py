"""The register as the gazetteer that `reader` asks: names by their folded words, and heirs today."""

from calendar import monthrange
from collections import defaultdict
from datetime import date
from functools import lru_cache

from vungxanh.areas.rules.official import official_register
from vungxanh.areas.rules.register import Register, Unit
from vungxanh.areas.rules.resolve import successors
from vungxanh.reader.interface import Unit as NamedUnit
from vungxanh.reader.interface import fold_all

_SIGNS = frozenset("-‐‑‒–—―−")


def _stretch(on: str) -> tuple[date, date] | None:
    """First and last day of a partial ISO date; None where it has no year or is no date."""
    try:
        year, month, day = (*map(int, on.split("-")), 0, 0)[:3]
        if day:
            return date(year, month, day), date(year, month, day)
        last = month or 12
        return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])
    except (ValueError, IndexError):
        return None


def _name_keys(name: str) -> tuple[str, ...]:
    return tuple(key for key in fold_all(name) if key not in _SIGNS)


class RegisterGazetteer:
    """Answers of the register to the reader; `today` is the day that heirs are asked for."""

    def __init__(self, register: Register, today: date) -> None:
        self._register, self._today = register, today
        self._by_name: defaultdict[tuple[str, ...], list[Unit]] = defaultdict(list)
        self._longest: defaultdict[str, int] = defaultdict(int)
        self._known: dict[NamedUnit, tuple[Unit, date]] = {}
        self._answers: dict[tuple[tuple[str, ...], str | None], tuple[NamedUnit, ...]] = {}
        self._heirs: dict[NamedUnit, tuple[NamedUnit, ...]] = {}
        for unit in register.units:
            keys = _name_keys(unit.name)
            self._by_name[keys].append(unit)
            self._longest[keys[0]] = max(self._longest[keys[0]], len(keys))

    def longest(self, first: str) -> int:
        """How many words the longest name has that begins with this key; 0 when none does."""
        return self._longest.get(first, 0)

    def named(self, keys: tuple[str, ...], on: str | None) -> tuple[NamedUnit, ...]:
        """Every unit that bore the name on a day of the partial ISO date, or ever when it has no year."""
        if keys not in self._by_name:
            if _SIGNS.isdisjoint(keys):
                return ()
            keys = tuple(key for key in keys if key not in _SIGNS)
            if keys not in self._by_name:
                return ()
        if (keys, on) not in self._answers:
            self._answers[keys, on] = self._named(keys, _stretch(on) if on else None)
        return self._answers[keys, on]

    def _named(self, keys: tuple[str, ...], stretch: tuple[date, date] | None) -> tuple[NamedUnit, ...]:
        found = {}
        for unit in self._by_name[keys]:
            day = self._day_in(unit, stretch)
            if day is not None:
                found[self._shown(unit, day)] = True
        return tuple(found)

    def _day_in(self, unit: Unit, stretch: tuple[date, date] | None) -> date | None:
        """A day of the stretch on which the unit existed, the latest first."""
        if stretch is None:
            return self._today if unit.valid_on(self._today) else unit.valid_to and _day_before(unit.valid_to)
        return next((day for day in reversed(stretch) if unit.valid_on(day)), None)

    def _shown(self, unit: Unit, day: date) -> NamedUnit:
        path = tuple(above.name for above in self._register.path(unit, day)[:-1])
        shown = NamedUnit(unit.name, unit.level, unit.kind, unit.code, path)
        self._known[shown] = (unit, day)
        return shown

    def heirs(self, unit: NamedUnit) -> tuple[NamedUnit, ...]:
        """The units of today that carry on from a unit that `named` gave, itself when it still exists."""
        if unit not in self._heirs:
            known, day = self._known[unit]
            found = successors(self._register, known, day, self._today)
            self._heirs[unit] = tuple(self._shown(heir.unit, self._today) for heir in found)
        return self._heirs[unit]


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


@lru_cache(maxsize=2)
def official_gazetteer(today: date) -> RegisterGazetteer:
    """The gazetteer of the committed register, without a database; kept for the day it was asked for."""
    return RegisterGazetteer(official_register(), today)
