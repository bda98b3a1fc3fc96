"""A browser as a person has it: signed in, used by keyboard, looked at for faults."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.factories import signing

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
    """A page of the browser, signed in as the post with the symbol.

    The session is opened as for a client: `test_sign_in` and `test_posts` go by link and code.
    """
    from django.conf import settings

    from vungxanh.access.models import Post

    session = signing.signed_in(Post.objects.get(symbol=symbol)).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": session.key, "value": session.value, "url": address}])
    return context.new_page()
