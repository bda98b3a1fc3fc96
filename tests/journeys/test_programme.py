"""The five seed programmes in a browser, by keyboard alone: from resolution to commune, and what is late."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.factories.browsing import context_of, no_fault, signed_in
from tests.factories.reviews import reviewed
from tests.programme.test_register import Desk, desk
from tests.programme.test_sample import loaded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["desk"]
REGISTER = "/chuong-trinh/van-ban/"
AT_MOST = 40
"""So many keys has a newcomer to press: at one a second it leaves time to read within the minute."""
PROGRAMMES = {
    "lai-chau-18": ("297/300 có mặt = 99,0", "01-NQ/TU", "Hội nghị điểm quán triệt"),
    "lai-chau-border": ("756,92 g heroin", "22/KH-CAT", "nơi giáp ranh hai xã"),
    "phan-rang-07": ("nêu mà không có số", "03-CT/ĐU", "Sơ kết Chỉ thị 03-CT/ĐU"),
    "ct-21": ("điểm cầu", "36-CT/TW", "Sơ kết Chỉ thị 03-CT/ĐU"),
    "tuyen-quang-scheme": ("6 tuyến và 71 xã trọng điểm", "08/ĐA-UBND", "triển khai Đề án"),
}
"""By the real document: words of its published conference, the document that follows, and its conference."""


def opened(page: Page, name: str) -> None:
    """Follow the first link of that name by key."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.press("Enter")


def tabbed(page: Page, href: str) -> int:
    """Press the tab key until the link has the focus, then Enter; how many keys that took."""
    for pressed in range(1, AT_MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') || ''").startswith(href):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return pressed + 1
    raise AssertionError(f"no link to {href} within {AT_MOST} keys of {page.url}")


def seen(page: Page) -> None:
    """The page keeps the rules of accessibility, and fits a phone, a laptop and a wide screen."""
    for width in (1920, 1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} at {width}"
    no_fault(page)


def walked(page: Page, address: str, number: int, words: tuple[str, str, str]) -> None:
    """From a published document over its conference to the own one, its conference, decisions and work."""
    printed, follows, conference = words
    page.goto(f"{address}{REGISTER}{number}/")
    opened(page, "Hội nghị về văn bản này")
    with page.expect_navigation():
        page.locator("#cong-bo a.row, a[href*='/cong-bo/']").first.press("Enter")
    expect(page.get_by_text(printed).first).to_be_visible()
    opened(page, follows)
    opened(page, "Hội nghị về văn bản này")
    opened(page, conference)
    expect(page.get_by_text("có mặt =").first).to_be_visible()
    opened(page, "Việc từ kết luận này")
    expect(page.locator("tbody tr").first).to_contain_text("Mẫu MA")


def test_five_programmes_are_walked_and_the_late_work_of_a_commune_is_found_in_few_keys(
    desk: Desk, browser: Browser, live_server: Any
) -> None:
    from vungxanh.areas.interface import load_official
    from vungxanh.assessment.interface import assess

    load_official(by="thử")
    numbers, address = loaded(desk), live_server.url
    reviewed(desk.analyst, numbers["mau-resolution"], date(2025, 9, 20), timezone.localdate())
    assess(province_id=desk.analyst.area_id, year=2025, known_on=date(2026, 1, 5), by=desk.analyst)
    with context_of(browser, 1280) as context:
        context.set_default_timeout(60_000)
        page = signed_in(context, address, desk.analyst.symbol)
        page.goto(address)
        keys = tabbed(page, "/chuong-trinh/viec/?tinh-trang=qua-han&noi=")
        assert keys <= AT_MOST
        expect(page.locator("tbody tr").first).to_contain_text("quá hạn")
        seen(page)
        for key, words in PROGRAMMES.items():
            walked(page, address, numbers[key], words)
        page.goto(f"{address}{REGISTER}{numbers['ct-36']}/")
        seen(page)
        opened(page, "05/KH-UBND")
        expect(page.locator(".chain .here")).to_contain_text("05/KH-UBND")
        opened(page, "Theo từng mục của văn bản cấp trên")
        expect(page.get_by_text("Xã không có bến sông.").first).to_be_visible()
        page.goto(f"{address}/chuong-trinh/hoi-nghi/")
        seen(page)
        page.goto(f"{address}/chuong-trinh/ket-qua/")
        opened(page, "Sơ kết mẫu")
        expect(page.get_by_text("nêu mà không có số").first).to_be_visible()
        seen(page)
