"""Groups in a whole told before: by age and sex, most of it, tests, people after rehabilitation. Invented."""

import pytest

from tests.reader.reading import quantities_of
from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "Phát hiện 21 vụ ma túy.\nĐa số là án nhỏ: 15 vụ tàng trữ",
        "Nhổ 3.200 m2 cây thuốc phiện, nhiều nhất ở xã Mẫu với 1.900 m2",
        "Thu 64 kg cần sa.\nPhần lớn số cần sa này, 41 kg, giấu trong kho",
        "Bắt 33 vụ ma túy.\nPhân theo địa bàn, xã Mẫu có 14 vụ",
        "Quản lý 812 người nghiện, nhóm dưới 30 tuổi có 214 người",
        "Bắt 44 đối tượng ma túy.\nCó 12 đối tượng từ 16 đến 18 tuổi",
        "Tỉnh có 640 người nghiện.\nXa.\nMưa.\nTrong số người nghiện của tỉnh, xã Mẫu có 74 người",
        "Quản lý 51 người sau cai. 20 người đã có việc làm",
        "Quản lý 51 người sau cai, tái nghiện 7 người",
        "Test 133 lượt lái xe, dương tính 9 người",
        "Tổ tàu có 320 ngư dân được thử nước tiểu, 12 lượt dương tính",
        "Thu 900 viên hồng phiến.\nGần một nửa số hồng phiến, 410 viên, giấu trong can",
        "Phát hiện 133 vụ ma túy.\nMưa.\nTrong số vụ vừa nêu, có 26 vụ phối hợp với biên phòng",
        "Có mặt 23/26 thành viên; vắng 03 thành viên",
        "Kiểm tra về ma túy 38 cơ sở kinh doanh, lập biên bản 13 cơ sở kinh doanh",
        "Tòa thụ lý 76 vụ ma túy; còn lại 9 vụ chuyển sang kỳ sau",
        "Quản lý 812 người nghiện, nam giới chiếm 91%",
        "Quản lý 812 người nghiện. Độ tuổi từ 16 đến 30 tuổi chiếm 44%",
    ],
)
def test_a_group_is_a_part_of_the_whole_told_before(raw: str) -> None:
    assert roles(raw) == ["result", "part"]


@pytest.mark.parametrize(
    "raw",
    [
        "Hầu hết các bản đã yên; trong tháng bắt 12 vụ ma túy, thu 20 kg cần sa",
        "Bắt 21 vụ ma túy.\nPhần lớn bà con đã hiểu; công an xử lý 4 tụ điểm ma túy",
        "Quản lý 812 người nghiện, án ma túy chiếm 61%",
        "Quản lý 51 người sau cai.\nĐưa 20 người đi cai nghiện",
        "Đưa 83 lượt người đi cai nghiện, và có 17 người sau cai đang được quản lý",
        "Có mặt 23/26 thành viên; nhận 03 tin tố giác",
        "Kiểm tra về ma túy 38 cơ sở kinh doanh; mở thêm 13 cơ sở kinh doanh",
        "Nhận 19 hồ sơ về ma túy; 11 hồ sơ mới, 6 hồ sơ cũ",
        "Thu 37 kg ma túy đá.\nXe chở 29 kg ngô; thu 9 kg cần sa",
        "Bắt Nguyễn Văn Mẫu, 25 tuổi, và thu 40 viên hồng phiến; 3 đối tượng ma túy bị khởi tố",
    ],
)
def test_no_group_without_a_whole_of_its_kind(raw: str) -> None:
    assert set(roles(raw)) == {"result"}


def test_the_share_of_a_group_of_another_time_is_of_that_time() -> None:
    raw = "Quản lý 812 người nghiện. Cùng kỳ năm trước là 790 người nghiện, nữ giới chiếm 6%"
    assert roles(raw) == ["result", "background", "background"]


