"""Goals that no word of their own calls goals: told by clause, paragraph, section or kind of text."""

import pytest

from tests.reader.reading import quantities_of
from tests.reader.saying import said


def roles(raw: str, page_date: str | None = None) -> list[str]:
    return [one.role for one in said(raw, page_date)]


@pytest.mark.parametrize(
    "raw",
    [
        "Sang năm, xã xin hứa: thứ nhất, đưa 12 người đi cai; thứ hai, mở 9 buổi tuyên truyền",
        "# C - Ba tháng cuối năm\n- Bắt tiếp 3 vụ ma túy\n- Đưa nốt 4 người đi cai nghiện",
        "Mỗi đội phải triệt phá 2 đường dây; cả tỉnh bắt giữ 130 vụ ma túy",
        "15 điểm phức tạp đã lập danh sách sẽ được xóa hết",
        "Chủ tịch kết luận:\n1. Công an: khám phá 3 vụ ma túy; xóa 1 điểm\n2. Đoàn: 6 buổi tuyên truyền",
        "# GIẢI PHÁP NĂM TỚI\n1. Đưa 40 người đã có quyết định đi cai nghiện, xóa 3 tụ điểm",
        "Mỗi thôn họp dân 2 buổi về ma túy",
    ],
)
def test_what_is_told_ahead_is_a_goal(raw: str) -> None:
    assert set(roles(raw)) == {"target"}


@pytest.mark.parametrize(
    "raw",
    [
        "Xã phải giữ danh hiệu không ma túy. Đêm qua, công an bắt 2 đối tượng mua bán ma túy",
        "Đây không phải số người bị bắt. Có 71 vụ ma túy bị xử lý.",
        "Cai nghiện cho 10 người (chỉ tiêu giao đầu năm); mở 46 buổi tuyên truyền",
        "Xác định 71 xã trọng điểm phức tạp về ma túy để chỉ đạo giải quyết trong thời gian tới",
        "# II. KẾT QUẢ\n2. Xóa 2 điểm; điểm kia phải chờ.\n3. Đưa 10 người đi cai.\n4. Tuyên truyền 46 buổi.",
        "Lắp 94 hộp thư “Điều em muốn nói” về ma túy ở các trường",
        "Nghị quyết được thông qua với 52/54 đại biểu tán thành",
    ],
)
def test_what_was_done_stays_a_result(raw: str) -> None:
    assert "target" not in roles(raw)


def test_a_heading_with_a_time_to_come_tells_goals_and_one_that_is_over_none() -> None:
    raw = "# Quý {}\n- Đưa 12 người đi cai nghiện\n- Mở 5 buổi tuyên truyền"
    assert roles(raw.format("IV"), "2025-09-30") == ["target"] * 2
    assert roles(raw.format("I"), "2025-09-30") == ["result"] * 2


def test_columns_of_goals_and_of_what_was_done() -> None:
    raw = "Đơn vị | Số vụ TH 2023 | Số vụ CT 2024\nXã Mẫu 01 | 11 | 13\nXã Mẫu 02 | 7 | 9"
    assert [role == "target" for role in roles(raw)] == [False, True] * 2
    rows = "Nội dung | Đơn vị | Kế hoạch 2025 | Thực hiện 2025\nXã không ma túy | xã | 19 | 17"
    assert roles(rows) == ["target", "result"]


def test_what_is_said_of_now_does_not_turn_the_next_sentence_back() -> None:
    raw = "Xã cần làm ngay. Hiện có 12 người nghiện. Vận động 5 người cai nghiện tự nguyện."
    from_text = [one.role for one in quantities_of(raw)]
    assert from_text == ["result", "target"]


def test_a_plan_for_a_year_in_a_report_heads_goals() -> None:
    raw = (
        "# II. Hạn chế\n- Việc còn chậm\n# III. Kế hoạch năm học 2025 - 2026\n- Tổ chức 45 buổi tuyên truyền"
    )
    assert roles(raw, "2025-06-20")[-1] == "target"


def test_the_year_just_begun_is_still_to_come() -> None:
    raw = "Thành phố tính bằng số đơn vị: 46 xã không ma túy trong năm 2026"
    assert roles(raw, "2026-01-20") == ["target"]
    assert roles(raw, "2026-12-20") == ["result"]


def test_a_bracket_of_another_month_is_told_for_comparison() -> None:
    raw = "Tháng 10/2025 bắt 38 vụ ma túy (tháng 9/2025: 41 vụ)"
    assert roles(raw, "2025-11-02") == ["result", "background"]
