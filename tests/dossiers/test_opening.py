"""What is refused before a dossier is opened, and what it says."""

from datetime import date, timedelta
from itertools import product

import pytest

from tests.dossiers.papers import DECIDED, facts
from vungxanh.dossiers.rules.kinds import AgeBand, Issuer, Kind, PlaceClass, Sex
from vungxanh.dossiers.rules.opening import Particulars, band_of, check_compatible, check_opening
from vungxanh.dossiers.rules.refusals import RefusedError


def opened(kind: Kind = Kind.USER_MANAGEMENT, others: tuple[Kind, ...] = (), approved_by: str = "b"):
    return check_opening(kind, facts(), DECIDED, others=others, by="a", approved_by=approved_by)


def test_two_humans_open_a_dossier():
    assert opened().lapses
    with pytest.raises(RefusedError) as caught:
        opened(approved_by="a")
    assert caught.value.code == "own_act"
    assert "không được tự duyệt" in caught.value.vi
    assert "ask a second person" in caught.value.en


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (12, AgeBand.MINOR),
        (17, AgeBand.MINOR),
        (18, AgeBand.YOUNG),
        (30, AgeBand.YOUNG),
        (31, AgeBand.OLDER),
    ],
)
def test_ages_fall_into_three_bands(years, band):
    assert band_of(years) is band


@pytest.mark.parametrize("years", [11, 5, 0])
def test_nobody_under_twelve_has_a_dossier(years):
    with pytest.raises(RefusedError) as caught:
        band_of(years)
    assert caught.value.code == "age"
    assert "khoản 1 Điều 33 73/2021/QH14" in caught.value.vi
    assert str(years) not in caught.value.vi.split()


def test_a_user_found_addicted_is_no_longer_managed_as_a_user():
    with pytest.raises(RefusedError) as caught:
        opened(others=(Kind.POST_REHAB, Kind.SUBSTITUTION))
    assert caught.value.code == "exclusive"
    assert "khoản 5 Điều 24 120/2025/QH15" in caught.value.vi
    assert "end the other dossier" in caught.value.en


@pytest.mark.parametrize(("one", "other"), list(product(Kind, Kind)))
def test_which_situations_exclude_each_other(one, other):
    free = {frozenset({Kind.USER_MANAGEMENT, Kind.POST_REHAB})}
    if frozenset({one, other}) in free:
        check_compatible(one, [other])
        return
    with pytest.raises(RefusedError) as caught:
        check_compatible(one, [other])
    assert caught.value.code == "exclusive"
    assert caught.value.cites


def test_an_expired_paper_opens_nothing():
    late = DECIDED.replace(year=DECIDED.year + 1)
    with pytest.raises(RefusedError) as caught:
        check_opening(Kind.USER_MANAGEMENT, facts(), late, others=(), by="a", approved_by="b")
    assert caught.value.code == "expired"
    in_time = late - timedelta(days=1)
    assert check_opening(Kind.USER_MANAGEMENT, facts(), in_time, others=(), by="a", approved_by="b")


@pytest.mark.parametrize("number", ["", "14", "14/2026", "14/2026/HS", "00123/HS-CAX"])
def test_the_number_of_a_paper_file_is_taken(number):
    assert Particulars(AgeBand.OLDER, Sex.MALE, PlaceClass.COMMUNITY, number).paper_number == number


@pytest.mark.parametrize(
    "number", ["001234567890", "0912 345 678", "Mẫu Văn", "14/HS mẫu", "１４/2026", "123456"]
)
def test_a_paper_number_that_could_name_a_person_is_refused_and_not_repeated(number):
    with pytest.raises(RefusedError) as caught:
        Particulars(AgeBand.OLDER, Sex.MALE, PlaceClass.COMMUNITY, number)
    assert caught.value.code == "paper_number"
    assert number not in str(caught.value)


def test_the_quarter_of_turning_18_is_kept_for_minors_only():
    kept = Particulars(AgeBand.MINOR, Sex.FEMALE, PlaceClass.FACILITY, turns_18="2027-Q3")
    assert kept.turns_18 == "2027-Q3"
    for band, quarter in (
        (AgeBand.YOUNG, "2027-Q3"),
        (AgeBand.MINOR, "2027-08-03"),
        (AgeBand.MINOR, "2027-Q5"),
    ):
        with pytest.raises(RefusedError) as caught:
            Particulars(band, Sex.FEMALE, PlaceClass.FACILITY, turns_18=quarter)
        assert caught.value.code == "turning"


def test_a_refusal_about_the_issuer_names_the_kind_in_both_languages():
    with pytest.raises(RefusedError) as caught:
        check_opening(
            Kind.USER_MANAGEMENT,
            facts(decided=date(2026, 7, 1), issuer=Issuer.COMMUNE_PC_CHAIR),
            DECIDED,
            others=(),
            by="a",
            approved_by="b",
        )
    assert caught.value.code == "issuer"
    assert "quản lý người sử dụng trái phép" in caught.value.vi
    assert "management of illegal users" in caught.value.en
