"""A commune's month with its dossiers, in a real browser: narrow and wide, by keyboard, in both languages."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.dossiers.conftest import Province, province
from tests.dossiers.keeping import opened, sent
from tests.factories.browsing import context_of, no_fault, pressed, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["province"]


def typed(page: Page, **given: str) -> None:
    """Fill in a form as people name its fields, and send it by key."""
    for label, value in given.items():
        page.get_by_label(label.replace("_", " ")).first.fill(value)
    pressed(page, "Gửi", exact=False)


def chosen(page: Page) -> None:
    """What is chosen from lists when somebody is entered."""
    for label, value in (("Người ra", "commune_police_chief"), ("Giới tính", "male"), ("Nơi", "community")):
        page.get_by_label(label).first.select_option(value)


def approved(page: Page, address: str, says: str) -> None:
    """The second human looks at what waits, compares, and approves by key."""
    page.goto(address)
    pressed(page, "Xem để duyệt", exact=False)
    no_fault(page)
    pressed(page, "Duyệt", exact=False)
    expect(page.get_by_text(says)).to_be_visible()


def opens(officer: Page, address: str, today: str) -> None:
    """The kind, the paper; what the law does not allow is said beside its field."""
    officer.goto(address)
    expect(officer.get_by_text("Xã chưa có hồ sơ nào đang quản lý.")).to_be_visible()
    no_fault(officer)
    officer.get_by_role("link", name="Mở hồ sơ").click()
    no_fault(officer)
    officer.get_by_role("link", name="Quản lý người sử dụng trái phép").click()
    no_fault(officer)
    officer.get_by_label("Ngày quyết định").fill(today)
    chosen(officer)
    typed(officer, Số_hồ_sơ_giấy="14/2026/HS", Tuổi_tròn="11", **{"Số, ký hiệu quyết định": "31/QĐ-CAX"})
    expect(officer.get_by_text("Luật chỉ quy định từ đủ 12 tuổi")).to_be_visible()
    no_fault(officer)
    typed(officer, Tuổi_tròn="41")
    expect(officer.get_by_text("Đã gửi đề nghị mở hồ sơ")).to_be_visible()


def takes_over(officer: Page, address: str, today: str) -> None:
    """Somebody who moved here."""
    officer.goto(address)
    no_fault(officer)
    pressed(officer, "Tiếp nhận", exact=False)
    no_fault(officer)
    officer.get_by_label("Ngày quyết định").fill(today)
    chosen(officer)
    typed(officer, Tuổi_tròn="30", **{"Số, ký hiệu quyết định": "32/QĐ-CAX"})
    expect(officer.get_by_text("Đã gửi đề nghị tiếp nhận")).to_be_visible()


def completes(officer: Page, address: str) -> None:
    """One dossier, what is missing of it, and an act on it; its address alone leads back to the list."""
    officer.goto(address)
    pressed(officer, "Mở chưa ghi số", exact=False)
    expect(officer.get_by_text("Thiếu số hồ sơ giấy của xã")).to_be_visible()
    no_fault(officer)
    pressed(officer, "Đính chính", exact=False)
    no_fault(officer)
    typed(officer, Số_hồ_sơ_giấy="15/2026/HS")
    expect(officer.get_by_text("có hiệu lực khi người thứ hai duyệt")).to_be_visible()
    officer.goto(f"{address}mot-ho-so/")
    assert officer.url == address


@pytest.mark.parametrize("width", [375, 1280])
def test_a_month_of_a_commune(
    browser: Browser, live_server: Any, transactional_db: None, province: Province, width: int
) -> None:
    here, there, _ = province.communes
    day, address = timezone.localdate(), f"{live_server.url}/ho-so/"
    sent(there, here, opened(there, day), day)
    contexts = [context_of(browser, width) for _ in range(2)]
    officer = signed_in(contexts[0], live_server.url, here.officer.symbol)
    approver = signed_in(contexts[1], live_server.url, here.approver.symbol)
    opens(officer, address, f"{day:%d/%m/%Y}")
    approved(approver, address, "Đã duyệt: mở hồ sơ.")
    takes_over(officer, address, f"{day:%d/%m/%Y}")
    approved(approver, address, "Đã duyệt: tiếp nhận người chuyển đến.")
    completes(officer, address)
    for word in ("yeu-cau", "can-doi", "nhom/can-bo-sung"):
        officer.goto(f"{address}{word}/")
        no_fault(officer)
    officer.emulate_media(media="print")
    expect(officer.get_by_text("Trang hồ sơ không in ra giấy.")).to_be_visible()
    expect(officer.get_by_text("31/QĐ-CAX").first).to_be_hidden()
    for context in contexts:
        context.close()


def test_the_pages_speak_english_and_need_no_script(
    browser: Browser, live_server: Any, transactional_db: None, province: Province
) -> None:
    here, there, _ = province.communes
    today = timezone.localdate()
    opened(here, today)
    sent(there, here, opened(there, today), today)
    context = context_of(browser, 1280, java_script_enabled=False)
    officer = signed_in(context, live_server.url, here.officer.symbol)
    officer.goto(f"{live_server.url}/ho-so/")
    officer.get_by_role("button", name="English").click()
    expect(officer.get_by_role("heading", name="Dossiers under management")).to_be_visible()
    officer.get_by_role("button", name="Open no number yet").click()
    expect(officer.get_by_text("paper file is missing")).to_be_visible()
    officer.get_by_role("button", name="Send to another commune").click()
    officer.get_by_label("Where to").select_option(label="xã Mẫu 02")
    officer.get_by_label("Day of leaving").fill(f"{today:%d/%m/%Y}")
    officer.get_by_label("Hour of leaving").fill("0:01")
    officer.get_by_role("button", name="Send", exact=True).click()
    expect(officer.get_by_text("The other commune was told")).to_be_visible()
    context.close()


def test_the_province_sees_counts(
    browser: Browser, live_server: Any, transactional_db: None, province: Province
) -> None:
    opened(province.communes[0], timezone.localdate())
    for width in (375, 1280, 1920):
        context = context_of(browser, width)
        analyst = signed_in(context, live_server.url, province.analyst.symbol)
        for address in ("/ho-so/tinh/", "/ho-so/tinh/chat-luong/"):
            analyst.goto(live_server.url + address)
            no_fault(analyst)
        context.close()
