"""Targets against results: what is shipped, what a document sets, what is refused, the arithmetic."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.directives import entered
from tests.programme.test_entering import client
from tests.programme.test_register import Desk, desk, page
from vungxanh.programme.rules.breaks import between
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.shipped import Basis, cut_off, published_target, targets_of_file
from vungxanh.programme.rules.targets import FORBIDDEN, Comparison, Measure

__all__ = ["desk"]


def test_the_shipped_targets_have_their_sources_and_none_is_a_quota() -> None:
    every = targets_of_file()
    assert len({one.key for one, *_ in every}) == len(every) == 7
    assert all(one.source.startswith("https://") for one, *_ in every)
    assert not {one.indicator for one, *_ in every} & set(FORBIDDEN)


@pytest.mark.parametrize(
    ("text", "indicator", "day", "basis"),
    [
        ("2025", "A05", date(2025, 12, 14), Basis.ASSESSMENT_YEAR),
        ("2025-12-14", "A04", date(2025, 12, 14), Basis.PRINTED),
        ("2030", "C09", date(2030, 12, 31), Basis.CALENDAR_YEAR),
    ],
)
def test_a_cut_off_is_14_december_where_classes_are_counted(
    text: str, indicator: str, day: date, basis: Basis
) -> None:
    assert cut_off(text, indicator) == (day, basis)
    assert cut_off("", indicator) is None


def test_a_published_gain_is_in_points_and_an_unknown_measure_is_no_target() -> None:
    given = {
        "key": "k",
        "area": 1,
        "value": Fraction(15),
        "comparator": "ge",
        "strength": "floor",
        "end": "2026",
        "source": "s",
    }
    found = published_target(measure="target_pct", definition="gain_per_year", **given)
    assert found is not None
    assert (found[0].measure, found[0].indicator) == (Measure.POINTS, "A05")
    assert published_target(measure="tips", definition="", **given) is None


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_no_two_results_on_one_side_of_every_break_are_held_apart(first: date, second: date) -> None:
    before, after = sorted((first, second))
    said = between(before, after)
    assert bool(said) is any(before < day <= after for day in (date(2025, 7, 1), date(2025, 8, 24)))


@pytest.mark.django_db
def test_tuyen_quang_exceeds_its_target_by_8_2_points_and_the_page_says_how() -> None:
    """35 of 124 communes against 20 %: the units come from the register of areas, not from the source."""
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import load_official, provinces
    from vungxanh.records.interface import load_published

    load_official(by="thử")
    be_born("real")
    load_published()
    place = next(one for one in provinces(date(2026, 2, 4)) if one.name == "Tuyên Quang")
    by = create_post(symbol="TQ", title="TQ", role="leader", area_id=place.id, by=None)
    shown = " ".join(page(by, "/chuong-trinh/muc-tieu/").content.decode().split())
    assert "35 / 124 = 28,2 %" in shown
    assert "28,2 − 20 = +8,2 điểm phần trăm" in shown
    assert "20 % của 124 = 24,8, làm tròn lên 25" in shown
    assert "kỳ đánh giá hết ngày 14/12" in shown
    assert "Người nghiện có hồ sơ quản lý" in shown.split('id="trai-chieu"')[1].split('id="khong-so-lieu"')[0]
    can_tho = next(one for one in provinces(date(2026, 2, 4)) if one.name == "Cần Thơ")
    other = page(by, f"/chuong-trinh/muc-tieu/?tinh={can_tho.id}").content.decode()
    assert all(words in other for words in ("mức sàn", "mức phấn đấu", "≥ 26", "≥ 31"))


def sent(by: Any, directive: int, **change: str) -> Any:
    """Both screens of a target; the last answer, or the first that comes back."""
    at = f"/chuong-trinh/van-ban/{directive}/chi-tieu/"
    about = {"says": "Tỷ lệ xã không ma túy", "indicator": "A05", "measure": "percent"}
    value = {
        "comparison": "ge",
        "value": "22,5",
        "cut_off": "14/12/2026",
        "strength": "floor",
        "rounding": "up",
    }
    first = client(by).post(at, {"man": "0", **about, **change})
    return (
        client(by).post(at, {"man": "1", **about, **value, **change}) if first.status_code == 200 else first
    )


@pytest.mark.django_db
def test_a_document_sets_a_target_and_its_page_shows_it_against_the_result(desk: Desk) -> None:
    from vungxanh.assessment.interface import assess

    assess(province_id=desk.analyst.area_id, year=2026, known_on=date(2026, 11, 1), by=desk.analyst)
    number = entered(desk.analyst, "01-NQ/TU")
    assert sent(desk.analyst, number).status_code == 302
    shown = " ".join(page(desk.analyst, f"/chuong-trinh/van-ban/{number}/").content.decode().split())
    assert "≥ 22,5 %" in shown
    assert "0 / 2 = 0,0 %" in shown
    assert "2 xã, phường chưa rõ loại" in shown
    assert "chưa kết luận được" in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"indicator": "C01"}, "định mức trên con người"),
        ({"indicator": "D02"}, "định mức trên con người"),
        ({"cut_off": "31/12/2031"}, "ngoài thời kỳ của văn bản"),
        ({"measure": "count"}, "số nguyên"),
        ({"value": "101"}, "từ 0 đến 100"),
        ({"value": "không"}, "Nhập"),
    ],
)
def test_a_refused_target_says_why_and_is_not_kept(desk: Desk, change: dict[str, str], says: str) -> None:
    from vungxanh.programme.models import Target

    number = entered(desk.analyst, "01-NQ/TU")
    answer = sent(desk.analyst, number, **change)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Target.objects.exists()


@pytest.mark.django_db
def test_the_database_itself_holds_no_target_on_people(desk: Desk) -> None:
    from django.db import IntegrityError, transaction

    from vungxanh.access.interface import acting
    from vungxanh.programme.actions.targets import set_target, take_target_back
    from vungxanh.programme.models import Target

    number = entered(desk.analyst, "01-NQ/TU")
    target = set_target(
        directive=number,
        says="Mẫu",
        indicator="C09",
        measure=Measure.PERCENT,
        comparison=Comparison.AT_LEAST,
        value=Fraction(80),
        cut_off=date(2026, 12, 31),
        by=desk.analyst,
        at=timezone.now(),
    )
    for code in sorted(FORBIDDEN):
        with pytest.raises(IntegrityError), transaction.atomic(), acting(desk.analyst, "try"):
            Target.objects.filter(pk=target).update(indicator=code)
    take_target_back(target=target, by=desk.analyst, at=timezone.now())
    assert not Target.objects.exists()
    with pytest.raises(ProgrammeRefusedError):
        sent_directly(number, desk.analyst)


def sent_directly(number: int, by: Any) -> None:
    from vungxanh.programme.actions.targets import set_target

    set_target(
        directive=number,
        says="Mẫu",
        indicator="B04",
        measure=Measure.COUNT,
        comparison=Comparison.AT_LEAST,
        value=Fraction(1),
        cut_off=date(2026, 12, 31),
        by=by,
        at=timezone.now(),
    )
