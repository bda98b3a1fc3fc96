"""The programme in a real browser: from the Centre's directive down to a commune's plan, by keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.browsing import context_of, no_fault, signed_in
from tests.programme.test_register import Desk, desk
from tests.programme.test_sample import loaded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["desk"]


def opened(page: Page, name: str) -> None:
    """Follow the link of that name by key, and look at what comes at three widths."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.press("Enter")
    for width in (1920, 1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} at {width}"
    no_fault(page)


def test_from_a_directive_of_the_centre_to_a_communes_plan_by_keyboard(
    desk: Desk, browser: Browser, live_server: Any
) -> None:
    loaded(desk)
    with context_of(browser, 375) as context:
        context.set_default_timeout(60_000)
        officer = signed_in(context, live_server.url, desk.officer.symbol)
        officer.goto(live_server.url)
        officer.locator("nav summary", has_text="Chỉ đạo").press("Enter")
        opened(officer, "Chương trình")
        officer.get_by_label("Tìm số, tên, nơi ban hành").fill("36-CT")
        with officer.expect_navigation():
            officer.get_by_role("button", name="Lọc").press("Enter")
        opened(officer, "36-CT/TW")
        opened(officer, "05/KH-UBND")
        expect(officer.locator(".chain .here").first).to_contain_text("05/KH-UBND")
        opened(officer, "Theo từng mục của văn bản cấp trên")
        expect(officer.get_by_text("Xã không có bến sông.").first).to_be_visible()
        officer.goto(live_server.url + "/chuong-trinh/van-ban/")
        opened(officer, "01-NQ/TU")
        opened(officer, "Triển khai: ai phải làm, ai đã làm")
        opened(officer, "Mục tiêu")
        expect(officer.get_by_text("≥ 30 %").first).to_be_visible()
