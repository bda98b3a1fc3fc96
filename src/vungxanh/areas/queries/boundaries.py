"""Boundaries of areas, from the newest layer that has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vungxanh.areas.models import Boundary
from vungxanh.areas.queries.succession import same_ground


@dataclass(frozen=True, slots=True)
class BoundaryShape:
    """The outline of an area: GeoJSON coordinates of a MultiPolygon, degrees, longitude first."""

    polygons: tuple[Any, ...]
    source: str
    as_of: date
    repaired: bool


def boundaries(area_ids: Iterable[int]) -> dict[int, BoundaryShape | None]:
    """The outline of each area, or None where no imported layer has it.

    A layer drawn for an earlier version of the same ground (a commune that became a ward) serves.
    """
    ground = same_ground(area_ids)
    versions = {version for same in ground.values() for version in same}
    rows = Boundary.objects.filter(area__in=versions).select_related("layer").order_by("layer__as_of", "pk")
    newest = {row.area_id: row for row in rows}
    found: dict[int, BoundaryShape | None] = {}
    for area_id, same in ground.items():
        candidates = [newest[version] for version in same if version in newest]
        best = max(candidates, key=lambda row: (row.layer.as_of, row.pk), default=None)
        found[area_id] = None if best is None else _shape(best)
    return found


def _shape(row: Boundary) -> BoundaryShape:
    return BoundaryShape(tuple(row.polygons), row.layer.source, row.layer.as_of, row.repaired)
