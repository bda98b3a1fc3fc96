"""The counts from registers as a page: each figure is the engine's, each opens to what it counts."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.places import proposed, then
from tests.records.events.conftest import counted, events
from tests.records.test_months import Desk, desk
from tests.records.test_months_pages import client, page
from vungxanh.periods.interface import AssessmentYear, ReportMonth
from vungxanh.records.rules.events.school import Activity, Level, School, Work
from vungxanh.records.rules.events.shape import Happened

pytestmark = pytest.mark.django_db
__all__ = ["counted", "desk", "events"]


@pytest.fixture
def year() -> AssessmentYear:
    return AssessmentYear.containing(timezone.localdate())


def school(desk: Desk, number: int, since: date) -> UUID:
    from vungxanh.records.actions.recording import record

    subject, facts = uuid4(), School(level=Level.PRIMARY, number=number)
    told = Happened(kind="school_listed", subject=subject, area=desk.area, day=since, facts=facts)
    record(told, by=desk.officer, at=timezone.now())
    return subject


def lesson(desk: Desk, subject: UUID, on: date) -> None:
    from vungxanh.records.actions.recording import record

    facts = Activity(work=Work.LESSON)
    told = Happened(kind="school_activity", subject=subject, area=desk.area, day=on, facts=facts)
    record(told, by=desk.officer, at=timezone.now())


def handed_in(desk: Desk, month: ReportMonth) -> None:
    from vungxanh.records.interface import report_month

    report_month(
        area_id=desk.area, month=month, officer=desk.officer, approver=desk.approver, at=timezone.now()
    )


def at(code: str, year: AssessmentYear) -> str:
    return f"/bao-cao/{code}/{year.year}/so-dem/"


def test_schools_and_reports_of_a_commune_open_to_what_is_counted(desk: Desk, year: AssessmentYear) -> None:
    today = timezone.localdate()
    assert "chưa biết, không phải 0" in page(desk.officer, at("MT-01", year))
    active, idle = (school(desk, number, year.period.start) for number in (1, 2))
    lesson(desk, active, today - timedelta(2))
    shown = page(desk.officer, at("MT-01", year))
    assert 'Trường học tổ chức phòng ngừa: <span class="nowrap">1 trên 2</span>' in shown
    assert all(str(subject) in shown for subject in (active, idle))
    assert "1 hoạt động trong năm" in shown
    assert "chưa có hoạt động nào trong năm" in shown
    assert ">1 trên 2<" in page(desk.analyst, at("MT-01", year))


def test_reports_are_counted_once_their_day_has_come(desk: Desk) -> None:
    """The year before, of which every report's day has come."""
    year = AssessmentYear.containing(timezone.localdate()).previous
    month = ReportMonth.containing(year.as_of)
    handed_in(desk, month)
    shown = page(desk.analyst, at("MT-01", year))
    assert f"/bao-cao/MT-01/{month.year}/{month.month}/" in shown
    assert "gửi muộn" in shown
    assert "quá hạn" in shown


def test_the_page_shows_what_the_engine_is_handed(desk: Desk, year: AssessmentYear) -> None:
    from vungxanh.records.interface import counts_table
    from vungxanh.records.queries.counts import counts_held

    today = timezone.localdate()
    lesson(desk, school(desk, 1, year.period.start), today)
    handed_in(desk, ReportMonth.containing(today).previous.previous)
    found = counts_held(desk.analyst, desk.area, year, on=today)
    table = counts_table([desk.area], period=year.period, as_of=min(year.as_of, today), known_on=today)
    sums: dict[str, int] = {}
    for code, value in zip(table["indicator"].to_pylist(), table["value"].to_pylist(), strict=True):
        sums[code] = sums.get(code, 0) + value
    shown = {
        f"{one.code}.{end}": getattr(one, {"part": "value"}.get(end, end))
        for one in found
        for end in ("part", "whole")
    }
    assert shown == {code: value for code, value in sums.items() if code[:3] in {"E04", "F03"}}


def test_a_province_counts_its_routes_and_each_opens(desk: Desk, year: AssessmentYear) -> None:
    from vungxanh.access.interface import Role, create_post
    from vungxanh.records.actions.recording import record
    from vungxanh.records.rules.events.key_routes import Approver, RouteApproved

    province, today = desk.events.province, timezone.localdate()
    head = create_post(symbol="MT-D", title="D", role=Role.PROVINCIAL_APPROVER, area_id=province.id, by=None)
    route = proposed(province.id, (desk.area, desk.events.communes["MT-02"]), on=today)
    record(route, by=desk.analyst, at=timezone.now())
    assert "chưa biết, không phải 0" in page(desk.analyst, at("MT", year))
    decided = RouteApproved(decision="12/QĐ-MAU", approver=Approver.PROVINCE)
    record(then(route, "route_approved", decided, on=today), by=head, at=timezone.now())
    shown = page(desk.analyst, at("MT", year))
    assert 'Số tuyến trọng điểm: <span class="nowrap">1</span>' in shown
    assert f"/tuyen/{route.subject}/" in shown
    assert "Tuyến Mẫu 1" in shown
    assert "12/QĐ-MAU" in shown


def test_it_is_of_the_own_areas_and_costs_the_same_for_many(desk: Desk, year: AssessmentYear) -> None:
    for actor in (desk.events.neighbour, desk.events.foreign):
        assert client(actor).get(at("MT-01", year)).status_code == 404
    assert client(desk.officer).get(at("MT", year)).status_code == 404
    for code, number in (("MT-09", year.year), ("MT-01", 1)):
        assert client(desk.analyst).get(f"/bao-cao/{code}/{number}/so-dem/").status_code == 404
    signed, asked = client(desk.officer), []
    for number in (1, 2):
        lesson(desk, school(desk, number, year.period.start), timezone.localdate())
        for _ in range(2):
            with CaptureQueriesContext(connection) as seen:
                assert signed.get(at("MT-01", year)).status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_a_route_of_the_register_opens_from_the_class_that_rests_on_it() -> None:
    from vungxanh.assessment.interface import Source
    from vungxanh.assessment.web.pages.commune import fed

    source = Source("key_route", "intra", "A14", "", "", None, timezone.now(), "Tuyến Mẫu 1", route=uuid4())
    shown = fed(source, route_href=lambda subject: f"/tuyen/{subject}/")
    assert shown.href == f"/tuyen/{source.route}/"
    assert "Tuyến Mẫu 1" in shown.place
    assert fed(source).href == ""
