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
from vungxanh.records.rules.events.shape import Kind, Words

GROUPS: tuple[tuple[Words, tuple[Kind, ...]], ...] = (
    (
        Words("Vụ việc, bắt giữ, thu giữ", "Cases, arrests, seizures"),
        (case.KIND, case_share.KIND, case_stage.KIND, seizure.KIND, destruction.KIND),
    ),
    (
        Words("Điểm, tụ điểm, tuyến trọng điểm", "Hotspots and key routes"),
        (*hotspot_kinds.KINDS, *route_kinds.KINDS),
    ),
    (
        Words("Cây trồng, xét nghiệm", "Drug crops and screening"),
        (*crop_kinds.KINDS, screening.KIND),
    ),
    (
        Words("Tuyên truyền, trường học, mô hình tự quản", "Prevention, schools, self-managed models"),
        (
            prevention.KIND,
            school.LISTED,
            school.ACTIVITY,
            selfmanaged.FOUNDED,
            selfmanaged.ACTIVE,
            selfmanaged.ENDED,
        ),
    ),
    (Words("Khó khăn, vướng mắc", "Obstacles"), (obstacle.MET, obstacle.RESOLVED)),
)
"""The kinds as somebody who records looks for them (nhóm việc)."""
_EVERY: tuple[Kind, ...] = tuple(kind for _, kinds in GROUPS for kind in kinds)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _EVERY}
BY_SLUG: Mapping[str, Kind] = {kind.slug: kind for kind in _EVERY}
