"""A browser as a person has it: signed in by a one-time link, used by keyboard, looked at for faults."""

import re
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""The rules of accessibility that every page keeps."""


def context_of(browser: Browser, width: int, **options: Any) -> BrowserContext:
    """A fresh profile of that width."""
    fresh = browser.new_context(
        viewport={"width": width, "height": 900}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options
    )
    fresh.set_default_timeout(20_000)
    return fresh


def no_fault(page: Page) -> None:
    """The rules of accessibility hold, and nothing has to be scrolled sideways."""
    results = Axe().run(page, options={"runOnly": AXE_TAGS})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def pressed(page: Page, name: str, *, exact: bool = True) -> None:
    """The last button of that name and the Enter key; the page that follows is there."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=exact).last.press("Enter")


def signed_in(context: BrowserContext, address: str, symbol: str) -> Page:
    """A page of the browser, signed in as the post with the symbol."""
    from django.core.management import call_command

    out = StringIO()
    call_command("sign_in_link", symbol, stdout=out)
    page = context.new_page()
    page.goto(address + urlsplit(out.getvalue().split()[0]).path)
    page.locator("main form button").click()
    if "/ma-xac-thuc/" in page.url:
        set_up_the_code(page)
    page.wait_for_url("**/mat-khau/")
    return page


def set_up_the_code(page: Page) -> None:
    """Set up the second factor with the code that a simulated database shows, and go on."""
    shown = re.search(r"\b\d{6}\b", page.locator("ol.steps strong").inner_text())
    assert shown is not None
    page.get_by_label(re.compile("6 số")).fill(shown[0])
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_role("link", name="Đã cất mã").click()
