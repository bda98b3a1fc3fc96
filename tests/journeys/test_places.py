"""A suspected place and a key route in a real browser: told by one, confirmed by another; narrow, by key."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.factories.browsing import context_of, no_fault, pressed, signed_in
from tests.records.events.conftest import Events, events
from vungxanh.access.interface import Role, create_post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["events"]


def tells(officer: Page, address: str, today: str) -> None:
    """A home under suspicion: five questions, then who answers; a home takes no words about where it is."""
    officer.goto(f"{address}/diem/")
    no_fault(officer)
    officer.get_by_role("link", name="Ghi điểm mới phát hiện").press("Enter")
    officer.get_by_label("Ngày xảy ra").fill(today)
    officer.get_by_label("Hoạt động").select_option("use")
    officer.get_by_label("Loại nơi").select_option("private_home")
    officer.get_by_label("Căn cứ").select_option("suspected")
    pressed(officer, "Tiếp")
    officer.get_by_label("công an xã").press("Space")
    officer.get_by_label("Nhận biết nơi công cộng").fill("sau chợ")
    pressed(officer, "Tiếp")
    expect(officer.get_by_text("không được ghi vị trí hay tên")).to_be_visible()
    officer.get_by_label("Nhận biết nơi công cộng").fill("")
    pressed(officer, "Tiếp")
    expect(officer.get_by_text("chưa tính vào số nào")).to_be_visible()
    pressed(officer, "Lưu")


def confirms(approver: Page, address: str, today: str) -> None:
    """Another human finds it in the register, and says that it was checked."""
    approver.goto(f"{address}/diem/")
    approver.get_by_role("link", name="Nhà ở, phòng trọ").press("Enter")
    no_fault(approver)
    expect(approver.get_by_text("chờ người thứ hai kiểm tra")).to_be_visible()
    pressed(approver, "Xác nhận đã kiểm tra điểm")
    approver.get_by_label("Ngày xảy ra").fill(today)
    pressed(approver, "Tiếp")
    pressed(approver, "Lưu")
    approver.goto(f"{address}/diem/")
    expect(approver.get_by_text("1 điểm tổ chức, chứa chấp sử dụng trên địa bàn xã")).to_be_visible()
    assert approver.locator("svg.map").count() == 0


def proposes(analyst: Page, address: str, today: str) -> None:
    """A route by name, areas and numbers of their order."""
    analyst.goto(f"{address}/tuyen/moi/")
    no_fault(analyst)
    analyst.get_by_label("Ngày đề xuất").fill(today)
    analyst.get_by_label("Tên tuyến").fill("Tuyến Mẫu 1")
    analyst.get_by_label("Loại đường").select_option("road")
    analyst.get_by_label("Phạm vi").select_option("intra")
    pressed(analyst, "Tiếp tục")
    for name in ("Xã Mẫu Một", "Xã Mẫu Hai"):
        analyst.get_by_label(name).press("Space")
    pressed(analyst, "Tiếp tục")
    analyst.get_by_label("Xã Mẫu Một").fill("2")
    analyst.get_by_label("Xã Mẫu Hai").fill("1")
    pressed(analyst, "Lưu đề xuất")
    expect(analyst.get_by_text("Đề xuất, chờ phê duyệt.")).to_be_visible()


def decides(head: Page, address: str, today: str) -> None:
    """Another human enters the decision; the register then says so, in English too."""
    head.goto(f"{address}/tuyen/")
    head.get_by_role("link", name="Tuyến Mẫu 1").press("Enter")
    head.get_by_label("Số, ký hiệu văn bản").fill("15/QĐ-UBND")
    head.get_by_label("Ngày của văn bản").fill(today)
    pressed(head, "Ghi quyết định")
    expect(head.get_by_text("Đã phê duyệt.")).to_be_visible()
    head.goto(f"{address}/tuyen/")
    head.get_by_role("button", name="English").click()
    expect(head.get_by_text("1 approved key routes")).to_be_visible()
    no_fault(head)


def test_places_are_told_by_one_and_confirmed_by_another(
    browser: Browser, live_server: Any, transactional_db: None, events: Events
) -> None:
    area, province = events.communes["MT-01"], events.province.id
    create_post(symbol="MT-01-D", title="D", role=Role.COMMUNE_APPROVER, area_id=area, by=None)
    create_post(symbol="mau-d", title="D", role=Role.PROVINCIAL_APPROVER, area_id=province, by=None)
    today = f"{timezone.localdate():%d/%m/%Y}"
    acts = {"MT-01": tells, "MT-01-D": confirms, "mau-pt": proposes, "mau-d": decides}
    for symbol, act in acts.items():
        context = context_of(browser, 375 if symbol.startswith("MT") else 1280)
        act(signed_in(context, live_server.url, symbol), live_server.url, today)
        context.close()
