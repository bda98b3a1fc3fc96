"""Pages of reports, of statements of a year, and of the agencies: who sees what, what each step says."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.events import case_in as told
from tests.factories.signing import signed_in
from tests.records.events.conftest import counted, events
from tests.records.test_months import Desk, desk
from vungxanh.periods.interface import ReportMonth

pytestmark = pytest.mark.django_db
__all__ = ["counted", "desk", "events"]


def client(actor: Any) -> Any:
    from vungxanh.access.models import Post

    return signed_in(Post.objects.get(symbol=actor.symbol))


@pytest.fixture
def month() -> ReportMonth:
    """The last month that is over."""
    return ReportMonth.containing(timezone.localdate()).previous


def at(month: ReportMonth, code: str = "MT-01") -> str:
    return f"/bao-cao/{code}/{month.year}/{month.month}/"


def page(actor: Any, address: str) -> str:
    answer = client(actor).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())


def sent(actor: Any, address: str, **data: str) -> Any:
    return client(actor).post(address, data, follow=True)


def test_a_month_goes_through_its_steps(desk: Desk, month: ReportMonth) -> None:
    from vungxanh.records.actions.recording import record
    from vungxanh.records.rules.monthly.sections import BY_CODE

    record(told(desk.area, on=month.as_of), by=desk.officer, at=timezone.now())
    assert "còn 6 mục chưa có gì" in page(desk.officer, at(month))
    answers = dict.fromkeys(set(BY_CODE) - {"cases"}, "none")
    done = sent(desk.officer, at(month), viec="prepared", remark="", **answers)
    assert "Đã soạn xong báo cáo" in done.content.decode()
    shown = page(desk.approver, at(month))
    digest = shown.split('name="so-lieu" value="')[1].split('"')[0]
    done = sent(desk.approver, at(month), viec="submitted", **{"so-lieu": digest})
    assert "Đã gửi báo cáo lên tỉnh" in done.content.decode()
    assert "1 người bị bắt" not in page(desk.officer, at(month) + "D02/")
    assert "2 người bị bắt" in page(desk.officer, at(month) + "D02/")
    refused = client(desk.analyst).post(at(month), {"viec": "returned", "reason": "", "remark": ""})
    assert refused.status_code == 422
    done = sent(desk.analyst, at(month), viec="returned", reason="doubtful", remark="Xem lại vụ")
    assert "Đã trả lại báo cáo" in done.content.decode()
    today = page(desk.officer, "/hom-nay/")
    assert "tỉnh trả lại" in today
    assert f"Báo cáo tháng {month}" in today


def test_a_remark_that_names_somebody_comes_back_covered(desk: Desk, month: ReportMonth) -> None:
    answer = client(desk.officer).post(at(month), {"viec": "prepared", "remark": "gọi 0912345678"})
    assert answer.status_code == 422
    assert "0912345678" not in answer.content.decode()


def test_a_foreign_report_is_missing(desk: Desk, month: ReportMonth) -> None:
    for actor in (desk.events.neighbour, desk.events.foreign):
        for address in (at(month), at(month) + "D01/"):
            assert client(actor).get(address).status_code == 404
    assert client(desk.analyst).get("/bao-cao/MT-01/2026/13/").status_code == 404
    assert client(desk.analyst).get(at(month) + "Z99/").status_code == 404


def test_the_board_says_in_words_and_costs_the_same_for_many(
    desk: Desk, month: ReportMonth, django_assert_max_num_queries: Any
) -> None:
    signed = client(desk.analyst)
    with django_assert_max_num_queries(20):
        shown = signed.get("/bao-cao/tinh/").content.decode()
    assert "Xã Mẫu Một" in shown
    assert "chưa soạn" in shown
    assert f"Tháng {month}: 0/2 xã đã gửi" in shown
    assert client(desk.officer).get("/bao-cao/tinh/").status_code == 302
    assert client(desk.analyst).get("/bao-cao/").status_code == 302


def test_the_day_and_the_own_months_cost_the_same_for_many(desk: Desk, month: ReportMonth) -> None:
    from vungxanh.records.actions.recording import record_all

    signed, asked = client(desk.officer), []
    signed.get("/hom-nay/")  # the first request of a session writes it
    for _ in range(2):
        found = [told(desk.area, on=month.as_of - timedelta(days)) for days in range(4)]
        record_all(found, by=desk.officer, at=timezone.now(), keys=[one.subject for one in found])
        for address in ("/hom-nay/", "/bao-cao/"):
            with CaptureQueriesContext(connection) as seen:
                assert signed.get(address).status_code == 200
            asked.append(len(seen))
    assert asked[:2] == asked[2:]
    assert max(asked) <= 20


def test_the_own_months(desk: Desk, month: ReportMonth) -> None:
    assert f"Tháng {month}" in page(desk.officer, "/bao-cao/")


def test_the_commune_states_of_its_residents(desk: Desk) -> None:
    assert "chưa khai" in page(desk.officer, "/bao-cao/nam/")
    assert client(desk.officer).post("/bao-cao/nam/", {"loi-khai": "some"}).status_code == 403
    sent(desk.approver, "/bao-cao/nam/", **{"loi-khai": "some"})
    assert "trên địa bàn: có." in page(desk.approver, "/bao-cao/nam/")


def test_of_wanted_people_only_the_named_post_writes_and_no_commune_reads(desk: Desk) -> None:
    from vungxanh.access.interface import Role, create_post
    from vungxanh.records.queries.stated import statements
    from vungxanh.records.rules.stated import WANTED_FUGITIVES
    from vungxanh.records.web.months.stated import year_of

    head, council = (
        create_post(symbol=symbol, title=symbol, role=role, area_id=desk.events.province.id, by=None)
        for symbol, role in (("mau-d", Role.PROVINCIAL_APPROVER), ("mau-hd", Role.COUNCIL_MEMBER))
    )
    address, stated = "/bao-cao/truy-na/", {"xa": str(desk.area), "loi-khai": "some"}
    assert client(desk.analyst).get(address).status_code == 404
    assert client(desk.analyst).post(address, stated).status_code == 404
    sent(head, address, viec="giao", **{"chuc-danh": desk.analyst.symbol})
    assert "Đã ghi lời khai" in sent(desk.analyst, address, **stated).content.decode()
    assert client(head).post(address, stated).status_code == 403
    assert "<strong>Xã Mẫu Một</strong>: có" in page(council, address)
    for actor in (desk.officer, desk.approver):
        assert client(actor).get(address).status_code == 403
    year = year_of(timezone.localdate())
    found = statements(council, [desk.area], year, WANTED_FUGITIVES, on=timezone.localdate())
    assert [one.value for one in found.values()] == ["some"]


def test_agencies_enter_their_own_figures_and_the_province_sees_the_difference(
    desk: Desk, month: ReportMonth
) -> None:
    from vungxanh.access.interface import Role, create_post

    court, procuracy, health = (
        create_post(symbol=symbol, title=symbol, role=role, area_id=desk.events.province.id, by=None)
        for symbol, role in (
            ("mau-ta", Role.PARTNER_COURT),
            ("mau-vks", Role.PARTNER_PROCURACY),
            ("mau-yt", Role.PARTNER_HEALTH),
        )
    )
    sent(court, "/bao-cao/nganh/", cases_received="1.204", cases_tried="")
    sent(procuracy, "/bao-cao/nganh/", cases_prosecuted="1209", cases_investigated="x")
    sent(procuracy, "/bao-cao/nganh/", cases_prosecuted="1209", cases_investigated="")
    sent(health, "/bao-cao/nganh/", tests_done="40")
    shown = page(desk.analyst, "/bao-cao/chenh-lech/")
    assert "tòa án: 1.204" in shown
    assert "viện kiểm sát: 1.209" in shown
    assert "y tế: 40" in shown
    assert "chưa so được" in shown
    for actor in (court, health, desk.officer):
        assert client(actor).get("/bao-cao/chenh-lech/").status_code == 403
    assert client(desk.analyst).get("/bao-cao/nganh/").status_code == 403


def test_tests_without_a_ground_are_asked_about(desk: Desk) -> None:
    from uuid import uuid4

    from vungxanh.records.actions.recording import record
    from vungxanh.records.rules.events.screening import Ground, Screening, Tested
    from vungxanh.records.rules.events.shape import Happened

    today = timezone.localdate()
    facts = Screening(tested=(Tested(Ground.OTHER, 3), Tested(Ground.VOLUNTEER, 2)), confirmed=None)
    one = Happened(kind="screening", subject=uuid4(), area=desk.area, day=today - timedelta(1), facts=facts)
    record(one, by=desk.officer, at=timezone.now())
    assert "3 lượt" in page(desk.analyst, "/bao-cao/hoi-lai/")
    assert "Không có gì cần hỏi lại" in page(desk.events.neighbour, "/bao-cao/hoi-lai/")
    from vungxanh.access.interface import Role, create_post

    reviewer = create_post(
        symbol="mau-gs", title="G", role=Role.OUTSIDE_REVIEWER, area_id=desk.events.province.id, by=None
    )
    assert "3 lượt" in page(reviewer, "/bao-cao/hoi-lai/"), "who reviews from outside reads it"
    assert client(reviewer).post("/bao-cao/hoi-lai/").status_code == 405
    assert 'href="/bao-cao/hoi-lai/"' in client(reviewer).get("/giam-sat/").content.decode()
