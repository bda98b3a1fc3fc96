"""A goal or not by the day of the text: deadlines that are past, headings of what is to come, orders."""

import pytest

from tests.reader.reading import quantities_of
from tests.reader.saying import said

WRITTEN = "2032-05-14"


def read(raw: str) -> list[str]:
    """The roles in a text cut into its sentences."""
    return [one.role for one in quantities_of(raw, WRITTEN)]


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw, WRITTEN)]


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Đến hết tháng 4/2032 toàn huyện có 212 người nghiện ma túy.", "result"),
        ("Đến hết quý I/2032, xã quản lý 37 người nghiện ma túy.", "result"),
        ("Đến cuối năm 2031 có 40 xã không ma túy.", "result"),
        ("Đến cuối năm 2033 có 40 xã không ma túy.", "target"),
        ("Đến năm 2035 có 90 xã không ma túy.", "target"),
        ("Đến hết năm 2032 có 52 xã không ma túy.", "target"),
    ],
)
def test_a_deadline_that_is_past_is_a_day_of_counting(raw: str, role: str) -> None:
    assert roles(raw) == [role]


@pytest.mark.parametrize(
    "raw",
    [
        "Ông yêu cầu công an xã lập 25 hồ sơ cai nghiện bắt buộc; xóa 03 tụ điểm ma túy.",
        "Chủ tịch yêu cầu các bản tổ chức 12 buổi tuyên truyền phòng chống ma túy.",
        "Kế hoạch năm học tới là 44 buổi tuyên truyền phòng chống ma túy.",
        "Chỉ tiêu 2032 của huyện là 21 xã không ma túy.",
        "Năm nay tỉnh muốn 100% xã không ma túy.",
    ],
)
def test_what_somebody_asks_for_is_a_goal(raw: str) -> None:
    assert set(roles(raw)) == {"target"}


@pytest.mark.parametrize("heading", ["CHỈ TIÊU NĂM 2033", "Mục tiêu năm 2033", "IV. Chỉ tiêu năm tới"])
def test_a_heading_that_goes_on_still_heads_goals(heading: str) -> None:
    assert roles(f"# {heading}\n- Đưa 09 người đi cai bắt buộc.\n- 50 buổi tuyên truyền ma túy.") == [
        "target",
        "target",
    ]


def test_who_is_there_is_no_goal_in_a_plan() -> None:
    assert roles("Theo yêu cầu, xã hiện quản lý 76 người nghiện ma túy.") == ["result"]


def test_the_same_time_that_opens_a_sentence_is_now() -> None:
    assert roles("Cùng thời gian, các đồn tổ chức 46 buổi tuyên truyền ma túy.") == ["result"]


def test_an_earlier_year_told_after_a_later_is_background_and_before_it_is_not() -> None:
    later = "Năm 2032 bắt 12 vụ ma túy."
    earlier = "Năm 2031 bắt 9 vụ ma túy."
    assert roles(f"{later}\n{earlier}") == ["result", "background"]
    assert roles(f"{earlier}\n{later}") == ["result", "result"]


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Mỗi xã tổ chức tối thiểu 04 buổi tuyên truyền ma túy.", "target"),
        ("Ít nhất 300 tụ điểm ma túy bị triệt xóa.", "result"),
        ("Mở cao điểm, chỉ tiêu bắt 50 vụ ma túy.", "target"),
        ("Kiềm chế tỷ lệ người nghiện mới dưới 2%.", "target"),
        ("Khống chế 3 đối tượng mua bán ma túy.", "result"),
    ],
)
def test_a_floor_is_a_goal_where_nothing_is_told_to_have_happened(raw: str, role: str) -> None:
    assert roles(raw) == [role]


def test_how_far_a_goal_said_before_was_reached() -> None:
    found = said("So với chỉ tiêu được giao (600 người nghiện) mới đạt 64,7%.", WRITTEN)
    assert (found[-1].measure, found[-1].role) == ("target_pct", "result")


def test_a_year_long_ago_is_told_to_compare() -> None:
    assert roles("Cả tỉnh năm 2021 có 90 xã không ma túy.") == ["background"]


def test_a_heading_of_a_time_to_come_heads_goals() -> None:
    assert roles("# 6. Quý III/2032\n- Xóa 02 tụ điểm ma túy.") == ["target"]
    assert roles("# 6. Quý I/2032\n- Xóa 02 tụ điểm ma túy.") == ["result"]


def test_the_level_that_was_exceeded_is_a_goal_and_the_margin_is_none() -> None:
    found = said("Đạt 24,6% xã không ma túy, vượt mức 20% được giao.", WRITTEN)
    assert [one.role for one in found] == ["result", "target"]


def test_those_who_are_left_and_those_punished_are_parts_of_the_accused() -> None:
    raw = "Xét xử 164 bị cáo về ma túy. 17 bị cáo bị phạt từ 20 năm tù. 147 bị cáo còn lại được giảm án."
    assert [one.role for one in said(raw, WRITTEN) if one.measure == "persons_arrested"] == [
        "result",
        "part",
        "part",
    ]


def test_journeys_before_the_arrest_are_background_with_what_they_carried() -> None:
    raw = "Các bị cáo đã vận chuyển trót lọt 2 chuyến, tổng 480 bánh ketamine. Sau đó bị thu giữ 90 bánh."
    found = said(raw, WRITTEN)
    assert [one.role for one in found if one.measure == "seizure_bricks"] == ["background", "result"]


def test_a_sentence_that_tells_no_time_goes_on_with_goals() -> None:
    goals = "Tỉnh đặt mục tiêu công nhận 15 xã không ma túy. "
    assert read(goals + "Cùng với đó, đưa 400 người nghiện đi cai nghiện bắt buộc.") == ["target"] * 2
    assert read(goals + "Cùng với đó, đã đưa 400 người đi cai nghiện bắt buộc.") == ["target", "result"]
    assert read(goals + "Đêm qua bắt 2 đối tượng mua bán ma túy.") == ["target", "result"]
