"""What leaves a commune: reconciliations, looks from the province, yearly counts of requests."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.dossiers.conftest import Commune, Province
from tests.dossiers.keeping import approved, at, everything, how_much, opened, sent
from tests.factories.signing import signed_in
from vungxanh.access.actions import name_for_minors
from vungxanh.access.interface import Purpose, Refused
from vungxanh.access.models import Look, Post
from vungxanh.access.web.session import SHOWN
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import DailyCount, Objection, Reconciliation, RequestYear
from vungxanh.dossiers.queries.looked import look_from_province
from vungxanh.dossiers.queries.reconciled import last_reconciliations
from vungxanh.dossiers.queries.requests import published_years
from vungxanh.dossiers.rules.kinds import AgeBand, Kind, Outcome, PlaceClass, Reason, Request, Sex
from vungxanh.dossiers.rules.opening import Particulars
from vungxanh.dossiers.rules.proposals import Ending
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.term import DecisionReference
from vungxanh.dossiers.rules.yearly import Part

DAY = timedelta(days=1)
PAPER = "77/2026/HS"
MINOR = Particulars(AgeBand.MINOR, Sex.FEMALE, PlaceClass.COMMUNITY, turns_18="2029-Q1")
WITH_PAPER = Particulars(AgeBand.OLDER, Sex.MALE, PlaceClass.COMMUNITY, PAPER)


def client_of(actor: Any) -> Client:
    return signed_in(Post.objects.get(pk=actor.post_id))


def today() -> date:
    return timezone.localdate()


def named(commune: Commune, day: date, symbol: str, **given: Any) -> Any:
    """A dossier of an illegal user on a decision with that symbol."""
    from tests.dossiers.stories import issuer_on

    issuer = issuer_on(Kind.USER_MANAGEMENT, day)
    return opened(commune, day, decision=DecisionReference(symbol, day, issuer, commune.id), **given)


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


YEAR = 2026
NEXT = date(YEAR + 1, 2, 1)


def ask(
    commune: Commune, symbol: str, day: date, decided_on: date, request: Request = Request.CORRECT
) -> Objection:
    """A request received on a day, by the decision that the person holds."""
    given = {"symbol": symbol, "decided_on": decided_on, "request": request, "by": commune.officer}
    actions.receive(area_id=commune.id, at=at(day), **given)  # type: ignore[arg-type]
    with everything():
        return Objection.objects.latest("id")


def settle(commune: Commune, asked: Objection, answered: date, closed: date, outcome: Outcome | None) -> None:
    """A request answered on one day and closed on another."""
    actions.answer(objection_id=asked.pk, by=commune.officer, at=at(answered))
    actions.close(objection_id=asked.pk, outcome=outcome, by=commune.officer, at=at(closed))


def test_a_year_is_counted_once_for_good_and_what_is_counted_goes(province: Province) -> None:
    here, there, _ = province.communes
    day = date(YEAR, 9, 1)
    kept = named(here, day, "11/QĐ-CAX")
    for number in range(6):
        asked = ask(there, f"{number + 1}/QĐ-CAX", day, day)
        settle(there, asked, day + DAY if number else day + 9 * DAY, day + 10 * DAY, None)
    settle(here, ask(here, "11/QĐ-CAX", day, day), day, day + DAY, Outcome.WITHDRAWN)
    ask(here, "5/QĐ-CAX", day + DAY, day, Request.ERASE)
    actions.keep_day(at=at(NEXT - DAY))
    assert not RequestYear.objects.filter(year=YEAR).exists()
    actions.keep_day(at=at(NEXT))
    told = {(row.part, row.word): row.count for row in RequestYear.objects.filter(year=YEAR)}
    assert told == {
        ("received", ""): 8,
        ("asked", "correct"): 7,
        ("asked", "erase"): 1,
        ("answered", "in_time"): 6,
        ("answered", "late"): 2,
        ("outcome", "no_dossier"): 6,
        ("outcome", "withdrawn"): 1,
        ("outcome", "open"): 1,
        ("acted", "in_time"): 7,
        ("acted", "late"): 1,
    }
    with everything():
        left = set(Objection.objects.values_list("symbol", flat=True))
    assert left == {"11/QĐ-CAX", "5/QĐ-CAX"}, "one of a dossier goes with it; an open one stays"
    assert published_years(here.officer)[YEAR] == published_years(province.reviewer)[YEAR]
    assert (published_years(here.officer)[YEAR].received, published_years(here.officer)[YEAR].parts) == (
        8,
        {},
    )
    before = how_much()
    actions.keep_day(at=at(NEXT))
    assert how_much() == before
    assert kept


def test_a_request_that_was_erased_with_its_dossier_still_counts(province: Province) -> None:
    here = province.communes[0]
    day = date(YEAR, 9, 1)
    dossier = named(here, day, "11/QĐ-CAX")
    asked = ask(here, "11/QĐ-CAX", day, day, Request.ERASE)
    actions.answer(objection_id=asked.pk, by=here.officer, at=at(day + DAY))
    ending = Ending(Reason.ERROR, day + 2 * DAY)
    proposal = actions.propose_ending(
        dossier_id=dossier, ending=ending, by=here.officer, at=at(day + 2 * DAY)
    )
    approved(proposal, here, day + 2 * DAY)
    actions.close(objection_id=asked.pk, outcome=Outcome.CORRECTED, by=here.officer, at=at(day + 3 * DAY))
    actions.keep_day(at=at(day + 40 * DAY))
    with everything():
        assert not Objection.objects.exists()
    causes = set(DailyCount.objects.filter(standing="none").values_list("cause", flat=True))
    assert causes == {"objection:erase:corrected:in_time", "answer:erase:in_time"}
    actions.keep_day(at=at(NEXT))
    told = {(row.part, row.word): row.count for row in RequestYear.objects.filter(year=YEAR)}
    assert told == {
        ("received", ""): 1,
        ("asked", "erase"): 1,
        ("answered", "in_time"): 1,
        ("outcome", "corrected"): 1,
        ("acted", "in_time"): 1,
    }
    found = published_years(province.analyst)[YEAR]
    assert (found.received, found.parts) == (None, {})


def test_the_pages_of_requests(province: Province) -> None:
    here = province.communes[0]
    ask(here, "5/QĐ-CAX", today() - 40 * DAY, today() - 50 * DAY)
    page = client_of(province.analyst).get("/ho-so/tinh/yeu-cau/").content.decode()
    assert "1 yêu cầu đang chờ ở 1 xã, phường · 1 quá hạn xử lý." in page
    assert "QĐ-CAX" not in page
    RequestYear.objects.bulk_create(
        RequestYear(area_id=province.id, year=2025, part=part, word=word, count=count, counted_on=NEXT)
        for part, word, count in (
            ("received", "", 12),
            (Part.ASKED, "correct", 12),
            (Part.ANSWERED, "in_time", 7),
            (Part.ANSWERED, "late", 5),
            (Part.OUTCOME, "corrected", 11),
            (Part.OUTCOME, "withdrawn", 1),
        )
    )
    for post in (here.officer, province.reviewer, province.analyst):
        page = client_of(post).get("/ho-so/yeu-cau/cong-bo/").content.decode()
        assert "Đã nhận 12 yêu cầu." in page
        assert "đúng hạn: 7 · quá hạn hoặc chưa làm: 5" in page
        assert page.count("không nêu vì có phần dưới 5") == 2
        assert "11" not in re.sub(
            r"<[^>]+>", "", page.partition('id="nam-2025"')[2].partition("</section>")[0]
        )


def test_the_answer_to_who_receives_tells_nothing(province: Province) -> None:
    """In the province and with the reviewer, whether the commune keeps such a dossier or not."""
    here = province.communes[0]
    named(here, today(), "11/QĐ-CAX")
    for by in (province.approver, province.reviewer):
        answers = []
        for symbol in ("11/QĐ-CAX", "12/QĐ-CAX"):
            given = {
                "symbol": symbol,
                "decided_on": f"{today():%d/%m/%Y}",
                "request": "erase",
                "to": str(here.id),
            }
            answer = client_of(by).post("/ho-so/yeu-cau/", given, follow=True)
            page = re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', "", answer.content.decode())
            answers.append(page)
        assert answers[0] == answers[1]
        assert "Đã nhận yêu cầu" in answers[0]


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