def test_a_line_by_kind_divides_the_total_of_the_lines_before() -> None:
    raw = """Cơ sở có 486 học viên cai nghiện.
- Theo hình thức: bắt buộc 425 người, tự nguyện 61 người.
- Theo tuổi: dưới 18 tuổi 08 người, từ 18 đến 30 tuổi 207 người."""
    assert [(one.role, one.part_of) for one in said(raw)[1:]] == [("part", 0)] * 4


def test_a_time_of_its_own_behind_a_pause_ends_the_breakdown() -> None:
    raw = "Năm 2032 quản lý 720 người nghiện, gồm 500 người ở nhà, 220 người ở cơ sở; năm 2029 có 610 người"
    assert roles(raw)[:3] == ["result", "part", "part"]
    assert roles(raw)[3] != "part"


def test_masses_without_a_drug_add_up_to_the_one_with_it() -> None:
    raw = """Thu 1.048,6 gam heroin.
Số này giấu hai nơi: 702,1 gam dưới bếp, 346,5 gam trong xe."""
    assert roles(raw) == ["result", "part", "part"]


@pytest.mark.parametrize(
    ("total", "one", "other"),
    [
        ("30 bánh heroin", "18 bánh nằm trong gùi", "12 bánh bị ném xuống suối"),
        ("37 kg ma túy đá", "29 kg vớt được dưới khoang", "8 kg mắc vào lưới"),
        ("600 viên hồng phiến", "450 viên ở đáy hòm", "150 viên trong túi áo"),
    ],
)
def test_what_adds_up_to_a_seizure_is_its_part_and_of_its_drug(total: str, one: str, other: str) -> None:
    found = said(f"Công an thu {total}.\nHàng chia đôi: {one}, {other}")
    assert [quantity.role for quantity in found] == ["result", "part", "part"]
    assert len({(quantity.measure, quantity.substance) for quantity in found}) == 1


def test_rest_of_a_whole_counts_among_what_adds_up_to_it() -> None:
    raw = "Phát hiện 502 vụ ma túy.\nHuyện Mẫu có 187 vụ, thị xã Thử 121 vụ, các huyện còn lại 194 vụ"
    assert roles(raw) == ["result", "part", "part", "part"]


@pytest.mark.parametrize("behind", ["ấy", "nói trên", "ma túy vừa kể"])
def test_few_that_the_words_point_back_to_are_told_again(behind: str) -> None:
    raw = f"Trong năm bắt 9 vụ ma túy.\nHàng trong 9 vụ {behind} không nhiều"
    assert roles(raw) == ["result", "restated"]


@pytest.mark.parametrize("behind", ["trong số ấy", "năm ấy", "khác"])
def test_few_that_the_words_do_not_point_back_to_count_for_themselves(behind: str) -> None:
    raw = f"Trong năm bắt 9 vụ ma túy.\nXã Mẫu cũng có 9 vụ {behind}"
    assert "restated" not in roles(raw)


def test_an_earlier_year_that_had_but_few_is_no_part() -> None:
    raw = "Năm 2032 xử 64 bị cáo về ma túy. Năm 2028 chỉ có 21 bị cáo"
    assert "part" not in roles(raw)


def test_things_that_add_up_right_behind_are_parts() -> None:
    raw = "Nhận 19 hồ sơ về ma túy; 16 hồ sơ đủ điều kiện, 3 hồ sơ trả lại"
    assert roles(raw) == ["result", "part", "part"]


def test_that_number_of_a_time_of_its_own_is_not_told_again() -> None:
    raw = "Quản lý 196 người nghiện. Năm 2022 con số là 158 người nghiện"
    assert "restated" not in roles(raw)


def test_words_that_divide_reach_back_over_a_sentence_between() -> None:
    raw = "Công an bắt 84 vụ ma túy. Tang vật có 5 kg heroin. Phân theo lực lượng, biên phòng bắt 31 vụ."
    assert [one.role for one in quantities_of(raw)] == ["result", "result", "part"]
