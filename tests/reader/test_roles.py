"""Roles of quantities in invented sentences: goals, breakdowns, repetitions, comparisons, general crime."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.saying import said, told


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "Phấn đấu đến năm 2030 có 50% số xã, phường không ma túy",
        "Mục tiêu: 60 xã không ma túy",
        "Chỉ tiêu: triệt xóa 12 điểm phức tạp về ma túy",
        "Năm 2026, tỉnh phấn đấu có thêm 11 xã không ma túy",
        "Có 16/68 xã đăng ký xây dựng xã không ma túy",
        "Bộ Công an giao tỉnh chỉ tiêu 20% số xã không ma túy",
        "Dự kiến đưa 60 người đi cai nghiện bắt buộc",
        "# Nhiệm vụ trọng tâm năm 2026\nĐưa 60 người đi cai nghiện bắt buộc",
        "# MỤC TIÊU\n100% điểm, tụ điểm được triệt xóa",
        "# Phương hướng\nTổ chức 40 buổi tuyên truyền",
        "Kế hoạch quý II: mở 2 đợt cao điểm",
        "Đề ra mục tiêu bắt giữ 50 vụ ma túy",
    ],
)
def test_what_is_to_be_reached_is_a_target(raw: str) -> None:
    assert set(roles(raw)) == {"target"}


@pytest.mark.parametrize(
    "raw",
    [
        "Đến nay đã có 35 xã được công nhận xã không ma túy",
        "Kết quả, toàn tỉnh bắt giữ 52 vụ ma túy",
        "Năm 2025 đạt 105% chỉ tiêu đề ra",
        "Toàn tỉnh đã triệt xóa 12 điểm phức tạp về ma túy",
        "# Kết quả thực hiện chỉ tiêu\nBắt giữ 52 vụ ma túy",
        "Hội nghị giao ban nghe báo cáo bắt giữ 52 vụ ma túy",
    ],
)
def test_what_was_done_is_a_result(raw: str) -> None:
    assert set(roles(raw)) == {"result"}


GOALS = ("phấn đấu", "mục tiêu đến năm 2030", "dự kiến", "đăng ký", "chỉ tiêu được giao")
THINGS = (
    "xã không ma túy",
    "người đi cai nghiện bắt buộc",
    "điểm phức tạp về ma túy",
    "buổi tuyên truyền",
    "vụ ma túy",
)


@given(st.sampled_from(GOALS), st.integers(min_value=2, max_value=500), st.sampled_from(THINGS))
def test_no_target_is_ever_a_result(goal: str, number: int, thing: str) -> None:
    assert roles(f"Tỉnh Mẫu {goal} {number} {thing}") == ["target"]
    assert roles(f"# Chỉ tiêu cụ thể\nTriển khai {number} {thing}") == ["target"]


def test_a_breakdown_is_parts_of_its_total() -> None:
    raw = "Bắt giữ 52 vụ, 68 đối tượng, trong đó 30 vụ mua bán, 40 đối tượng; 22 vụ tàng trữ, 28 đối tượng"
    assert told(raw, "role", "part_of") == [
        ("52 vụ", "result", None),
        ("68 đối tượng", "result", None),
        ("30 vụ", "part", 0),
        ("40 đối tượng", "part", 1),
        ("22 vụ", "part", 0),
        ("28 đối tượng", "part", 1),
    ]


def test_prosecutions_behind_a_total_are_parts() -> None:
    raw = """Phát hiện 52 vụ, 68 đối tượng ma túy.
