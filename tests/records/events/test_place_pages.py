"""The pages of hotspots and key routes: told, checked by another, decided; without scripts and constant."""

import re
from datetime import timedelta
from html import unescape
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import places, signing
from tests.records.events.conftest import Events
from vungxanh.access.interface import Role, create_post
from vungxanh.records.actions.recording import record
from vungxanh.records.models import Event

pytestmark = pytest.mark.django_db


def client_of(symbol: str) -> Client:
    from vungxanh.access.models import Post

    return signing.signed_in(Post.objects.get(symbol=symbol))


def plain(answer: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def hidden(answer: Any, before: str = "") -> dict[str, Any]:
    """The hidden fields of the main form of a page, or of the one before whose button stands a text."""
    found: dict[str, Any] = {}
    main = answer.content.decode().partition("<main")[2]
    for form in re.findall(r"<form.*?</form>", main, re.S):
        if before in form:
            for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form):
                if name != "csrfmiddlewaretoken":
                    found.setdefault(name, []).append(unescape(value))
            break
    return found


@pytest.fixture
def approver(events: Events) -> Client:
    area = events.communes["MT-01"]
    create_post(symbol="MT-01-D", title="D", role=Role.COMMUNE_APPROVER, area_id=area, by=None)
    return client_of("MT-01-D")


def test_a_suspicion_is_told_by_one_and_confirmed_by_another(events: Events, approver: Client) -> None:
    officer, today = client_of("MT-01"), timezone.localdate()
    tell = "/su-kien/moi/diem-phat-hien/"
    first = {
        "day": f"{today:%d/%m/%Y}",
        "activity": "use",
        "setting": "private_home",
        "basis": "suspected",
        "file": "",
        "di": "tiep",
    }
    page = officer.post(tell, {**hidden(officer.get(tell)), **first})
    page = officer.post(
        tell, {**hidden(page), "agencies": ["commune_police"], "landmark": "sau chợ", "di": "tiep"}
    )
    assert "không được ghi vị trí" in plain(page)
    page = officer.post(tell, {**hidden(page), "agencies": ["commune_police"], "landmark": "", "di": "tiep"})
    assert "chưa tính vào số nào" in plain(page), plain(page)
    assert officer.post(tell, {**hidden(page), "di": "luu"}).status_code == 302
    subject = Event.objects.get().subject
    shown = officer.get(f"/diem/{subject}/")
    assert "Nghi vấn, chờ người thứ hai kiểm tra: tự hết ngày" in plain(shown)
    assert "Xác nhận đã kiểm tra điểm" not in plain(shown)
    shown = approver.get(f"/diem/{subject}/")
    assert "Xác nhận đã kiểm tra điểm" in plain(shown)
    confirm = "/su-kien/moi/diem-xac-nhan/"
    page = approver.post(confirm, hidden(shown, "diem-xac-nhan"))
    page = approver.post(confirm, {**hidden(page), "day": f"{today:%d/%m/%Y}", "di": "tiep"})
    assert approver.post(confirm, {**hidden(page), "di": "luu"}).status_code == 302
    assert "Nghi vấn, đã kiểm tra" in plain(officer.get(f"/diem/{subject}/"))
    assert "1 điểm tổ chức, chứa chấp sử dụng trên địa bàn xã" in plain(officer.get("/diem/"))


def test_no_page_of_places_has_a_map_or_a_position(events: Events) -> None:
    today, now = timezone.localdate(), timezone.now()
    told = [
        places.found(events.communes["MT-01"], on=today, basis=basis) for basis in ("suspected", "documented")
    ]
    for one in told:
        record(one, by=events.officer, at=now)
    for symbol in ("MT-01", "mau-pt"):
        client = client_of(symbol)
        for at in ("/diem/", *(f"/diem/{one.subject}/" for one in told)):
            text = client.get(at).content.decode()
            assert 'class="map"' not in text
            assert not re.search(
                r"(?i)latitude|longitude|vĩ độ|kinh độ|thôn|biển số", text.partition("<main")[2]
            )


@pytest.mark.parametrize(
    ("at", "symbol"), [("/diem/", "mau-pt"), ("/diem/?nhom=tat-ca", "MT-01"), ("/tuyen/", "mau-pt")]
)
def test_a_list_asks_as_many_questions_for_many_as_for_one(events: Events, at: str, symbol: str) -> None:
    today, now = timezone.localdate(), timezone.now()
    area, beside = events.communes["MT-01"], events.communes["MT-02"]
    client, asked = client_of(symbol), []
    for _ in range(2):
        for day in range(4):
            on = today - timedelta(days=day)
            record(places.found(area, on=on, basis="documented", units=(beside,)), by=events.analyst, at=now)
            record(places.proposed(events.province.id, (area, beside), on=on), by=events.analyst, at=now)
        client.get(at)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(at).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 40


def test_the_routes_of_a_province_are_found_without_reading_its_communes(events: Events) -> None:
    through = events.communes["MT-01"], events.communes["MT-02"]
    told = places.proposed(events.province.id, through, on=timezone.localdate())
    record(told, by=events.analyst, at=timezone.now())
    client = client_of("mau-pt")
    with CaptureQueriesContext(connection) as queries:
        assert "Xã Mẫu Một → Xã Mẫu Hai" in plain(client.get("/tuyen/"))
    assert not [one for one in queries if "\"level\" = 'commune'" in one["sql"]]


