"""Drug crops (cây có chứa chất ma túy): found, destroyed; only what was destroyed counts (D19, D20).

The Decision counts plants "discovered and destroyed" (28/2025/QĐ-TTg, Articles 4.1d, 4.2d, 4.3c, 5.5), by
their number or by their area.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from vungxanh.records.rules.events.shape import Happened, Line, Standing
from vungxanh.records.rules.events.unfit import unfit

HUNDREDTHS = 100
"""Areas are kept in hundredths of a square metre: a measured area has at most two decimals."""
MOST = 100_000_000
"""More plants, or more square metres, than any find: a slip of the hand."""


class Crop(StrEnum):
    """Which plant."""

    POPPY = "poppy"
    CANNABIS = "cannabis"
    OTHER = "other"


def whole_square_metres(hundredths: int) -> int:
    """A measured area as the Decision counts it: cut down to whole square metres, never below 1."""
    return max(1, hundredths // HUNDREDTHS)


def _check(plants: int | None, area: int | None) -> None:
    """Raises RefusedEventError where neither is known, or one is not a number of something."""
    if plants is None and area is None:
        raise unfit("crop_nothing", "plants")
    for field, value, most in (("plants", plants, MOST), ("area", area, MOST * HUNDREDTHS)):
        if value is not None and not 1 <= value <= most:
            raise unfit("crop_number", field)


@dataclass(frozen=True, slots=True, kw_only=True)
class CropFound:
    """Found: the plants counted, the area measured (hundredths of m²), or both. None is not known, never 0.

    `at_once`: all of it was destroyed on the same day.
    """

    crop: Crop
    plants: int | None = None
    area: int | None = None
    at_once: bool = False

    def __post_init__(self) -> None:
        _check(self.plants, self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class CropDestroyed:
    """Destroyed: some of what was found, or all of it."""

    plants: int | None = None
    area: int | None = None

    def __post_init__(self) -> None:
        _check(self.plants, self.area)


CropFacts = CropFound | CropDestroyed


@dataclass(frozen=True, slots=True)
class Field:
    """A crop after its steps so far: what was found and how much of it has been destroyed."""

    commune: int
    crop: Crop
    since: date
    plants: int | None
    area: int | None
    plants_gone: int = 0
    area_gone: int = 0

    @property
    def plants_left(self) -> int | None:
        """Plants that still stand; None when nobody counted them."""
        return None if self.plants is None else self.plants - self.plants_gone

    @property
    def area_left(self) -> int | None:
        """Hundredths of a square metre that still stand; None when nobody measured them."""
        return None if self.area is None else self.area - self.area_gone


def advance(before: Field | None, step: Happened) -> tuple[Field, tuple[Line, ...]]:
    """The crop after one more step, and its lines. Raises RefusedEventError for a step that cannot follow."""
    what = step.facts
    if isinstance(what, CropFound):
        if before is not None:
            raise unfit("crop_found_twice")
        found = Field(step.area, what.crop, step.day, what.plants, what.area)
        whole = CropDestroyed(plants=what.plants, area=what.area)
        return _destroyed(found, whole, step) if what.at_once else (found, ())
    if before is None:
        raise unfit("crop_not_found")
    if step.area != before.commune:
        raise unfit("not_here", "area")
    if step.day < before.since:
        raise unfit("before_last", "day")
    return _destroyed(before, what, step)


def _destroyed(before: Field, what: CropDestroyed, step: Happened) -> tuple[Field, tuple[Line, ...]]:
    for field, left, gone in (
        ("plants", before.plants_left, what.plants),
        ("area", before.area_left, what.area),
    ):
        if left is not None and gone is not None and gone > left:
            raise unfit("crop_too_much", field)
    after = replace(
        before,
        since=step.day,
        plants_gone=before.plants_gone + (what.plants or 0),
        area_gone=before.area_gone + (what.area or 0),
    )
    told = {"crop": before.crop.value}
    lines = []
    if what.plants is not None:
        lines.append(Line(step.area, "D19", step.day, what.plants, told))
    if what.area is not None:
        lines.append(Line(step.area, "D20", step.day, whole_square_metres(what.area), told))
    return after, tuple(lines)


def life(steps: Iterable[Standing]) -> tuple[Field | None, tuple[Line, ...]]:
    """A crop after all its steps, and all its lines. Raises RefusedEventError as `advance`."""
    field: Field | None = None
    lines: list[Line] = []
    for step in steps:
        field, own = advance(field, step)
        lines += own
    return field, tuple(lines)
