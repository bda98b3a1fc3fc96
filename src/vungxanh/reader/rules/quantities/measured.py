"""The shape of a measure and the units of all of them."""

from typing import NamedTuple

UNITS = {
    "cases": "case",
    "persons_arrested": "person",
    "addicts_managed": "person",
    "users_managed": "person",
    "post_rehab": "person",
    "rehab_intake": "person",
    "propaganda_participants": "person",
    "seizure_mass_g": "g",
    "seizure_tablets": "tablet",
    "seizure_bricks": "brick",
    "drug_free_communes": "commune",
    "key_communes": "commune",
    "drug_free_share_pct": "percent",
    "change_pct": "percent",
    "target_pct": "percent",
    "routes": "route",
    "hotspots": "hotspot",
    "hotspots_abolished": "hotspot",
    "plants_destroyed": "plant",
    "plant_area_m2": "m2",
    "propaganda_sessions": "session",
    "tips": "tip",
}


class Measured(NamedTuple):
    """The measure of a count; `non_drug` where it counts what is not about drugs."""

    measure: str
    non_drug: bool = False


OTHER = Measured("other")
NON_DRUG = Measured("other", non_drug=True)
STOCKS = frozenset(("addicts_managed", "users_managed", "post_rehab"))
CRIME = frozenset(("cases", "persons_arrested"))
SEIZED = frozenset(("seizure_mass_g", "seizure_tablets", "seizure_bricks"))
