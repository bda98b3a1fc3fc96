"""Reads of areas: look-ups by id, code and place; boundaries; residents; re-casting."""

from vungxanh.areas.queries.among import among
from vungxanh.areas.queries.boundaries import BoundaryShape, boundaries
from vungxanh.areas.queries.lookups import (
    AreaNotFoundError,
    AreaSummary,
    area,
    area_by_code,
    areas,
    commune_counts,
    communes_of,
    path_of,
    province_of,
    provinces,
    titled,
)
from vungxanh.areas.queries.memory import remembering
from vungxanh.areas.queries.recast import recast
from vungxanh.areas.queries.residents import (
    HeldResidents,
    check_residents,
    residents_doubted,
    residents_held,
    residents_of,
)
from vungxanh.areas.queries.succession import (
    forebears_of,
    ground_within,
    heirs_of,
    heirs_of_district,
    same_ground,
    split_from,
)

__all__ = [
    "AreaNotFoundError",
    "AreaSummary",
    "BoundaryShape",
    "HeldResidents",
    "among",
    "area",
    "area_by_code",
    "areas",
    "boundaries",
    "check_residents",
    "commune_counts",
    "communes_of",
    "forebears_of",
    "ground_within",
    "heirs_of",
    "heirs_of_district",
    "path_of",
    "province_of",
    "provinces",
    "recast",
    "remembering",
    "residents_doubted",
    "residents_held",
    "residents_of",
    "same_ground",
    "split_from",
    "titled",
]
