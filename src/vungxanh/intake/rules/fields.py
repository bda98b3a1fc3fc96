"""What the facts of each kind consist of, as fields a person can edit: one table for form and check.

The words allowed are those of docs/reference/facts-in-texts.md; a test holds them equal to the reader's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vungxanh.reader.interface import MEASURES, SUBSTANCES

FieldType = Literal["choice", "text", "number", "count", "date", "yes"]

MEASURE_UNITS: Mapping[str, str] = {
    "cases": "case",
    "persons_arrested": "person",
    "seizure_mass_g": "g",
    "seizure_tablets": "tablet",
    "seizure_bricks": "brick",
    "drug_free_communes": "commune",
    "drug_free_share_pct": "percent",
    "key_communes": "commune",
    "routes": "route",
    "addicts_managed": "person",
    "users_managed": "person",
    "post_rehab": "person",
    "rehab_intake": "person",
    "hotspots": "hotspot",
    "hotspots_abolished": "hotspot",
    "plants_destroyed": "plant",
    "plant_area_m2": "m2",
    "propaganda_sessions": "session",
    "propaganda_participants": "person",
    "tips": "tip",
    "target_pct": "percent",
    "change_pct": "percent",
    "other": "",
}
"""Every measure of the reader with its unit; "" where the unit is whatever the text counts."""
PERCENTAGES = frozenset({"target_pct", "change_pct"})
"""Measures that are in percent, or in percentage points where the arithmetic says so."""
ROLES = ("result", "target", "part", "restated", "background", "non_drug")
COMPARATORS = ("eq", "approx", "gt", "ge", "lt")
DOCUMENT_TYPES = (
    "directive",
    "resolution",
    "conclusion",
    "plan",
    "scheme",
    "programme",
    "decision",
    "law",
    "decree",
    "circular",
    "report",
    "dispatch",
    "guidance",
    "notice",
    "submission",
    "regulation",
)
EVENT_TYPES = (
    "conference",
    "seizure",
    "raid",
    "trial",
    "crop_destruction",
    "rally",
    "training",
    "recognition",
    "plan",
    "statement",
    "other",
)
LEVELS = ("country", "province", "district", "commune")


@dataclass(frozen=True)
class Field:
    """One field: where it stands in the fact's data (`period.from` is inside an object) and what it holds."""

    path: str
    type: FieldType
    choices: tuple[str, ...] = ()
    required: bool = False

    @property
    def name(self) -> str:
        """The field's name in a form."""
        return self.path.replace(".", "-")


PERIOD = (Field("period.from", "date"), Field("period.to", "date"))
FIELDS: Mapping[str, tuple[Field, ...]] = {
    "quantity": (
        Field("measure", "choice", MEASURES, required=True),
        Field("value", "number"),
        Field("value_max", "number"),
        Field("denominator", "number"),
        Field("unit", "text"),
        Field("substance", "choice", SUBSTANCES),
        Field("comparator", "choice", COMPARATORS, required=True),
        Field("role", "choice", ROLES, required=True),
        *PERIOD,
        Field("area", "text"),
        Field("owner", "text"),
    ),
    "document": (
        Field("type", "choice", DOCUMENT_TYPES, required=True),
        Field("symbol", "text"),
        Field("issuer", "text"),
        Field("date", "date"),
        *PERIOD,
    ),
    "event": (
        Field("type", "choice", EVENT_TYPES, required=True),
        Field("date", "date"),
        Field("place", "text"),
        Field("organiser", "text"),
        Field("attendance.present", "count"),
        Field("attendance.summoned", "count"),
        Field("online_points", "yes"),
    ),
    "area": (
        Field("name", "text", required=True),
        Field("level", "choice", LEVELS, required=True),
        Field("parent", "text"),
        Field("code", "text"),
    ),
    "person": (Field("role", "text"), Field("organisation", "text")),
    "unquantified": (Field("measure", "choice", MEASURES),),
}


def held(data: Mapping[str, object], field: Field) -> object:
    """What a fact holds in a field; None where it holds nothing."""
    value: object = data
    for part in field.path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
