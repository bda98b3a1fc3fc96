"""Key routes, and whether a commune lies on one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vungxanh.areas.interface import AreaSummary, areas, communes_of, name_key, same_ground
from vungxanh.periods.interface import Period
from vungxanh.records.models import KeyRoute, KeyRouteUnit, ReportedRouteMark, RouteList
from vungxanh.records.queries.key_routes import register_route_marks, standing_routes
from vungxanh.records.queries.known import known
from vungxanh.records.rules.routes import route_mark


@dataclass(frozen=True, slots=True)
class RouteMark:
    """Whether a commune lies on a key route: `none`, `intra`, `inter`, or None when unknown, and why.

    `mark_id` is the row that reported it, `route_ids` the key routes of a workbook through the commune. Where
    the register of events says it (`of_register`), `event_ids` are the approvals of the routes through it.
    """

    mark: str | None
    mark_id: int | None
    route_ids: tuple[int, ...]
    event_ids: tuple[int, ...] = ()
    of_register: bool = False


@dataclass(frozen=True, slots=True)
class KeyRouteSummary:
    """A key route with its communes in order; `kind` is `intra` or `inter`.

    A route of the register opens by its `subject`, one of a workbook has none.
    """

    id: int
    name: str
    kind: str
    units: tuple[AreaSummary, ...]
    subject: UUID | None = None


def _lists(period: Period, known_on: date) -> list[RouteList]:
    """The last known list of each province for the period."""
    rows = known(RouteList.objects.all(), known_on).filter(period=(period.start, period.end))
    return list(rows.order_by("province_id", "-learned_at", "-pk").distinct("province_id"))


def route_marks(
    area_ids: Iterable[int], *, period: Period, known_on: date, registers: Collection[int] = ()
) -> Mapping[int, RouteMark]:
    """The route mark of each area: the higher of its own reported mark and the routes through it.

    One source counts in each area: the register of events in `registers` and where no workbook says anything,
    as far as it speaks; else the workbook.
    """
    wanted = list(area_ids)
    marks = _of_workbooks(wanted, period, known_on)
    said = register_route_marks(wanted, day=period.last_day, known_on=known_on)
    for area_id, one in said.items():
        if area_id in registers or marks[area_id].mark is None:
            marks[area_id] = RouteMark(one.mark, None, (), one.event_ids, of_register=True)
    return marks


def _of_workbooks(wanted: Sequence[int], period: Period, known_on: date) -> dict[int, RouteMark]:
    """What the workbooks say."""
    rows = known(ReportedRouteMark.objects.all(), known_on).filter(
        area_id__in=wanted, period=(period.start, period.end)
    )
    reported = {
        row.area_id: row for row in rows.order_by("area_id", "-learned_at", "-pk").distinct("area_id")
    }
    lists = _lists(period, known_on)
    listed = _listed(lists, period)
    through: dict[int, list[KeyRoute]] = defaultdict(list)
    units = KeyRouteUnit.objects.filter(route__route_list__in=lists, area_id__in=wanted)
    for unit in units.select_related("route").order_by("route_id", "position"):
        through[unit.area_id].append(unit.route)
    return {area_id: _mark(reported.get(area_id), through[area_id], area_id in listed) for area_id in wanted}


def _mark(row: ReportedRouteMark | None, routes: list[KeyRoute], listed: bool) -> RouteMark:
    mark = route_mark(row.mark if row else None, (route.kind for route in routes), listed=listed)
    ids = tuple(dict.fromkeys(route.pk for route in routes))
    return RouteMark(mark, row.pk if row else None, ids)


def _listed(lists: list[RouteList], period: Period) -> frozenset[int]:
    """The communes whose province's routes are known."""
    return frozenset(unit.id for each in lists for unit in communes_of(each.province_id, period.last_day))


def key_routes(
    province_id: int, *, period: Period, known_on: date, registers: Collection[int] = ()
) -> list[KeyRouteSummary]:
    """The key routes of a province in a period as known on that day, in the order of their list.

    `registers` are the communes whose figures come from the registers. Their routes are those of the
    register, every other commune's those of the workbook, a route of both once; without a list of a workbook
    the register's routes are the province's.
    """
    listed = _listed_routes(province_id, period, known_on)
    held = _held_routes(province_id, period.last_day, known_on)
    if listed is None or held is None or not registers:
        return (held if listed is None else listed) or []
    of_workbook = [one for one in listed if any(unit.id not in registers for unit in one.units)]
    names = {name_key(one.name) for one in of_workbook}
    return of_workbook + [
        one
        for one in held
        if name_key(one.name) not in names and any(unit.id in registers for unit in one.units)
    ]


def _held_routes(province_id: int, day: date, known_on: date) -> list[KeyRouteSummary] | None:
    """The routes of the register that stand approved at the end of a day; None where it never held one."""
    standing = standing_routes(province_id, day=day, known_on=known_on)
    if standing is None:
        return None
    places = areas(unit for one in standing for unit in one.route.units)
    return [
        KeyRouteSummary(
            one.decided,
            one.route.name,
            one.route.reach.value,
            tuple(places[unit] for unit in one.route.units if places[unit].level == "commune"),
            one.subject,
        )
        for one in standing
    ]


def _listed_routes(province_id: int, period: Period, known_on: date) -> list[KeyRouteSummary] | None:
    """The routes of the province's workbook; None where none lists any."""
    own = same_ground([province_id])[province_id]
    latest = next((each for each in _lists(period, known_on) if each.province_id in own), None)
    if latest is None:
        return None
    found = list(KeyRoute.objects.filter(route_list=latest).prefetch_related("units").order_by("pk"))
    places = areas(unit.area_id for route in found for unit in route.units.all())
    return [
        KeyRouteSummary(
            route.pk, route.name, route.kind, tuple(places[unit.area_id] for unit in route.units.all())
        )
        for route in found
    ]
