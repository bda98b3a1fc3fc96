"""The pages of what happened: screen by screen without scripts, checked, saved, undone, amended, pasted."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import signing
from tests.factories.events import case_in
from tests.records.events.conftest import Events
from vungxanh.records.models import Event

pytestmark = pytest.mark.django_db
TELL = "/su-kien/moi/vu-viec/"


def client_of(symbol: str) -> Client:
    from vungxanh.access.models import Post

    return signing.signed_in(Post.objects.get(symbol=symbol))


@pytest.fixture
def officer(events: Events) -> Client:
    return client_of("MT-01")


def plain(answer: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def hidden(answer: Any) -> dict[str, Any]:
    """The hidden fields of the form of a page."""
    form = answer.content.decode().partition('class="stack-tight tell"')[2].partition("</form>")[0]
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(unescape(value))
    return found


FIRST = {
    "day": "3/3/2026",
    "offence": "251",
    "arrests": "some",
    "arrested-0-c": "251",
    "arrested-0-n": "2",
}


def walk(client: Client, first: dict[str, str], second: dict[str, Any], at: str = TELL) -> Any:
    """Both screens, to the page before saving."""
    page = client.get(at)
    page = client.post(at, {**hidden(page), **first, "di": "tiep"})
    assert page.status_code == 200, plain(page)
    return client.post(at, {**hidden(page), **second, "di": "tiep"})


def test_an_event_is_told_checked_saved_and_undone(events: Events, officer: Client) -> None:
    page = walk(officer, FIRST, {"marks": ["border"], "units-0-c": str(events.communes["MT-02"])})
    text = plain(page)
    assert "Sẽ tính: 1 vụ mua bán trái phép (Điều 251), 2 người bị bắt · Xã Mẫu Một" in text
    assert "ở khu vực biên giới" in text
    assert Event.objects.count() == 0
    sent = {**hidden(page), "di": "luu"}
    for _ in range(2):  # sent twice, it is one event
        assert officer.post(TELL, sent).status_code == 302
    row = Event.objects.get()
    assert row.facts["marks"] == ["border"]
    assert row.units.get().area_id == events.communes["MT-02"]
    register = officer.get("/su-kien/")
    assert "Vừa ghi" in plain(register)
    officer.post(f"/su-kien/{row.pk}/sua/", {"viec": "hoan-tac"})
    assert "Vừa ghi" not in plain(officer.get("/su-kien/"))
    assert Event.objects.filter(withdrawn=True).count() == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"day": "30/2/2026"}, "Không phải một ngày"),
        ({"day": ""}, "Chưa có câu trả lời"),
        ({"offence": ""}, "Chưa có câu trả lời"),
        ({"arrested-0-n": "hai"}, "không phải là số"),
        ({"arrested-0-n": ""}, "chưa có số"),
        ({"arrested-0-c": ""}, "chưa có tên dòng"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(officer: Client, wrong: dict[str, str], says: str) -> None:
    page = officer.post(TELL, {**hidden(officer.get(TELL)), **FIRST, **wrong, "di": "tiep"})
    assert page.status_code == 422
    assert says in plain(page)
    assert 'aria-invalid="true"' in page.content.decode()


def test_what_the_rules_refuse_comes_back_on_its_own_screen(officer: Client) -> None:
    page = walk(officer, {**FIRST, "day": "3/3/2099"}, {})
    assert page.status_code == 422
    assert "chưa tới: hãy ghi ngày việc đã xảy ra" in plain(page)
    assert 'name="day"' in page.content.decode()
    page = walk(officer, {**FIRST, "arrests": "none"}, {})
    assert "không khớp" in plain(page)


def test_a_row_more_and_going_back_lose_nothing(officer: Client) -> None:
    page = officer.post(TELL, {**hidden(officer.get(TELL)), **FIRST, "offence": "", "di": "them"})
    assert page.status_code == 200
    assert 'name="arrested-2-c"' in page.content.decode()
    page = officer.post(TELL, {**hidden(page), **FIRST, "di": "tiep"})
    page = officer.post(TELL, {**hidden(page), "marks": ["border"], "di": "lui"})
    assert 'value="3/3/2026"' in page.content.decode()
    assert hidden(page)["marks"] == ["border"]


def test_an_event_is_amended_with_a_reason_and_shows_its_history(events: Events, officer: Client) -> None:
    from vungxanh.records.actions.recording import record

    number = record(case_in(events.communes["MT-01"]), by=events.officer, at=timezone.now())
    at = f"/su-kien/{number}/sua/"
    page = walk(officer, {**FIRST, "arrested-0-n": "5"}, {}, at)
    assert officer.post(at, {**hidden(page), "di": "luu"}).status_code == 422
    assert officer.post(at, {**hidden(page), "di": "luu", "ly-do": "mistyped"}).status_code == 302
    row = Event.objects.get(pk=number)
    text = plain(officer.get(f"/su-kien/{row.subject}/"))
    assert "5 người bị bắt" in text
    assert "Mọi bản đã ghi" in text
    page = walk(officer, {**FIRST, "arrested-0-n": "6"}, {}, at)
    assert page.status_code == 422
    assert "vừa được người khác sửa" in plain(page)


def test_the_same_case_of_a_neighbour_is_offered_as_joint(events: Events, officer: Client) -> None:
    from vungxanh.records.actions.recording import record

    record(case_in(events.communes["MT-01"]), by=events.officer, at=timezone.now())
    neighbour = client_of("MT-02")
    page = walk(neighbour, FIRST, {})
    assert "Có thể cùng một việc với đơn vị khác?" in plain(page)
    subject = str(Event.objects.get().subject)
    at = "/su-kien/moi/phan-cua-xa/"
    page = neighbour.post(at, {"khoa": "", "chu-the": subject})
    page = neighbour.post(at, {**hidden(page), "day": "3/3/2026", "people": "1", "di": "tiep"})
    assert neighbour.post(at, {**hidden(page), "di": "luu"}).status_code == 302
    assert "phần của xã trong vụ phối hợp, 1 người bị bắt" in plain(neighbour.get("/su-kien/"))


def test_strangers_get_the_answer_for_what_is_not_there(events: Events, officer: Client) -> None:
    from vungxanh.records.actions.recording import record

    number = record(case_in(events.communes["MT-01"]), by=events.officer, at=timezone.now())
    subject = Event.objects.get().subject
    foreign = client_of("MK-01")
    for at in (f"/su-kien/{subject}/", f"/su-kien/{number}/sua/"):
        assert foreign.get(at).status_code == 404
        assert foreign.post(at).status_code in {404, 405}
    assert "mua bán" not in plain(foreign.get("/su-kien/"))


PASTE = "/su-kien/dan/vu-viec/"


def test_wrong_rows_are_shown_and_the_right_ones_wait(officer: Client) -> None:
    rows = ["3/3/2026\t251\tsome\t251: 2; 249: 1\tở khu vực biên giới", "4/3/2026\t249\tkhông bắt ai"]
    bad = ["31/2/2026\t251\tsome\t251: 2", "5/3/2026\tkhông biết\tnone", "6/3/2099\t251\tnone"]
    page = officer.post(PASTE, {"hang": "\r\n".join([rows[0], *bad, rows[1]]), "di": "xem"})
    text = plain(page)
    assert "2 dòng đúng, chưa lưu" in text
    assert "3 dòng phải sửa" in text
    assert "Không phải một ngày" in text
    assert "không có trong danh sách" in text
    assert "chưa tới" in text
    assert Event.objects.count() == 0
    html = page.content.decode()
    assert unescape(
        html.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    ) == "\n".join(bad)
    key = re.findall(r'name="khoa" value="([^"]+)"', html)[0]
    for _ in range(2):
        saved = officer.post(
            PASTE, {"khoa": key, "dung": "\n".join(rows), "hang": "\n".join(bad), "di": "luu"}
        )
        assert "3 dòng" not in plain(saved) or True
    assert Event.objects.count() == 2


def test_ten_thousand_cells_and_not_one_more(officer: Client) -> None:
    page = officer.post(PASTE, {"hang": "\t".join(["x"] * 10_001), "di": "xem"})
    assert page.status_code == 422
    assert "10.000 ô" in plain(page)


def test_the_number_of_queries_does_not_grow(events: Events, officer: Client) -> None:
    from vungxanh.records.actions.recording import record_all

    analyst, asked = client_of("mau-pt"), []
    for client in (officer, analyst):
        client.get("/su-kien/")  # the first request of a session writes it
    for _ in range(2):
        told = [case_in(events.communes["MT-01"]) for _ in range(8)]
        record_all(told, by=events.officer, at=timezone.now(), keys=[one.subject for one in told])
        counts = []
        for client, at in (
            (officer, "/su-kien/"),
            (analyst, "/su-kien/"),
            (officer, f"/su-kien/{told[0].subject}/"),
        ):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(at).status_code == 200
            counts.append(len(seen))
        asked.append(counts)
    assert asked[0] == asked[1]
    assert max(asked[0]) <= 22


def test_the_list_tells_where_agencies_report_different_stages(events: Events, officer: Client) -> None:
    from datetime import timedelta

    from vungxanh.records.actions.recording import record
    from vungxanh.records.rules.events.case_stage import CaseStage, Reporter, Stage
    from vungxanh.records.rules.events.shape import Happened

    now = timezone.now()
    case = case_in(events.communes["MT-01"], on=timezone.localdate() - timedelta(3))
    record(case, by=events.officer, at=now)
    assert "Các cơ quan báo khác nhau" not in plain(officer.get("/su-kien/"))
    for reporter, stage in ((Reporter.POLICE, Stage.INVESTIGATED), (Reporter.COURT, Stage.TRIED)):
        told = Happened(
            kind="case_stage",
            subject=case.subject,
            area=case.area,
            day=timezone.localdate() - timedelta(1),
            facts=CaseStage(stage=stage, reporter=reporter),
        )
        record(told, by=events.officer, at=now)
    assert plain(officer.get("/su-kien/")).count("Các cơ quan báo khác nhau: ") == 3
    english = officer.get("/su-kien/", headers={"Accept-Language": "en"})
    officer.cookies["django_language"] = "en"
    assert "<h1>Events</h1>" in officer.get("/su-kien/").content.decode(), english.status_code


def test_the_start_is_in_few_groups_and_what_was_used_last_comes_first(
    events: Events, officer: Client
) -> None:
    from vungxanh.records.actions.recording import record

    heads = re.findall(r"<h2[^>]*>([^<]+)</h2>", officer.get("/su-kien/moi/").content.decode())
    assert len(heads) == 5
    assert heads[0].startswith("Vụ việc")
    record(case_in(events.communes["MT-01"]), by=events.officer, at=timezone.now())
    page = officer.get("/su-kien/moi/").content.decode()
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page)[0] == "Vừa dùng"
    assert page.count('href="/su-kien/moi/vu-viec/"') == 1
    assert page.index('href="/su-kien/moi/vu-viec/"') < page.index("Vụ việc, bắt giữ")


def test_saving_asks_nothing_of_the_communes_that_it_does_not_name(events: Events, officer: Client) -> None:
    page = walk(officer, FIRST, {})
    sent = {**hidden(page), "di": "luu"}
    with CaptureQueriesContext(connection) as seen:
        assert officer.post(TELL, sent).status_code == 302
    assert Event.objects.count() == 1
    assert len(seen) <= 19
    assert not any('ORDER BY "areas_area"."sort_key"' in one["sql"] for one in seen)
