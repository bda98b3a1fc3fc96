"""What the engine is told: the figures of one commune, the reading chosen, what is declared of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

from vungxanh.law.rules.ruleset import LawError

Bands = Literal["cumulative", "literal"]
Zero = Literal["positive", "literal"]
Precedence = Literal["drug_free_over_III", "drug_free_first", "key_first"]
NestedDd = Literal["exclude", "include"]

BANDS: tuple[Bands, ...] = ("cumulative", "literal")
ZERO: tuple[Zero, ...] = ("positive", "literal")
PRECEDENCE: tuple[Precedence, ...] = ("drug_free_over_III", "drug_free_first", "key_first")
NESTED_DD: tuple[NestedDd, ...] = ("exclude", "include")


class FigureError(LawError):
    """A figure outside its domain. `input` names it as in the rule file."""

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message)
        self.input = name


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one commune for one assessment year, in column order; None means unknown, never zero.

    `residents` are the people currently residing, 1 or more; every other figure is a whole number, 0 or
    more (`plant_area_m2` in m²); `key_route` is `none`, `intra` or `inter`.
    """

    residents: int | None = None
    managed_addicts: int | None = None
    managed_users: int | None = None
    using_not_exempt: int | None = None
    use_points: int | None = None
    offenders_arrested: int | None = None
    plants: int | None = None
    plant_area_m2: int | None = None
    resident_violators: int | None = None
    wanted_fugitives: int | None = None
    key_route: str | None = None

    @classmethod
    def in_order(cls, values: Sequence[Any]) -> Figures:
        """The figures from a row of eleven values in column order; they are checked when classified."""
        return cls(*values)


INPUTS: tuple[str, ...] = tuple(Figures.__dataclass_fields__)
"""Names of the inputs in column order."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A named choice for each point that the text leaves open; the defaults are the first option of each."""

    bands: Bands = "cumulative"
    zero: Zero = "positive"
    precedence: Precedence = "drug_free_over_III"
    nested_dd: NestedDd = "exclude"

    @property
    def key(self) -> str:
        """The four options joined by `/`: bands/zero/precedence/nested_dd."""
        return f"{self.bands}/{self.zero}/{self.precedence}/{self.nested_dd}"

    @classmethod
    def of(cls, bands: str, zero: str, precedence: str, nested_dd: str) -> Reading:
        """The reading with these options; raises LawError for an unknown one."""
        return cls.from_key("/".join((bands, zero, precedence, nested_dd)))

    @classmethod
    def from_key(cls, key: str) -> Reading:
        """The reading of a key; raises LawError where no reading has that key."""
        found = _BY_KEY.get(key)
        if found is None:
            raise LawError(
                f"không có cách hiểu “{key}” / there is no reading “{key}”; hãy chọn / choose one of: "
                + ", ".join(_BY_KEY)
            )
        return found


ALL_READINGS: tuple[Reading, ...] = tuple(
    Reading(bands, zero, precedence, nested)
    for bands, zero, precedence, nested in product(BANDS, ZERO, PRECEDENCE, NESTED_DD)
)
"""All 24 readings, the default first."""

_BY_KEY = {reading.key: reading for reading in ALL_READINGS}
DEFAULT_READING = ALL_READINGS[0]


def all_readings() -> tuple[Reading, ...]:
    """All 24 readings in the order bands, zero, precedence, nested_dd; the default is the first."""
    return ALL_READINGS


@dataclass(frozen=True, slots=True)
class Declared:
    """What the declarer states about the data. It goes into the receipt and changes no result."""

    count_at: Literal["last_day", "whole_period"] = "last_day"
    residents_basis: Literal["actual", "registered"] = "actual"
