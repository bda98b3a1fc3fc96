"""Maps of the programme: areas on their ground where they lie somewhere, else as tiles."""

from collections.abc import Sequence

from django.utils.translation import gettext

from vungxanh.access.interface import simulated
from vungxanh.areas.interface import AreaSummary
from vungxanh.ui.interface import Map, Placed, Unit, ground_map, marked, tile_map


def area_map(units: Sequence[tuple[Unit, AreaSummary]], *, title: str, hint: str) -> Map:
    """The units with what each map says of itself; marked where the figures are simulated."""
    if all(place.longitude is None for _, place in units):
        label = gettext("Sơ đồ, không theo vị trí thật")
        drawn = tile_map([unit for unit, _ in units], title=title, label=label, hint=hint)
    else:
        placed = [Placed(unit, place.longitude, place.latitude) for unit, place in units]
        label = gettext("Sơ đồ dựng từ tọa độ các xã, phường, không phải ranh giới")
        drawn = ground_map(placed, title=title, label=label, hint=hint)
    return marked(drawn, gettext("Số liệu minh họa") if simulated() else "")
