"""Telling what happened in a real browser: by key at the width of a phone, and without scripts."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.browsing import context_of, no_fault, signed_in
from tests.records.events.conftest import Events, events

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["events"]
PICTURES = os.environ.get("VUNGXANH_PICTURES", "")
"""A folder for pictures of the pages, to look at by eye; none are made without it."""


def seen(page: Page, name: str) -> None:
    """The page keeps the rules of accessibility; a picture where one was asked for."""
    no_fault(page)
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def unseen(_page: Page, _name: str) -> None:
    """A page whose rules cannot be asked for: that takes a script."""


def starts(page: Page, address: str, kind: str) -> None:
    """From the register to the first screen of a kind."""
    page.goto(f"{address}/su-kien/")
    page.get_by_role("link", name=re.compile("Có gì mới|Ghi thêm")).press("Enter")
    page.get_by_role("link", name=kind, exact=True).press("Enter")


def goes_on(page: Page) -> None:
    """Press what leads to the next screen, by key."""
    page.locator("main p.acts button", has_text="Tiếp").press("Enter")


def tells_a_case(page: Page, address: str, seen: Any = unseen) -> None:
    """A case with two people arrested; one field is wrong at first and says so beside itself."""
    starts(page, address, "Vụ phạm tội về ma túy")
    seen(page, "vu-1")
    page.get_by_label("Ngày xảy ra").fill("31/2/2026")
    page.get_by_label("Tội danh nặng nhất").select_option(label="mua bán trái phép (Điều 251)")
    page.get_by_label("Bắt giữ").select_option(label="có người bị bắt")
    page.locator("[name=arrested-0-c]").select_option("251")
    page.locator("[name=arrested-0-n]").fill("2")
    # Enter in a field goes on, as the button does.
    page.locator("[name=arrested-0-n]").press("Enter")
    expect(page.get_by_text("Không phải một ngày")).to_be_visible()
    seen(page, "vu-1-sai")
    page.get_by_label("Ngày xảy ra").fill("3/3/2026")
    goes_on(page)
    page.get_by_label("ở khu vực biên giới").check()
    seen(page, "vu-2")
    goes_on(page)
    expect(page.get_by_text("Sẽ tính: 1 vụ mua bán trái phép (Điều 251), 2 người bị bắt")).to_be_visible()
    seen(page, "vu-xem-lai")
    page.locator("main p.acts button", has_text="Lưu").press("Enter")
    expect(page.get_by_role("heading", name="Vừa ghi")).to_be_visible()


def seizes_and_destroys(page: Page, address: str, seen: Any = unseen) -> None:
    """A seizure of the case, destroyed in part; more than is left of it is refused."""
    starts(page, address, "Thu giữ ma túy, tiền chất")
    page.get_by_label("Ngày xảy ra").fill("3/3/2026")
    page.get_by_label("Chất").select_option(label="hêrôin")
    page.get_by_label("Số lượng").fill("756,92")
    page.get_by_label("Đơn vị tính").select_option(label="g")
    goes_on(page)
    page.get_by_label("Cách xác định số lượng").select_option(label="đã cân, đã đếm")
    page.get_by_label("Thuộc vụ").select_option(index=1)
    goes_on(page)
    page.locator("main p.acts button", has_text="Lưu").press("Enter")
    page.locator("a.row", has_text="756,92 g hêrôin").press("Enter")
    page.get_by_role("button", name="Tiêu hủy tang vật").press("Enter")
    page.get_by_label("Ngày xảy ra").fill("10/3/2026")
    page.get_by_label("Số lượng tiêu hủy").fill("757")
    goes_on(page)
    expect(page.get_by_text("Tang vật chỉ còn 756,92 g")).to_be_visible()
    page.get_by_label("Số lượng tiêu hủy").fill("700")
    goes_on(page)
    page.locator("main p.acts button", has_text="Lưu").press("Enter")
    page.locator("a.row", has_text="tiêu hủy 700").press("Enter")
    expect(page.get_by_text("Thu giữ 756,92 g; đã tiêu hủy 700 g; còn 56,92 g.")).to_be_visible()
    seen(page, "doi-tang-vat")


def pastes(page: Page, address: str, seen: Any = unseen) -> None:
    """Three rows, one wrong: it is mended on the page while the right ones wait."""
    page.goto(f"{address}/su-kien/dan/vu-viec/")
    rows = ["5/3/2026\t249\tkhông bắt ai", "6/3/2026\t251\tcó người bị bắt\t251: 3", "7/3/2026\t250\tnone"]
    box = page.get_by_label("Các dòng chép từ bảng tính")
    box.fill("\n".join([rows[0].replace("249", "249x"), *rows[1:]]))
    page.get_by_role("button", name="Kiểm tra").press("Enter")
    expect(page.get_by_role("heading", name="1 dòng phải sửa")).to_be_visible()
    seen(page, "dan")
    page.get_by_role("button", name="Lưu 2 dòng đúng").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Đã ghi 2 dòng.")
    box.fill(rows[0])
    page.get_by_role("button", name="Kiểm tra").press("Enter")
    page.get_by_role("button", name="Lưu 1 dòng đúng").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Đã ghi 1 dòng.")


def test_what_happened_is_told_by_key_on_a_phone(browser: Browser, live_server: Any, events: Events) -> None:
    context = context_of(browser, 375)
    page = signed_in(context, live_server.url, events.officer.symbol)
    tells_a_case(page, live_server.url, seen)
    seen(page, "so-vua-ghi")
    page.get_by_role("button", name="Hoàn tác").press("Enter")
    expect(page.get_by_text("việc đó không còn được tính")).to_be_visible()
    tells_a_case(page, live_server.url)
    seizes_and_destroys(page, live_server.url, seen)
    pastes(page, live_server.url, seen)
    page.goto(f"{live_server.url}/su-kien/")
    page.set_viewport_size({"width": 1280, "height": 900})
    seen(page, "so-rong")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("link", name="Record another")).to_be_visible()
    context.close()


def test_what_happened_is_told_without_scripts(browser: Browser, live_server: Any, events: Events) -> None:
    context = context_of(browser, 375, java_script_enabled=False)
    page = signed_in(context, live_server.url, events.officer.symbol)
    tells_a_case(page, live_server.url)
    seizes_and_destroys(page, live_server.url)
    pastes(page, live_server.url)
    context.close()
