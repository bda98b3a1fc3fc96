"""Reconciliation, the look from the province and the counts of requests, in a real browser."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.dossiers.conftest import Province, province
from tests.dossiers.keeping import named
from tests.factories.browsing import context_of, no_fault, signed_in
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import RequestYear
from vungxanh.dossiers.rules.kinds import Request
from vungxanh.dossiers.rules.yearly import Part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["province"]
PICTURES = os.environ.get("VUNGXANH_PICTURES", "")
"""A folder for pictures of the pages, to look at by eye; none are made without it."""
WIDTHS = (375, 1920, 1280)
Seen = Callable[[Page, str], None]


@pytest.fixture
def filled(transactional_db: None, province: Province) -> Province:
    """Two dossiers, a late request, a year that was counted."""
    here, today = province.communes[0], timezone.localdate()
    for number in (11, 12):
        named(here, today, f"{number}/QĐ-CAX")
    then = timezone.now() - timedelta(40)
    given: dict[str, Any] = {"symbol": "5/QĐ-CAX", "decided_on": today - timedelta(50), "at": then}
    actions.receive(area_id=here.id, request=Request.ERASE, by=here.officer, **given)
    counts = [("received", "", 12), (Part.ASKED, "correct", 12), (Part.ANSWERED, "in_time", 7)]
    counts += [(Part.ANSWERED, "late", 5), (Part.OUTCOME, "corrected", 11), (Part.OUTCOME, "withdrawn", 1)]
    RequestYear.objects.bulk_create(
        RequestYear(area_id=province.id, year=2025, part=part, word=word, count=count, counted_on=today)
        for part, word, count in counts
    )
    return province


def seen(page: Page, name: str) -> None:
    """The page keeps the rules at each width, and gives a picture where one was asked for."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        no_fault(page)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)


def unseen(_page: Page, _name: str) -> None:
    """A page whose rules cannot be asked for: that takes a script."""


def compares(page: Page, address: str, seen: Seen = unseen) -> None:
    """A list with a name in it is refused and gone; one of references is compared, by key."""
    page.goto(f"{address}/ho-so/")
    page.get_by_role("link", name="Đối chiếu").click()
    seen(page, "doi-chieu")
    listed = page.get_by_label("Danh sách quyết định")
    listed.fill("11/QĐ-CAX; 3/8/2026; Nguyễn Văn Mẫu")
    page.get_by_role("button", name="So sánh").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Dòng 1 không phải")
    expect(listed).to_have_value("")
    seen(page, "doi-chieu-tu-choi")
    listed.fill(f"11/QĐ-CAX; {timezone.localdate():%d/%m/%Y}\n99/QĐ-CAX\t3/8/2026")
    page.get_by_role("button", name="So sánh").press("Enter")
    expect(page.get_by_text("1 quyết định khớp · 1 chỉ có ở đây · 1 chỉ có trong danh sách.")).to_be_visible()
    seen(page, "doi-chieu-ket-qua")


def looks(page: Page, address: str, seen: Seen = unseen) -> None:
    """A commune and a purpose, chosen by name; the address stays the same and holds nothing of it."""
    page.goto(f"{address}/ho-so/tinh/")
    page.get_by_role("link", name="Xem hồ sơ theo mục đích").click()
    seen(page, "xem")
    page.get_by_label("Xã, phường").select_option(label="xã Mẫu 01")
    page.get_by_label("Mục đích xem").select_option(index=1)
    page.get_by_role("button", name="Xem", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="11/QĐ-CAX")).to_be_visible()
    expect(page.get_by_text("hôm nay bạn đã xem 2/200 hồ sơ")).to_be_visible()
    assert page.url == f"{address}/ho-so/tinh/xem/"
    seen(page, "xem-ket-qua")
    page.emulate_media(media="print")
    expect(page.get_by_text("11/QĐ-CAX").first).to_be_hidden()
    page.emulate_media(media="screen")


def test_the_exchange_by_key_at_three_widths(browser: Browser, live_server: Any, filled: Province) -> None:
    contexts = [context_of(browser, 1280) for _ in range(2)]
    officer = signed_in(contexts[0], live_server.url, filled.communes[0].officer.symbol)
    compares(officer, live_server.url, seen)
    approver = signed_in(contexts[1], live_server.url, filled.approver.symbol)
    looks(approver, live_server.url, seen)
    for place in ("tinh/doi-chieu", "tinh/yeu-cau", "yeu-cau/cong-bo"):
        approver.goto(f"{live_server.url}/ho-so/{place}/")
        seen(approver, place.replace("/", "-"))
    approver.get_by_role("button", name="English").click()
    expect(approver.get_by_text("12 requests were received.")).to_be_visible()
    approver.goto(f"{live_server.url}/ho-so/tinh/xem/")
    expect(approver.get_by_text("checking that dossiers are right and current")).to_be_attached()
    for context in contexts:
        context.close()


def test_the_exchange_without_scripts(browser: Browser, live_server: Any, filled: Province) -> None:
    contexts = [context_of(browser, 375, java_script_enabled=False) for _ in range(2)]
    compares(signed_in(contexts[0], live_server.url, filled.communes[0].officer.symbol), live_server.url)
    looks(signed_in(contexts[1], live_server.url, filled.approver.symbol), live_server.url)
    for context in contexts:
        context.close()
