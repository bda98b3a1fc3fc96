"""Kinds beside one another are no parts: addicts, users, those after treatment; goals and what was done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.saying import said, told


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


def measures(raw: str) -> list[str]:
    return [one.measure for one in said(raw)]


LISTS = (
    "Xã đang quản lý {n} người nghiện, {a} người sử dụng trái phép và {b} người sau cai.",
    "Hiện phường theo dõi {n} người nghiện ma túy; {a} người sử dụng trái phép; {b} người sau cai nghiện.",
    "Danh sách có {n} người nghiện, {a} người sử dụng trái phép chất ma túy, {b} người sau cai đã về.",
)


@given(st.sampled_from(LISTS), st.integers(min_value=2, max_value=60), st.integers(min_value=2, max_value=60))
def test_three_stocks_are_three_results_though_two_add_up_to_the_first(frame: str, a: int, b: int) -> None:
    raw = frame.format(n=a + b, a=a, b=b)
    assert told(raw, "measure", "role") == [
        (f"{a + b} người", "addicts_managed", "result"),
        (f"{a} người", "users_managed", "result"),
        (f"{b} người", "post_rehab", "result"),
    ]


GOALS = (
    "Từ nay đến cuối năm phấn đấu:\n- số người nghiện còn không quá {n} người\n"
    "- đưa {a} người đi cai bắt buộc, vận động {b} người cai tự nguyện",
    "Mục tiêu:\n1. Kéo số người nghiện xuống dưới {n} người.\n"
    "2. Đưa {a} người đi cai bắt buộc; quản lý sau cai {b} người.",
    "Phấn đấu giảm số người nghiện còn {n} người; đưa {a} người đi cai, giúp {b} người sau cai.",
)


@given(st.sampled_from(GOALS), st.integers(min_value=6, max_value=30), st.integers(min_value=6, max_value=30))
def test_goals_that_add_up_keep_what_they_count(frame: str, a: int, b: int) -> None:
    found = said(frame.format(n=a + b, a=a, b=b))
    assert {one.role for one in found} == {"target"}
    assert [one.measure for one in found][:2] == ["addicts_managed", "rehab_intake"]


@pytest.mark.parametrize(
    "raw",
    [
        "Công an phải lập 390 hồ sơ đưa đi cai bắt buộc, đến nay được 146 hồ sơ.",
        "Chỉ tiêu giao 24 hồ sơ đưa đi cai, đến hết tháng 6 đã lập 11 hồ sơ.",
        "Được giao lập 60 hồ sơ cai nghiện bắt buộc, thực hiện được 52 hồ sơ.",
    ],
)
def test_what_was_done_is_no_part_of_the_goal(raw: str) -> None:
    assert roles(raw) == ["target", "result"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Có 2 điểm bán lẻ đã bị triệt xóa, 1 điểm đang được theo dõi.", ["hotspots_abolished", "hotspots"]),
        ("3 tụ điểm ma túy đã bị xóa, 2 tụ điểm còn hoạt động.", ["hotspots_abolished", "hotspots"]),
        ("05 điểm ma túy bị triệt phá, 02 điểm vẫn lén lút.", ["hotspots_abolished", "hotspots"]),
    ],
)
def test_behind_a_comma_a_verb_governs_no_more(raw: str, expected: list[str]) -> None:
    assert measures(raw) == expected
