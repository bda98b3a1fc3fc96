"""What published figures count: the measures of the register, their units, and what must not be mixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

STOCK, FLOW, RATIO = "stock", "flow", "ratio"
Topic = Literal["drug_free", "key", "people", "results", "prevention"]


@dataclass(frozen=True, slots=True)
class Measure:
    """How a measure behaves: its units, whether it is a stock, flow or ratio, and the topic it belongs to.

    `communes` says that it counts commune-level units, so that their mergers break its series.
    """

    units: tuple[str, ...]
    kind: str
    topic: Topic
    communes: bool = False


def _of(units: str, kind: str, topic: Topic, *, communes: bool = False) -> Measure:
    return Measure(tuple(units.split()), kind, topic, communes)


MEASURES: Mapping[str, Measure] = {
    # Areas and their status.
    "commune_units": _of("commune", STOCK, "drug_free", communes=True),
    "provinces": _of("province", STOCK, "drug_free"),
    "drug_free_communes": _of("commune", STOCK, "drug_free", communes=True),
    "drug_free_share_pct": _of("percent", RATIO, "drug_free", communes=True),
    "drug_free_added": _of("commune", FLOW, "drug_free", communes=True),
    "drug_free_border_communes": _of("commune", STOCK, "drug_free", communes=True),
    "drug_free_districts": _of("district", STOCK, "drug_free"),
    "drug_free_hamlets": _of("hamlet", STOCK, "drug_free"),
    "drug_free_agencies": _of("agency", STOCK, "drug_free"),
    "communes_registered": _of("commune", FLOW, "drug_free", communes=True),
    "target_pct": _of("percent pp", RATIO, "drug_free"),
    "change_pct": _of("percent", RATIO, "people"),
    "communes_with_drugs": _of("commune", STOCK, "key", communes=True),
    "key_communes": _of("commune", STOCK, "key", communes=True),
    "routes": _of("route", STOCK, "key"),
    "hotspots": _of("hotspot", STOCK, "key"),
    "hotspots_abolished": _of("hotspot", FLOW, "key"),
    # People, as counts from a province up.
    "addicts_managed": _of("person", STOCK, "people"),
    "users_managed": _of("person", STOCK, "people"),
    "post_rehab": _of("person", STOCK, "people"),
    "managed_people": _of("person", STOCK, "people"),
    "managed_in_community": _of("person", STOCK, "people"),
    "managed_share_pct": _of("percent", RATIO, "people"),
    "people_found": _of("person", FLOW, "people"),
    "relapsed": _of("person", FLOW, "people"),
    "relapse_share_pct": _of("percent", RATIO, "people"),
    "in_rehab": _of("person", STOCK, "people"),
    "rehab_intake": _of("person", FLOW, "people"),
    "rehab_completed": _of("person", FLOW, "people"),
    "rehab_centres": _of("centre", STOCK, "people"),
    "counselled": _of("person", FLOW, "people"),
    "jobs_introduced": _of("person", FLOW, "people"),
    "household_loans": _of("household", FLOW, "people"),
    # Results of law enforcement.
    "cases": _of("case", FLOW, "results"),
    "persons_arrested": _of("person", FLOW, "results"),
    "persons_involved": _of("person", FLOW, "results"),
    "seizure_mass_g": _of("g", FLOW, "results"),
    "seizure_tablets": _of("tablet", FLOW, "results"),
    "seizure_bricks": _of("brick", FLOW, "results"),
    "plants_destroyed": _of("plant", FLOW, "results"),
    "plant_area_m2": _of("m2", FLOW, "results"),
    "tips": _of("tip", FLOW, "results"),
    # Prevention.
    "propaganda_sessions": _of("session", FLOW, "prevention"),
    "propaganda_participants": _of("person", FLOW, "prevention"),
}
"""Every measure of the register. The reader's names are kept; its `other` has no place here."""

DEFINITIONS = (
    "decision_28",
    "decision_3122",
    "provincial_scheme",
    "examined",
    "addicts",
    "addicts_users",
    "addicts_users_post_rehab",
    "linked_to_addiction",
    "trade",
    "use_256a",
    "crops",
    "at_use_points",
    "compulsory",
    "voluntary",
    "home_community",
    "hotspots_destroyed",
    "stations_assessing",
    "advice_points",
    "managed_2019",
    "over_target",
    "gain_per_year",
    "xa",
    "phuong",
    "dac_khu",
)
"""How a figure was counted, where one word for it means several things. Figures of two definitions are never
drawn as one series."""

CRITERIA = frozenset({"decision_28", "decision_3122", "provincial_scheme", "examined"})
"""Definitions that are criteria for the status of an area."""

SHARES: Mapping[str, tuple[str, str]] = {
    "drug_free_share_pct": ("drug_free_communes", "commune_units"),
    "relapse_share_pct": ("relapsed", "post_rehab"),
}
"""Which counts a printed share is made of: the part and the whole."""

SUBSTANCES = (
    "heroin",
    "methamphetamine",
    "ketamine",
    "mdma",
    "cannabis",
    "opium",
    "mixed_synthetic",
    "other",
)
COMPARATORS = ("eq", "approx", "gt", "ge", "lt")
ROLES = ("result", "target", "part", "background")
TARGET_TYPES = ("floor", "stretch")
ERAS = ("before", "after")
"""On which map a figure stands: before or after the merger of 1 July 2025."""
CONFIDENCE = ("V", "D")
"""V: read in the source. D: something in the row, such as its day, was derived from the source."""
