"""A commune's month end to end in a real browser, on a phone's width and by keyboard; the province's side."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.factories.browsing import context_of, no_fault, pressed, signed_in
from tests.records.events.conftest import Events, counted, events
from vungxanh.periods.interface import ReportMonth

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["counted", "events"]


def told(officer: Page, address: str, day: str) -> None:
    """One session, told from the day's page on two screens."""
    officer.goto(f"{address}/hom-nay/")
    no_fault(officer)
    officer.get_by_role("link", name="Có gì mới?").press("Enter")
    officer.get_by_role("link", name="Buổi tuyên truyền").first.press("Enter")
    officer.get_by_label("Ngày xảy ra").fill(day)
    officer.get_by_label("Cho ai").select_option("pupils")
    officer.get_by_label("Hình thức").select_option("meeting")
    officer.get_by_role("combobox", name="Ngôn ngữ").select_option("thai")
    officer.get_by_label("Số lượt người dự").fill("1.204")
    officer.get_by_label("Số lượt người dự").press("Enter")
    officer.get_by_label("Số người được hỏi trước buổi").press("Enter")


def prepared(officer: Page, at: str, *, answers: bool = True) -> None:
    """Every section without anything is answered by the space key."""
    officer.goto(at)
    no_fault(officer)
    for choice in officer.get_by_role("radio", name="không có").all() if answers else ():
        choice.press("Space")
    pressed(officer, "Soạn xong")
    expect(officer.get_by_text("Đã soạn xong báo cáo")).to_be_visible()


def submitted(approver: Page, at: str) -> None:
    approver.goto(at)
    no_fault(approver)
    pressed(approver, "Gửi lên tỉnh")
    expect(approver.get_by_text("Đã gửi báo cáo lên tỉnh")).to_be_visible()


def test_a_month_is_told_reported_returned_and_locked(
    browser: Browser, live_server: Any, transactional_db: None, events: Events
) -> None:
    from vungxanh.access.interface import Role, create_post

    create_post(
        symbol="MT-01-D", title="Duyệt", role=Role.COMMUNE_APPROVER, area_id=events.communes["MT-01"], by=None
    )
    month = ReportMonth.containing(timezone.localdate()).previous
    at = f"{live_server.url}/bao-cao/MT-01/{month.year}/{month.month}/"
    contexts = [context_of(browser, width) for width in (375, 375, 1280)]
    officer, approver, analyst = (
        signed_in(context, live_server.url, symbol)
        for context, symbol in zip(contexts, ("MT-01", "MT-01-D", "mau-pt"), strict=True)
    )
    told(officer, live_server.url, f"{month.as_of:%d/%m/%Y}")
    pressed(officer, "Lưu")
    prepared(officer, at)
    submitted(approver, at)
    analyst.goto(f"{live_server.url}/bao-cao/tinh/")
    no_fault(analyst)
    expect(analyst.get_by_role("link", name="đã gửi, chờ tỉnh").first).to_be_visible()
    analyst.goto(at)
    no_fault(analyst)
    analyst.get_by_role("link", name="Lượt người tham gia").click()
    expect(analyst.get_by_text("1.204 lượt người dự").first).to_be_visible()
    no_fault(analyst)
    analyst.goto(at)
    analyst.get_by_label("Lý do").select_option("doubtful")
    pressed(analyst, "Trả lại báo cáo")
    expect(analyst.get_by_text("Đã trả lại báo cáo")).to_be_visible()
    officer.goto(f"{live_server.url}/hom-nay/")
    expect(officer.get_by_text("tỉnh trả lại").first).to_be_visible()
    prepared(officer, at, answers=False)
    submitted(approver, at)
    analyst.goto(at)
    pressed(analyst, "Nhận và khoá")
    expect(analyst.get_by_text("tháng này đã khoá")).to_be_visible()
    told(officer, live_server.url, f"{month.as_of:%d/%m/%Y}")
    expect(officer.get_by_text("xin tỉnh mở lại").first).to_be_visible()
    officer.goto(at)
    officer.get_by_role("button", name="English").click()
    expect(officer.get_by_role("heading", name=f"Report of month {month}")).to_be_visible()
    no_fault(officer)
    for context in contexts:
        context.close()
