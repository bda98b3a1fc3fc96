"""Goals by the kind of paper and by what a sentence holds them against; times told for comparison."""

import pytest

from tests.reader.reading import quantities_of
from tests.reader.saying import said

WRITTEN = "2032-07-18"
ALLOTS = """ỦY BAN NHÂN DÂN TỈNH MẪU
Số: 12/QĐ-UBND
QUYẾT ĐỊNH
Về việc phân bổ kinh phí và chỉ tiêu phòng, chống ma túy năm 2032

Xét kết quả năm 2031: 23 xã được công nhận không ma túy, đưa 512 người đi cai nghiện;

QUYẾT ĐỊNH:
Điều 1. Tăng thêm 11 xã không ma túy; đưa 600 người đi cai nghiện.
"""
RECOGNISES = """QUYẾT ĐỊNH
Về việc công nhận xã không ma túy theo chỉ tiêu năm 2031

QUYẾT ĐỊNH:
Điều 1. Công nhận 19 xã không ma túy.
"""
TABLE = """
PHỤ LỤC
TT | Địa bàn | Xã không ma túy tăng thêm | Người đi cai
1 | Cụm Một | 4 | 180
2 | Cụm Hai | 3 | 170
"""
DONE_TABLE = """
Địa bàn | Người đi cai năm 2030 | Người đi cai năm 2031
Cụm Một | 160 | 180
"""


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw, WRITTEN)]


def read(raw: str) -> list[str]:
    return [one.role for one in quantities_of(raw, WRITTEN) if one.measure != "other"]


def test_a_decision_that_allots_goals_orders_and_its_grounds_tell_results() -> None:
    assert read(ALLOTS) == ["result", "result", "target", "target"]


def test_a_decision_that_recognises_sets_no_goal() -> None:
    assert "target" not in read(RECOGNISES)


def test_a_table_among_the_orders_lists_goals_unless_a_column_tells_another_time() -> None:
    assert read(ALLOTS + TABLE)[4:] == ["target"] * 4
    assert "target" not in read(ALLOTS + DONE_TABLE)[4:]


def test_a_question_is_no_title_of_a_plan() -> None:
    text = "Đề án có mấy phần?\nToàn tỉnh có 21 xã trọng điểm về ma túy, 3.105 người nghiện."
    assert "target" not in read(text)


def test_a_goal_that_a_result_is_held_against_opens_no_goals() -> None:
    raw = "Đưa đi cai bắt buộc 34 người trên chỉ tiêu 30 người. Quản lý sau cai 25 người."
    assert [one.role for one in quantities_of(raw, WRITTEN) if one.value == 25] == ["result"]


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Sáu tháng mới lập được 70 hồ sơ đưa đi cai nghiện.", "result"),
        ("Năm tới không để số người nghiện vượt 120 người.", "target"),
        ("Tỉnh đã giao 28 xã phải về đích không ma túy.", "target"),
        ("Toàn huyện có 233 người nghiện thuộc diện phải lập hồ sơ.", "result"),
    ],
)
def test_what_is_to_be_reached_and_what_was(raw: str, role: str) -> None:
    assert roles(raw) == [role]


def test_where_a_rate_stands_today_is_no_goal() -> None:
    found = said("Phấn đấu nâng tỷ lệ người nghiện được quản lý từ 71% hiện nay lên 95%.", WRITTEN)
    assert [one.role == "target" for one in found] == [False, True]


def test_a_bare_quarter_is_of_the_year_that_is_spoken_of() -> None:
    raw = "Sang năm 2033, xã làm từ gốc, xong trong quý I. Đưa đi cai 35 người."
    assert [one.role for one in quantities_of(raw, "2032-12-12")] == ["target"]


def test_a_half_year_that_has_just_begun_is_to_come() -> None:
    raw = "Nửa đầu năm có 46 buổi tuyên truyền ma túy. Nửa cuối năm, các bản vùng cao là 30 buổi."
    assert [one.role for one in quantities_of(raw, WRITTEN)] == ["result", "target"]


def test_the_quarter_before_is_told_for_comparison() -> None:
    raw = "Quý III/2031 phát hiện 16 vụ ma túy; quý II/2031 là 14 vụ ma túy."
    assert [one.role for one in quantities_of(raw, WRITTEN)] == ["result", "background"]


def test_a_list_of_reports_goes_on_with_no_goal_of_the_item_above() -> None:
    raw = "1. Đưa 08 người đi cai. Kế hoạch là 10 người đi cai.\n2. Xác định nghiện cho 12 người."
    assert [one.role for one in said(raw, WRITTEN) if one.value == 12] == ["result"]


def test_drug_crime_is_no_part_of_general_crime() -> None:
    raw = "Thụ lý 1.318 vụ án hình sự các loại. Trong đó án ma túy 476 vụ."
    assert roles(raw) == ["non_drug", "result"]


