"""The pages in a real browser: with the keyboard alone, without scripts, at three widths, on paper."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories.browsing import AXE_TAGS, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PROVINCE = "/tinh/MH/2025/"
COMMUNE = f"{PROVINCE}MH-119/"
PAGES = [PROVINCE, f"{PROVINCE}cach-hieu/", COMMUNE, "/dia-ban/", "/dia-ban/08/", "/khong-co/"]


@pytest.fixture
def sample(transactional_db: None) -> None:
    """The sample province, assessed: 124 communes with invented names."""
    from django.utils import timezone

    from vungxanh.assessment.interface import assess
    from vungxanh.portal.actions.sample import load_sample, sample_target

    province, analyst = load_sample()
    assess(
        province_id=province.id, year=2025, known_on=timezone.localdate(), by=analyst, target=sample_target()
    )


@pytest.fixture
def analyst(sample: None, live_server: Any, context: BrowserContext) -> Iterator[Page]:
    page = signed_in(context, live_server.url, "minh-hoa.phan-tich")
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert [error for error in errors if "404" not in error] == []


def test_pages_are_accessible_and_fit_every_width(analyst: Page, live_server: Any) -> None:
    from vungxanh.areas.interface import load_official

    load_official(by="thử")
    for path in PAGES:
        for width in (375, 1280, 1920):
            analyst.set_viewport_size({"width": width, "height": 900})
            analyst.goto(live_server.url + path)
            assert analyst.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"
        found = Axe().run(analyst, options={"runOnly": AXE_TAGS})
        wrong = {
            one["id"]: [node["html"][:120] for node in one["nodes"]] for one in found.response["violations"]
        }
        assert wrong == {}, f"{path}: {json.dumps(wrong, ensure_ascii=False, indent=1)}"


def test_rows_and_units_open_by_keyboard_and_pointer(analyst: Page, live_server: Any) -> None:
    analyst.goto(live_server.url + PROVINCE)
    analyst.keyboard.press("Tab")
    expect(analyst.locator(".skip")).to_be_focused()
    analyst.locator("#bang-loai").focus()
    analyst.keyboard.press("Enter")
    expect(analyst.locator("#bang th[aria-sort=ascending]")).to_have_text("Loại")
    first = analyst.locator("#bang tbody a.row").first
    name = first.inner_text()
    first.focus()
    analyst.keyboard.press("Enter")
    expect(analyst.locator("h1")).to_have_text(name)

    analyst.goto(live_server.url + PROVINCE)
    row = analyst.locator("#bang tbody tr").nth(3)
    name = row.locator("th").inner_text()
    row.locator("td").nth(2).click(force=True)
    expect(analyst.locator("h1")).to_have_text(name)


def test_a_unit_of_the_map_is_named_in_text_and_opens(analyst: Page, live_server: Any) -> None:
    analyst.goto(live_server.url + PROVINCE)
    unit = analyst.locator(".map a").nth(5)
    name = (unit.get_attribute("aria-label") or "").partition(":")[0]
    expect(unit.locator(".said")).to_be_hidden()
    unit.focus()
    expect(unit.locator(".said")).to_be_visible()
    analyst.keyboard.press("Enter")
    expect(analyst.locator("h1")).to_have_text(name)


def test_filtering_by_script_gives_what_a_full_reload_gives(analyst: Page, live_server: Any) -> None:
    analyst.goto(live_server.url + PROVINCE)
    analyst.locator("#loc-loai").select_option("I")
    analyst.wait_for_url("**loai=I**")
    expect(analyst.locator("#bang tfoot th")).to_have_text("Cộng 9")
    analyst.locator("#bang-quan-ly").click()
    expect(analyst.locator("#bang th[aria-sort]")).to_have_count(1)
    expect(analyst.locator(".htmx-request, .htmx-settling, .htmx-swapping")).to_have_count(0)
    analyst.locator("#loc-loai").select_option("II")
    expect(analyst.locator("#bang tfoot th")).to_have_text("Cộng 24")
    expect(analyst.locator("#bang th[aria-sort=ascending]")).to_contain_text("Đang quản lý")
    expect(analyst.locator(".htmx-request, .htmx-settling, .htmx-swapping")).to_have_count(0)
    swapped = analyst.locator("#bang").inner_html()
    analyst.reload()
    assert analyst.locator("#bang").inner_html() == swapped


def test_everything_works_without_scripts(sample: None, live_server: Any, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = signed_in(context, live_server.url, "minh-hoa.phan-tich")
    page.goto(live_server.url + "/")
    expect(page.locator("h1")).to_have_text("Tỉnh Tuyên Quang (minh họa)")
    page.locator("#loc-loai").select_option("II")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("#bang tbody tr")).to_have_count(24)
    page.locator("#bang-quan-ly").click()
    expect(page.locator("#bang th[aria-sort]")).to_contain_text("Đang quản lý")
    expect(page.locator("#bang tbody tr")).to_have_count(24)
    page.locator("#bang tbody a.row").first.click()
    expect(page.locator(".state")).to_contain_text("Loại II:")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".state")).to_contain_text("Type II:")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download an extract of the receipt").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["verdict"] == "II"
    context.close()


def test_the_published_totals_print_on_a4_with_every_row(analyst: Page, live_server: Any) -> None:
    analyst.goto(live_server.url + PROVINCE)
    figures = analyst.locator(".keys b").all_inner_texts()
    assert [figure.replace("\u00a0", " ") for figure in figures[:3]] == ["28,2 %", "71", "6"]
    expect(analyst.locator(".keys")).to_contain_text("vượt 8,2 điểm so với chỉ tiêu")
    analyst.emulate_media(media="print")
    expect(analyst.locator(".filter")).to_be_hidden()
    expect(analyst.locator(".notice-simulated")).to_be_visible()
    frame = analyst.locator("#bang")
    assert frame.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    paper = analyst.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [595, 842]
