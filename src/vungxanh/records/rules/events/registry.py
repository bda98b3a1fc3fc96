"""The closed list of what can happen: every kind of event by its name, and by the word of its address."""

from collections.abc import Mapping

from vungxanh.records.rules.events import (
    case,
    case_share,
    case_stage,
    crop_kinds,
    destruction,
    hotspot_kinds,
    obstacle,
    prevention,
    route_kinds,
    school,
    screening,
    seizure,
    selfmanaged,
)
from vungxanh.records.rules.events.shape import Kind

_EVERY: tuple[Kind, ...] = (
    case.KIND,
    case_share.KIND,
    case_stage.KIND,
    seizure.KIND,
    destruction.KIND,
    *hotspot_kinds.KINDS,
    *crop_kinds.KINDS,
    *route_kinds.KINDS,
    screening.KIND,
    prevention.KIND,
    school.LISTED,
    school.ACTIVITY,
    selfmanaged.FOUNDED,
    selfmanaged.ACTIVE,
    selfmanaged.ENDED,
    obstacle.MET,
    obstacle.RESOLVED,
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _EVERY}
BY_SLUG: Mapping[str, Kind] = {kind.slug: kind for kind in _EVERY}
