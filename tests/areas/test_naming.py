"""Names: spellings that mean one unit, and spellings that do not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.areas.rules.naming import (
    KIND_WORDS,
    Wanted,
    bare_name,
    full_name,
    name_key,
    readings_of,
    sort_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thuỷ Nguyên", "THỦY NGUYÊN"),
        ("Phan Rang - Tháp Chàm", "phan rang–tháp chàm"),
        ("Phan Rang — Tháp Chàm", "Phan  Rang Tháp Chàm"),
        ("Ea M'Droh", "Ea M’Droh"),
        ("M' Drắk", "MDrắk"),
        ("Pa ủ", "Pa Ủ"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("Phường 1", "phường 01"),
        ("Quỳ Hợp", unicodedata.normalize("NFD", "Quỳ Hợp")),
    ],
)
def test_spellings_of_one_name(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Vân", "Văn"), ("Bà Ra", "Ba Rà"), ("Đa", "Da"), ("Mường Tè", "Muong Te")]
)
def test_other_marks_make_another_name(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("typed", "bare", "kind"),
    [
        ("huyện Nậm Nhùn", "Nậm Nhùn", "huyen"),
        ("TP. Lai Châu", "Lai Châu", "thanh_pho"),
        ("TP Lai Châu", "Lai Châu", "thanh_pho"),
        ("P.1", "1", "phuong"),
        ("Q3", "3", "quan"),
        ("TX. Mường Lay", "Mường Lay", "thi_xa"),
        ("TT Mường Tè", "Mường Tè", "thi_tran"),
        ("ĐẶC KHU CÔN ĐẢO", "Côn Đảo", "dac_khu"),
        ("TP.HCM", "Hồ Chí Minh", "thanh_pho"),
        ("tp hcm", "Hồ Chí Minh", "thanh_pho"),
        ("T. Lai Châu", "Lai Châu", "tinh"),
    ],
)
def test_the_word_of_the_kind_is_understood(typed, bare, kind):
    assert Wanted(name_key(bare), kind) in readings_of(typed)


def test_a_name_that_begins_with_a_kind_is_looked_up_both_ways():
    assert {Wanted(name_key("Phường Đúc"), None), Wanted(name_key("Đúc"), "phuong")} <= set(
        readings_of("Phường Đúc")
    )


def test_a_bare_letter_is_no_kind():
    assert readings_of("P Hà") == (Wanted("p ha\u0300", None),)


@given(st.text(max_size=30))
def test_the_key_of_a_key_is_itself(name):
    key = name_key(name)
    assert name_key(key) == key


@given(st.sampled_from(sorted(KIND_WORDS)), st.text(alphabet="abcđêơư ", min_size=1).map(str.strip))
def test_full_and_bare_names_are_inverse(kind, name):
    plain = " ".join(name.split()) or "a"
    assert bare_name(full_name(plain, kind), kind) == plain


@pytest.mark.parametrize(
    "names",
    [
        ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên"],
        ["Hoa An", "Hòa An", "Hoà Bình", "Hoa Lư", "Hoàng Mai"],
        ["1", "2", "10", "Đức 2", "Đức 10"],
        ["Phan Rang - Tháp Chàm", "Phan Rang Xa"],
    ],
)
def test_names_sort_word_by_word_and_numbers_by_value(names):
    assert sorted(set(names), key=sort_key) == names
