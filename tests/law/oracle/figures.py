"""The columns, readings and classes of Decision 28/2025 as the specification lists them."""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

COLUMNS = (
    "residents",
    "managed_addicts",
    "managed_users",
    "using_not_exempt",
    "use_points",
    "offenders_arrested",
    "plants",
    "plant_area_m2",
    "resident_violators",
    "wanted_fugitives",
    "key_route",
)

Value = int | str | None
Commune = Mapping[str, Value]
"""Column → whole number (`key_route`: none, intra, inter), or None where unknown."""


class Completion(NamedTuple):
    """A commune whose every figure is known; addicts and users are summed, as every rule does."""

    residents: int
    managed: int
    using_not_exempt: int
    use_points: int
    offenders_arrested: int
    plants: int
    plant_area_m2: int
    resident_violators: int
    wanted_fugitives: int
    key_route: str


FIGURES = Completion._fields


class Reading(NamedTuple):
    """One option for each open point of the text."""

    bands: str = "cumulative"
    zero: str = "positive"
    precedence: str = "drug_free_over_III"
    nested_dd: str = "exclude"

    def key(self) -> str:
        """The name of the reading in the product's `verdicts` map."""
        return "/".join(self)


READINGS = [
    Reading(*options)
    for options in product(
        ("cumulative", "literal"),
        ("positive", "literal"),
        ("drug_free_over_III", "drug_free_first", "key_first"),
        ("exclude", "include"),
    )
]

BEST_FIRST = ("drug_free", "unclassified", "III", "II", "I")

COMMUNE_CRITERIA = (
    *("4.1a", "4.1b", "4.1c", "4.1d", "4.1dd"),
    *("4.2a", "4.2b", "4.2c", "4.2d", "4.2dd"),
    *("4.3a", "4.3b", "4.3c"),
    *("6.1", "6.2", "6.3"),
)
PROVINCE_CRITERIA = ("5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "6.1", "6.2", "6.3")


def all_known(commune: Commune) -> bool:
    """Whether no figure of the commune is unknown."""
    return all(commune[column] is not None for column in COLUMNS)


def known_managed(commune: Commune) -> int:
    """The known part of managed: what is known of addicts plus what is known of users."""
    return int(commune["managed_addicts"] or 0) + int(commune["managed_users"] or 0)


def managed_is_unknown(commune: Commune) -> bool:
    """Whether either part of managed is unknown."""
    return commune["managed_addicts"] is None or commune["managed_users"] is None
