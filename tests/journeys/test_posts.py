"""Second factor and posts in a real browser: three widths, by keyboard, without scripts, both languages."""

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories.browsing import AXE_TAGS, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "một câu dài dễ nhớ"
CODE = re.compile(r"\b\d{6}\b")


@pytest.fixture
def posts(transactional_db: None) -> dict[str, Any]:
    """An invented province with its approver and the officer of a commune."""
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    since = date(2025, 7, 1)
    province = create_illustrative_province(
        code="MAU", name="Mẫu 01", communes=[("MAU01", "Mẫu 01", "xa")], valid_from=since, by="thử"
    )
    be_born("simulated")
    commune = communes_of(province.id, since)[0].id
    wanted = {
        "duyet-tinh": ("provincial_approver", province.id),
        "can-bo": ("commune", commune),
        "quan-tri": ("technical_administrator", province.id),
    }
    return {
        symbol: create_post(symbol=symbol, title=f"Mẫu {symbol}", role=role, area_id=area_id, by=None)
        for symbol, (role, area_id) in wanted.items()
    }


def fits_and_is_accessible(page: Page, name: str) -> None:
    """No page is wider than its window, and axe finds nothing; pictures where somebody wants to look."""
    for width in (375, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
        if folder := os.environ.get("VUNGXANH_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    found = Axe().run(page, options={"runOnly": AXE_TAGS})
    wrong = {one["id"]: [node["html"][:120] for node in one["nodes"]] for one in found.response["violations"]}
    assert wrong == {}, f"{name}: {json.dumps(wrong, ensure_ascii=False, indent=1)}"


def link_of(post: Any) -> str:
    from django.utils import timezone

    from vungxanh.access.actions import make_link

    return f"/vao/{make_link(post=post, at=timezone.now(), by=None)}/"


def code_on(page: Page) -> str:
    """The code that a simulated database shows; a code that was used is not taken again."""
    from vungxanh.access.models import SecondFactor

    SecondFactor.objects.update(last_step=0)
    found = CODE.search(page.get_by_role("main").inner_text())
    assert found is not None
    return found[0]


def test_an_officer_sets_up_the_code_and_signs_in_with_it(
    context: BrowserContext, live_server: Any, posts: dict[str, Any]
) -> None:
    page = context.new_page()
    page.goto(live_server.url + link_of(posts["can-bo"]))
    page.keyboard.press("Enter")  # the button has the focus
    expect(page.get_by_role("heading", level=1)).to_have_text("Đặt mã xác thực")
    fits_and_is_accessible(page, "enrol")
    page.goto(live_server.url + "/dia-ban/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đặt mã xác thực")
    page.get_by_label("Mã 6 số").fill("000000")
    page.keyboard.press("Enter")
    expect(page.locator(".error")).to_contain_text("Mã không đúng")
    page.get_by_label("Mã 6 số").fill(code_on(page))
    page.keyboard.press("Enter")
    expect(page.locator("main code")).to_have_count(10)
    fits_and_is_accessible(page, "recovery-codes")
    recovery = page.locator("main code").first.inner_text()
    page.goto(live_server.url + "/mat-khau/")
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa có lần xếp loại nào")
    page.goto(live_server.url + "/tai-khoan/")
    fits_and_is_accessible(page, "account")
    page.get_by_role("button", name="Đăng xuất").click()
    for code in (None, recovery):
        page.get_by_label("Ký hiệu chức danh").fill("can-bo")
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Nhập mã xác thực")
        fits_and_is_accessible(page, "second-factor")
        page.keyboard.type(code or code_on(page))  # the field has the focus
        page.keyboard.press("Enter")
        expect(page.locator(".who a")).to_have_text("Mẫu can-bo")
        page.get_by_role("button", name="Đăng xuất").click()


def test_a_manager_makes_a_post_and_hands_it_over(
    context: BrowserContext, live_server: Any, posts: dict[str, Any]
) -> None:
    from vungxanh.access.models import Post

    page = signed_in(context, live_server.url, "duyet-tinh")
    page.goto(live_server.url + "/")
    page.get_by_role("link", name="Chức danh", exact=True).click()
    expect(page.locator("tbody tr")).to_have_count(3)
    fits_and_is_accessible(page, "posts")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Lập chức danh mới").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lập chức danh mới")
    fits_and_is_accessible(page, "new-post")
    page.get_by_label("Ký hiệu chức danh").focus()
    page.keyboard.type("can-bo-2")
    page.keyboard.press("Tab")
    page.keyboard.type("Mẫu cán bộ 2")
    page.keyboard.press("Tab")  # the first role is the officer of a commune
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # from the province to its commune
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mẫu cán bộ 2")
    page.get_by_role("button", name="Cấp liên kết đăng nhập").click()
    expect(page.locator("main .hash")).to_contain_text("/vao/")
    for summary in page.locator("summary").all():
        summary.focus()
        page.keyboard.press("Enter")
    fits_and_is_accessible(page, "post")
    holder = Post.objects.get(symbol="can-bo-2").holder
    page.get_by_role("button", name="Bàn giao", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Đã bàn giao")
    assert Post.objects.get(symbol="can-bo-2").holder != holder
    page.goto(f"{live_server.url}/chuc-danh/{posts['duyet-tinh'].post_id}/")
    expect(page.get_by_role("main")).to_contain_text("do chính bạn giữ")
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("main")).to_contain_text("You hold this post yourself")


def test_it_works_without_scripts(browser: Browser, live_server: Any, posts: dict[str, Any]) -> None:
    from vungxanh.access.models import Post

    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = signed_in(context, live_server.url, "quan-tri")
    page.goto(f"{live_server.url}/chuc-danh/{posts['can-bo'].post_id}/")
    page.get_by_role("button", name="Đóng chức danh").click()
    expect(page.get_by_role("status")).to_contain_text("Đã đóng chức danh")
    assert not Post.objects.get(symbol="can-bo").is_active
    context.close()
