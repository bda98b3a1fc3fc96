"""Key routes and the route mark of a commune."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.periods.interface import AssessmentYear
from vungxanh.records.rules.routes import route_mark

PERIOD = AssessmentYear(2025).period
KNOWN = date(2100, 1, 1)


@pytest.fixture
def routes(world, load, tmp_path):
    """`routes([...], figures)` imports a workbook with these rows of routes."""
    from vungxanh.records.actions import write_form

    def run(rows, **options):
        path = tmp_path / "mau.xlsx"
        write_form(path, province=world.province, year=2025, routes=rows)
        return load(path, **options)

    return run


def route(name, kind, units):
    return {"route_name": name, "route_kind": kind, "route_units": units}


def marks(world):
    from vungxanh.records.interface import route_marks

    found = route_marks(world.communes.values(), period=PERIOD, known_on=KNOWN)
    return {code: found[area_id].mark for code, area_id in world.communes.items()}


@pytest.mark.django_db
def test_routes_keep_their_order_and_mark_their_communes(world, routes):
    from vungxanh.records.interface import key_routes, route_marks

    rows = [
        route("Tuyến Mẫu 1", "nội tỉnh", "MT-03 → MT-01"),
        route("Tuyến Mẫu 2", "liên tỉnh", "Xã Mẫu Một; mẫu ba; MT-01"),
    ]
    assert routes(rows).routes == 2
    found = key_routes(world.province.id, period=PERIOD, known_on=KNOWN)
    assert [(each.name, each.kind) for each in found] == [("Tuyến Mẫu 1", "intra"), ("Tuyến Mẫu 2", "inter")]
    assert [unit.code for unit in found[0].units] == ["MT-03", "MT-01"]
    assert [unit.code for unit in found[1].units] == ["MT-01", "MT-03", "MT-01"]
    assert marks(world) == {"MT-01": "inter", "MT-02": "none", "MT-03": "inter"}
    of_first = route_marks([world.communes["MT-01"]], period=PERIOD, known_on=KNOWN)
    assert of_first[world.communes["MT-01"]].route_ids == tuple(each.id for each in found)


@pytest.mark.django_db
def test_an_empty_sheet_of_routes_says_nothing(world, routes):
    assert routes([]).routes is None
    assert set(marks(world).values()) == {None}


@pytest.mark.django_db
def test_that_there_is_none_can_be_said(world, routes):
    assert routes([route("không có tuyến trọng điểm", None, None)]).routes == 0
    assert set(marks(world).values()) == {"none"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "place", "word"),
    [
        (route("Tuyến", "nội tỉnh", "MT-01 → MT-09"), "C5", "không có địa bàn “MT-09”"),
        (route("Tuyến", "nội tỉnh", "MK-01"), "C5", "không có địa bàn “MK-01”"),
        (route("Tuyến", "nội tỉnh", "MT-01 → MT-01"), "C5", "không lặp lại"),
        (route("Tuyến", "nội tỉnh", None), "C5", "ít nhất một"),
        (route("Tuyến", None, "MT-01"), "B5", "thiếu loại tuyến"),
        (route("Tuyến", "quốc tế", "MT-01"), "B5", "lựa chọn"),
        (route(None, "nội tỉnh", "MT-01"), "A5", "thiếu tên"),
    ],
)
def test_wrong_routes_are_told_with_their_cell(world, routes, row, place, word):
    problems = routes([row]).problems
    assert any(p.place == f"Tuyến trọng điểm!{place}" and word in p.vi for p in problems)


@pytest.mark.django_db
def test_a_route_twice_is_told(world, routes):
    rows = [route("Tuyến", "nội tỉnh", "MT-01"), route("tuyến", "nội tỉnh", "MT-02")]
    assert routes(rows).problems[0].place == "Tuyến trọng điểm!C6"


@pytest.mark.django_db
def test_the_mark_of_a_csv_is_kept_and_unknown_stays_unknown(world, load, csv_file):
    load(csv_file("MT-01,1,,,,,,,,,,inter", "MT-02,1,,,,,,,,,,none", "MT-03,1,,,,,,,,,,"))
    assert marks(world) == {"MT-01": "inter", "MT-02": "none", "MT-03": None}


@pytest.mark.django_db
def test_the_higher_of_mark_and_routes_counts(world, load, csv_file, routes):
    load(csv_file("MT-01,1,,,,,,,,,,inter", "MT-02,1,,,,,,,,,,none", "MT-03,1,,,,,,,,,,intra"))
    routes([route("Tuyến", "nội tỉnh", "MT-01 → MT-02")])
    assert marks(world) == {"MT-01": "inter", "MT-02": "intra", "MT-03": "intra"}


RANK = {None: -1, "none": 0, "intra": 1, "inter": 2}


@given(
    reported=st.sampled_from([None, "none", "intra", "inter"]),
    kinds=st.lists(st.sampled_from(["intra", "inter"])),
    listed=st.booleans(),
)
def test_the_mark_is_never_below_anything_known(reported, kinds, listed):
    mark = route_mark(reported, kinds, listed=listed)
    known = [reported, *kinds, *(["none"] if listed else [])]
    assert RANK[mark] == max(RANK[each] for each in [None, *known])
