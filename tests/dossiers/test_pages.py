"""The pages of dossiers as a post uses them: what they show, what they refuse, what they never hold."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.dossiers.conftest import Commune, Province
from tests.dossiers.keeping import approved, at, client_of, ended, everything, opened, read, sent
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import Dossier, DossierProposal
from vungxanh.dossiers.rules.kinds import Kind, Reason
from vungxanh.dossiers.rules.proposals import Ending

DAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


def filled(day: date, **changed: str) -> dict[str, str]:
    """What an officer types into the form that opens a dossier of an illegal user."""
    given = {
        "symbol": "31/QĐ-CAX",
        "decided_on": f"{day:%d/%m/%Y}",
        "issuer": "commune_police_chief",
        "age": "34",
        "turns_18": "",
        "sex": "male",
        "place": "community",
        "paper_number": "14/2026/HS",
        "previous_symbol": "",
        "previous_day": "",
    }
    return given | changed


def proposed(commune: Commune) -> str:
    """The proposal that waits, as the desk of the commune's approver names it."""
    page = client_of(commune.approver).get("/ho-so/").content.decode()
    found = re.search(r'name="de-nghi" value="([0-9a-f-]{36})"', page)
    assert found, page
    return found[1]


def test_a_dossier_is_opened_in_three_steps(province: Province) -> None:
    commune = province.communes[0]
    officer, approver = client_of(commune.officer), client_of(commune.approver)
    assert "quản lý người sử dụng" in officer.get("/ho-so/mo/").content.decode().lower()
    answer = officer.post("/ho-so/mo/quan-ly/", filled(today()))
    assert (answer.status_code, answer["Location"]) == (302, "/ho-so/")
    one = proposed(commune)
    shown = approver.post("/ho-so/de-nghi/", {"de-nghi": one}).content.decode()
    assert "31/QĐ-CAX" in shown
    assert approver.post("/ho-so/de-nghi/", {"de-nghi": one, "viec": "duyet"}).status_code == 302
    page = officer.get("/ho-so/").content.decode()
    assert "14/2026/HS" in page
    with everything():
        assert Dossier.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("symbol", "079201001234", "không đúng mẫu"),
        ("decided_on", "1/1/2024", "hết"),
        ("issuer", "court", "thẩm quyền"),
        ("age", "11", "12 tuổi"),
        ("paper_number", "0792 0100 1234", "không đúng mẫu"),
        ("previous_symbol", "1/QĐ-CAX", "quyết định trước"),
    ],
)
def test_a_refusal_stands_beside_its_field(province: Province, field: str, value: str, says: str) -> None:
    commune = province.communes[0]
    extra = {
        "previous_symbol": {"previous_day": "1/1/2026"},
        "decided_on": {"issuer": "commune_pc_chair"},
    }.get(field, {})
    answer = client_of(commune.officer).post("/ho-so/mo/quan-ly/", filled(today(), **{field: value}, **extra))
    page = answer.content.decode()
    assert answer.status_code == 200
    found = re.search(rf'id="id_{field}_error">(.*?)</p>', page, re.DOTALL)
    assert found, page
    assert says in found[1]
    with everything():
        assert not DossierProposal.objects.exists()


def test_every_act_on_a_dossier_has_its_form(province: Province) -> None:
    here, there, _ = province.communes
    dossier = opened(here, today() - 20 * DAY)
    officer = client_of(here.officer)
    page = officer.post("/ho-so/mot-ho-so/", {"ho-so": str(dossier)}).content.decode()
    words = re.findall(r'name="viec" value="([a-z-]+)"', page)
    assert words == ["gia-han", "ket-thuc", "dinh-chinh", "chuyen-di", "tam-dinh-chi"]
    for word in words:
        shown = officer.post("/ho-so/mot-ho-so/", {"ho-so": str(dossier), "viec": word})
        assert (shown.status_code, 'name="gui"' in shown.content.decode()) == (200, True), word
    given = {"to": str(there.id), "left_day": f"{today():%d/%m/%Y}", "left_hour": "0:01"}
    send = {"ho-so": str(dossier), "viec": "chuyen-di", "gui": "1"} | given
    assert officer.post("/ho-so/mot-ho-so/", send).status_code == 302
    desk = client_of(there.officer).get("/ho-so/").content.decode()
    assert "chuyen-giao" in desk
    assert str(dossier) not in desk, "the receiving commune is not told the id"


def test_a_person_is_taken_over_on_the_pages(province: Province) -> None:
    here, there, _ = province.communes
    dossier = opened(here, today() - 20 * DAY)
    number = sent(here, there, dossier, today())
    officer = client_of(there.officer)
    assert officer.post("/ho-so/tiep-nhan/", {"chuyen-giao": str(number)}).status_code == 200
    given = filled(today()) | {"chuyen-giao": str(number), "gui": "1"}
    answer = officer.post("/ho-so/tiep-nhan/", given)
    assert answer.status_code == 302, answer.content.decode()
    client_of(there.approver).post("/ho-so/de-nghi/", {"de-nghi": proposed(there), "viec": "duyet"})
    assert read(dossier).left_as.startswith("transferred_out")


