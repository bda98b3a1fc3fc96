"""Key routes of the register: those of a province, one of them, and the mark of each commune along them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from vungxanh.access.interface import Actor, Verb, require, visible_areas
from vungxanh.areas.interface import province_of, same_ground
from vungxanh.records.models import Event
from vungxanh.records.queries.events import (
    Cursor,
    NoEventError,
    Version,
    counting,
    life,
    lives,
    require_sight,
)
from vungxanh.records.queries.hotspots import touching
from vungxanh.records.rules.events.key_routes import Reach, Route, RouteStage
from vungxanh.records.rules.events.key_routes import life as lived
from vungxanh.records.rules.events.route_kinds import APPROVED, ENDED, PROPOSED
from vungxanh.records.rules.routes import route_mark

PAGE = 50
"""So many routes stand on one page of the register."""


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One key route as it stands, with its events in order."""

    subject: UUID
    route: Route
    events: tuple[Version, ...]


def _row(events: Sequence[Version]) -> RouteRow:
    route, _ = lived(events)
    if route is None:
        raise NoEventError
    return RouteRow(events[0].subject, route, tuple(events))


def _home(by: Actor) -> frozenset[int]:
    """The province of a post, in each of its versions."""
    province = province_of([by.area_id])[by.area_id]
    return same_ground([province])[province]


def routes(by: Actor, *, on: date, after: Cursor | None = None) -> list[RouteRow]:
    """A page of the routes of the own province through the post's areas and one more, newest proposed first.

    A province beyond that a route names does not see it here. Raises Refused for a post without sight.
    """
    rows = _seen(by, on)
    if after is not None:
        rows = rows.filter(Q(happened_on__lt=after.day) | Q(happened_on=after.day, pk__lt=after.event))
    rows = rows.order_by("-happened_on", "-pk")
    subjects = list(rows.values_list("subject", flat=True)[: PAGE + 1])
    told = lives(subjects)
    return [_row(told[subject]) for subject in subjects]


def approved_by_reach(by: Actor, *, on: date) -> dict[Reach, int]:
    """How many of these routes stand approved, by their reach; one statement. Raises Refused."""
    later = counting(Event.objects.filter(subject=OuterRef("subject")))
    rows = _seen(by, on).filter(Exists(later.filter(kind=APPROVED)), ~Exists(later.filter(kind=ENDED)))
    found = dict(rows.values_list("facts__reach").annotate(Count("pk")).order_by())
    return {reach: found.get(reach.value, 0) for reach in Reach}


def _seen(by: Actor, on: date) -> QuerySet[Event]:
    """The proposals of the own province through the post's areas. Raises Refused."""
    require(by, Verb.VIEW_EVENTS, area_id=by.area_id, on=on)
    home = _home(by)
    # A post of the province sees whatever the province proposed: its communes need not be read for that.
    rows = (
        counting(Event.objects.filter(kind=PROPOSED))
        if by.area_id in home
        else touching(PROPOSED, visible_areas(by, on=on, gone=True))
    )
    return rows.filter(area_id__in=home)


def route(by: Actor, subject: UUID, *, on: date) -> RouteRow:
    """One route that the post may see. Raises NoEventError."""
    events = life(subject)
    if not events or events[0].kind != PROPOSED:
        raise NoEventError
    row = _row(events)
    if row.route.province not in _home(by):
        raise NoEventError
    require_sight(by, {row.route.province, *row.route.units}, on=on)
    return row


def route_names(subjects: Iterable[UUID], *, known_on: date | None = None) -> dict[UUID, str]:
    """What routes of the register are called, as known on a day."""
    found = {subject: lived(events)[0] for subject, events in lives(subjects, known_on=known_on).items()}
    return {subject: route.name for subject, route in found.items() if route is not None}


@dataclass(frozen=True, slots=True)
class RegisterMark:
    """Whether a commune lies on an approved route: `none`, `intra` or `inter`, and by which events."""

    mark: str
    event_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StandingRoute:
    """A route that stands approved, and the event that approved it."""

    subject: UUID
    route: Route
    decided: int


def standing_routes(
    province_id: int, *, day: date, known_on: date | None = None
) -> list[StandingRoute] | None:
    """The routes of a province that stand approved at the end of a day, in the order of their approval; None
    where its register has never held one."""
    home = same_ground([province_id])[province_id]
    approved = counting(Event.objects.filter(kind=APPROVED, area_id__in=home), known_on)
    held = list(approved.filter(happened_on__lte=day).values_list("subject", flat=True))
    if not held:
        return None
    found = _standing(held, day, known_on)
    return sorted(found, key=lambda one: (one.route.since, one.decided))


def _standing(subjects: Iterable[UUID], day: date, known_on: date | None) -> list[StandingRoute]:
    found = []
    for subject, events in lives(subjects, known_on=known_on).items():
        past = [one for one in events if one.day <= day]
        route, _ = lived(past)
        if route is not None and route.stage is RouteStage.APPROVED:
            decided = next(one.id for one in past if one.kind == APPROVED)
            found.append(StandingRoute(subject, route, decided))
    return found


def register_route_marks(
    area_ids: Iterable[int], *, day: date, known_on: date | None = None
) -> Mapping[int, RegisterMark]:
    """The mark of each area by the routes that stand approved at the end of a day.

    A province whose register has never held an approved route says nothing: its communes are left out, for
    unknown is not "none". Otherwise a commune on none of its routes is on none.
    """
    wanted = list(area_ids)
    provinces = province_of(wanted)
    ground = same_ground({*wanted, *provinces.values()})
    home = {version: area for area in set(provinces.values()) for version in ground[area]}
    approved = counting(Event.objects.filter(kind=APPROVED, area_id__in=home), known_on)
    held = dict(approved.filter(happened_on__lte=day).values_list("subject", "area_id"))
    speaking = {home[area] for area in held.values()}
    through = _through(held, day, known_on)
    return {
        area: _mark([one for version in ground[area] for one in through.get(version, ())])
        for area in wanted
        if provinces[area] in speaking
    }


def _through(subjects: Iterable[UUID], day: date, known_on: date | None) -> dict[int, list[tuple[str, int]]]:
    """The reach and the approving event of each route that stands, by the areas it runs through."""
    found: dict[int, list[tuple[str, int]]] = {}
    for one in _standing(subjects, day, known_on):
        for area in one.route.units:
            found.setdefault(area, []).append((one.route.reach.value, one.decided))
    return found


def _mark(through: Sequence[tuple[str, int]]) -> RegisterMark:
    mark = route_mark(None, (reach for reach, _ in through), listed=True)
    return RegisterMark(mark or "none", tuple(dict.fromkeys(event for _, event in through)))
