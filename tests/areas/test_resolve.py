"""What names meant and mean: every case of the field's list."""

from datetime import date

import pytest

from vungxanh.areas.rules.answers import as_data, as_lines
from vungxanh.areas.rules.official import official_register
from vungxanh.areas.rules.resolve import NotFoundError, resolve

REGISTER = official_register()
TODAY = date(2026, 11, 21)
MAY_2024 = date(2024, 5, 1)


def ask(name, *, within=None, on=MAY_2024, today=TODAY):
    return resolve(REGISTER, name, within=within, on=on, today=today)


def codes(match):
    return {heir.unit.code: heir.extent for heir in match.successors}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Tuyên Quang", 124),
        ("An Giang", 102),
        ("Lai Châu", 38),
        ("Khánh Hòa", 65),
        ("Khánh Hoà", 65),
        ("Hà Nội", 126),
        ("TP.HCM", 168),
    ],
)
def test_communes_of_provinces_today(name, wanted):
    (province,) = (match for match in ask(name, on=TODAY) if match.unit.level == "province")
    assert len(REGISTER.communes(province.unit, TODAY)) == wanted


def test_hua_bum_joins_communes_of_two_districts():
    (match,) = ask("Hua Bum")
    assert [unit.full_name for unit in match.path] == ["tỉnh Lai Châu", "huyện Nậm Nhùn", "xã Hua Bum"]
    (heir,) = match.successors
    assert (heir.unit.code, heir.extent, heir.unit.resolution) == ("03460", "whole", "1670/NQ-UBTVQH15")
    assert {(share.unit.name, share.unit.parent_code) for share in heir.made_of} == {
        ("Hua Bum", "112"),
        ("Vàng San", "107"),
    }
    assert {share.extent for share in heir.made_of} == {"whole"}


def test_nam_nhun_district():
    (match,) = ask("Nậm Nhùn", within="Lai Châu")[:1]
    assert match.unit.kind == "huyen"
    assert codes(match) == dict.fromkeys(["03434", "03460", "03472", "03487", "03503"], "whole")
    pa_tan = next(heir for heir in match.successors if heir.unit.code == "03503")
    assert {share.unit.name for share in pa_tan.made_of} == {"Nậm Ban", "Trung Chải", "Pa Tần"}


def test_muong_te_is_a_district_a_town_and_a_commune():
    matches = ask("Mường Tè", within="Lai Châu")
    assert [match.unit.kind for match in matches] == ["huyen", "thi_tran", "xa"]
    district, town, commune = matches
    assert codes(district) == dict.fromkeys(
        ["03433", "03439", "03442", "03445", "03451", "03463", "03466", "03460"], "whole"
    )
    assert codes(town) == {"03433": "whole"}
    assert town.successors[0].unit.name == "Bum Tở"
    assert codes(commune) == {"03445": "whole"}


def test_every_muong_te_of_the_country_is_given():
    assert {match.path[0].name for match in ask("Mường Tè")} == {"Lai Châu", "Sơn La"}


@pytest.mark.parametrize(
    "name",
    [
        "Phan Rang – Tháp Chàm",
        "Phan Rang - Tháp Chàm",
        "phan rang-tháp chàm",
        "THÀNH PHỐ PHAN RANG — THÁP CHÀM",
        "TP Phan Rang  Tháp Chàm",
    ],
)
def test_phan_rang_leaves_a_part_in_phuoc_dinh(name):
    (match,) = ask(name)
    assert codes(match) == {
        "22738": "whole",
        "22741": "whole",
        "22759": "whole",
        "22780": "whole",
        "22834": "whole",
        "22888": "part",
    }
    assert {heir.unit.parent_code for heir in match.successors} == {"56"}
    parts = {
        (heir.unit.code, share.unit.name)
        for heir in match.successors
        for share in heir.via
        if share.extent == "part"
    }
    assert parts == {("22780", "Đông Hải"), ("22888", "Đông Hải")}


def test_a_split_commune_is_a_part_in_each_successor():
    (match,) = ask("Đông Hải", within="Phan Rang - Tháp Chàm")
    assert codes(match) == {"22780": "part", "22888": "part"}


def test_lai_chau_city():
    (match,) = ask("thành phố Lai Châu")
    assert codes(match) == {"03388": "whole", "03408": "whole"}


def test_a_name_with_its_kind_means_that_kind_only():
    assert [match.unit.level for match in ask("Lai Châu")] == ["province", "district"]
    assert [match.unit.level for match in ask("tỉnh Lai Châu")] == ["province"]


def test_a_merged_province_leads_to_the_new_one_through_its_change_of_kind():
    (match,) = ask("tỉnh Bắc Giang")
    assert codes(match) == {"24": "whole"}
    assert match.successors[0].unit.full_name == "thành phố Bắc Ninh"


def test_a_commune_that_became_a_ward_is_found_by_the_kind_of_the_day():
    (then,) = ask("xã Bố Hạ", on=date(2026, 9, 19))
    (now,) = ask("phường Bố Hạ", on=date(2026, 9, 20))
    assert codes(then) == codes(now) == {"07294": "whole"}
    with pytest.raises(NotFoundError, match="phường Bố Hạ 07294"):
        ask("xã Bố Hạ", on=TODAY)


def test_an_island_district_leads_to_its_special_zone():
    (match,) = ask("Hoàng Sa")
    assert (match.unit.level, codes(match)) == ("district", {"20333": "whole"})


def test_todays_successors_can_be_those_of_an_earlier_day():
    (match,) = ask("Hua Bum", today=MAY_2024)
    assert [heir.unit for heir in match.successors] == [match.unit]


@pytest.mark.parametrize("name", ["Xã Không Có", "Muong Te", "Hua Bumm"])
def test_an_unknown_name_says_so_in_two_languages(name):
    with pytest.raises(NotFoundError, match=r"không có địa bàn .* / no unit"):
        ask(name)


def test_within_a_wrong_province_says_so():
    with pytest.raises(NotFoundError, match="within “Sơn La”"):
        ask("Hua Bum", within="Sơn La")


def test_within_may_name_several_areas():
    (commune,) = ask("xã Mường Tè", within="huyện Mường Tè, Lai Châu")
    assert commune.unit.code == "03445"
    with pytest.raises(NotFoundError, match="within “Sơn La”"):
        ask("xã Mường Tè", within="huyện Mường Tè, Sơn La")


def test_every_unit_answers_for_itself():
    for unit in REGISTER.units:
        if unit.valid_on(MAY_2024):
            (found,) = (m for m in ask(unit.full_name) if m.unit.key == unit.key)
            assert found.successors
            assert all(heir.unit.valid_on(TODAY) for heir in found.successors)


def test_answers_as_data_and_as_lines():
    (data,) = as_data(ask("Hua Bum"))
    assert (data["code"], data["valid_from"], data["valid_to"]) == ("03460", None, "2025-07-01")
    assert [step["code"] for step in data["path"]] == ["12", "112", "03460"]
    assert data["successors"][0]["extent"] == "whole"
    lines = as_lines(ask("Phan Rang – Tháp Chàm"))
    assert any("22888" in line and "một phần phường Đông Hải" in line for line in lines)
