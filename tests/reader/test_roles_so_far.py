"""What is told to have been done so far, though the talk around it looks ahead."""

import pytest

from tests.reader.reading import quantities_of
from tests.reader.saying import said

DAY = "2026-03-18"


def roles(raw: str, day: str | None = DAY) -> list[str]:
    """The roles in text order."""
    return [one.role for one in quantities_of(raw, day)]


@pytest.mark.parametrize(
    "raw",
    [
        "Xã còn mấy điểm nóng, sẽ xóa trong quý II. Hai tháng đầu năm bắt 14 vụ ma túy.",
        "Ai bán thuốc đều phải xin lỗi dân làng. Từ đầu năm, xã mở 17 buổi tuyên truyền phòng, chống ma túy.",
        "Việc cai nghiện cần sự chung tay. Cả năm vận động được 19 người đi cai.",
        "Các nơi phải rà soát lại. Số xã không ma túy của tỉnh là 21 xã.",
        "Hội nghị quán triệt những việc sẽ làm. Tham dự có 310 đại biểu.",
    ],
)
def test_what_was_done_so_far_is_no_goal(raw: str) -> None:
    assert roles(raw) == ["result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Quý II xã phải làm nhiều việc. Dẹp cho được 12 điểm bán lẻ ma túy.",
        "Từ đầu năm học tới, mỗi trường phải mở 12 buổi tuyên truyền phòng, chống ma túy.",
        "Chỉ tiêu năm 2026:\n- Vận động được 19 người đi cai nghiện tự nguyện.",
        "Năm 2026 phường sẽ lập 20 nhóm phụ nữ giúp người cai nghiện.",
    ],
)
def test_what_is_ordered_stays_a_goal(raw: str) -> None:
    assert roles(raw) == ["target"]


def test_the_time_behind_a_pause_is_of_what_follows_it() -> None:
    raw = "Tỉnh có 21 xã không ma túy; phấn đấu cuối năm 2027 có 28 xã không ma túy."
    assert roles(raw) == ["result", "target"]


def test_a_second_sentence_of_an_item_heads_no_list() -> None:
    raw = """Bà con góp ý:
- Chị em xin thêm đèn. Chủ tọa hứa lắp 16 bóng đèn.
- Thanh niên cho rằng loa phát quá ít: từ đầu năm chỉ 14 buổi."""
    assert roles(raw)[-1] == "result"


def test_the_proposal_that_a_decision_follows_orders_nothing() -> None:
    raw = """Chủ tịch xã, theo đề nghị của Hội đồng, quyết định:
Điều 1. Khen các tập thể
1. Dân quân bản Mẫu, nhổ 1.750 cây thuốc phiện.
2. Hội Phụ nữ bản Thử, thuyết phục 15 người đi cai nghiện."""
    assert roles(raw) == ["result", "result"]


def test_a_part_of_a_year_is_of_the_year_that_opens_the_sentence() -> None:
    found = said("Năm 2021, khi tình hình phức tạp nhất, chín tháng đầu năm bắt 97 vụ ma túy", DAY)
    assert found[0].period is not None
    assert (found[0].period.start, found[0].period.end) == ("2021-01", "2021-09")
