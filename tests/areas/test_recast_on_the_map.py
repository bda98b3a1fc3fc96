"""Re-casting real units: through the merger of 2025 and the changes of 2026."""

from datetime import date

import pytest

from vungxanh.areas import interface

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official")]
TODAY, JUNE_2025, AUGUST_2025 = date(2026, 11, 21), date(2025, 6, 30), date(2025, 8, 1)


def old(code, level="commune"):
    return interface.area_by_code(code, level, JUNE_2025).id


def now(code, level="commune"):
    return interface.area_by_code(code, level, TODAY).id


def test_hua_bum_and_vang_san_add_up_exactly():
    result = interface.recast({old("03460"): 7, old("03467"): 5}, on=TODAY)
    figure = result.figures[now("03460")]
    assert (figure.value, figure.exact, figure.rule) == (12, True, None)
    assert result.as_it_was == {old("03460"): 7, old("03467"): 5}


def test_a_commune_left_out_leaves_the_new_one_unknown():
    figure = interface.recast({old("03460"): 7}, on=TODAY).figures[now("03460")]
    assert (figure.value, figure.known, figure.exact) == (None, 7, False)


def test_a_split_commune_is_estimated_and_the_total_kept():
    city = interface.area_by_code("58", "province", JUNE_2025)
    figures = {unit.id: number for number, unit in enumerate(interface.communes_of(city.id, JUNE_2025), 1)}
    result = interface.recast(figures, on=TODAY)
    assert sum(figure.value for figure in result.figures.values()) == sum(figures.values())
    dong_hai = result.figures[now("22780")]
    assert (dong_hai.exact, dong_hai.rule) == (False, "equal_shares")
    assert result.figures[now("22759")].exact


def test_named_weights_replace_equal_shares():
    source, one, other = old("22768"), "22780", "22888"
    first, second = (interface.area_by_code(code, "commune", AUGUST_2025).id for code in (one, other))
    result = interface.recast(
        {source: 10}, on=TODAY, weights={(source, first): 9, (source, second): 1}, rule="residents_2024"
    )
    assert [result.figures[key].known for key in (first, second)] == [9, 1]
    assert result.figures[first].rule == "residents_2024"


def test_the_whole_country_keeps_its_total():
    figures = {}
    for province in interface.provinces(JUNE_2025):
        for unit in interface.communes_of(province.id, JUNE_2025):
            figures[unit.id] = unit.id % 97
    result = interface.recast(figures, on=TODAY)
    assert sum(figure.value for figure in result.figures.values()) == sum(figures.values())
    exact = [figure for figure in result.figures.values() if figure.exact]
    assert (len(result.figures), len(exact)) == (3316, 2901)


def test_a_commune_that_became_a_ward_is_told_both_ways():
    then = interface.area_by_code("07294", "commune", AUGUST_2025).id
    forward = interface.recast({then: 4}, on=TODAY).figures
    back = interface.recast({now("07294"): 4}, on=AUGUST_2025).figures
    assert forward[now("07294")].exact
    assert forward[now("07294")].value == back[then].value == 4
    assert back[then].exact


def test_a_merged_commune_is_not_told_on_the_old_map():
    with pytest.raises(interface.RecastRefusedError, match="merged or split"):
        interface.recast({now("03460"): 4}, on=JUNE_2025)


def test_a_districts_sum_is_not_told_on_the_new_map():
    with pytest.raises(interface.RecastRefusedError, match="huyện Nậm Nhùn"):
        interface.recast({old("112", "district"): 4}, on=TODAY)


def test_a_merged_province_is_told_on_the_new_map():
    figures = {old("24", "province"): 3, old("27", "province"): 4}
    assert interface.recast(figures, on=TODAY).figures[now("24", "province")].value == 7


def test_an_unknown_area_is_refused():
    with pytest.raises(interface.RecastRefusedError, match="Không có địa bàn"):
        interface.recast({0: 1}, on=TODAY)
