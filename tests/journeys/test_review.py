"""The review of a document by keyboard in a real browser, and without scripts."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories.browsing import AXE_TAGS, signed_in
from tests.factories.documents import TEXT, draft, quantity

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (375, 1280, 1920)


@pytest.fixture
def officer(transactional_db: None) -> Any:
    """The officer of an invented commune."""
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    since = date(2025, 7, 1)
    province = create_illustrative_province(
        code="MAU", name="Mẫu 01", communes=[("MAU01", "Mẫu 01", "xa")], valid_from=since, by="thử"
    )
    be_born("simulated")
    commune = communes_of(province.id, since)[0]
    return create_post(symbol="MAU01", title="Cán bộ Xã Mẫu 01", role="commune", area_id=commune.id, by=None)


@pytest.fixture
def review(officer: Any) -> int:
    from vungxanh.intake.actions import open_review

    return open_review(draft(), by=officer, at=timezone.now(), on=timezone.localdate())


@pytest.fixture
def page(officer: Any, live_server: Any, context: BrowserContext) -> Iterator[Page]:
    """Signed in as the officer; the test fails when the browser reports a problem."""
    found = signed_in(context, live_server.url, officer.symbol)
    errors: list[str] = []
    found.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    found.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    assert [one for one in errors if "422" not in one] == []


def decided(page: Page) -> dict[str, str]:
    return {
        one.get_attribute("data-fact") or "": one.get_attribute("data-state") or ""
        for one in page.locator(".fact").all()
    }


def test_a_whole_review_by_keyboard(page: Page, live_server: Any, review: int) -> None:
    from vungxanh.intake.models import Mark, Review

    page.goto(f"{live_server.url}/tai-lieu/{review}/")
    expect(page.locator("#con-lai")).to_contain_text("Còn 9 trong 9")
    page.keyboard.press("j")
    expect(page.locator("#de-xuat-2")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("a")
    expect(page.locator("#de-xuat-1")).to_have_attribute("data-state", "accepted")
    expect(page.locator("#de-xuat-2")).to_be_focused()
    expect(page.locator("#con-lai")).to_contain_text("Còn 8 trong 9")
    page.keyboard.press("x")
    expect(page.locator("#de-xuat-2")).to_have_attribute("data-state", "rejected")
    expect(page.locator("#de-xuat-3")).to_be_focused()
    for number in (3, 4, 5):
        page.keyboard.press("a")
        expect(page.locator(f"#de-xuat-{number}")).to_have_attribute("data-state", "accepted")
    expect(page.locator("#de-xuat-6")).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator("#de-xuat-6 select[name=measure]")).to_be_focused()
    page.locator("#de-xuat-6 input[name=value]").fill("mười bốn")
    page.keyboard.press("Enter")
    expect(page.locator("#de-xuat-6 .error")).to_contain_text("không phải là số")
    expect(page.locator("#de-xuat-6 input[name=value]")).to_be_focused()
    page.locator("#de-xuat-6 input[name=value]").fill("14")
    page.keyboard.press("Enter")
    expect(page.locator("#de-xuat-6")).to_have_attribute("data-state", "edited")
    expect(page.locator("#de-xuat-7")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("#de-xuat-8")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("u")
    expect(page.locator("#de-xuat-7")).to_have_attribute("data-state", "")
    expect(page.locator("#con-lai")).to_contain_text("Còn 3 trong 9")
    page.keyboard.press("?")
    expect(page.locator("#phim dl")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#phim dl")).to_be_hidden()
    page.locator("#khong-con-ten").check()
    page.get_by_role("button", name="Xong, giữ lại").click()
    expect(page.locator(".state")).to_contain_text("Chấp nhận 5 trong 9 đề xuất (1 có sửa), bỏ 1")
    assert (Review.objects.count(), Mark.objects.count()) == (0, 5)
    assert Mark.objects.get(number=6).accepted["value"] == "14"


def test_keys_may_be_faster_than_the_line(page: Page, live_server: Any, review: int) -> None:
    page.goto(f"{live_server.url}/tai-lieu/{review}/")
    for key in "aaxaaaxaa":
        page.keyboard.press(key)
    expect(page.locator("#con-lai")).to_contain_text("Đã xét cả 9 đề xuất")
    states = ["rejected" if key == "x" else "accepted" for key in "aaxaaaxaa"]
    assert list(decided(page).values()) == states
    page.reload()
    page.locator("#de-xuat-9").focus()
    page.keyboard.press("u")
    expect(page.locator("#de-xuat-9")).to_have_attribute("data-state", "")
    page.locator("#de-xuat-9").focus()
    with page.expect_response(lambda answer: "hoan-tac" in (answer.request.post_data or "")):
        page.keyboard.press("x")
        page.keyboard.press("u")
    expect(page.locator("#con-lai")).to_contain_text("6 chấp nhận · 2 bỏ")
    expect(page.locator("#de-xuat-9")).to_have_attribute("data-state", "")


def test_a_fact_and_its_words_find_each_other(page: Page, live_server: Any, review: int) -> None:
    page.goto(f"{live_server.url}/tai-lieu/{review}/")
    page.locator("#de-xuat-7 .fact-quote a").click()
    expect(page.locator(".bit.chosen")).to_have_text("756,92g")
    expect(page.locator(".bit.chosen")).to_be_in_viewport()
    page.locator(".bit", has_text="nhiều vụ án").click()
    expect(page.locator("#de-xuat-9")).to_be_focused()
    expect(page.locator("#de-xuat-9")).to_be_in_viewport()
    # The plan's words lie inside the event's sentence: a second click goes on to the event.
    shared = page.locator(".bit", has_text="Kế hoạch số 12/KH-UBND")
    shared.click()
    expect(page.locator("#de-xuat-3")).to_be_focused()
    shared.click()
    expect(page.locator("#de-xuat-2")).to_be_focused()


def test_selected_words_are_covered_everywhere(page: Page, live_server: Any, review: int) -> None:
    from vungxanh.intake.models import Review

    page.goto(f"{live_server.url}/tai-lieu/{review}/")
    page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll('.paper [data-start]')]
            .find(one => one.textContent.includes('Mẫu Thị Tên'));
          const text = piece.firstChild, at = text.data.indexOf('Mẫu Thị Tên');
          getSelection().setBaseAndExtent(text, at, text, at + 11);
        }"""
    )
    expect(page.locator("#che-chu")).to_have_value("Mẫu Thị Tên")
    page.get_by_role("button", name="Che", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã che 1 chỗ")
    expect(page.locator(".paper")).not_to_contain_text("Mẫu Thị Tên")
    assert len(Review.objects.get().text) == len(TEXT)


def test_everything_works_without_scripts(
    officer: Any, live_server: Any, browser: Browser, review: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, locale="vi-VN", viewport={"width": 1280, "height": 800}
    )
    page = signed_in(context, live_server.url, officer.symbol)
    page.goto(f"{live_server.url}/tai-lieu/{review}/")
    page.locator("#de-xuat-1").get_by_role("button", name="Chấp nhận").click()
    expect(page.locator("#con-lai")).to_contain_text("Còn 8 trong 9")
    assert page.url.endswith("#de-xuat-2")
    page.locator("#de-xuat-5").get_by_role("link", name="Sửa").click()
    page.locator("#de-xuat-5 input[name=value]").fill("11")
    page.locator("#de-xuat-5").get_by_role("button", name="Lưu và chấp nhận").click()
    expect(page.locator("#de-xuat-5")).to_contain_text("đã sửa và chấp nhận")
    page.locator("#de-xuat-7 .fact-quote a").click()
    expect(page.locator(".at:target")).to_have_id("cho-7")
    expect(page.locator(".bit", has_text="756,92g")).to_be_in_viewport()
    page.locator("#de-xuat-5").get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("#con-lai")).to_contain_text("Còn 8 trong 9")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#con-lai")).to_contain_text("8 of 9 proposals left")
    context.close()