Khởi tố 40 vụ, 50 bị can; xử lý hành chính 12 vụ, 18 đối tượng."""
    assert roles(raw) == ["result", "result", "part", "part", "part", "part"]
    assert roles("Khởi tố 40 vụ, 50 bị can về ma túy") == ["result", "result"]


def test_parts_of_people_take_the_measure_of_their_total() -> None:
    raw = (
        "Người nghiện có hồ sơ quản lý: 2.118 người, gồm ngoài xã hội 1.204 người; cơ sở cai nghiện 688 người"
    )
    assert told(raw, "measure", "role") == [
        ("2.118 người", "addicts_managed", "result"),
        ("1.204 người", "addicts_managed", "part"),
        ("688 người", "addicts_managed", "part"),
    ]


def test_the_mass_of_bricks_is_no_part() -> None:
    assert roles("Thu giữ 20 bánh heroin (7,02 kg)") == ["result", "result"]


def test_a_total_said_again_is_restated() -> None:
    raw = "= Bắt hơn 50 đối tượng ma túy\nBắt 41 vụ, 52 đối tượng ma túy.\nHọp.\nNhư vậy 41 vụ đã bị phá."
    assert told(raw, "role") == [
        ("50 đối tượng", "restated"),
        ("41 vụ", "result"),
        ("52 đối tượng", "result"),
        ("41 vụ", "restated"),
    ]


def test_the_same_number_of_another_drug_is_not_restated() -> None:
    assert roles("Thu giữ 12,5 kg heroin.\nThu giữ 12,5 kg ketamine.") == ["result", "result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Tội phạm ma túy tăng 12 vụ so với cùng kỳ",
        "Tội phạm ma túy giảm 12 vụ, 15 đối tượng",
        "Ma túy ít hơn 12 vụ",
        "Trước đó, tháng 5, bắt 12 đối tượng mua bán ma túy",
    ],
)
def test_changes_and_earlier_times_are_background(raw: str) -> None:
    assert set(roles(raw)) == {"background"}


def test_a_fall_keeps_its_sign() -> None:
    (one,) = said("Số vụ ma túy kéo giảm 3,5% so với cùng kỳ")
    assert (one.measure, float(one.value or 0), one.role) == ("change_pct", -3.5, "result")


def test_general_crime_beside_drug_crime_is_told_apart() -> None:
    raw = """Phạm pháp hình sự xảy ra 486 vụ, giảm 31 vụ; tội phạm kinh tế 72 vụ, 80 đối tượng; \
ma túy 25 vụ, 33 đối tượng"""
    assert told(raw, "measure", "role") == [
        ("486 vụ", "other", "non_drug"),
        ("31 vụ", "other", "non_drug"),
        ("72 vụ", "other", "non_drug"),
        ("80 đối tượng", "other", "non_drug"),
        ("25 vụ", "cases", "result"),
        ("33 đối tượng", "persons_arrested", "result"),
    ]


def test_running_additions_are_parts_of_the_sum() -> None:
    raw = "Bắt 11 đối tượng ma túy.\nMở rộng, bắt thêm 2 đối tượng, nâng tổng số bị bắt lên 13 đối tượng."
    assert roles(raw) == ["part", "part", "result"]


def test_an_incident_told_again_in_detail_is_no_earlier_one() -> None:
    raw = """Bắt quả tang 2 đối tượng, thu giữ 30 bánh heroin.
Trước đó, tại xã Mẫu, phát hiện 2 đối tượng có 30 bánh heroin (10,5 kg)."""
    assert told(raw, "role") == [
        ("2 đối tượng", "result"),
        ("30 bánh", "result"),
        ("2 đối tượng", "restated"),
        ("30 bánh", "restated"),
        ("10,5 kg", "result"),
    ]


def test_rows_of_a_table_are_parts_of_its_sum() -> None:
    rows = (
        "TT | Đơn vị | Số vụ | Heroin (g)",
        "1 | Xã Mẫu | 6 | 112,4",
        "2 | Xã Thử | 9 | 0,6",
        " | CỘNG | 15 | 113",
    )
    assert told("\n".join(rows), "measure", "substance", "role") == [
        ("6", "cases", None, "part"),
        ("112,4", "seizure_mass_g", "heroin", "part"),
        ("9", "cases", None, "part"),
        ("0,6", "seizure_mass_g", "heroin", "part"),
        ("15", "cases", None, "result"),
        ("113", "seizure_mass_g", "heroin", "result"),
    ]


def test_items_of_a_list_are_parts_of_the_line_above_and_may_leave_out_the_noun() -> None:
    raw = "Toàn xã có 66 người nghiện có hồ sơ quản lý:\n- Ngoài cộng đồng: 21 người.\n- Trong trại giam: 45."
    assert told(raw, "measure", "role") == [
        ("66 người", "addicts_managed", "result"),
        ("21 người", "addicts_managed", "part"),
        ("45", "addicts_managed", "part"),
    ]


def test_what_a_directive_orders_is_a_target_and_what_it_tells_before_is_not() -> None:
    raw = """CHỈ THỊ
Ba năm qua đã bắt giữ 486 vụ ma túy.
Ban Thường vụ yêu cầu:
1- Xóa 19 tụ điểm phức tạp về ma túy."""
    assert told(raw, "role") == [("486 vụ", "result"), ("19 tụ điểm", "target")]
