"""Places in the database: two humans, lives that are amended, and what the database itself refuses."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.factories import places
from tests.factories.places import FILE
from tests.records.events.conftest import Events, day
from vungxanh.access.interface import Role, create_post
from vungxanh.records.actions.amending import amend, withdraw
from vungxanh.records.actions.recording import record
from vungxanh.records.models import Event
from vungxanh.records.queries.events import NoEventError, life
from vungxanh.records.queries.hotspots import standing_within
from vungxanh.records.queries.lines import known_lines, stocks
from vungxanh.records.rules.events import hotspots
from vungxanh.records.rules.events.hotspots import Activity, Basis
from vungxanh.records.rules.events.key_routes import (
    APPROVERS,
    Reach,
    RouteApproved,
    RouteEnded,
)
from vungxanh.records.rules.events.shape import Happened, RefusedEventError, Unit

pytestmark = pytest.mark.django_db


def found(area: int, *, on: int = 1, **given: Any) -> Happened:
    told: Happened = places.found(area, on=date(2026, 3, on), **given)
    return told


def then(first: Happened, kind: str, facts: Any, *, on: int) -> Happened:
    told: Happened = places.then(first, kind, facts, on=date(2026, 3, on))
    return told


@pytest.fixture
def approver(events: Events) -> Any:
    area = events.communes["MT-01"]
    return create_post(symbol="MT-01-D", title="D", role=Role.COMMUNE_APPROVER, area_id=area, by=None)


def lines_of(subject: UUID) -> Counter[tuple[Any, ...]]:
    rows = known_lines().filter(event__subject=subject)
    return Counter(rows.values_list("area_id", "indicator", "day", "value"))


def test_a_suspicion_counts_once_another_human_confirms_it(events: Events, approver: Any) -> None:
    area = events.communes["MT-01"]
    first = found(area)
    record(first, by=events.officer, at=day(4))
    assert lines_of(first.subject) == {}
    confirmed = then(first, "hotspot_confirmed", hotspots.HotspotConfirmed(), on=5)
    # The officer has no such permission, and the approver of the neighbour sees no such place.
    with pytest.raises(NoEventError):
        record(confirmed, by=events.officer, at=day(5))
    same = replace(approver, holder=events.officer.holder)
    with pytest.raises(RefusedEventError, match="khác người đã ghi"):
        record(confirmed, by=same, at=day(5))
    record(confirmed, by=approver, at=day(5))
    standing = [
        stocks([area], ["G02"], day=first.day + timedelta(days=n)).get((area, "G02"), 0)
        for n in (3, 4, 59, 60)
    ]
    assert standing == [0, 1, 1, 0]


def test_an_amended_life_counts_as_if_told_right_at_first(events: Events, approver: Any) -> None:
    """The first step gets another day and another commune beside: what later steps count follows it."""
    area, beside = events.communes["MT-01"], events.communes["MT-02"]
    right = replace(found(area, on=2, units=(beside,)), subject=uuid4())
    steps = [
        ("hotspot_confirmed", hotspots.HotspotConfirmed(), 3),
        ("hotspot_documented", hotspots.HotspotDocumented(file=FILE), 6),
    ]
    wrong = found(area, on=1)
    number = record(wrong, by=events.officer, at=day(4))
    record(right, by=events.officer, at=day(4))
    for told in (wrong, right):
        for kind, facts, on in steps:
            record(
                then(told, kind, facts, on=on),
                by=approver if kind.endswith("confirmed") else events.officer,
                at=day(7),
            )
    before = lines_of(wrong.subject)
    amend(number, replace(right, subject=wrong.subject), reason="learned_more", by=events.officer, at=day(9))
    assert lines_of(wrong.subject) == lines_of(right.subject) != before
    # Who told each step is still who told it, and an earlier day is known as it was.
    assert [one.holder for one in life(wrong.subject)] == [
        events.officer.holder,
        approver.holder,
        events.officer.holder,
    ]
    past = date(2026, 3, 8)
    known = known_lines(past).filter(event__subject=wrong.subject)
    assert Counter(known.values_list("area_id", "indicator", "day", "value")) == before
    for inside in ([area, beside], [beside]):
        assert standing_within(inside, day=date(2026, 3, 9)).points == 2
    assert standing_within([beside], day=past, known_on=past).points == 1


def test_a_step_told_late_or_taken_back_moves_the_lines_after_it(events: Events, approver: Any) -> None:
    area = events.communes["MT-01"]
    first = found(area)
    documented = then(first, "hotspot_documented", hotspots.HotspotDocumented(file=FILE), on=6)
    confirmed = then(first, "hotspot_confirmed", hotspots.HotspotConfirmed(), on=4)
    for told in (first, documented):
        record(told, by=events.officer, at=day(7))
    plain = lines_of(first.subject)
    number = record(confirmed, by=approver, at=day(8))
    later = first.day + timedelta(days=300)
    assert stocks([area], ["G02", "D15"], day=later) == {(area, "G02"): 1, (area, "D15"): 1}
    assert stocks([area], ["G02"], day=date(2026, 3, 4)) == {(area, "G02"): 1}
    withdraw(number, reason="withdrawn", by=approver, at=day(9))
    assert lines_of(first.subject) == plain


def test_a_place_lies_in_one_province_and_its_steps_in_its_communes(events: Events) -> None:
    area, beside, foreign = (events.communes[code] for code in ("MT-01", "MT-02", "MK-01"))
    with pytest.raises(RefusedEventError, match="cùng tỉnh"):
        record(found(area, units=(foreign,)), by=events.officer, at=day(4))
    told = found(area, basis=Basis.DOCUMENTED)
    record(told, by=events.officer, at=day(4))
    elsewhere = replace(
        then(told, "hotspot_resolved", hotspots.HotspotResolved(measure=hotspots.Measure.CASE), on=4),
        area=beside,
    )
    with pytest.raises(RefusedEventError, match="địa bàn đã ghi lúc đầu"):
        record(elsewhere, by=events.neighbour, at=day(4))


@pytest.mark.parametrize(
    "wrong",
    [
        {"plate": "14A-123.45"},
        {"owner": "Nguyễn Văn Mẫu"},
        {"position": [21.0, 105.0]},
        {"landmark": "sau chợ"},
        {"file": "Nguyễn Văn Mẫu"},
        {"setting": "nhà ông Mẫu"},
        {"agencies": ["nhà ông Mẫu"]},
    ],
)
def test_the_database_keeps_no_more_of_a_home(events: Events, wrong: dict[str, Any]) -> None:
    area = events.communes["MT-01"]
    number = record(found(area), by=events.officer, at=day(4))
    row = Event.objects.get(pk=number)
    again = Event(
        subject=uuid4(),
        kind=row.kind,
        area_id=area,
        happened_on=row.happened_on,
        post="MT-01",
        facts=row.facts | wrong,
    )
    with pytest.raises(IntegrityError, match="hotspot_holds_no_more"), transaction.atomic():
        again.save()


def route(
    events: Events, *, reach: Reach = Reach.INTRA, units: tuple[str, ...] = ("MT-01", "MT-02")
) -> Happened:
    areas = [events.communes[code] for code in units]
    told: Happened = places.proposed(events.province.id, areas, on=date(2026, 3, 1), reach=reach.value)
    return told


def test_a_route_is_proposed_by_one_and_approved_by_another(events: Events) -> None:
    told = route(events)
    with pytest.raises(NoEventError):
        record(told, by=events.officer, at=day(4))
    record(told, by=events.analyst, at=day(4))
    yes = then(
        told, "route_approved", RouteApproved(decision="15/QĐ-UBND", approver=APPROVERS[Reach.INTRA]), on=3
    )
    with pytest.raises(NoEventError):
        record(yes, by=events.analyst, at=day(4))
    head = create_post(
        symbol="mau-d", title="D", role=Role.PROVINCIAL_APPROVER, area_id=events.province.id, by=None
    )
    with pytest.raises(RefusedEventError, match="khác người đã ghi"):
        record(yes, by=replace(head, holder=events.analyst.holder), at=day(4))
    record(yes, by=head, at=day(4))
    assert stocks([events.province.id], ["A14"], day=date(2026, 3, 9)) == {(events.province.id, "A14"): 1}


def test_a_route_runs_through_its_own_province(events: Events) -> None:
    for told in (
        route(events, units=("MT-01", "MK-01")),
        route(events, units=("MT-01",)),
        route(events, reach=Reach.INTER),
    ):
        with pytest.raises(RefusedEventError):
            record(told, by=events.analyst, at=day(4))
    assert not Event.objects.exists()


def test_a_point_of_two_communes_counts_in_both_and_once_in_the_province(events: Events) -> None:
    from vungxanh.records.queries.hotspots import hotspots, use_points_of_province, use_points_shared

    area, beside = events.communes["MT-01"], events.communes["MT-02"]
    told = found(area, basis=Basis.DOCUMENTED, units=(beside,))
    trade = found(beside, basis=Basis.DOCUMENTED, activity=Activity.TRADE)
    for one in (told, trade, found(area)):
        record(one, by=events.analyst, at=day(4))
    on = date(2026, 3, 4)
    assert stocks([area, beside], ["G02", "D15"], day=on) == {
        (area, "G02"): 1,
        (beside, "G02"): 1,
        (area, "D15"): 1,
        (beside, "D15"): 1,
    }
    assert standing_within([area, beside], day=on) == (2, 1)
    assert standing_within([beside], day=on) == (1, 1), "the first is led by the other commune"
    assert standing_within([], day=on) == (0, 0)
    assert use_points_of_province(events.province.id, day=on) == 1
    assert use_points_of_province(events.province.id, day=on, known_on=date(2026, 3, 3)) == 0
    counted: dict[int, int | None] = {area: 1, beside: 1}
    assert use_points_shared(counted, day=on) == 1
    assert use_points_shared({area: 1, beside: 0}, day=on) == 0, "a report that knew of none loses none"
    # The neighbour sees what touches its own ground, the province everything.
    assert len(hotspots(events.analyst, on=on)) == 3
    assert {one.subject for one in hotspots(events.neighbour, on=on)} == {told.subject, trade.subject}
    assert hotspots(events.foreign, on=on) == []


def test_communes_are_marked_by_approved_routes_and_unknown_is_not_none(events: Events) -> None:
    from vungxanh.periods.interface import Period
    from vungxanh.records.interface import key_routes
    from vungxanh.records.queries.key_routes import approved_by_reach, register_route_marks, routes

    first, second = events.communes["MT-01"], events.communes["MT-02"]
    head = create_post(
        symbol="mau-d", title="D", role=Role.PROVINCIAL_APPROVER, area_id=events.province.id, by=None
    )
    inter = route(events, reach=Reach.INTER, units=("MT-01",))
    beyond = area_of_other_province(events)
    inter = replace(inter, units=(*inter.units, Unit(beyond)))
    record(inter, by=events.analyst, at=day(4))
    on = date(2026, 3, 5)

    def marks(**asked: Any) -> dict[int, str]:
        found = register_route_marks([first, second, events.communes["MK-01"]], **asked)
        return {area: one.mark for area, one in found.items()}

    def listed(day: date, **asked: Any) -> list[tuple[Any, ...]]:
        period = Period(date(2025, 12, 15), day + timedelta(1))
        found = key_routes(events.province.id, period=period, known_on=date(2026, 3, 9), **asked)
        return [(one.subject, one.kind, [unit.id for unit in one.units]) for one in found]

    assert marks(day=on) == {}
    assert listed(on) == []
    yes = RouteApproved(decision="15/QĐ-BCA", approver=APPROVERS[Reach.INTER])
    record(then(inter, "route_approved", yes, on=5), by=head, at=day(5))
    assert marks(day=on) == {first: "inter", second: "none"}
    assert marks(day=date(2026, 3, 4)) == marks(day=on, known_on=date(2026, 3, 4)) == {}
    assert listed(on) == [(inter.subject, "inter", [first])]
    assert listed(on, registers=[second]) == [(inter.subject, "inter", [first])]
    assert approved_by_reach(events.analyst, on=on) == {Reach.INTRA: 0, Reach.INTER: 1}
    over = RouteEnded(decision="16/QĐ-BCA", approver=APPROVERS[Reach.INTER])
    record(then(inter, "route_ended", over, on=7), by=head, at=day(7))
    assert listed(date(2026, 3, 7)) == []
    assert marks(day=date(2026, 3, 7)) == {first: "none", second: "none"}
    assert marks(day=on) == {first: "inter", second: "none"}
    # The communes along it see the route; one beside it and the province beyond do not list it as their own.
    assert [len(routes(by, on=on)) for by in (events.analyst, events.officer, events.neighbour)] == [1, 1, 0]
    assert approved_by_reach(events.analyst, on=on) == {Reach.INTRA: 0, Reach.INTER: 0}


def area_of_other_province(events: Events) -> int:
    from vungxanh.areas.interface import province_of

    foreign = events.communes["MK-01"]
    return province_of([foreign])[foreign]


def test_a_commune_has_its_route_mark_from_one_source(
    events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing was handed in by workbook the register speaks; else only where registers count."""
    from vungxanh.areas.interface import areas
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records import interface as records
    from vungxanh.records.interface import RouteMark, route_marks, route_sources
    from vungxanh.records.queries import routes as queries

    first, foreign = events.communes["MT-01"], events.communes["MK-01"]
    second = events.communes["MT-02"]
    told = route(events)
    record(told, by=events.analyst, at=day(4))
    head = create_post(
        symbol="mau-d", title="D", role=Role.PROVINCIAL_APPROVER, area_id=events.province.id, by=None
    )
    yes = RouteApproved(decision="15/QĐ-UBND", approver=APPROVERS[Reach.INTRA])
    record(then(told, "route_approved", yes, on=3), by=head, at=day(4))
    year = AssessmentYear(2026)
    found = route_marks([first, foreign], period=year.period, known_on=date(2026, 12, 14))
    assert (found[first].mark, found[first].of_register, found[foreign].mark) == ("intra", True, None)
    sources = route_sources(None, (), found[first].event_ids)
    assert [(one.name, one.mark, one.submission_id) for one in sources] == [("Tuyến Mẫu 1", "intra", None)]
    workbook = {first: RouteMark("none", 7, ())}
    monkeypatch.setattr(queries, "_of_workbooks", lambda *asked: dict(workbook))
    both = [
        route_marks([first], period=year.period, known_on=date(2026, 12, 14), registers=counted)[first].mark
        for counted in ((), (first,))
    ]
    assert both == ["none", "intra"]
    # The province's list follows the same source: a route of the workbook and the register's stand once.
    of_file = records.KeyRouteSummary(1, "TUYẾN MẪU 1", "intra", tuple(areas([first, second]).values()))
    monkeypatch.setattr(queries, "_listed_routes", lambda *asked: [of_file])
    lists = [
        records.key_routes(
            events.province.id, period=year.period, known_on=date(2026, 12, 14), registers=counted
        )
        for counted in ((), (first,), (first, second))
    ]
    assert [[one.subject for one in each] for each in lists] == [[None], [None], [told.subject]]