def finish_one(officer: Any, value: str) -> int:
    from vungxanh.intake.actions import decide, finish, open_review

    facts = (quantity("12 vụ", "cases", value, "case"), draft().proposed[6])
    number = open_review(draft(proposed=facts), by=officer, at=timezone.now(), on=timezone.localdate())
    for fact in (1, 2):
        decide(number, fact, "accepted", by=officer, at=timezone.now())
    return finish(number, by=officer, at=timezone.now(), no_names=True)


def test_pages_are_accessible_and_fit_every_width(
    page: Page, live_server: Any, officer: Any, review: int
) -> None:
    one, other = finish_one(officer, "12"), finish_one(officer, "13")
    for path in (
        "/tai-lieu/",
        f"/tai-lieu/{review}/",
        f"/tai-lieu/{review}/?sua=6",
        f"/tai-lieu/da-xet/{one}/",
        f"/tai-lieu/so-sanh/?mot={one}&hai={other}",
    ):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(live_server.url + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"
        found = Axe().run(page, options={"runOnly": AXE_TAGS})
        wrong = {
            one["id"]: [node["html"][:120] for node in one["nodes"]] for one in found.response["violations"]
        }
        assert wrong == {}, f"{path}: {json.dumps(wrong, ensure_ascii=False, indent=1)}"


def test_a_review_prints_its_text_and_facts(page: Page, live_server: Any, review: int) -> None:
    page.goto(f"{live_server.url}/tai-lieu/{review}/")
    page.emulate_media(media="print")
    expect(page.locator(".desk-bar")).to_be_hidden()
    expect(page.locator("#de-xuat-8 h3")).to_be_visible()
    paper = page.locator(".paper")
    assert paper.evaluate("e => e.scrollHeight <= e.clientHeight + 1")


def test_a_pasted_text_is_read_and_reviewed(page: Page, live_server: Any) -> None:
    page.goto(f"{live_server.url}/tai-lieu/")
    page.get_by_label("Hoặc dán văn bản").fill("Xã Mẫu 01\nNăm 2024, xã Mẫu 01 phát hiện 12 vụ.")
    page.get_by_role("button", name="Đọc", exact=True).click()
    expect(page.locator("h1")).to_have_text("Xã Mẫu 01")
    expect(page.locator(".paper")).to_contain_text("12 vụ")


def seeds() -> list[Path]:
    """The five documents the product was conceived from, where they lie beside the checkout."""
    shared = Path(os.environ.get("VUNGXANH_SHARED", Path(__file__).parents[2].parent / "shared"))
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.mark.skipif(not seeds(), reason="the seed documents are not beside this checkout (VUNGXANH_SHARED)")
def test_every_seed_document_is_reviewed_by_keyboard(page: Page, live_server: Any) -> None:
    from vungxanh.intake.models import Mark, Review, ReviewedDocument

    for seed in seeds():
        page.goto(f"{live_server.url}/tai-lieu/")
        page.get_by_label("Tệp").set_input_files(seed)
        page.get_by_role("button", name="Đọc", exact=True).click()
        page.wait_for_url("**/tai-lieu/*/")
        total = page.locator(".fact").count()
        assert total > 0, seed.name
        for _ in range(total):
            current = page.locator(".fact.chosen")
            number = current.get_attribute("data-fact")
            words = current.locator(".fact-quote a").inner_text()
            if "…" not in words:
                joined = "".join(page.locator(".bit.chosen").all_inner_texts())
                assert " ".join(joined.split()) == words
            page.keyboard.press("a")
            expect(page.locator(f"#de-xuat-{number}")).to_have_attribute("data-state", "accepted")
        expect(page.locator("#con-lai")).to_contain_text(f"Đã xét cả {total} đề xuất")
        page.locator("#khong-con-ten").check()
        page.get_by_role("button", name="Xong, giữ lại").click()
        expect(page.locator(".state")).to_contain_text(f"Chấp nhận {total} trong {total} đề xuất")
    assert Review.objects.count() == 0
    assert ReviewedDocument.objects.count() == len(seeds())
    masses = Mark.objects.filter(accepted__measure="seizure_mass_g").values_list("accepted__value", flat=True)
    assert {"756.92", "1904.99"} <= set(masses)
