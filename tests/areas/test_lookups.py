"""Look-ups through the interface, on the map of a day."""

from datetime import date

import pytest

from vungxanh.areas import interface
from vungxanh.areas.models import Area

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official")]
TODAY = date(2026, 11, 21)
JUNE_2025 = date(2025, 6, 30)
JULY_2025 = date(2025, 7, 1)


def test_counts_of_the_three_maps():
    assert interface.commune_counts(TODAY) == {"phuong": 709, "xa": 2599, "dac_khu": 13}
    assert interface.commune_counts(JULY_2025) == {"phuong": 687, "xa": 2621, "dac_khu": 13}
    assert sum(interface.commune_counts(JUNE_2025).values()) == 10_035
    for day, count in ((TODAY, 34), (JULY_2025, 34), (JUNE_2025, 63)):
        assert len(interface.provinces(day)) == count


def test_provinces_come_in_vietnamese_order():
    names = [unit.name for unit in interface.provinces(TODAY)]
    assert names[:3] == ["An Giang", "Bắc Ninh", "Cà Mau"]
    assert names.index("Cần Thơ") < names.index("Đà Nẵng") < names.index("Đồng Tháp") < names.index("Gia Lai")


@pytest.mark.parametrize(
    ("code", "count"), [("08", 124), ("91", 102), ("12", 38), ("56", 65), ("01", 126), ("79", 168)]
)
def test_communes_of_a_province(code, count):
    province = interface.area_by_code(code, "province", TODAY)
    communes = interface.communes_of(province.id, TODAY)
    assert len(communes) == count
    assert all(unit.parent_id == province.id and not unit.illustrative for unit in communes)


def test_a_city_of_2026_has_its_communes_in_either_version():
    then = interface.area_by_code("75", "province", JULY_2025)
    now = interface.area_by_code("75", "province", TODAY)
    assert (then.full_name, now.full_name) == ("tỉnh Đồng Nai", "thành phố Đồng Nai")
    assert interface.communes_of(then.id, TODAY) == interface.communes_of(now.id, TODAY)
    assert len(interface.communes_of(now.id, TODAY)) == 95
    assert {unit.kind for unit in interface.communes_of(now.id, JULY_2025)} >= {"xa", "phuong"}


def test_communes_under_districts_are_found_and_another_provinces_code_does_not_mislead():
    bac_giang = interface.area_by_code("24", "province", JUNE_2025)
    assert bac_giang.name == "Bắc Giang"
    assert len(interface.communes_of(bac_giang.id, JUNE_2025)) == 192
    assert interface.communes_of(bac_giang.id, TODAY) == ()


def test_one_area_its_path_and_its_province():
    commune = interface.area_by_code("03460", "commune", JUNE_2025)
    assert [unit.full_name for unit in interface.path_of(commune.id)] == [
        "tỉnh Lai Châu",
        "huyện Nậm Nhùn",
        "xã Hua Bum",
    ]
    province = interface.area_by_code("12", "province", TODAY)
    assert interface.province_of([commune.id, province.id]) == {
        commune.id: province.id,
        province.id: province.id,
    }
    assert interface.area(commune.id) == commune == interface.areas([commune.id])[commune.id]
    assert (commune.valid_from, commune.valid_to) == (None, JULY_2025)


def test_what_is_not_there_is_said_in_two_languages():
    with pytest.raises(interface.AreaNotFoundError, match=r"Không có địa bàn .* no area"):
        interface.area(0)
    with pytest.raises(interface.AreaNotFoundError, match="99999"):
        interface.area_by_code("99999", "commune", TODAY)
    with pytest.raises(interface.AreaNotFoundError):
        interface.path_of(0)


def test_many_ids_are_one_value_of_a_statement():
    wanted = [interface.area_by_code(code, "province", TODAY).id for code in ("12", "79")]
    rows = Area.objects.filter(interface.among("id", wanted))
    assert sorted(rows.values_list("pk", flat=True)) == sorted(wanted)
    assert rows.query.sql_with_params()[1] == (wanted,)
    assert not Area.objects.filter(interface.among("id", [])).exists()


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    small = interface.area_by_code("12", "province", TODAY)
    large = interface.area_by_code("79", "province", TODAY)
    for province in (small, large):
        with django_assert_max_num_queries(7):
            interface.communes_of(province.id, TODAY)
