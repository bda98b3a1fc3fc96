"""The outside reviewer in a real browser: the secret made there, the sample drawn and marked by keyboard."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories.browsing import AXE_TAGS, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def month(settings: Any, tmp_path: Path, transactional_db: None) -> str:
    """A province with 201 rows looked at in one day of last month; the address of that month."""
    from vungxanh.access.interface import Purpose, Verb, be_born, create_post, looking, record_look
    from vungxanh.access.rules.samples import months_before
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    settings.AUDIT_KEY, settings.ANCHOR_DIR = tmp_path / "audit-key.pem", ""
    be_born("simulated")
    province = create_illustrative_province(
        code="MA", name="Mẫu MA", communes=[("MA01", "Mẫu 01", "xa")], valid_from=date(2025, 7, 1), by="thử"
    )
    (commune,) = communes_of(province.id, date(2026, 1, 1))
    create_post(symbol="gs", title="Giám sát mẫu", role="outside_reviewer", area_id=province.id, by=None)
    officer = create_post(symbol="cb", title="Cán bộ mẫu", role="commune", area_id=commune.id, by=None)
    today = timezone.localdate()
    for rows in (50, 50, 50, 51):
        with looking(officer, verb=Verb.VIEW_DOSSIERS, purpose=Purpose.MANAGE, areas=[commune.id], on=today):
            record_look(commune.id, [uuid4() for _ in range(rows)])
    before = months_before(today, 2)[1]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE access_look DISABLE TRIGGER USER")
        cursor.execute(f"UPDATE access_look SET at = timestamptz '{before:%Y-%m}-10 02:00Z'")
        cursor.execute("ALTER TABLE access_look ENABLE TRIGGER USER")
    return f"/giam-sat/{before.year}/{before.month}/"


@pytest.fixture
def reviewer(month: str, live_server: Any, context: BrowserContext) -> Iterator[Page]:
    page = signed_in(context, live_server.url, "gs")
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


def check(page: Page) -> None:
    """The page fits every width and keeps the rules of accessibility."""
    for width in (375, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} at {width}"
    found = Axe().run(page, options={"runOnly": AXE_TAGS})
    wrong = {one["id"]: [node["html"][:160] for node in one["nodes"]] for one in found.response["violations"]}
    assert wrong == {}, f"{page.url}: {json.dumps(wrong, ensure_ascii=False, indent=1)}"


def test_a_month_from_the_secret_to_the_last_word(reviewer: Page, live_server: Any, month: str) -> None:
    from vungxanh.access.interface import sign_head
    from vungxanh.access.models import SampledLook
    from vungxanh.access.rules.samples import commitment_of

    reviewer.goto(live_server.url + "/giam-sat/")
    check(reviewer)
    reviewer.goto(live_server.url + month)
    expect(reviewer.locator(".message-error")).to_contain_text("201 dòng")
    check(reviewer)

    reviewer.get_by_role("button", name="Tạo chuỗi bí mật trên máy này").press("Enter")
    field = reviewer.get_by_label("Mã cam kết (SHA-256")
    expect(field).not_to_have_value("")
    secret = reviewer.locator("output").inner_text()
    assert field.input_value() == commitment_of(secret)
    reviewer.get_by_role("button", name="Gửi mã cam kết").press("Enter")
    expect(reviewer.get_by_role("status").first).to_contain_text("Đã nhận mã cam kết")
    check(reviewer)

    sign_head(timezone.now() + timedelta(seconds=1))
    reviewer.reload()
    reviewer.get_by_label("Chuỗi bí mật đã ghi lại").fill(secret)
    reviewer.keyboard.press("Enter")
    expect(reviewer.get_by_role("status").first).to_contain_text("Đã rút mẫu: 4 lượt xem")
    check(reviewer)

    reviewer.get_by_label("Nhận xét lượt 2", exact=True).select_option("unexplained")
    reviewer.get_by_role("button", name="Lưu nhận xét").press("Enter")
    expect(reviewer.get_by_role("status").first).to_contain_text("Đã lưu 1 nhận xét")
    assert SampledLook.objects.get(place=2).mark == "unexplained"

    reviewer.get_by_role("button", name="English").click()
    expect(reviewer.get_by_role("button", name="Save the words")).to_be_visible()
    expect(reviewer.get_by_label("Word on look 2", exact=True)).to_have_value("unexplained")
    check(reviewer)
