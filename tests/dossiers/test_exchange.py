"""What leaves a commune: reconciliations, looks from the province, yearly counts of requests."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from tests.dossiers.conftest import Commune, Province
from tests.dossiers.keeping import at, client_of, how_much, named, sent
from vungxanh.access.actions import name_for_minors
from vungxanh.access.interface import Purpose, Refused
from vungxanh.access.models import Look
from vungxanh.access.web.session import SHOWN
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import Reconciliation
from vungxanh.dossiers.queries.looked import look_from_province
from vungxanh.dossiers.queries.reconciled import last_reconciliations
from vungxanh.dossiers.rules.kinds import AgeBand, PlaceClass, Sex
from vungxanh.dossiers.rules.opening import Particulars
from vungxanh.dossiers.rules.refusals import RefusedError

DAY = timedelta(days=1)
PAPER = "77/2026/HS"
MINOR = Particulars(AgeBand.MINOR, Sex.FEMALE, PlaceClass.COMMUNITY, turns_18="2029-Q1")
WITH_PAPER = Particulars(AgeBand.OLDER, Sex.MALE, PlaceClass.COMMUNITY, PAPER)


def today() -> date:
    return timezone.localdate()


def looks() -> list[tuple[str, int]]:
    return sorted(Look.objects.values_list("purpose", "rows"))


def test_a_list_is_compared_and_only_counts_are_kept(province: Province) -> None:
    here, there, _ = province.communes
    named(here, today(), "11/QĐ-CAX")
    named(here, today(), "12/QĐ-CAX")
    named(there, today(), "13/QĐ-CAX")
    before = how_much()
    text = f"011/QĐ-CAX; {today():%d/%m/%Y}\n13/QĐ-CAX\t{today():%d/%m/%Y}\n13/QĐ-CAX\t{today():%d/%m/%Y}"
    found = actions.reconcile(text=text, by=here.officer, at=at(today()))
    assert [[one.symbol for one in part] for part in (found.same, found.only_here, found.only_there)] == [
        ["11/QĐ-CAX"],
        ["12/QĐ-CAX"],
        ["13/QĐ-CAX"],
    ]
    assert found.repeated == 1
    row = Reconciliation.objects.get()
    assert (row.area_id, row.day, row.same, row.only_here, row.only_there) == (here.id, today(), 1, 1, 1)
    assert sum(how_much()) == sum(before) + 1, "nothing else is written"
    assert looks() == [("reconcile", 2)]


def test_a_refused_list_leaves_nothing(province: Province) -> None:
    here = province.communes[0]
    named(here, today(), "11/QĐ-CAX")
    before = how_much()
    for text in (f"11/QĐ-CAX; {today():%d/%m/%Y}; Nguyễn Văn Mẫu", "079203998877", ""):
        with pytest.raises(RefusedError):
            actions.reconcile(text=text, by=here.officer, at=at(today()))
    with pytest.raises(Refused):
        actions.reconcile(text="1/QĐ-CAX; 3/8/2026", by=province.approver, at=at(today()))
    assert (how_much(), looks()) == (before, [])


def test_where_minors_stand_a_named_holder_compares(province: Province) -> None:
    here = province.communes[0]
    name_for_minors(symbol=here.officer.symbol, since=today() - DAY, by=None)
    name_for_minors(symbol=here.approver.symbol, since=today() - DAY, by=None)
    named(here, today(), "14/QĐ-CAX", particulars=MINOR)
    text = f"14/QĐ-CAX; {today():%d/%m/%Y}"
    assert actions.reconcile(text=text, by=here.officer, at=at(today())).agrees
    from vungxanh.access.interface import create_post

    other = create_post(symbol="CAX-3", title="CAX-3", role="commune", area_id=here.id, by=None)
    with pytest.raises(RefusedError, match="12–17") as refused:
        actions.reconcile(text=text, by=other, at=at(today()))
    assert refused.value.code == "minors"
    assert Reconciliation.objects.count() == 1


def test_the_page_of_a_comparison_shows_it_once(province: Province) -> None:
    here = province.communes[0]
    named(here, today(), "11/QĐ-CAX")
    client = client_of(here.officer)
    answer = client.post("/ho-so/doi-chieu/", {"listed": f"9/QĐ-CAX; {today():%d/%m/%Y}"})
    page = answer.content.decode()
    assert "0 quyết định khớp · 1 chỉ có ở đây · 1 chỉ có trong danh sách" in page
    assert "9/QĐ-CAX · " in page
    assert "no-store" in answer["Cache-Control"]
    assert "9/QĐ-CAX ·" not in client.get("/ho-so/doi-chieu/").content.decode()
    page = client_of(province.analyst).get("/ho-so/tinh/doi-chieu/").content.decode()
    assert "1/3 xã, phường đã đối chiếu · 1 nơi còn chênh lệch" in page
    assert "QĐ-CAX" not in page


@pytest.mark.parametrize("line", ["Nguyễn Văn Mẫu", "079 203 998 877", "9/QĐ-CAX; 3/8/2026; ghi chú riêng"])
def test_what_is_refused_is_not_shown_again(province: Province, line: str) -> None:
    client = client_of(province.communes[0].officer)
    for sent_as in ({"listed": line}, {"file": SimpleUploadedFile("so.csv", line.encode("utf-16"))}):
        answer = client.post("/ho-so/doi-chieu/", sent_as)
        page = answer.content.decode()
        assert answer.status_code == 400
        assert "dòng 1 không phải" in page.lower()
        assert line.split(";")[-1].strip() not in page
    assert not Reconciliation.objects.exists()


def test_a_file_of_a_spreadsheet_is_read(province: Province) -> None:
    client = client_of(province.communes[0].officer)
    text = "\ufeffSố quyết định;Ngày ban hành\r\n9/QĐ-CAX;03/08/2026\r\n"
    answer = client.post("/ho-so/doi-chieu/", {"file": SimpleUploadedFile("so.csv", text.encode())})
    assert "0 quyết định khớp · 0 chỉ có ở đây · 1 chỉ có trong danh sách" in answer.content.decode()
    both = {"listed": "9/QĐ-CAX; 3/8/2026", "file": SimpleUploadedFile("so.csv", text.encode())}
    assert client.post("/ho-so/doi-chieu/", both).status_code == 400
    picture = SimpleUploadedFile("anh.csv", b"\x89PNG\xff\x00\xd8")
    assert client.post("/ho-so/doi-chieu/", {"file": picture}).status_code == 400


def test_a_province_knows_the_latest_comparison_and_who_never_compared(province: Province) -> None:
    here, there, _ = province.communes
    for day, listed in (
        (today() - DAY, "1/QĐ-CAX; 3/8/2026"),
        (today(), "1/QĐ-CAX; 3/8/2026\n2/QĐ-CAX; 3/8/2026"),
    ):
        actions.reconcile(text=listed, by=here.officer, at=at(day))
    found = last_reconciliations(province.analyst, area_id=province.id, on=today())
    one = found[here.id]
    assert one is not None
    assert (one.day, one.only_there, found[there.id]) == (today(), 2, None)
    with pytest.raises(Refused):
        last_reconciliations(here.officer, area_id=there.id, on=today())


def look(province: Province, commune: Commune, page: int = 1, by: Any = None) -> Any:
    return look_from_province(
        by or province.approver,
        area_id=commune.id,
        purpose=Purpose.CHECK_QUALITY,
        page=page,
        at=timezone.now(),
    )


def test_a_province_sees_rows_for_a_purpose_and_the_look_is_recorded(province: Province) -> None:
    here, there, _ = province.communes
    named(here, today(), "11/QĐ-CAX", particulars=WITH_PAPER)
    named(there, today(), "12/QĐ-CAX")
    found = look(province, here)
    assert [row.symbol for row in found.rows] == ["11/QĐ-CAX"]
    assert (found.total, found.today, found.more, found.cut) == (1, 1, False, False)
    row = Look.objects.get()
    assert (row.purpose, row.rows, row.area, str(row.holder)) == (
        "check_quality",
        1,
        here.id,
        province.approver.holder,
    )
    for nobody in (province.analyst, province.reviewer, here.officer):
        with pytest.raises(Refused):
            look(province, here, by=nobody)
    with pytest.raises(ValueError, match="not a purpose"):
        look_from_province(
            province.approver, area_id=here.id, purpose=Purpose.MANAGE, page=1, at=timezone.now()
        )


def test_minors_are_shown_to_the_named_holder_alone(province: Province) -> None:
    here = province.communes[0]
    for post in (here.officer, here.approver):
        name_for_minors(symbol=post.symbol, since=today() - DAY, by=None)
    named(here, today(), "14/QĐ-CAX", particulars=MINOR)
    assert look(province, here).rows == ()
    name_for_minors(symbol=province.approver.symbol, since=today() - DAY, by=None)
    assert [row.symbol for row in look(province, here).rows] == ["14/QĐ-CAX"]


def test_pages_are_cut_and_a_day_ends(province: Province, settings: Any, monkeypatch: Any) -> None:
    from vungxanh.dossiers.queries import looked
    from vungxanh.dossiers.rules.defaults import Defaults

    settings.ROWS_A_DAY = 5
    monkeypatch.setattr(looked, "STANDARD", Defaults(province_page=2))
    here = province.communes[0]
    for number in range(1, 8):
        named(here, today(), f"{number}/QĐ-CAX")
    seen = [look(province, here, page) for page in (1, 2, 3, 4)]
    assert [len(one.rows) for one in seen] == [2, 2, 1, 0]
    assert [(one.today, one.more, one.cut) for one in seen] == [
        (2, True, False),
        (4, True, False),
        (5, False, True),
        (5, False, True),
    ]
    shown = [row.symbol for one in seen for row in one.rows]
    assert len(shown) == len(set(shown)) == 5
    client = client_of(province.approver)
    page = client.post("/ho-so/tinh/xem/", {"commune": here.id, "purpose": "reconcile"}).content.decode()
    assert "Bạn đã xem đủ 5 hồ sơ trong ngày" in page
    assert "QĐ-CAX" not in page


def test_the_page_of_a_look_needs_the_code_again_and_holds_no_paper_number(province: Province) -> None:
    here = province.communes[0]
    dossier = named(here, today(), "11/QĐ-CAX", particulars=WITH_PAPER)
    client = client_of(province.approver)
    asked = {"commune": str(here.id), "purpose": "check_quality"}
    answer = client.post("/ho-so/tinh/xem/", asked)
    page = answer.content.decode()
    assert "11/QĐ-CAX" in page
    assert "no-store" in answer["Cache-Control"]
    for hidden in (PAPER, str(dossier), "nam,", "trên 30"):
        assert hidden not in page
    assert not re.search(r'(?:href|action)="[^"]*(?:\?|check_quality)', page.partition("<main")[2])
    for wrong in (
        {},
        {"commune": str(here.id)},
        asked | {"purpose": "manage"},
        asked | {"commune": "999999"},
    ):
        assert "11/QĐ-CAX" not in client.post("/ho-so/tinh/xem/", wrong).content.decode()
    session = client.session
    del session[SHOWN]
    session.save()
    again = client.post("/ho-so/tinh/xem/", asked)
    assert (again.status_code, again["Location"].partition("?")[0]) == (302, "/xac-nhan/")


def test_the_queries_of_a_look_do_not_grow_with_the_rows(province: Province) -> None:
    from django.test.utils import CaptureQueriesContext

    here = province.communes[0]
    counts = []
    for number in range(1, 5):
        named(here, today(), f"{number}/QĐ-CAX")
        with CaptureQueriesContext(connection) as asked:
            look(province, here)
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_a_late_hand_over_is_said_to_the_province(province: Province) -> None:
    here, there, _ = province.communes
    dossier = named(here, today() - 20 * DAY, "11/QĐ-CAX")
    sent(here, there, dossier, today() - 10 * DAY)
    page = (
        client_of(province.approver)
        .post("/ho-so/tinh/xem/", {"commune": here.id, "purpose": "hand_over"})
        .content.decode()
    )
    assert "Chuyển giao quá hạn" in page
