"""Groups in a whole told before: by age and sex, most of it, tests, people after rehabilitation. Invented."""

import pytest

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
