"""Administrative units in texts. The register is the official one; the sentences are invented."""

from datetime import date

import pytest

from vungxanh.areas.rules.gazetteer import official_gazetteer
from vungxanh.reader.rules.facts import Area
from vungxanh.reader.rules.places.find import find_areas, main_area
from vungxanh.reader.rules.text import Text

GAZETTEER = official_gazetteer(date(2026, 7, 1))


def read(sentence: str, on: str | None = "2024") -> dict[str, Area]:
    """The areas of a sentence by their printed words; the last of equal mentions."""
    text = Text.of(sentence)
    found = find_areas(text, (), GAZETTEER, on)
    return {text.raw[area.span[0] : area.span[1]]: area for area in found}


def test_a_commune_in_brackets_behind_its_district_is_told_apart():
    found = read("Đoàn kiểm tra đến xã Hua Bum (Nậm Nhùn) và làm việc với tỉnh Lai Châu.")
    commune, district = found["xã Hua Bum"], found["Nậm Nhùn"]
    assert (commune.level, commune.name, commune.parent) == ("commune", "Hua Bum", "Nậm Nhùn")
    assert commune.code is not None
    assert (district.level, district.parent) == ("district", "Lai Châu")
    assert [unit.name for unit in commune.today] == ["Hua Bum"]
    assert len(district.today) > 1


def test_an_abolished_unit_has_its_heirs():
    city = read("Thành ủy Phan Rang - Tháp Chàm họp.", "--04-12")["Phan Rang - Tháp Chàm"]
    assert city.level == "district"
    assert {"province"} != {unit.level for unit in city.today} != set()


def test_the_word_of_the_kind_parts_a_city_from_its_province():
    found = read("Thành phố Lai Châu và tỉnh Lai Châu phối hợp.")
    assert found["Thành phố Lai Châu"].level == "district"
    assert found["tỉnh Lai Châu"].level == "province"
    assert read("Công an thăm Lai Châu.")["Lai Châu"].level == "province"


def test_a_list_shares_the_word_of_its_kind():
    found = read("Đoàn thăm hai huyện: Mường Tè, Nậm Nhùn (Lai Châu).")
    assert {name: area.level for name, area in found.items()} == {
        "Nậm Nhùn": "district",
        "Mường Tè": "district",
        "Lai Châu": "province",
    }


@pytest.mark.parametrize(
    ("sentence", "printed", "level"),
    [
        ("Công an TP. Hà Nội", "TP. Hà Nội", "province"),
        ("Công an TP.HCM", "TP.HCM", "province"),
        ("Tổ công tác ở P.12, Q.10, TPHCM", "Q.10", "district"),
        ("tại TX. Nghĩa Lộ, tỉnh Yên Bái", "TX. Nghĩa Lộ", "district"),
        ("THỊ TRẤN MƯỜNG TÈ, HUYỆN MƯỜNG TÈ", "THỊ TRẤN MƯỜNG TÈ", "commune"),
        ("huyện Ea H’leo (Đắk Lắk)", "huyện Ea H’leo", "district"),
        ("tuyến biên giới với Lào", "Lào", "country"),
        ("tỉnh Lào Cai", "tỉnh Lào Cai", "province"),
    ],
)
def test_short_forms_capitals_and_countries(sentence: str, printed: str, level: str):
    assert read(sentence)[printed].level == level


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch Hồ Chí Minh từng căn dặn.",
        "Ban liên lạc trên đường Điện Biên họp.",
        "Trường THPT Lê Lợi tổ chức.",
        "P.V đưa tin",
        "Các xã, phường vào cuộc. Đảng ủy xã Nhân dân",
        "Phong trào Sơn hà",
    ],
)
def test_what_is_no_place_stays_none(sentence: str):
    assert {one for one in read(sentence) if one != "Nhân"} - {"xã Nhân"} == set()


def test_a_line_of_capitals_behind_a_kind_is_no_name_of_it():
    assert read("Giao chỉ tiêu cho các xã, phường\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nTheo đề nghị") == {}
    assert list(read("Tổ công tác ở xã\nMẫu Thử Vờ bắt 2 người")) == ["xã\nMẫu Thử Vờ"]


def test_an_unknown_commune_is_proposed_without_a_code():
    area = read("Tại xã Mẫu Không Có, tổ công tác họp.")["xã Mẫu Không Có"]
    assert (area.level, area.code, area.today, area.candidates) == ("commune", None, (), ())


def test_a_name_of_many_units_stays_open_until_the_text_tells():
    assert len(read("Tại xã Quang Trung, hội nghị diễn ra.")["xã Quang Trung"].candidates) > 1
    told = read("Tại xã Quang Trung, huyện Thống Nhất, tỉnh Đồng Nai, hội nghị diễn ra.")["xã Quang Trung"]
    assert told.parent == "Thống Nhất"
    assert told.code is not None


def test_the_new_map_has_no_districts():
    found = read("UBND phường Đoàn Kết, tỉnh Lai Châu họp.", "2026-02-04")
    assert found["phường Đoàn Kết"].parent == "Lai Châu"


def test_the_main_area_is_the_province_named_most():
    text = Text.of("Tỉnh Sơn La và tỉnh Lai Châu họp tại Sơn La với huyện Mường Tè.")
    area = main_area(find_areas(text, (), GAZETTEER, "2024"))
    assert area is not None
    assert area.name == "Sơn La"
    assert main_area(()) is None
