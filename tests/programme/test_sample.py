"""The demonstration: real bodies say what is published, the invented stand apart, the chain holds."""

import re
from fractions import Fraction
from typing import Any

import pytest
import yaml
from django.utils import timezone

from tests.programme.test_register import Desk, desk, page
from vungxanh.programme.actions.sample import FILE, WORK
from vungxanh.programme.rules.cascade import Answer

__all__ = ["desk"]
DATA = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_the_five_programmes_are_there_and_every_real_date_has_its_source() -> None:
    symbols = {one["symbol"] for one in DATA["documents"]}
    assert {"18-NQ/TU", "07-CT/TU", "36-CT/TW", "21-CT/TW"} <= symbols
    titles = " ".join(one["title"] for one in DATA["documents"])
    assert all(words in titles for words in ("Nậm Nhùn và Mường Tè", "an toàn về an ninh trật tự"))
    for one in DATA["documents"]:
        invented = one["place"]["level"].startswith("own_")
        assert {source for _day, source in one["dates"]} <= ({"invented"} if invented else {*DATA["sources"]})
        assert ("source" in one) is not invented
        assert ("minh họa" in one["issuer"]) is invented


def test_nothing_invented_stands_under_a_real_body() -> None:
    real = [one for one in DATA["documents"] if not one["place"]["level"].startswith("own_")]
    assert not [one["key"] for one in real if {"targets", "duties", "choices", "follows"} & set(one)]


def people(desk: Desk) -> dict[str, Any]:
    """The posts of the demonstration in an invented province."""
    from vungxanh.access.interface import create_post

    province, here, there = desk.analyst.area_id, desk.officer.area_id, desk.commune_beside
    wanted = {
        "head": ("provincial_approver", province),
        "border-guard": ("partner_border_guard", province),
        "procuracy": ("partner_procuracy", province),
        "education": ("partner_education", province),
        "approver-1": ("commune_approver", here),
        "officer-2": ("commune", there),
        "approver-2": ("commune_approver", there),
    }
    made = {
        name: create_post(symbol=name, title=name, role=role, area_id=area, by=None)
        for name, (role, area) in wanted.items()
    }
    return {"analyst": desk.analyst, "officer-1": desk.officer, **made}


def loaded(desk: Desk) -> dict[str, int]:
    from vungxanh.programme.interface import load_programmes

    return load_programmes(people=people(desk), at=timezone.now())


@pytest.mark.django_db
def test_the_chain_of_the_demonstration_leads_from_the_centre_to_a_communes_plan(
    desk: Desk, as_app: Any
) -> None:
    from vungxanh.areas.interface import load_official
    from vungxanh.programme.queries.cascade import demanded, gaps, plan_draft
    from vungxanh.programme.queries.chains import chain
    from vungxanh.programme.queries.directives import directive

    load_official(by="thử")
    with as_app():
        numbers = loaded(desk)
    assert len(numbers) == len(DATA["documents"])
    below = {row.symbol or row.title for _depth, row in chain(desk.officer, numbers["ct-36"]).below}
    assert {"18-NQ/TU", "07-CT/TU", "132-KL/TW", "01-NQ/TU", "15/KH-UBND", "05/KH-UBND"} <= below
    issued = directive(desk.officer, numbers["ct-21"]).row.issued
    assert [one.on.text for one in issued.disputed] == ["2008-03-16"]
    chosen = [
        one.chosen.choice.value for one in plan_draft(desk.officer, numbers["mau-commune-1"]) if one.chosen
    ]
    assert chosen == ["taken", "adapted", "declined"]
    on = timezone.localdate()
    stands = [one.cell.answer for one in demanded(desk.analyst, numbers["mau-resolution"], on=on)]
    assert sorted(stands) == sorted([Answer.ON_TIME, Answer.LATE, Answer.ON_TIME, Answer.MISSED])
    missing = gaps(desk.analyst, numbers["mau-plan"], on=on)
    assert [one.text for one in missing.orphans] == ["Nhân rộng mô hình tự quản."]
    assert len(missing.later) == 2
    former = page(desk.officer, f"/chuong-trinh/van-ban/{numbers['phan-rang-07']}/").content.decode()
    assert "Nơi kế thừa hiện nay" in former
    assert "phường Đông Hải" in former
    shown = page(desk.officer, f"/chuong-trinh/van-ban/{numbers['ct-36']}/").content.decode()
    assert re.search(r"36-CT/TW.*18-NQ/TU.*05/KH-UBND", " ".join(shown.split()))


