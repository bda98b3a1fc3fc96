"""Numbers that lie between what is aimed at and what was done. Invented sentences."""

import pytest

from tests.reader.saying import said, told


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Đến cuối tháng 9 năm nay, 14 xã nằm trong diện trọng điểm phức tạp về ma túy", "result"),
        ("Đến cuối quý 4 năm nay, xóa 14 điểm phức tạp về ma túy", "target"),
        ("Huyện hứa xóa 9 tụ điểm ma túy; cuối năm chỉ dẹp được 4 tụ điểm", "result"),
    ],
)
def test_a_day_of_this_year_is_over_or_still_to_come(raw: str, expected: str) -> None:
    assert said(raw, "2031-10-08")[-1].role == expected


@pytest.mark.parametrize(
    ("raw", "roles"),
    [
        (
            "Bảo đảm 90% tin báo về ma túy được xác minh. Tháng qua, bà con gửi 21 tin, trong đó 7 tin đúng",
            ["target", "result", "part"],
        ),
        (
            "Bảo đảm 90% tin báo về ma túy được xác minh. Cùng với đó, mở 12 buổi tuyên truyền",
            ["target", "target"],
        ),
        ("# Chỉ tiêu\nSố vụ ma túy được phát hiện tăng từ 4% trở lên", ["target"]),
        ("# Mục tiêu\nSố tin về ma túy nhiều hơn năm ngoái ít nhất 15%", ["target"]),
        ("# Kết quả\nSố vụ ma túy được phát hiện tăng ít nhất 4%", ["result"]),
    ],
)
def test_what_the_past_brought_is_no_goal_among_goals(raw: str, roles: list[str]) -> None:
    assert [one.role for one in said(raw)] == roles


def test_a_change_behind_another_has_its_own_direction() -> None:
    assert told("So với cùng kỳ, số vụ ma túy tăng 3% nhưng số bị can giảm 8%", "measure", "value") == [
        ("3%", "change_pct", 3),
        ("8%", "change_pct", -8),
    ]


def test_how_many_come_each_month_is_no_name_of_a_month() -> None:
    found = told("Sẽ đưa 9 người đi cai; hằng tháng 3 buổi tuyên truyền, mỗi quý 2 đợt phát loa", "role")
    assert [role for _, role in found] == ["target"] * 3
    assert [one for one, _ in found] == ["9 người", "3 buổi", "2 đợt"]
    assert told("Trong tháng 3, buổi tuyên truyền thứ hai về ma túy được tổ chức", "role") == []