def test_a_correction_shows_what_is_there_and_changes_what_differs(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, today() - 20 * DAY)
    officer = client_of(commune.officer)
    page = officer.post("/ho-so/mot-ho-so/", {"ho-so": str(dossier), "viec": "dinh-chinh"}).content.decode()
    values = dict(re.findall(r'<input type="text" name="(\w+)" value="([^"]*)"', page))
    state = read(dossier).state(today())
    given = values | {
        "issuer": state.decision.issuer.value, "band": "18-30", "sex": "male", "place": "community",
        "turns_18": "", "paper_number": "3/2026/HS", "ho-so": str(dossier), "viec": "dinh-chinh", "gui": "1",
    }  # fmt: skip
    answer = officer.post("/ho-so/mot-ho-so/", given)
    assert answer.status_code == 302, answer.content.decode()
    client_of(commune.approver).post("/ho-so/de-nghi/", {"de-nghi": proposed(commune), "viec": "duyet"})
    now = read(dossier).state(today())
    assert (now.particulars.paper_number, now.decision) == ("3/2026/HS", state.decision)


def test_foreign_and_missing_and_nonsense_are_one_page(province: Province) -> None:
    here, there, _ = province.communes
    dossier = opened(here, today())
    client = client_of(there.officer)
    ids = (str(dossier), "00000000-0000-4000-8000-000000000000", "x", "")
    answers = [client.post("/ho-so/mot-ho-so/", {"ho-so": one}) for one in ids]
    pages = {re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", one.content.decode()) for one in answers}
    assert ({one.status_code for one in answers}, len(pages)) == ({404}, 1)


def test_addresses_hold_no_dossier_and_pages_are_kept_nowhere(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, today())
    officer = client_of(commune.officer)
    for answer in (officer.get("/ho-so/"), officer.post("/ho-so/mot-ho-so/", {"ho-so": str(dossier)})):
        assert "no-store" in answer["Cache-Control"]
        addresses = re.findall(r'(?:href|action|src)="([^"]*)"', answer.content.decode())
        assert not [one for one in addresses if str(dossier) in one]
    assert officer.get("/ho-so/mot-ho-so/").status_code == 302


def test_every_display_is_recorded(province: Province) -> None:
    from django.db import connection

    def looks() -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT purpose, rows FROM access_look ORDER BY 1, 2")
            return cursor.fetchall()

    commune = province.communes[0]
    opened(commune, today())
    dossier = opened(commune, today() - DAY, Kind.SUBSTITUTION)
    officer = client_of(commune.officer)
    assert looks() == []
    officer.get("/ho-so/")
    officer.get("/ho-so/nhom/sap-het-han/")
    officer.post("/ho-so/mot-ho-so/", {"ho-so": str(dossier)})
    assert looks() == [("manage", 1), ("manage", 2)]


def test_a_province_sees_counts_and_no_row(province: Province) -> None:
    opened(province.communes[0], today())
    client = client_of(province.analyst)
    assert client.get("/ho-so/")["Location"] == "/ho-so/tinh/"
    page = client.get("/ho-so/tinh/").content.decode()
    assert "1 hồ sơ đang quản lý ở 3 xã, phường" in page
    assert "QĐ-CAX" not in page
    assert "chưa kiểm lần nào" in client.get("/ho-so/tinh/chat-luong/").content.decode()
    assert actions.check_quality(at=timezone.now()) == 1
    assert actions.check_quality(at=timezone.now()) == 0, "once a day"
    checked = client.get("/ho-so/tinh/chat-luong/").content.decode()
    assert "100" in checked
    assert "kiểm ngày" in checked
    assert client.post("/ho-so/mot-ho-so/", {"ho-so": "x"}).status_code in {403, 404}
    assert client.get("/ho-so/mo/").status_code == 403


def test_the_reviewer_receives_a_request_and_sees_none(province: Province) -> None:
    commune = province.communes[0]
    client = client_of(province.reviewer)
    assert client.get("/ho-so/")["Location"] == "/ho-so/yeu-cau/"
    given = {"symbol": "5/QĐ-CAX", "decided_on": "3/8/2026", "request": "erase", "to": str(commune.id)}
    assert client.post("/ho-so/yeu-cau/", given).status_code == 302
    page = client_of(commune.officer).get("/ho-so/yeu-cau/").content.decode()
    assert "5/QĐ-CAX" in page
    assert "5/QĐ-CAX" not in client.get("/ho-so/yeu-cau/").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_rows(
    province: Province, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    commune = province.communes[0]
    client = client_of(commune.officer)
    opened(commune, today())
    client.get("/ho-so/")
    with CaptureQueriesContext(connection) as few:
        client.get("/ho-so/")
    for _ in range(4):
        opened(commune, today())
    with CaptureQueriesContext(connection) as many:
        client.get("/ho-so/")
    assert len(many) == len(few)


def test_the_balance_names_what_was_recorded_late_and_moved_its_opening(province: Province) -> None:
    commune = province.communes[0]
    before = today().replace(day=1) - 3 * DAY
    first, other = opened(commune, before - 20 * DAY), opened(commune, before - 19 * DAY)
    officer = client_of(commune.officer)
    assert "Ghi sau" not in officer.get("/ho-so/can-doi/").content.decode()
    late = actions.propose_ending(
        dossier_id=first, ending=Ending(Reason.DECEASED, before), by=commune.officer, at=at(today())
    )
    approved(late, commune, today())
    ended(commune, other, today())
    page = officer.get("/ho-so/can-doi/").content.decode()
    told = re.search(r"Ghi sau cho những ngày trước kỳ này.*?</tbody>", page, re.DOTALL)
    assert told, page
    assert re.findall(r"<td>([^<]*)</td>", told[0]) == [f"{day:%d/%m/%Y}" for day in (before, today())]
    assert told[0].count("<tr>") == 2, "the head and the one that was late"
