"""The public form and the desks over HTTP: nothing of the sender is read, kept or sent on."""

import json
import logging
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.signing import signed_in
from tests.records.tips.conftest import WORDS, Held
from vungxanh.access.interface import Purpose, duty
from vungxanh.access.models import Post
from vungxanh.access.web.logs import JsonLines
from vungxanh.records.actions.tips.keeping import keep_tips
from vungxanh.records.models import Tip, TipInbox, TipText
from vungxanh.records.rules.tips.course import PLACE_A_DAY
from vungxanh.records.web.tips import limits
from vungxanh.records.web.tips.limits import DailyCounts
from vungxanh.records.web.tips.public import SIGNER

pytestmark = pytest.mark.django_db
FORM, DESK, ONE, KEY = "/to-giac/", "/tin-bao/", "/tin-bao/mot-tin/", "/tin-bao/khoa/"
TOKEN = re.compile(r'name="phieu" value="([^"]+)"')
CODE = re.compile(r"<strong>((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})</strong>")


@pytest.fixture(autouse=True)
def counts_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TIPS", DailyCounts(PLACE_A_DAY))
    monkeypatch.setattr(limits, "CODES", DailyCounts(3))


@pytest.fixture
def stranger() -> Client:
    return Client(enforce_csrf_checks=True)


def sent(client: Client, held: Held, text: str = "", **changes: Any) -> Any:
    page = client.get(FORM).content.decode()
    token = TOKEN.search(page)
    assert token is not None
    data = {
        "tinh": held.province.id,
        "xa": held.province.communes[0].id,
        "noi": "lodging",
        "buoi": "night",
        "chu": text,
        "phieu": token[1],
        "gui": "1",
        **changes,
    }
    return client.post(FORM, data, headers=changes.pop("headers", None))


def code_in(answer: Any) -> str:
    found = CODE.search(answer.content.decode())
    assert found is not None, answer.content.decode()
    return found[1]


def the_tip() -> Any:
    """The only tip, after the batch of its day."""
    keep_tips(at=timezone.now() + timedelta(1))
    with duty(Purpose.KEEP_TIPS):
        return Tip.objects.get().pk


def post_of(by: Any) -> Client:
    return signed_in(Post.objects.get(symbol=by.symbol))


def test_a_tip_is_sent_without_cookie_or_session_and_its_code_shows_the_state(
    held: Held, stranger: Client, django_assert_max_num_queries: Any
) -> None:
    page = stranger.get(FORM)
    assert (page.status_code, page["Cache-Control"].count("no-store")) == (200, 1)
    assert "Cookie" not in page.get("Vary", "")
    assert len(page.content) < 20_000
    answer = sent(stranger, held, "Nhà nghỉ mẫu sau chợ")
    code = code_in(answer)
    back = stranger.post("/to-giac/tra-loi/", {"ma": code.lower()})
    assert "đã nhận" in back.content.decode()
    assert not stranger.cookies
    for one in (page, answer, back):
        assert not one.cookies
        text = one.content.decode()
        assert set(re.findall(r'(?:src|href)="(https?:)?//', text)) == set()
        assert "<script" not in text
    with duty(Purpose.KEEP_TIPS):
        row = TipInbox.objects.get()
    assert b"sau ch" not in bytes(row.sealed)
    assert row.received_on == timezone.localdate()


def test_the_form_speaks_english_by_its_address_and_says_where_to_go_instead(
    held: Held, stranger: Client
) -> None:
    page = stranger.get(f"{FORM}?ngon-ngu=en")
    text = page.content.decode()
    assert page["Content-Language"] == "en"
    assert 'lang="en"' in text
    for word in ("113", "VNeID", "Nobody knows who wrote"):
        assert word in text
    assert "113" in stranger.get(FORM).content.decode()


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(held: Held, stranger: Client) -> None:
    answer = sent(stranger, held, "chữ còn đây", noi="", buoi="")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count('class="error"') == 2
    assert "chữ còn đây" in text
    with duty(Purpose.KEEP_TIPS):
        assert TipInbox.objects.count() == 0


