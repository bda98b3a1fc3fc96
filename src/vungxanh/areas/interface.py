"""What other packages may use of `areas`. Everything here is frozen data and plain functions.

`area_id` is always the id of one version of a unit. "Today" is always handed in by the caller.
"""

from vungxanh.areas.actions import (
    IllustrativeAreaError,
    accept_residents,
    create_illustrative_province,
    import_boundaries,
    import_residents,
    load_official,
)
from vungxanh.areas.queries import (
    AreaNotFoundError,
    AreaSummary,
    BoundaryShape,
    HeldResidents,
    area,
    area_by_code,
    areas,
    boundaries,
    check_residents,
    commune_counts,
    communes_of,
    forebears_of,
    ground_within,
    heirs_of,
    heirs_of_district,
    path_of,
    province_of,
    provinces,
    recast,
    remembering,
    residents_doubted,
    residents_held,
    residents_of,
    same_ground,
    split_from,
    titled,
)
from vungxanh.areas.rules.gazetteer import RegisterGazetteer, official_gazetteer
from vungxanh.areas.rules.naming import full_name, name_key, sort_key
from vungxanh.areas.rules.official import official_register
from vungxanh.areas.rules.recast import SHARING_RULES, Recast, RecastFigure, RecastRefusedError
from vungxanh.areas.rules.register import Register
from vungxanh.areas.rules.register import Unit as RegisteredUnit
from vungxanh.areas.rules.residents import FLAG_NAMES, Flag
from vungxanh.areas.rules.resolve import Heir, Match, NotFoundError, Share, resolve

__all__ = [
    "FLAG_NAMES",
    "SHARING_RULES",
    "AreaNotFoundError",
    "AreaSummary",
    "BoundaryShape",
    "Flag",
    "Heir",
    "HeldResidents",
    "IllustrativeAreaError",
    "Match",
    "NotFoundError",
    "Recast",
    "RecastFigure",
    "RecastRefusedError",
    "Register",
    "RegisterGazetteer",
    "RegisteredUnit",
    "Share",
    "accept_residents",
    "area",
    "area_by_code",
    "areas",
    "boundaries",
    "check_residents",
    "commune_counts",
    "communes_of",
    "create_illustrative_province",
    "forebears_of",
    "full_name",
    "ground_within",
    "heirs_of",
    "heirs_of_district",
    "import_boundaries",
    "import_residents",
    "load_official",
    "name_key",
    "official_gazetteer",
    "official_register",
    "path_of",
    "province_of",
    "provinces",
    "recast",
    "remembering",
    "residents_doubted",
    "residents_held",
    "residents_of",
    "resolve",
    "same_ground",
    "sort_key",
    "split_from",
    "titled",
]
