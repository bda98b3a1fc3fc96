"""How a document comes down: who owes it what, who did, a plan clause by clause, and what contradicts."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.factories.conferences import called, point_of
from tests.factories.directives import entered
from tests.programme.test_entering import client
from tests.programme.test_register import Desk, desk, page, say, tie
from vungxanh.programme.rules.cascade import Answer, Duty, Owed, later_than_above
from vungxanh.programme.rules.conferences import Does
from vungxanh.programme.rules.directives import ClauseSort, Relation, Sort
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

__all__ = ["desk"]

OWED = st.builds(
    Owed,
    area=st.integers(1, 3),
    duty=st.sampled_from(Duty),
    due=st.dates(date(2026, 1, 1), date(2026, 1, 9)),
)


@given(st.lists(OWED, max_size=6), st.lists(OWED, max_size=6))
def test_a_deadline_contradicts_exactly_where_some_document_above_asks_for_an_earlier_day(
    here: list[Owed], above: list[Owed]
) -> None:
    found = {low for low, _high, _named in later_than_above(here, [(one, "trên") for one in above])}
    right = {
        low
        for low in here
        if any((high.area, high.duty) == (low.area, low.duty) and high.due < low.due for high in above)
    }
    assert found == right


def asked(directive: int, duty: Duty, due: date, by: Any, *areas: int) -> int:
    from vungxanh.programme.actions.cascade import demand

    return demand(directive=directive, duty=duty, areas=areas, due=due, by=by, at=timezone.now())


def answers(by: Any, directive: int) -> dict[tuple[int, str], Answer]:
    from vungxanh.programme.queries.cascade import demanded

    found = demanded(by, directive, on=timezone.localdate())
    return {(one.cell.owed.area, one.cell.owed.duty.value): one.cell.answer for one in found}


@pytest.mark.django_db
def test_a_conference_shows_where_people_were_counted(desk: Desk) -> None:
    """A point that has not counted, or counted nobody in the end, shows nothing."""
    from vungxanh.programme.actions.conferences import count, relate

    today, now = timezone.localdate(), timezone.now()
    own, beside = desk.officer.area_id, desk.commune_beside
    number = entered(desk.analyst, "01-NQ/TU", on="2026-01-05")
    asked(number, Duty.DISSEMINATE, today, desk.analyst, own, beside)
    made = called(desk.analyst, {own: 10, beside: 10})
    relate(conference=made, directive=number, does=Does.LAUNCHES, by=desk.analyst, at=now)
    assert set(answers(desk.analyst, number).values()) == {Answer.NOT_YET}
    for present, answer in ((9, Answer.ON_TIME), (0, Answer.NOT_YET)):
        count(conference=made, point=point_of(made, own), present=present, absent={}, by=desk.officer, at=now)
        assert answers(desk.analyst, number) == {
            (own, "disseminate"): answer,
            (beside, "disseminate"): Answer.NOT_YET,
        }


@pytest.mark.django_db
def test_a_plan_shows_itself_and_a_meeting_is_told(desk: Desk) -> None:
    from vungxanh.programme.actions.cascade import tell_done
    from vungxanh.programme.models import Duty as DutyRow

    today = timezone.localdate()
    own, beside = desk.officer.area_id, desk.commune_beside
    number = entered(desk.analyst, "01-NQ/TU", on="2026-01-05")
    assert asked(number, Duty.PLAN, today - timedelta(days=1), desk.analyst, own, beside) == 2
    assert asked(number, Duty.PLAN, today - timedelta(days=2), desk.analyst, own, beside) == 0
    asked(number, Duty.DISSEMINATE, today, desk.analyst, own, beside)
    assert set(answers(desk.analyst, number).values()) == {Answer.MISSED, Answer.NOT_YET}
    plan = entered(desk.officer, "02/KH-UBND", on="2026-02-01", sort=Sort.PLAN)
    tie(plan, Relation.IMPLEMENTS, number, desk.officer)
    told = DutyRow.objects.get(area=own, duty="disseminate")
    tell_done(duty=told.pk, on=today, reference="Hội nghị mẫu", by=desk.officer, at=timezone.now())
    assert answers(desk.officer, number) == {
        (own, "plan"): Answer.ON_TIME,
        (own, "disseminate"): Answer.ON_TIME,
    }
    assert answers(desk.analyst, number)[beside, "plan"] is Answer.MISSED
    shown = LexborHTMLParser(page(desk.analyst, f"/chuong-trinh/van-ban/{number}/trien-khai/").content)
    assert "Quá hạn, chưa làm: 1" not in shown.text()
    assert [one.text() for one in shown.css(".map .letter")] == ["Đ", "Q"]
    assert f"/chuong-trinh/van-ban/{plan}/" in shown.css_first("#nghia-vu").html
    assert "Hội nghị mẫu" in shown.css_first("#nghia-vu").text()


@pytest.mark.django_db
def test_what_is_asked_is_refused_outside_the_own_area_and_the_documents_time(desk: Desk) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.programme.actions.cascade import tell_done
    from vungxanh.programme.models import Duty as DutyRow
    from vungxanh.programme.models import DutyDone

    number = entered(desk.analyst, "01-NQ/TU", on="2026-01-05")
    today, own = timezone.localdate(), desk.officer.area_id
    for areas, due in (
        ((), today),
        ((desk.other.area_id,), today),
        ((own,), date(2026, 1, 4)),
        ((own,), date(2031, 1, 1)),
    ):
        with pytest.raises(ProgrammeRefusedError):
            asked(number, Duty.PLAN, due, desk.analyst, *areas)
    with pytest.raises(Refused):
        asked(number, Duty.PLAN, today, desk.officer, own)
    assert not DutyRow.objects.exists()
    asked(number, Duty.DISSEMINATE, today, desk.analyst, own, desk.commune_beside)
    beside = DutyRow.objects.get(area=desk.commune_beside)
    with pytest.raises(Refused):
        tell_done(duty=beside.pk, on=today, reference="x", by=desk.officer, at=timezone.now())
    for on, reference in ((today + timedelta(days=1), "x"), (today, " ")):
        with pytest.raises(ProgrammeRefusedError):
            tell_done(duty=beside.pk, on=on, reference=reference, by=desk.analyst, at=timezone.now())
    assert not DutyDone.objects.exists()


@pytest.mark.django_db
def test_a_plan_goes_through_the_clauses_above_one_by_one(desk: Desk) -> None:
    from vungxanh.programme.queries.cascade import plan_draft

    number = entered(desk.analyst, "01/KH-UBND", on="2026-01-05", sort=Sort.PLAN)
    clauses = [say(number, desk.analyst, text=f"Việc mẫu {place}") for place in range(3)]
    plan = entered(desk.officer, "02/KH-UBND", on="2026-02-01", sort=Sort.PLAN)
    at = f"/chuong-trinh/van-ban/{plan}/tung-muc/"
    office = client(desk.officer)
    assert "ghi quan hệ" in office.get(at).content.decode()
    tie(plan, Relation.IMPLEMENTS, number, desk.officer)
    assert "còn 3 mục chưa quyết định" in office.get(at).content.decode()
    said: list[dict[str, str]] = [
        {"choice": "taken", "text": "", "reason": ""},
        {"choice": "adapted", "text": "Việc của xã", "reason": ""},
        {"choice": "declined", "text": "", "reason": "Xã không có bến sông"},
    ]
    wrong: list[dict[str, str]] = [
        {"choice": ""},
        {"choice": "adapted", "text": " "},
        {"choice": "declined", "reason": ""},
    ]
    for clause, told, bad in zip(clauses, said, wrong, strict=True):
        assert office.post(at, {"clause": str(clause), **told, **bad}).status_code == 422
        assert office.post(at, {"clause": str(clause), **told}).status_code == 302
    assert [one.chosen.choice.value for one in plan_draft(desk.officer, plan) if one.chosen] == [
        "taken",
        "adapted",
        "declined",
    ]
    shown = page(desk.analyst, at).content.decode()
    assert all(text in shown for text in ("còn 0 mục", "Việc của xã", "Xã không có bến sông"))
    foreign = say(plan, desk.officer)
    assert office.post(at, {"clause": str(foreign), **said[0]}).status_code == 422
    assert client(desk.analyst).get(f"/chuong-trinh/van-ban/moi/?theo={number}").status_code == 200


@pytest.mark.django_db
def test_what_is_missing_or_contradicts_is_listed(desk: Desk) -> None:
    own = desk.officer.area_id
    above = entered(desk.analyst, "36-CT/TW", area=None, on="2026-01-02")
    number = entered(desk.analyst, "01-NQ/TU", on="2026-01-05")
    tie(number, Relation.IMPLEMENTS, above, desk.analyst)
    say(number, desk.analyst, text="Không ai chịu trách nhiệm")
    say(number, desk.analyst, text="Có cơ quan", office="Công an xã")
    say(number, desk.analyst, text="Chỉ là quan điểm", sort=ClauseSort.VIEWPOINT)
    asked(above, Duty.PLAN, date(2026, 3, 1), desk.analyst, own)
    asked(number, Duty.PLAN, date(2026, 4, 1), desk.analyst, own)
    shown = LexborHTMLParser(page(desk.analyst, f"/chuong-trinh/van-ban/{number}/trien-khai/").content)
    orphans = shown.css_first("#mo-coi").parent.text()
    assert "Không ai chịu trách nhiệm" in orphans
    assert "Có cơ quan" not in orphans
    assert "Chỉ là quan điểm" not in orphans
    contradiction = " ".join(shown.css_first("#mau-thuan").parent.text().split())
    assert "hạn 01/04/2026, muộn hơn hạn 01/03/2026 của 36-CT/TW" in contradiction


@pytest.mark.django_db
def test_duties_are_entered_on_a_page(desk: Desk) -> None:
    number = entered(desk.analyst, "01-NQ/TU", on="2026-01-05")
    at = f"/chuong-trinh/van-ban/{number}/trien-khai/"
    browser = client(desk.analyst)
    form = {"duty": "disseminate", "due": "30/9/2026", "areas": [str(desk.officer.area_id)]}
    assert browser.post(at + "giao/", form).status_code == 302
    assert browser.post(at + "giao/", {**form, "areas": []}).status_code == 422
    assert browser.post(at + "giao/", {**form, "due": "1/1/2020"}).status_code == 422
    assert client(desk.officer).get(at + "giao/").status_code == 403
    office = client(desk.officer)
    duty = LexborHTMLParser(office.get(at + "da-lam/").content).css("option")[1].attributes["value"]
    sent = {"duty": duty, "on": "20/9/2026", "reference": "Hội nghị mẫu"}
    assert office.post(at + "da-lam/", sent).status_code == 302
    assert "đúng hạn" in office.get(at).content.decode()