def test_the_links_between_areas_are_read_once_for_the_post_and_once_for_its_communes(events: Events) -> None:
    for symbol, most in (("mau-pt", 2), ("MT-01", 1)):
        client = client_of(symbol)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/diem/").status_code == 200
        assert len([one for one in queries if "areas_succession" in one["sql"]]) <= most


def test_a_route_is_proposed_in_order_and_approved_by_another(events: Events) -> None:
    today = f"{timezone.localdate():%d/%m/%Y}"
    first, second = events.communes["MT-01"], events.communes["MT-02"]
    create_post(symbol="mau-d", title="D", role=Role.PROVINCIAL_APPROVER, area_id=events.province.id, by=None)
    analyst, head = client_of("mau-pt"), client_of("mau-d")
    page = analyst.get("/tuyen/moi/")
    about = {"day": today, "name": "Tuyến Mẫu 1", "mode": "road", "reach": "intra"}
    page = analyst.post("/tuyen/moi/", {**hidden(page), **about})
    page = analyst.post("/tuyen/moi/", {**hidden(page), "communes": [first, second]})
    same = {f"thu-tu-{first}": "1", f"thu-tu-{second}": "1"}
    page = analyst.post("/tuyen/moi/", {**hidden(page), **same})
    assert (page.status_code, "đã có số 1: hãy ghi số khác" in plain(page)) == (422, True)
    turned = {f"thu-tu-{first}": "2", f"thu-tu-{second}": "1"}
    sent = {**hidden(page), **turned}
    for _ in range(2):  # sent twice, it is one route
        assert analyst.post("/tuyen/moi/", sent).status_code == 302
    row = Event.objects.get()
    assert [unit.area_id for unit in row.units.all()] == [second, first]
    at = f"/tuyen/{row.subject}/"
    assert "Ghi quyết định" not in plain(analyst.get(at))
    wrong = head.post(at, {"decision": "quyết định 15", "day": today})
    assert (wrong.status_code, "ghi như 15/QĐ-UBND" in plain(wrong)) == (422, True)
    assert head.post(at, {"decision": "15/QĐ-UBND", "day": today}).status_code == 302
    assert "Đã phê duyệt." in plain(head.get(at))
    assert "1 tuyến trọng điểm đã phê duyệt, 0 liên tỉnh." in plain(analyst.get("/tuyen/"))
    assert "Xã Mẫu Hai → Xã Mẫu Một" in plain(client_of("MT-01").get("/tuyen/"))
    assert client_of("MT-01").get("/tuyen/moi/").status_code == 404


def test_a_proposed_route_is_amended_by_its_form_and_the_old_one_stays(events: Events) -> None:
    today = f"{timezone.localdate():%d/%m/%Y}"
    first, second = events.communes["MT-01"], events.communes["MT-02"]
    analyst = client_of("mau-pt")
    about = {"day": today, "name": "Tuyến Mẫu 1", "mode": "road", "reach": "intra"}
    page = analyst.post("/tuyen/moi/", {**hidden(analyst.get("/tuyen/moi/")), **about})
    page = analyst.post("/tuyen/moi/", {**hidden(page), "communes": [first, second]})
    sent = {**hidden(page), f"thu-tu-{first}": "1", f"thu-tu-{second}": "2"}
    assert analyst.post("/tuyen/moi/", sent).status_code == 302
    row = Event.objects.get()
    at = f"/tuyen/moi/?tuyen={row.subject}"
    assert at in analyst.get(f"/tuyen/{row.subject}/").content.decode()
    page = analyst.get(at)
    assert 'value="Tuyến Mẫu 1"' in page.content.decode()
    without = analyst.post(at, {**hidden(page), **about, "name": "Tuyến Mẫu 2"})
    assert without.status_code == 422, "a reason is asked for"
    page = analyst.post(at, {**hidden(page), **about, "name": "Tuyến Mẫu 2", "reason": "mistyped"})
    assert page.content.decode().count(" checked") == 2, "what was told is chosen"
    page = analyst.post(at, {**hidden(page), "communes": [first, second]})
    turned = {f"thu-tu-{first}": "2", f"thu-tu-{second}": "1"}
    assert analyst.post(at, {**hidden(page), **turned}).status_code == 302
    last = Event.objects.get(replaces=row.pk)
    assert (last.facts["name"], last.reason) == ("Tuyến Mẫu 2", "mistyped")
    assert [unit.area_id for unit in last.units.order_by("position")] == [second, first]
    assert analyst.get("/tuyen/moi/?tuyen=khong-phai").status_code == 404
    assert client_of("MT-01").get(at).status_code == 404


def test_many_routes_stand_on_pages_and_the_sentence_counts_all(
    events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("queries.key_routes", "web.places.routes"):
        monkeypatch.setattr(import_module(f"vungxanh.records.{room}"), "PAGE", 2)
    both = tuple(events.communes[code] for code in ("MT-01", "MT-02"))
    told = [
        places.proposed(events.province.id, both, on=timezone.localdate() - timedelta(back))
        for back in range(3)
    ]
    for route in told:
        record(route, by=events.analyst, at=timezone.now())
    first = client_of("mau-pt").get("/tuyen/").content.decode()
    following = re.search(r'href="(\?sau=[^"]+)"', first)
    assert following is not None
    second = client_of("mau-pt").get(f"/tuyen/{following[1]}").content.decode()
    shown = [[str(route.subject) in page for route in told] for page in (first, second)]
    assert shown == [[True, True, False], [False, False, True]]
    assert "Các tuyến tiếp theo" not in second
    assert "0 tuyến trọng điểm đã phê duyệt" in second
