"""What is told beside the matter: earlier times, the nation, purchases, bases of shares."""

import pytest

from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "Bắt 52 vụ ma túy (tháng trước 41 vụ)",
        "Phát hiện 52 vụ ma túy; cùng kỳ năm ngoái 40 vụ",
        "Toàn tỉnh bắt 52 vụ ma túy, cả nước bắt 21.000 vụ",
        "Bắt 52 vụ ma túy, năm ngoái bắt 47 vụ",
        "Số vụ ma túy bắt giữ 52 vụ (quý liền trước: 30 vụ)",
        "Triệt xóa 12 tụ điểm ma túy so với 9 tụ điểm cùng kỳ",
        "Lập hồ sơ quản lý 318 người nghiện, giảm 7,3% (343 người thời điểm cuối năm 2025)",
        "Thu giữ 3 kg heroin. Trước đó, y hỏi mua 2 bánh heroin",
        "Bắt 52 vụ ma túy, mọi năm chỉ 20 vụ",
        "Phát hiện 90 vụ ma túy, chiếm 24% tổng số vụ của cấp trên (375 vụ)",
        "Hiện quản lý 163 người nghiện, từ chỗ 74 người đầu nhiệm kỳ",
        "Công nhận 14 xã không ma túy, trước sáp nhập 52 xã không ma túy",
    ],
)
def test_the_first_is_told_the_last_lies_aside(raw: str) -> None:
    found = [one.role for one in said(raw) if one.measure not in ("change_pct", "target_pct")]
    assert found[0] == "result"
    assert found[-1] == "background"


@pytest.mark.parametrize(
    "raw",
    [
        "Tháng trước, công an bắt 7 đối tượng ma túy",
        "Năm ngoái tỉnh ta có 14 xã không ma túy",
        "Số vụ ma túy nay đã lên 163 vụ",
        "Trên địa bàn tỉnh bắt 52 vụ ma túy",
        "Công an thu giữ 2 bánh heroin do y mua về",
    ],
)
def test_what_the_text_itself_tells_is_a_result(raw: str) -> None:
    assert roles(raw) == ["result"]


def test_the_way_back_from_an_earlier_time() -> None:
    raw = "Người nghiện từ chỗ 74 người đầu nhiệm kỳ nay đã lên 163 người"
    assert roles(raw) == ["background", "result"]


def test_what_was_bought_before_the_arrest_is_background() -> None:
    raw = """Người này đặt mua 10 gam ketamine cùng 20 viên thuốc lắc; \
công an bắt quả tang, thu giữ 6 gam ketamine"""
    assert roles(raw) == ["background", "background", "result"]