def test_names_are_covered_before_anything_is_sealed(held: Held, stranger: Client) -> None:
    answer = sent(stranger, held, "Nhà ông Nguyễn Văn Mẫu, số 0912345678")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Nguyễn Văn Mẫu" not in text
    assert "█" in text


@pytest.mark.parametrize(
    ("changes", "headers"),
    [
        ({"phieu": "khác"}, {}),
        ({"phieu": ""}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Origin": "https://khac.example"}),
    ],
)
def test_a_form_of_another_site_or_of_yesterday_sends_nothing(
    held: Held, stranger: Client, changes: Any, headers: Any
) -> None:
    token = SIGNER.sign("mẫu")
    data = {"tinh": held.province.id, "xa": held.province.communes[0].id, "noi": "lodging", "buoi": "any"}
    answer = stranger.post(FORM, {**data, "phieu": token, "gui": "1", **changes}, headers=headers)
    assert answer.status_code == 422
    assert "mở quá lâu" in answer.content.decode()
    with duty(Purpose.KEEP_TIPS):
        assert TipInbox.objects.count() == 0
    fresh = TOKEN.search(answer.content.decode())
    assert fresh is not None
    code_in(stranger.post(FORM, {**data, "phieu": fresh[1], "gui": "1"}))


def test_without_keys_the_form_has_no_text_and_says_why(province: Any, stranger: Client) -> None:
    text = stranger.get(FORM).content.decode()
    assert "<textarea" not in text
    assert "chưa đủ hai người giữ khóa" in text


def test_where_several_provinces_take_tips_one_is_chosen_first(held: Held, stranger: Client) -> None:
    from datetime import date

    from vungxanh.access.interface import create_post
    from vungxanh.areas.interface import create_illustrative_province

    other = create_illustrative_province(
        code="MY", name="Mẫu Khác", communes=[("MY01", "Mẫu 77", "xa")], valid_from=date(2022, 1, 1), by="thử"
    )
    create_post(symbol="MY", title="MY", role="provincial_analyst", area_id=other.id, by=None)
    assert "Mẫu 77" not in stranger.get(FORM).content.decode()
    second = stranger.post(FORM, {"tinh": other.id}).content.decode()
    assert "Mẫu 77" in second
    assert "Mẫu 01" not in second
    assert stranger.post(FORM, {"tinh": "9"}).status_code == 422


def test_rates_are_limited_in_memory_alone(held: Held, stranger: Client) -> None:
    for _ in range(PLACE_A_DAY):
        code_in(sent(stranger, held))
    answer = sent(stranger, held)
    assert (answer.status_code, "quá nhiều tin" in answer.content.decode()) == (422, True)
    asked = [stranger.post("/to-giac/tra-loi/", {"ma": "0" * 16}).content.decode() for _ in range(4)]
    assert ["quá nhiều lần" in text for text in asked] == [False, False, False, True]


def test_the_log_has_no_line_and_no_hour_of_a_tip(
    held: Held, stranger: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO)
    sent(stranger, held)
    stranger.get("/suc-khoe/")
    told = [record.request.path for record in caplog.records if record.name == "vungxanh.request"]
    assert told == ["/suc-khoe/"]
    stranger.raise_request_exception = False
    monkeypatch.setattr("vungxanh.records.web.tips.public.taking_provinces", lambda on: 1 / 0)
    caplog.clear()
    assert stranger.get(FORM).status_code == 500
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert {line["at"] for line in lines if line.get("route") == "to-giac/"} == {
        timezone.localdate().isoformat()
    }


def test_the_province_opens_passes_and_closes(held: Held, stranger: Client) -> None:
    sent(stranger, held, "Nhà nghỉ mẫu sau chợ")
    tip, desk = the_tip(), post_of(held.province.analyst)
    page = desk.get(DESK).content.decode()
    assert str(tip) in page
    wrong = desk.post(ONE, {"tin": tip, "viec": "mo", "cum": "không phải cụm này"})
    assert (wrong.status_code, "sau chợ" in wrong.content.decode()) == (422, False)
    shown = desk.post(ONE, {"tin": tip, "viec": "mo", "cum": WORDS})
    assert "sau chợ" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert WORDS not in shown.content.decode() + json.dumps(dict(desk.session))
    assert desk.post(ONE, {"tin": tip, "viec": "dong", "ket_qua": ""}).status_code == 422
    assert desk.post(ONE, {"tin": tip, "viec": "chuyen"}).status_code == 302
    assert desk.post(ONE, {"tin": tip, "viec": "chuyen"}).status_code == 422
    assert desk.post(ONE, {"tin": tip, "viec": "dong", "ket_qua": "acted"}).status_code == 302
    with duty(Purpose.KEEP_TIPS):
        assert TipText.objects.count() == 0
    assert "đã xử lý" in desk.get(f"{DESK}?nhom=xong").content.decode()
    assert desk.get(ONE)["Location"] == DESK


def test_a_tip_that_is_not_the_posts_is_not_there(held: Held, stranger: Client) -> None:
    sent(stranger, held)
    tip = the_tip()
    for by in (held.province.communes[0].officer, held.province.communes[1].officer):
        client = post_of(by)
        assert client.get(DESK).status_code == 200
        for viec in ("", "kiem-tra", "chuyen", "mo", "dong"):
            data = {"tin": tip, "viec": viec, "cum": WORDS, "ket_qua": "signs_seen"}
            assert client.post(ONE, data).status_code in {403, 404, 422}
    assert post_of(held.province.analyst).post(ONE, {"tin": "x"}).status_code == 404
    assert post_of(held.province.approver).get(KEY).status_code == 200
    assert post_of(held.province.reviewer).get(DESK)["Location"] == "/tin-bao/lap-lai/"
    assert post_of(held.province.reviewer).get("/tin-bao/lap-lai/").status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_tips(
    held: Held, tell: Callable[..., Any], django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        client = post_of(held.province.analyst)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(DESK).status_code == 200
        return len(caught)

    tell("chữ mẫu", at=timezone.now())
    keep_tips(at=timezone.now() + timedelta(1))
    few = queries()
    for _ in range(55):
        tell("", at=timezone.now(), commune_id=held.province.communes[_ % 3].id)
    keep_tips(at=timezone.now() + timedelta(1))
    assert queries() == few
    page = post_of(held.province.analyst).get(DESK).content.decode()
    more = re.search(r'href="(/tin-bao/\?truoc=[^"]+)"', page)
    assert more is not None
    rest = post_of(held.province.analyst).get(more[1]).content.decode()
    assert (page.count('name="tin"'), rest.count('name="tin"')) == (50, 6)


def test_a_holder_makes_prints_restores_and_gives_up_a_key(
    province: Any, factors: None, cheap_words: None
) -> None:
    client = post_of(province.analyst)
    assert client.post(KEY, {"viec": "tao", "cum": "ngắn", "lan_hai": "ngắn"}).status_code == 422
    assert client.post(KEY, {"viec": "tao", "cum": WORDS, "lan_hai": WORDS + "x"}).status_code == 422
    made = client.post(KEY, {"viec": "tao", "cum": WORDS, "lan_hai": WORDS}).content.decode()
    paper = re.search(r"AGE-SECRET-KEY-1[0-9A-Z]{58}", made)
    assert paper is not None
    assert "<svg" in made
    assert "AGE-SECRET-KEY" not in client.get(KEY).content.decode().replace("AGE-SECRET-KEY-1…", "")
    new = "cụm mật khẩu khác hẳn"
    answer = client.post(KEY, {"viec": "giay", "giay": paper[0], "cum": new, "lan_hai": new})
    assert answer.status_code == 302
    assert client.post(KEY, {"viec": "thoi-giu"}).status_code == 302
    assert "Tạo khóa" in client.get(KEY).content.decode()
