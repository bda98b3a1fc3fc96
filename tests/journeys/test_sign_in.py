"""Signing in by a link and with a password, in a real browser, with and without scripts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "một câu dài dễ nhớ"


@pytest.fixture
def token(transactional_db: None) -> str:
    """A link for the leader of an invented province, who needs no second factor."""
    from vungxanh.access.actions import make_link
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import create_illustrative_province

    since = date(2025, 7, 1)
    province = create_illustrative_province(
        code="MAU", name="Mẫu 01", communes=[("MAU01", "Mẫu 01", "xa")], valid_from=since, by="thử"
    )
    be_born("simulated")
    leader = create_post(
        symbol="LD-MAU-01", title="Lãnh đạo tỉnh Mẫu 01", role="leader", area_id=province.id, by=None
    )
    return make_link(post=leader, at=timezone.now(), by=None)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page with or without scripts that fails the test when the browser reports a problem."""
    context = browser.new_context(locale="vi-VN", java_script_enabled=request.param)
    page = context.new_page()
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            problems.append(message.text)

    page.on("console", note)
    yield page
    context.close()
    assert problems == []


def test_from_the_link_to_the_password(visitor: Page, live_server: Any, token: str) -> None:
    page = visitor
    page.goto(f"{live_server.url}/vao/{token}/")
    expect(page.get_by_role("main")).to_contain_text("Lãnh đạo tỉnh Mẫu 01")
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Đặt mật khẩu")
    page.get_by_label("Mật khẩu mới", exact=True).fill("ngắn")
    page.get_by_label("Nhập lại mật khẩu mới").fill("ngắn")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    expect(page.get_by_role("main")).to_contain_text("cần ít nhất 12 ký tự")
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu").click()

    page.goto(f"{live_server.url}/mat-khau/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đổi mật khẩu")
    page.context.clear_cookies()

    page.goto(f"{live_server.url}/mat-khau/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    page.get_by_label("Ký hiệu chức danh").fill("ld-mau-01")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("alert")).to_contain_text("không đúng")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đổi mật khẩu")


def test_a_spent_link_says_what_to_do(page: Page, live_server: Any, token: str) -> None:
    page.goto(f"{live_server.url}/vao/{token[:-1]}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Liên kết không còn dùng được")
    page.get_by_role("link", name="Đăng nhập bằng mật khẩu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
