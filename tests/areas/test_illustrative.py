"""Invented provinces stand apart from official ones."""

from datetime import date

import pytest

from vungxanh.areas import interface
from vungxanh.areas.actions.illustrative import IllustrativeAreaError

pytestmark = pytest.mark.django_db
START, TODAY = date(2025, 7, 1), date(2026, 11, 21)
COMMUNES = [("M002", "Xã Mẫu 02", "xa"), ("M010", "Xã Mẫu 10", "xa"), ("M001", "Mẫu 01", "phuong")]


def make(**changes):
    wanted = {"code": "MH", "name": "Mẫu (minh họa)", "communes": COMMUNES, "valid_from": START, "by": "test"}
    return interface.create_illustrative_province(**{**wanted, **changes})


def test_an_invented_province_has_its_communes_and_is_marked():
    province = make()
    assert province.illustrative
    communes = interface.communes_of(province.id, TODAY)
    assert [(unit.code, unit.name, unit.full_name) for unit in communes] == [
        ("M001", "Mẫu 01", "phường Mẫu 01"),
        ("M002", "Mẫu 02", "xã Mẫu 02"),
        ("M010", "Mẫu 10", "xã Mẫu 10"),
    ]
    assert all(unit.illustrative and unit.parent_id == province.id for unit in communes)


def test_counts_and_lists_of_real_units_leave_it_out():
    province = make()
    assert interface.provinces(TODAY) == ()
    assert interface.commune_counts(TODAY) == {}
    assert interface.provinces(TODAY, illustrative=True) == (province,)
    with pytest.raises(interface.AreaNotFoundError):
        interface.area_by_code("MH", "province", TODAY)
    assert interface.area_by_code("MH", "province", TODAY, illustrative=True) == province


def test_asking_again_changes_nothing():
    assert make() == make()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "08"}, "looks official"),
        ({"communes": [("00001", "Mẫu 01", "xa")]}, "looks official"),
        ({"communes": [("  ", "Mẫu 01", "xa")]}, "looks official"),
        ({"communes": [COMMUNES[0], COMMUNES[0]]}, "twice"),
        ({"communes": [("M001", "Mẫu 01", "thon")]}, "no kind"),
        ({"kind": "huyen"}, "no kind"),
    ],
)
def test_what_looks_official_or_odd_is_refused(changes, message):
    with pytest.raises(IllustrativeAreaError, match=message):
        make(**changes)


def test_the_same_code_with_other_communes_is_refused():
    make()
    with pytest.raises(IllustrativeAreaError, match="other content"):
        make(communes=COMMUNES[:1])