@pytest.mark.django_db
def test_each_programme_has_its_conference_attendance_decisions_and_tasks(desk: Desk) -> None:
    from vungxanh.programme.models import (
        Adoption,
        AgreementParty,
        Conference,
        InspectionFinding,
        Review,
        Trial,
    )
    from vungxanh.programme.queries.conferences import one_conference
    from vungxanh.programme.queries.overdue import overdue_areas
    from vungxanh.programme.queries.tasks import counts_of_areas
    from vungxanh.programme.rules.tasks import State

    numbers, on = loaded(desk), timezone.localdate()
    found = [one_conference(desk.analyst, row.pk, on=on) for row in Conference.objects.order_by("pk")]
    about = {(number, does.value) for one in found for number, _named, does in one.about}
    assert {
        (numbers["mau-old"], "concludes"),
        (numbers["mau-resolution"], "launches"),
        (numbers["mau-border"], "launches"),
        (numbers["mau-scheme"], "launches"),
        (numbers["mau-directive-1"], "reviews"),
    } <= about
    shares = {one.row.title[:14]: one.row.attendance for one in found}
    assert shares["Hội nghị điểm "].share == Fraction(157 * 100, 160)
    assert not shares["Tổng kết Chỉ t"].whole
    own, every = (counts_of_areas(by, on=on) for by in (desk.officer, desk.analyst))
    stands = own[desk.officer.area_id].states
    assert [stands[one] for one in (State.OVERDUE, State.DONE, State.DUE)] == [3, 2, 3]
    assert sum(one.states[State.BLOCKED] for one in every.values()) == 1
    assert dict(overdue_areas(every)) == {desk.officer.area_id: 3, desk.commune_beside: 3}
    assert overdue_areas(own) == ((desk.officer.area_id, 3),)
    assert Adoption.objects.count() == Trial.objects.count() == 1
    assert AgreementParty.objects.count() == 4
    assert [one.work is None for one in InspectionFinding.objects.order_by("number")] == [False, True]
    for review in Review.objects.order_by("pk"):
        shown = page(desk.analyst, f"/chuong-trinh/ket-qua/{review.pk}/").content.decode()
        assert review.title in shown
    assert Review.objects.count() == 4
    assert_funds_of_invented_units_add_up(desk)
    assert all(one.decisions or one.row.attendance.points == 1 for one in found)


def assert_funds_of_invented_units_add_up(desk: Desk) -> None:
    """The province's and its communes' own rows; what is not stated is unknown, a correction stands."""
    from vungxanh.programme.queries.funds import funds
    from vungxanh.programme.rules.funds import by_group

    seen = funds(desk.analyst, on=timezone.localdate())
    assert {one.area for one in seen.counted} <= {
        desk.analyst.area_id,
        desk.officer.area_id,
        desk.commune_beside,
    }
    sums = by_group(seen.counted, lambda one: one.component)
    assert (sums["DA1"].planned, sums["DA1"].spent) == (3_690_000_000, 1_636_000_000)
    assert sums["DA1"].share == Fraction(1_636, 3_450), "one commune has not stated what it spent"
    assert (sums["DA4"].spent, sums["DA4"].over) == (96_000_000, 1)
    assert sums["DA5"].spent is None


def test_what_came_of_the_documents_is_invented_and_hangs_on_invented_documents() -> None:
    work = yaml.safe_load(WORK.read_text(encoding="utf-8"))
    own = {one["key"] for one in DATA["documents"] if one["place"]["level"].startswith("own_")}
    for one in work["conferences"]:
        assert all("(minh họa)" in one[text] for text in ("title", "chair"))
        assert any(document in own for document, _does in one["about"])
    assert {one["of"] for one in work["work"]} <= own
    days = [one["days"] for one in work["acts"]]
    assert days == sorted(days)


@pytest.mark.django_db
def test_without_the_official_register_only_the_centre_and_the_invented_are_entered(desk: Desk) -> None:
    assert set(loaded(desk)) == {
        one["key"]
        for one in DATA["documents"]
        if one["place"]["level"] in {"centre", "own_province", "own_commune"}
    }
