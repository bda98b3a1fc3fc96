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


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Đợt này có 8 người đăng ký và được lập hồ sơ cai nghiện", "result"),
        ("Đã có 8 xã đăng ký đạt chuẩn không ma túy", "target"),
        ("Các xã đăng ký đưa 8 người đi cai nghiện", "target"),
        ("Hòm thư “Điều con muốn nói” nhận 8 tin về ma túy", "result"),
        ("Huyện muốn có 8 xã không ma túy", "target"),
        ("Bản có từ 3 người nghiện trở lên phải kiểm điểm trước xã", "background"),
        ("Phấn đấu mỗi huyện có từ 3 xã không ma túy trở lên, xã nào chậm phải kiểm điểm", "target"),
        ("Một trong các tiêu chí là số người nghiện phải dưới 0,2% dân số", "background"),
        ("Niên vụ 2021 - 2022, huyện phải phá 3 ha cây thuốc phiện", "background"),
        ("Niên vụ 2031 - 2032, huyện phải phá 3 ha cây thuốc phiện", "target"),
    ],
)
def test_a_bar_a_name_and_an_old_duty_are_no_goals(raw: str, role: str) -> None:
    assert said(raw, "2031-10-08")[-1].role == role
