"""The register as the gazetteer of the reader."""

from datetime import date

import pytest

from vungxanh.areas.rules.gazetteer import RegisterGazetteer, official_gazetteer
from vungxanh.reader.interface import fold_all


@pytest.fixture(scope="module")
def gazetteer() -> RegisterGazetteer:
    return official_gazetteer(date(2026, 7, 1))


def test_a_name_means_what_it_meant_on_the_day(gazetteer: RegisterGazetteer):
    levels = {unit.level for unit in gazetteer.named(fold_all("Nậm Nhùn"), "2024-06")}
    assert levels == {"district", "commune"}
    assert gazetteer.named(fold_all("Nậm Nhùn"), "2026") == ()


def test_without_a_year_every_version_counts(gazetteer: RegisterGazetteer):
    for on in (None, "--04-12"):
        assert {unit.level for unit in gazetteer.named(fold_all("Phan Rang - Tháp Chàm"), on)} == {"district"}


def test_an_impossible_day_is_no_day(gazetteer: RegisterGazetteer):
    assert gazetteer.named(fold_all("Hua Bum"), "2024-13-45") == gazetteer.named(fold_all("Hua Bum"), None)


def test_an_abolished_district_has_communes_as_heirs(gazetteer: RegisterGazetteer):
    (district,) = [unit for unit in gazetteer.named(fold_all("Nậm Nhùn"), "2024") if unit.level == "district"]
    assert "Hua Bum" in {unit.name for unit in gazetteer.heirs(district)}


def test_apostrophes_and_tone_places_do_not_matter(gazetteer: RegisterGazetteer):
    assert (
        gazetteer.named(fold_all("Ea H’leo"), "2024") == gazetteer.named(fold_all("Ea H'Leo"), "2024") != ()
    )
    assert (
        gazetteer.named(fold_all("Hoà Bình"), "2024") == gazetteer.named(fold_all("Hòa Bình"), "2024") != ()
    )


def test_the_longest_name_is_known_by_its_first_word(gazetteer: RegisterGazetteer):
    assert gazetteer.longest("phan") >= 4
    assert gazetteer.longest("qwerty") == 0
