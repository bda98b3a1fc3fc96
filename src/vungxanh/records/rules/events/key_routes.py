"""A key route (tuyến trọng điểm, 28/2025/QĐ-TTg, Article 3): a chain of localities.

A route inside the province is approved by the provincial People's Committee, one between provinces by the
Ministry of Public Security (Articles 7 and 9); it counts from the day of that decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from vungxanh.records.rules.events.shape import Happened, Line, Standing
from vungxanh.records.rules.events.unfit import unfit

DECISION = re.compile(r"[0-9]{1,5}(/(19|20)[0-9][0-9])?/(QĐ|KL|TB|KH)(-[A-ZĐ]{1,8}){1,3}")
"""The number of an approving document, like 15/QĐ-UBND."""
NAME_MOST = 80
UNITS_MOST = 60


class Mode(StrEnum):
    """The transport axis or other flow (Article 3)."""

    ROAD = "road"
    RAIL = "rail"
    INLAND_WATER = "inland_water"
    AIR = "air"
    SEA = "sea"
    OTHER = "other_flow"


class Reach(StrEnum):
    """Inside the province, or between provinces."""

    INTRA = "intra"
    INTER = "inter"


class Approver(StrEnum):
    """Whose decision approves a route or takes it off the list."""

    PROVINCE = "provincial_peoples_committee"
    MINISTRY = "ministry_of_public_security"


APPROVERS: Mapping[Reach, Approver] = {Reach.INTRA: Approver.PROVINCE, Reach.INTER: Approver.MINISTRY}


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteProposed:
    """Proposed by a provincial post. `name` has passed the masker; the units stand in their order."""

    name: str
    mode: Mode
    reach: Reach

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > NAME_MOST:
            raise unfit("route_name", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteApproved:
    """Approved by decision, entered by another human than the one who proposed it."""

    decision: str
    approver: Approver

    def __post_init__(self) -> None:
        if not DECISION.fullmatch(self.decision):
            raise unfit("decision_number", "decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteEnded:
    """Taken off the list by decision."""

    decision: str
    approver: Approver

    def __post_init__(self) -> None:
        if not DECISION.fullmatch(self.decision):
            raise unfit("decision_number", "decision")


RouteFacts = RouteProposed | RouteApproved | RouteEnded


class RouteStage(StrEnum):
    """Where a route stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    ENDED = "ended"


FROM: Mapping[type[RouteFacts], frozenset[RouteStage | None]] = {
    RouteProposed: frozenset({None}),
    RouteApproved: frozenset({RouteStage.PROPOSED}),
    RouteEnded: frozenset({RouteStage.APPROVED}),
}


@dataclass(frozen=True, slots=True)
class Route:
    """A route after its steps so far: its province, its units in order, since when it stands so."""

    province: int
    units: tuple[int, ...]
    name: str
    mode: Mode
    reach: Reach
    stage: RouteStage
    since: date
    by: str
    decision: str = ""


def check_units(reach: Reach, inside: int, beyond: int, *, doubled: bool) -> None:
    """Raises RefusedEventError where communes inside and provinces beyond are no chain of that reach."""
    if doubled:
        raise unfit("unit_twice", "units")
    if inside + beyond > UNITS_MOST:
        raise unfit("units_many", "units")
    if reach is Reach.INTRA and (beyond or inside < 2):
        raise unfit("intra_units", "units")
    if reach is Reach.INTER and not (beyond and inside):
        raise unfit("inter_units", "units")


def advance(before: Route | None, step: Happened, holder: str) -> tuple[Route, tuple[Line, ...]]:
    """The route after one more step that a human (`holder`) records, and its lines.

    Raises RefusedEventError for a step that cannot follow, an approval by whom the Decision does not name,
    and one entered by the human who proposed the route.
    """
    what = step.facts
    if before is not None and step.area != before.province:
        raise unfit("not_here", "area")
    if before is not None and step.day < before.since:
        raise unfit("before_last", "day")
    stage = before.stage if before else None
    if stage not in FROM[type(what)]:
        raise unfit("not_proposed" if stage is None else f"route_{stage.value}")
    if isinstance(what, RouteProposed):
        units = tuple(unit.area for unit in step.units)
        made = (what.name, what.mode, what.reach, RouteStage.PROPOSED, step.day, holder)
        return Route(step.area, units, *made), ()
    if before is None:
        raise unfit("not_proposed")
    if what.approver is not APPROVERS[before.reach]:
        raise unfit(f"approver_{before.reach.value}", "approver")
    if isinstance(what, RouteApproved):
        if not holder or holder == before.by:
            raise unfit("same_holder")
        after = replace(before, stage=RouteStage.APPROVED, since=step.day, decision=what.decision)
        return after, (_line(after, 1),)
    after = replace(before, stage=RouteStage.ENDED, since=step.day, decision=what.decision)
    return after, (_line(after, -1),)


def _line(route: Route, value: int) -> Line:
    """The route enters the province's stock (A14) or leaves it."""
    told = {"mode": route.mode.value, "crosses_province": route.reach.value}
    return Line(route.province, "A14", route.since, value, told)


def life(steps: Iterable[Standing]) -> tuple[Route | None, tuple[Line, ...]]:
    """A route after all its steps, and all its lines. Raises RefusedEventError as `advance`."""
    route: Route | None = None
    lines: list[Line] = []
    for step in steps:
        route, own = advance(route, step, step.holder)
        lines += own
    return route, tuple(lines)
