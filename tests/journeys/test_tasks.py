"""Tasks and a conference in a real browser: late work found from the day's page and reported by keyboard."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.factories.browsing import context_of, no_fault, pressed, signed_in
from tests.factories.conferences import called
from tests.factories.tasks import given_to
from tests.programme.conftest import Desk, desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["desk"]
LATE = "Rà lại điểm phức tạp ở xã"


def work(desk: Desk) -> None:
    """A task that is late in one commune, and a conference of today with a point there."""
    from vungxanh.access.interface import acting
    from vungxanh.programme.models import Task

    given_to(desk.analyst, desk.communes, what=LATE, directive_id=desk.directive, clause_id=desk.clause)
    called(desk.analyst, {desk.province: 200, desk.communes[0]: 60, desk.communes[1]: 40})
    with acting(None, "test tasks"):
        Task.objects.filter(area=desk.communes[0]).update(deadline=timezone.localdate() - timedelta(4))


def reported(officer: Page, address: str) -> None:
    """The late task, found from the day's page and reported done with a document."""
    officer.goto(f"{address}/hom-nay/")
    no_fault(officer)
    expect(officer.get_by_text("quá hạn 4 ngày")).to_be_visible()
    officer.get_by_role("link", name=LATE).press("Enter")
    no_fault(officer)
    officer.get_by_label("Số, ký hiệu văn bản làm căn cứ").fill("15/BC-UBND")
    officer.get_by_label("Xong ngày").fill(f"{timezone.localdate():%d/%m/%Y}")
    officer.get_by_label("Xong ngày").press("Enter")
    expect(officer.get_by_text("Đã ghi: báo hoàn thành.")).to_be_visible()
    no_fault(officer)


def counted(officer: Page, address: str) -> None:
    """The point of the own commune counts who is there."""
    officer.goto(f"{address}/chuong-trinh/hoi-nghi/")
    no_fault(officer)
    officer.get_by_role("link", name="Triển khai văn bản mẫu").press("Enter")
    no_fault(officer)
    officer.get_by_label("Số có mặt").fill("58")
    officer.get_by_label("Vắng: ốm").fill("1")
    pressed(officer, "Báo số có mặt")
    expect(officer.get_by_text("58/60 có mặt = 96,7").first).to_be_visible()


def given(analyst: Page, address: str) -> None:
    """Work given from a clause, screen by screen, by keyboard; then the lists of the province."""
    analyst.goto(f"{address}/chuong-trinh/van-ban/")
    analyst.get_by_role("link", name="01-NQ/MAU").press("Enter")
    analyst.get_by_role("link", name="Giao việc III.1").press("Enter")
    no_fault(analyst)
    analyst.get_by_label("Hạn", exact=True).fill(f"{timezone.localdate() + timedelta(30):%d/%m/%Y}")
    pressed(analyst, "Tiếp tục")
    no_fault(analyst)
    pressed(analyst, "Chọn nơi nhận")
    analyst.get_by_label("Mọi nơi trong danh sách").press("Space")
    no_fault(analyst)
    pressed(analyst, "Giao việc")
    expect(analyst.get_by_text("Đã giao việc cho 2 nơi.")).to_be_visible()
    for place in ("", "theo-dia-ban/"):
        analyst.goto(f"{address}/chuong-trinh/viec/{place}")
        no_fault(analyst)


def test_late_work_is_found_reported_and_a_point_counts(
    browser: Browser, live_server: Any, transactional_db: None, desk: Desk
) -> None:
    work(desk)
    phone, wide = context_of(browser, 375), context_of(browser, 1280)
    officer = signed_in(phone, live_server.url, "cb-1")
    analyst = signed_in(wide, live_server.url, "pt")
    reported(officer, live_server.url)
    counted(officer, live_server.url)
    given(analyst, live_server.url)
    analyst.goto(f"{live_server.url}/chuong-trinh/hoi-nghi/")
    analyst.get_by_role("link", name="Triển khai văn bản mẫu").press("Enter")
    no_fault(analyst)
    analyst.get_by_role("link", name="Tập tài liệu để in").press("Enter")
    no_fault(analyst)
    analyst.get_by_role("button", name="English").click()
    expect(analyst.get_by_text("1 of 3 points have counted")).to_be_visible()
    for context in (phone, wide):
        context.close()
