"""Key routes as kinds of events: words, refusals and lines. Their own pages ask for them, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vungxanh.records.rules.events.key_routes import (
    Approver,
    Mode,
    Reach,
    Route,
    RouteApproved,
    RouteEnded,
    RouteProposed,
    RouteStage,
    advance,
    check_units,
    life,
)
from vungxanh.records.rules.events.shape import (
    PROVINCE,
    Context,
    Happened,
    Kind,
    Line,
    Refusal,
    RefusedEventError,
    Standing,
    Words,
)
from vungxanh.records.rules.events.unfit import unfit

MODES: Mapping[Mode, Words] = {
    Mode.ROAD: Words("đường bộ", "road"),
    Mode.RAIL: Words("đường sắt", "rail"),
    Mode.INLAND_WATER: Words("đường thủy nội địa", "inland waterway"),
    Mode.AIR: Words("đường hàng không", "air"),
    Mode.SEA: Words("đường biển", "sea"),
    Mode.OTHER: Words("luồng khác", "another flow"),
}
REACHES: Mapping[Reach, Words] = {
    Reach.INTRA: Words("trong tỉnh", "inside the province"),
    Reach.INTER: Words("liên tỉnh", "between provinces"),
}
APPROVERS: Mapping[Approver, Words] = {
    Approver.PROVINCE: Words("UBND tỉnh", "provincial People's Committee"),
    Approver.MINISTRY: Words("Bộ Công an", "Ministry of Public Security"),
}
STAGES: Mapping[RouteStage, Words] = {
    RouteStage.PROPOSED: Words("đề xuất, chờ phê duyệt", "proposed, waits for approval"),
    RouteStage.APPROVED: Words("đã phê duyệt", "approved"),
    RouteStage.ENDED: Words("đã đưa ra khỏi danh mục", "off the list"),
}
PROPOSED, APPROVED, ENDED = "route_proposed", "route_approved", "route_ended"
ANYBODY = "-"
"""Stands for the human of the step where only its lines are asked for, which depend on nobody."""


def after(events: Sequence[Standing]) -> Route | None:
    """The route after events that were recorded."""
    return life(events)[0]


def lines(told: Happened, before: Sequence[Standing]) -> Iterable[Line]:
    """The province's stock of routes."""
    return advance(after(before), told, ANYBODY)[1]


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """Why it cannot follow what was recorded before, or is no chain of areas."""
    try:
        if isinstance(told.facts, RouteProposed):
            _check_chain(told, told.facts.reach, context)
        advance(after(context.life), told, context.holder)
    except RefusedEventError as error:
        return error.refusals
    return ()


def _check_chain(told: Happened, reach: Reach, context: Context) -> None:
    """Raises RefusedEventError unless the units are communes of the province and provinces beyond it."""
    named = [unit.area for unit in told.units]
    places = [context.places[one] for one in named]
    inside = [one for one in places if one.level != PROVINCE]
    if any(one.province != told.area for one in inside) or told.area in named:
        raise unfit("unit_elsewhere", "units")
    doubled = len(set(named)) < len(named)
    check_units(reach, len(inside), len(named) - len(inside), doubled=doubled)


def _says_proposed(told: Happened) -> Words:
    return Words(
        "1 tuyến được đề xuất: chưa tính cho đến khi được phê duyệt",
        "1 route proposed: it counts once it is approved",
    )


def _says_approved(told: Happened) -> Words:
    return Words(
        "1 tuyến trọng điểm; các xã trên tuyến được đánh dấu", "1 key route; its communes are marked"
    )


def _says_ended(told: Happened) -> Words:
    return Words("1 tuyến ra khỏi danh mục", "1 route off the list")


KINDS = (
    Kind(
        name=PROPOSED,
        slug="tuyen-de-xuat",
        label=Words("Đề xuất tuyến trọng điểm", "Key route proposed"),
        facts=RouteProposed,
        lines=lines,
        refusals=refusals,
        says=_says_proposed,
        screens=(),
        recorded_at="province",
    ),
    Kind(
        name=APPROVED,
        slug="tuyen-phe-duyet",
        label=Words("Phê duyệt tuyến trọng điểm", "Key route approved"),
        facts=RouteApproved,
        lines=lines,
        refusals=refusals,
        says=_says_approved,
        screens=(),
        follows=frozenset({PROPOSED}),
        recorded_at="province",
        recorded_by="approve_route",
        two_holders=True,
    ),
    Kind(
        name=ENDED,
        slug="tuyen-dua-ra",
        label=Words("Đưa tuyến ra khỏi danh mục", "Key route off the list"),
        facts=RouteEnded,
        lines=lines,
        refusals=refusals,
        says=_says_ended,
        screens=(),
        follows=frozenset({PROPOSED}),
        recorded_at="province",
        recorded_by="approve_route",
    ),
)
