"""The dated reference list of substances, and the units in which quantities are reported."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml

from vungxanh.records.rules.events.shape import Words

FILE = Path(__file__).resolve().parents[2] / "data" / "substances.yaml"


class Measure(StrEnum):
    """The unit in which a quantity is reported (đơn vị tính)."""

    GRAM = "g"
    KILOGRAM = "kg"
    TABLET = "tablet"
    BRICK = "brick"
    PLANT = "plant"
    LITRE = "litre"
    PACKET = "packet"


MEASURES = {
    Measure.GRAM: Words("g", "g"),
    Measure.KILOGRAM: Words("kg", "kg"),
    Measure.TABLET: Words("viên", "tablets"),
    Measure.BRICK: Words("bánh", "bricks"),
    Measure.PLANT: Words("cây", "plants"),
    Measure.LITRE: Words("lít", "litres"),
    Measure.PACKET: Words("gói", "packets"),
}
WHOLE = frozenset({Measure.TABLET, Measure.BRICK, Measure.PLANT, Measure.PACKET})
"""Units that are counted; the others are weighed or measured, to a thousandth."""


@dataclass(frozen=True, slots=True)
class Substance:
    """One substance of the list, from and until when it may be reported, and the indicator that counts it.

    `indicator` is of quantities by mass and volume, `tablets` of those in tablets where they are counted
    apart; "" where the catalogue has none.
    """

    code: str
    words: Words
    valid_from: date
    valid_to: date | None
    indicator: str
    tablets: str

    def listed_on(self, day: date) -> bool:
        """Whether the substance stands on the list of that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def counted_in(self, measure: Measure) -> str:
        """The indicator that counts it in a unit, "" for none."""
        return self.tablets if measure is Measure.TABLET and self.tablets else self.indicator


@lru_cache(maxsize=1)
def substances() -> dict[str, Substance]:
    """The list, by code, in its own order."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["substances"]
    return {
        row["code"]: Substance(
            row["code"],
            Words(row["vi"], row["en"]),
            row["valid_from"],
            row["valid_to"],
            row.get("indicator", ""),
            row.get("tablets", ""),
        )
        for row in rows
    }
