"""Two sources of one commune, seen and decided in a real browser, by keyboard, at three widths."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.assessment.conftest import approver, offices, place
from tests.assessment.places import YEAR
from tests.assessment.test_sources import DECIDED, OPENED
from tests.dossiers.keeping import at, opened
from tests.factories.browsing import no_fault, signed_in
from vungxanh.assessment.interface import assess
from vungxanh.dossiers import actions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["approver", "offices", "place"]
COMMUNE = f"/tinh/MM/{YEAR}/MM-1/"


def seen(page: Page) -> None:
    """The page keeps the rules of accessibility at each width."""
    for width in (375, 1920, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        no_fault(page)


def test_a_difference_is_found_opened_and_decided(
    transactional_db: None, place: Any, offices: Any, approver: Any, live_server: Any, browser: Browser
) -> None:
    def assessed() -> None:
        today = timezone.localdate()
        assess(province_id=place.province.id, year=YEAR, known_on=today, by=place.analyst)

    opened(offices["MM-1"], OPENED)
    actions.keep_day(at=at(DECIDED))
    assessed()
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    page = signed_in(context, live_server.url, approver.symbol)
    page.goto(f"{live_server.url}/tinh/MM/{YEAR}/")
    page.get_by_role("link", name="Nguồn số liệu", exact=True).click()
    expect(page.locator(".state")).to_contain_text("1 trong 5 xã, phường có số khác nhau")
    seen(page)
    page.locator("tbody tr").first.get_by_role("link", name="Chọn nguồn").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#khac-nhau")).to_contain_text("2 số khác nhau")
    seen(page)
    page.get_by_label("Nguồn được dùng").select_option(label="hồ sơ, sự kiện")
    page.get_by_label("Áp dụng từ ngày").fill("15/12/2024")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã chọn nguồn cho xã Mẫu 1.")).to_be_visible()
    expect(page.locator(".state")).to_contain_text("hồ sơ, sự kiện: 0")
    assessed()
    page.goto(live_server.url + COMMUNE)
    expect(page.get_by_text("Nguồn được dùng là hồ sơ, sự kiện, từ ngày 15/12/2024")).to_be_visible()
    expect(page.locator(".state")).to_contain_text("Chưa đủ số liệu")
    seen(page)
    page.get_by_role("link", name="Người sử dụng trái phép có hồ sơ quản lý").last.click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Hồ sơ, sự kiện: 1")
    expect(page.locator("tbody tr")).to_have_count(1)
    seen(page)
    context.close()
