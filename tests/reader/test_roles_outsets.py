"""Where a time began, told behind how it stands; years only held against; places held against ours."""

import pytest

from tests.reader.reading import quantities_of


def roles(raw: str) -> list[str]:
    """The roles in text order, but for percentages of change."""
    found = quantities_of(raw, "2026-03-18")
    return [one.role for one in found if one.measure != "change_pct"]


@pytest.mark.parametrize(
    "raw",
    [
        "Người nghiện của phường hiện là 117 người; đầu năm, sổ ghi 131 người nghiện.",
        "Xã có 29 người nghiện. Đầu năm số người nghiện là 34 người.",
        "Xã ta bắt 15 vụ ma túy. So với xã Mẫu Tạm cùng huyện, nơi 9 tháng bắt 29 vụ, xã ta đỡ hơn.",
        "Toàn tỉnh có 24 xã không ma túy, đạt 27% số xã. Bình quân các tỉnh có 31 xã không ma túy.",
    ],
)
def test_where_it_began_and_what_others_have_is_background(raw: str) -> None:
    assert (roles(raw)[0], roles(raw)[-1]) == ("result", "background")


@pytest.mark.parametrize(
    "raw",
    [
        "Kể cả án từ năm trước, viện đã truy tố 309 vụ ma túy.",
        "Nhìn rộng ra, phường cùng công an mở 21 buổi tuyên truyền phòng, chống ma túy.",
        "Đầu năm công an bắt 31 vụ ma túy.",
    ],
)
def test_what_the_text_counts_itself_is_a_result(raw: str) -> None:
    assert roles(raw) == ["result"]


def test_a_year_that_a_number_is_held_against_sets_nothing_aside() -> None:
    assert roles("Xã nhận 64 tin về ma túy, gấp đôi năm trước; công an xác minh 60 tin.") == [
        "result",
        "part",
    ]


def test_what_breaks_down_a_number_that_is_no_goal_is_none() -> None:
    raw = "Cầu phải giảm. Cả năm đưa được 385 người đi cai: 312 người bắt buộc, 73 người tự nguyện."
    assert roles(raw) == ["result", "part", "part"]


def test_what_must_not_be_lost_is_a_goal() -> None:
    assert roles("Năm 2027: không để tụt hạng 22 xã không ma túy") == ["target"]


def test_what_is_scheduled_is_a_goal() -> None:
    assert roles("Xã đã lên lịch 14 buổi tuyên truyền về ma túy từ tháng 4 đến tháng 6.") == ["target"]


def test_a_goal_of_those_told_before_stays_a_goal() -> None:
    raw = """Xã có 22 người sau cai nghiện.
Xã đặt ra việc của sáu tháng cuối năm: thăm đủ 22 người vừa nói."""
    assert roles(raw) == ["result", "target"]


def test_what_a_place_merely_did_is_no_goal() -> None:
    assert roles("Ở nơi chưa tốt, mỗi xã tổ chức vỏn vẹn 12 buổi tuyên truyền về ma túy.") == ["result"]


def test_how_many_there_were_then_is_background() -> None:
    raw = "Khi ấy công an đếm được 14 điểm sử dụng ma túy. Nay bắt 31 đối tượng ma túy."
    assert roles(raw) == ["background", "result"]


def test_items_with_letters_are_parts_of_the_line_above() -> None:
    raw = """Điều 1. Công nhận 31 xã, phường không ma túy, gồm:
a) 18 xã: Mẫu Cao, Mẫu Thấp;
b) 13 phường: Thử Đông, Thử Tây."""
    found = quantities_of(raw, "2026-03-18")
    assert [one.role for one in found] == ["result", "part", "part"]
    assert {one.measure for one in found} == {"drug_free_communes"}


def test_all_money_of_a_sentence_about_rewards_is_none_of_ours() -> None:
    raw = "Điều 3. Thưởng mỗi xã 20 triệu đồng, các xã còn lại 10 triệu đồng; tổng 190 triệu đồng."
    assert set(roles(raw)) == {"non_drug"}


def test_the_share_that_a_breakdown_opens_with_is_a_part() -> None:
    raw = "Toàn tỉnh có 2.298 người nghiện, trong đó 57% ở ngoài cộng đồng."
    assert roles(raw) == ["result", "part"]