def test_what_adds_up_to_a_part_is_part_of_it() -> None:
    raw = "Bắt 476 vụ ma túy. Đã xét xử 441 vụ ma túy.\nTàng trữ 238 vụ; mua bán 151 vụ; tổ chức 52 vụ."
    assert roles(raw) == ["result", "part", "part", "part", "part"]


def test_what_neighbours_abroad_did_is_background_and_joint_work_is_not() -> None:
    assert roles("Phía bên kia sông, đồn bạn bắt 12 vụ ma túy.") == ["background"]
    assert roles("Đồn phối hợp với phía bạn bắt 12 vụ ma túy.") == ["result"]


def test_a_condition_is_a_criterion() -> None:
    assert roles("Xã nào có trên 20 người nghiện thì chưa được xét.") == ["background"]


def test_men_and_women_are_parts_of_all() -> None:
    raw = "Đang điều trị methadone 1.742 người; nam 1.688, nữ 54."
    assert roles(raw) == ["result", "part", "part"]


def test_the_beginning_of_a_year_is_background_to_its_end() -> None:
    assert roles("Đầu năm 147 người nghiện, cuối năm 131 người.") == ["background", "result"]


def test_a_label_before_a_colon_heads_what_follows_it() -> None:
    raw = """NGHỊ QUYẾT
Thông qua Đề án phòng, chống ma túy
QUYẾT NGHỊ:
1. Hiện trạng: toàn huyện có 412 người nghiện; bắt 54 vụ ma túy.
2. Mục tiêu: bắt 60 vụ ma túy.
"""
    assert read(raw) == ["result", "result", "target"]


def test_what_was_years_ago_is_background_to_what_is_now() -> None:
    raw = "Ba năm trước, ai cũng ngại. 63 người nghiện ở giữa khu dân cư. Nay chỉ còn 17 người nghiện."
    assert read(raw) == ["background", "result"]


def test_one_of_many_is_beside_the_matter() -> None:
    assert roles("Đến nay xã là một trong 11 xã trọng điểm về ma túy.") == ["background"]


def test_a_plan_that_was_signed_is_still_to_be_done() -> None:
    assert roles("Tôi đã ký kế hoạch đưa 16 người nghiện đi cai.") == ["target"]


def test_what_is_still_short_of_a_goal_is_none() -> None:
    assert roles("Mức phấn đấu cả năm 65 vụ ma túy, còn thiếu 04 vụ.") == ["target", "background"]


def test_what_each_does_says_nothing_of_the_next_sentence() -> None:
    raw = "Mỗi đảng viên nhận một hộ. Công an lập 48 hồ sơ đưa đi cai nghiện."
    assert read(raw) == ["result"]


def test_guidance_on_goals_orders_under_its_headings() -> None:
    raw = """HƯỚNG DẪN đăng ký chỉ tiêu phòng, chống ma túy năm 2032
1. Mức đăng ký
a) Xóa 12 tụ điểm ma túy.
b) Mở 30 lớp tuyên truyền ma túy.
"""
    assert read(raw) == ["target", "target"]


def test_what_a_meeting_agrees_on_is_to_be_done() -> None:
    raw = "Dân bàn và nhất trí:\n+ Vận động 02 người đi cai nghiện.\n+ Làm 03 buổi tuyên truyền ma túy."
    assert read(raw) == ["target", "target"]


def test_a_rate_beside_a_column_of_goals_is_how_far_they_were_reached() -> None:
    raw = """Chỉ tiêu | Giao 2031 | Thực hiện 2031 | Tỷ lệ (%)
Số vụ ma túy phát hiện | 900 | 986 | 109,6
"""
    found = [(one.measure, one.role) for one in quantities_of(raw, WRITTEN)]
    assert found == [("cases", "target"), ("cases", "result"), ("target_pct", "result")]


def test_a_label_of_what_was_done_stands_against_the_heading_of_orders() -> None:
    raw = """CÔNG ĐIỆN
về phòng, chống ma túy

Chủ tịch yêu cầu:
1. Xóa 03 điểm bán lẻ ma túy.

Tình hình 6 tháng để các đồng chí đối chiếu: toàn tỉnh 133 vụ ma túy, 178 đối tượng.
"""
    assert read(raw) == ["target", "result", "result"]


def test_where_a_fall_led_is_how_it_stands_and_where_it_began_is_not() -> None:
    assert roles("Người nghiện từ 4.102 người giảm còn 3.276 người.") == ["background", "result"]


def test_a_goal_that_was_missed_is_a_level() -> None:
    raw = "Có 18 xã không ma túy, chiếm 16,1% số xã; thấp hơn chỉ tiêu 20% đã đăng ký."
    assert roles(raw) == ["result", "result", "target"]
