"""Published figures in a real browser: by keyboard, without scripts, at three widths, on paper."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories.browsing import AXE_TAGS, signed_in
from tests.factories.marks import finished, said
from tests.factories.provinces import load_provinces

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/so-lieu-cong-bo/"
WAITING = f"{HOME}cho-nhan/"
TOPICS = ("khong-ma-tuy", "chi-tieu", "trong-diem", "nguoi", "vu-viec")
PAGES = [
    *(f"{HOME}?chu-de={topic}&tinh=tat-ca" for topic in TOPICS),
    f"{HOME}40/",
    f"{HOME}ca-nuoc/",
    WAITING,
]


@pytest.fixture
def register(transactional_db: None) -> Any:
    """The product's figures, and an invented province whose analyst has accepted five."""
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import create_illustrative_province
    from vungxanh.records.interface import load_published

    be_born("simulated")
    load_provinces()
    load_published()
    province = create_illustrative_province(
        code="MA", name="Mẫu MA", communes=[("MA01", "Mẫu 01", "xa")], valid_from=date(2025, 7, 1), by="thử"
    )
    analyst = create_post(
        symbol="ma-pt", title="Chức danh mẫu", role="provincial_analyst", area_id=province.id, by=None
    )
    finished(
        analyst,
        [
            said("28,2% số xã", "drug_free_share_pct", "28.2", "percent"),
            said("20% số xã, phường", "drug_free_share_pct", "20", "percent", role="target"),
            said("vượt 8,2%", "target_pct", "8.2", "percent"),
            said("52 vụ", "cases", "52", "case", area="xã Mẫu 01"),
            said("11 xã", "drug_free_communes", "11", "commune"),
        ],
    )
    return analyst


@pytest.fixture
def analyst(register: Any, live_server: Any, context: BrowserContext) -> Iterator[Page]:
    page = signed_in(context, live_server.url, "ma-pt")
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert [error for error in errors if "422" not in error] == []


def test_pages_are_accessible_and_fit_every_width(analyst: Page, live_server: Any) -> None:
    for path in PAGES:
        for width in (375, 1280, 1920):
            analyst.set_viewport_size({"width": width, "height": 900})
            analyst.goto(live_server.url + path)
            assert analyst.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"
        found = Axe().run(analyst, options={"runOnly": AXE_TAGS})
        wrong = {
            one["id"]: [node["html"][:160] for node in one["nodes"]] for one in found.response["violations"]
        }
        assert wrong == {}, f"{path}: {json.dumps(wrong, ensure_ascii=False, indent=1)}"


def test_figures_are_taken_refused_and_taken_back_by_keyboard(analyst: Page, live_server: Any) -> None:
    analyst.goto(live_server.url + WAITING)
    expect(analyst.locator(".waits > li").first).to_be_focused()
    analyst.keyboard.press("t")
    expect(analyst.locator(".message")).to_contain_text("Đã nhận 28,2")
    expect(analyst.locator(".waits > li")).to_have_count(4)
    analyst.keyboard.press("Enter")
    expect(analyst.locator(".waits > li")).to_have_count(3)

    # The margin cannot be taken as a percentage: the reason stands beside it and it keeps the focus.
    analyst.keyboard.press("t")
    expect(analyst.locator(".tried")).to_contain_text("8,2 điểm phần trăm")
    expect(analyst.locator(".waits > li").first).to_be_focused()
    analyst.locator(".waits > li select[name=don-vi]").first.select_option("pp")
    analyst.locator(".waits > li .take button").first.click()
    expect(analyst.locator(".waits > li")).to_have_count(2)

    analyst.keyboard.press("x")
    expect(analyst.locator(".refuse select").first).to_be_focused()
    expect(analyst.locator(".refuse select").first).to_have_value("below_province")
    analyst.keyboard.press("Enter")
    expect(analyst.locator(".waits > li")).to_have_count(1)
    expect(analyst.locator("#vua-tu-choi")).to_contain_text("xã Mẫu 01")

    analyst.keyboard.press("u")
    expect(analyst.locator("#vua-nhan .undo select").first).to_be_focused()
    analyst.keyboard.press("Enter")
    expect(analyst.locator("#vua-nhan")).to_contain_text("Đã rút: Nhận nhầm")


