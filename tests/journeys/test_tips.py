"""A citizen tells of a place and comes back; the province opens, the commune checks: in a real browser."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, Response, expect

from tests.dossiers.conftest import Province, province
from tests.factories.browsing import context_of, no_fault, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["province"]
WORDS = "bốn mùa cây xanh lá"
TEXT = "Nhà nghỉ mẫu sau chợ, hay tụ tập lúc nửa đêm"
MOST_BYTES = 60_000


def has_a_factor(by: Any) -> None:
    """Who holds a key has set up a second factor before."""
    from vungxanh.access.interface import acting
    from vungxanh.access.models import SecondFactor

    with acting(None, "enrol"):
        SecondFactor.objects.create(holder=by.holder, secret="mẫu", made_at=timezone.now(), last_step=0)


def key_of_the_other(by: Any) -> None:
    """The analyst's key, made as the page makes it."""
    from vungxanh.records.actions.tips.keys import make_key

    has_a_factor(by)
    make_key(words=WORDS, by=by, at=timezone.now())


def becomes_a_holder(approver: Page, address: str) -> None:
    """The key is made by keyboard and shown once, with its picture."""
    approver.goto(f"{address}/tin-bao/khoa/")
    no_fault(approver)
    approver.get_by_label("Cụm mật khẩu mới").fill(WORDS)
    approver.get_by_label("Gõ lại").fill(WORDS)
    approver.get_by_role("button", name="Tạo khóa").press("Enter")
    expect(approver.get_by_text(re.compile("AGE-SECRET-KEY-1"))).to_be_visible()
    no_fault(approver)
    approver.get_by_role("link", name="Đã cất").press("Enter")
    expect(approver.get_by_text("Quên cụm mật khẩu")).to_be_visible()
    no_fault(approver)


def is_small_and_asks_nobody_else(page: Page, address: str) -> None:
    """Everything that the first page loads."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{address}/to-giac/")
    page.wait_for_load_state("networkidle")
    loaded = {answer.url: len(answer.body()) for answer in answers}
    assert all(url.startswith((address, "data:")) for url in loaded)
    assert sum(loaded.values()) < MOST_BYTES, loaded


def tells(page: Page, address: str) -> str:
    """Fill in the form by keyboard alone; the code."""
    page.goto(f"{address}/to-giac/")
    page.get_by_label("Xã, phường").select_option(label="xã Mẫu 01")
    page.get_by_label("nơi như thế nào").select_option("lodging")
    page.get_by_label("Viết thêm").fill(TEXT)
    page.get_by_role("button", name="Gửi tin").press("Enter")
    expect(page.get_by_role("heading", name="Đã nhận tin")).to_be_hidden()  # the browser asks for the hour
    page.get_by_label("vào lúc nào").select_option("night")
    page.get_by_role("button", name="Gửi tin").press("Enter")
    expect(page.get_by_role("heading", name="Đã nhận tin")).to_be_visible()
    return page.locator(".code strong").inner_text()


def comes_back(page: Page, code: str, state: str) -> None:
    page.get_by_role("link", name="Trang nhập mã").press("Enter")
    page.get_by_label("Mã", exact=True).fill(code.lower())
    page.get_by_role("button", name="Xem").press("Enter")
    expect(page.get_by_role("status")).to_contain_text(state)


def opens_and_passes(approver: Page, address: str) -> None:
    approver.goto(f"{address}/tin-bao/")
    no_fault(approver)
    approver.get_by_role("button", name="Xem tin").press("Enter")
    no_fault(approver)
    approver.get_by_label("Cụm mật khẩu của khóa").fill(WORDS)
    approver.get_by_role("button", name="Mở phần viết").press("Enter")
    expect(approver.get_by_text(TEXT)).to_be_visible()
    no_fault(approver)
    approver.get_by_role("button", name="Chuyển các mục chọn").press("Enter")
    expect(approver.get_by_text("thấy các mục chọn từ ngày mai")).to_be_visible()


def test_a_tip_from_the_phone_to_the_desk(
    browser: Browser, live_server: Any, transactional_db: None, province: Province
) -> None:
    from vungxanh.records.actions.tips.keeping import keep_tips

    address = live_server.url
    key_of_the_other(province.analyst)
    has_a_factor(province.approver)
    held = context_of(browser, 1280)
    approver = signed_in(held, address, province.approver.symbol)
    becomes_a_holder(approver, address)
    phone = context_of(browser, 375, java_script_enabled=False)
    citizen = phone.new_page()
    is_small_and_asks_nobody_else(citizen, address)
    code = tells(citizen, address)
    comes_back(citizen, code, "đã nhận")
    assert phone.cookies() == []
    keep_tips(at=timezone.now() + timedelta(1))
    opens_and_passes(approver, address)
    for context in (held, phone):
        context.close()


@pytest.mark.parametrize("width", [375, 1280])
def test_the_public_pages_are_accessible_in_both_languages(
    browser: Browser, live_server: Any, transactional_db: None, province: Province, width: int
) -> None:
    context = context_of(browser, width)
    page = context.new_page()
    for path in ("/to-giac/", "/to-giac/tra-loi/", "/to-giac/?ngon-ngu=en"):
        page.goto(live_server.url + path)
        no_fault(page)
    page.get_by_role("button", name="Send the tip").evaluate("button => button.form.noValidate = true")
    page.get_by_role("button", name="Send the tip").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Not sent yet")
    no_fault(page)
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.get_by_role("button", name="Gửi tin")).to_be_visible()
    context.close()
