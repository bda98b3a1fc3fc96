"""Signs a browser in as a person would be: by a one-time link."""

import re
from io import StringIO
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""The rules of accessibility that every page keeps."""


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