def test_keys_in_a_field_are_letters(analyst: Page, live_server: Any) -> None:
    analyst.goto(live_server.url + WAITING)
    field = analyst.locator("input[name=tinh-den]").first
    field.fill("")
    field.type("tjkxu")
    expect(field).to_have_value("tjkxu")
    expect(analyst.locator(".waits > li")).to_have_count(5)
    analyst.locator(".waits > li").first.focus()
    analyst.keyboard.press("j")
    expect(analyst.locator(".waits > li").nth(1)).to_be_focused()
    analyst.keyboard.press("k")
    expect(analyst.locator(".waits > li").first).to_be_focused()


def test_filtering_by_script_gives_what_a_full_reload_gives(analyst: Page, live_server: Any) -> None:
    analyst.goto(live_server.url + HOME)
    analyst.locator("#loc-chu-de").select_option("nguoi")
    analyst.wait_for_url("**chu-de=nguoi**")
    expect(analyst.locator("#bang")).to_contain_text("Tỉnh Lai Châu")
    analyst.locator("#bang-quan-ly").click()
    expect(analyst.locator("#bang th[aria-sort=ascending]")).to_contain_text("Được quản lý")
    expect(analyst.locator(".htmx-request, .htmx-settling, .htmx-swapping")).to_have_count(0)
    swapped = analyst.locator("#bang tbody").inner_text()
    analyst.reload()
    assert analyst.locator("#bang tbody").inner_text() == swapped


def test_a_row_opens_its_province_and_a_source_its_page(analyst: Page, live_server: Any) -> None:
    analyst.goto(live_server.url + HOME)
    row = analyst.locator("#bang tbody tr", has_text="Tỉnh Tuyên Quang")
    source = row.locator("a.source")
    assert (source.get_attribute("href") or "").startswith("http://baotuyenquang.com.vn/")
    # The link lies above the row that opens as a whole.
    source.scroll_into_view_if_needed()
    box = source.bounding_box()
    assert box is not None
    at = [box["x"] + 5, box["y"] + 5]
    top = analyst.evaluate("([x, y]) => document.elementFromPoint(x, y)?.className", at)
    assert top == "source"
    row.locator("a.row").focus()
    analyst.keyboard.press("Enter")
    expect(analyst.locator("h1")).to_have_text("Tỉnh Tuyên Quang")
    expect(analyst.locator("#tinh-lai + ul")).to_contain_text("35 là 28,2")


def test_everything_works_without_scripts(register: Any, live_server: Any, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = signed_in(context, live_server.url, "ma-pt")
    page.goto(live_server.url + HOME)
    page.locator("#loc-chu-de").select_option("chi-tieu")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("#bang")).to_contain_text("đến 14/12/2025")
    page.get_by_role("link", name="5 số chờ nhận").click()
    page.locator(".waits > li").last.get_by_role("button", name="Nhận (T)").click()
    expect(page.locator(".message")).to_contain_text("Đã nhận 11")
    page.locator("#vua-nhan").get_by_role("button", name="Rút lại").click()
    expect(page.locator("#vua-nhan")).to_contain_text("Đã rút")
    page.get_by_role("button", name="Nhận lại").click()
    expect(page.locator("#vua-nhan li")).to_have_count(2)
    context.close()


def test_a_province_prints_on_a4_with_its_charts_and_breaks(analyst: Page, live_server: Any) -> None:
    analyst.goto(f"{live_server.url}{HOME}40/")
    analyst.emulate_media(media="print")
    expect(analyst.locator(".filter")).to_be_hidden()
    expect(analyst.locator(".series").first).to_be_visible()
    expect(analyst.locator(".series .cut").first).to_be_attached()
    paper = analyst.pdf(prefer_css_page_size=True)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [595, 842]
