"""Real units on their ground: boundaries of an imported layer where it has them all, else cells of points."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, BoundaryShape
from vungxanh.ui.interface import Map, Placed, Unit, day, ground_map


def area_map(
    units: Sequence[tuple[Unit, AreaSummary]],
    outlines: Mapping[int, BoundaryShape | None],
    *,
    title: str,
    hint: str,
) -> Map:
    """The units on one kind of ground, never a mixture: half a layer would look like a border."""
    shapes = [outlines.get(area.id) for _, area in units]
    complete = bool(units) and all(shapes)
    placed = [
        Placed(unit, area.longitude, area.latitude, shape.polygons if shape and complete else ())
        for (unit, area), shape in zip(units, shapes, strict=True)
    ]
    return ground_map(placed, title=title, label=label_of(shapes if complete else ()), hint=hint)


def label_of(shapes: Sequence[BoundaryShape | None]) -> str:
    """What the map is: a layer with its source and date, or a schematic that claims no border."""
    layers = {f"{shape.source}, {day(shape.as_of)}" for shape in shapes if shape is not None}
    if not layers:
        return gettext("Sơ đồ dựng từ tọa độ các xã, phường, không phải ranh giới")
    return gettext("Ranh giới: %(source)s") % {"source": "; ".join(sorted(layers))}
