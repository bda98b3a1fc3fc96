"""Aims of a time that is over, more than all of a goal, those who were told before: none is to be reached."""

import pytest

from tests.reader.saying import said


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Cao điểm năm ngoái bắt 28 vụ ma túy; khi ấy chỉ tiêu giao 20 vụ", "background"),
        ("Năm 2022 xã từng được giao đưa 15 người đi cai nghiện", "background"),
        ("Hồi đó mục tiêu là 12 xã không ma túy", "background"),
        ("Năm nay huyện được giao đưa 15 người đi cai nghiện", "target"),
        ("Chỉ tiêu bắt giữ Bộ giao đạt 112%", "result"),
        ("Sang năm phấn đấu đạt 102% chỉ tiêu", "target"),
    ],
)
def test_a_goal_that_is_over_is_none(raw: str, expected: str) -> None:
    assert said(raw, "2026-05-20")[-1].role == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Từ nay ta phải đổi cách làm.\nCả 52 người nghiện kia đều là con em mình", "restated"),
        ("Sang năm ta phải làm ba việc. Việc thứ nhất, vận động cả 15 người ấy đi cai", "target"),
    ],
)
def test_those_told_before_are_no_goal(raw: str, expected: str) -> None:
    assert said("Xã có 52 người nghiện.\n" + raw)[-1].role == expected


def test_a_section_headed_by_the_time_behind_the_reported_one_lists_goals() -> None:
    raw = """= Báo cáo 5 năm phòng, chống ma túy, giai đoạn 2021 - 2025
Tổ chức 90 buổi nói chuyện.
# Giai đoạn 2026 - 2030
Tổ chức 160 buổi nói chuyện."""
    assert [one.role for one in said(raw)] == ["result", "target"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Tỉnh có 40 xã không ma túy. Cuối năm trước mới có 31 xã", "drug_free_communes"),
        ("Tỉnh có 40 xã không ma túy. Toàn tỉnh có 95 xã", "other"),
        ("Số điều trị thay thế tụt từ 40 người xuống 33 người", "rehab_intake"),
        ("Công an triệt 2 điểm tập kết ma túy", "hotspots_abolished"),
        ("Cần xử lý triệt để. Xã còn 3 điểm tập kết ma túy", "hotspots"),
    ],
)
def test_measures_that_go_on(raw: str, expected: str) -> None:
    assert said(raw)[-1].measure == expected


def test_a_goal_may_point_back_to_what_was_told() -> None:
    raw = "Toàn xã còn 14 tụ điểm ma túy.\nNăm tới phấn đấu đưa 30 người đi cai, đóng cửa 14 điểm nói trên"
    assert [one.role for one in said(raw)] == ["result", "target", "target"]
