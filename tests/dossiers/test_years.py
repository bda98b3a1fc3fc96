"""People's requests as counts: counted once a year, erased or not, and said so that nobody is found out."""

import re
from datetime import date, timedelta

from django.utils import timezone

from tests.dossiers.conftest import Commune, Province
from tests.dossiers.keeping import approved, at, client_of, everything, how_much, named
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import DailyCount, Objection, RequestYear
from vungxanh.dossiers.queries.requests import published_years
from vungxanh.dossiers.rules.kinds import Outcome, Reason, Request
from vungxanh.dossiers.rules.proposals import Ending
from vungxanh.dossiers.rules.yearly import Part

DAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


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
        assert page.count("không nêu, để không suy ra được phần dưới 5") == 2
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
