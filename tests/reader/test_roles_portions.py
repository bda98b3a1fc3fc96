"""Parts told by who holds them: what one place takes up of a total, and what stands behind `thì`."""

import pytest

from tests.reader.reading import quantities_of
from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "Huyện quản lý 120 người nghiện, xã Mẫu chiếm 45 người",
        "Bắt 90 vụ ma túy, 130 đối tượng; công an xã Thử góp tới 31 vụ",
        "Quý I tiếp nhận 88 tin tố giác về ma túy; xã Ví đã đóng góp 19 tin",
        "Tỉnh quản lý 640 người nghiện. Phường Giả một mình có 210 người",
        "Tỉnh quản lý 640 người nghiện thì 410 người ở vùng cao",
        "Xóa 31 điểm bán lẻ ma túy, phường Thử chiếm đúng 13 điểm",
    ],
)
def test_what_a_place_takes_up_is_a_part(raw: str) -> None:
    found = said(raw)
    assert found[-1].role == "part"
    assert found[-1].part_of == 0


def test_names_and_numbers_go_on_with_what_a_place_takes_up() -> None:
    raw = "Bắt 70 vụ ma túy. Mua bán chiếm 30 vụ; tàng trữ 12 vụ; vận chuyển 7 vụ"
    assert roles(raw) == ["result", "part", "part", "part"]


def test_parts_that_add_up_are_still_found_behind_the_one_that_is_held() -> None:
    raw = "Bắt 52 vụ ma túy; mua bán chiếm 30 vụ; bắt tàng trữ 12 vụ; bắt vận chuyển 10 vụ"
    assert roles(raw) == ["result", "part", "part", "part"]


@pytest.mark.parametrize(
    "raw",
    [
        "Tháng này bắt 52 vụ ma túy, năm 2023 chiếm 40 vụ",
        "Bắt 52 vụ ma túy\nKhông có tin của dân thì 40 vụ đã lọt lưới",
        "Bắt 52 vụ ma túy, xã Mẫu bắt 40 vụ",
        "Bắt 52 vụ ma túy, năm 2024 thì 40 vụ",
    ],
)
def test_other_times_and_other_words_make_no_part(raw: str) -> None:
    assert "part" not in roles(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "Bắt 47 đối tượng ma túy\nTách ra thì 18 đối tượng mua bán",
        "Xử phạt 88 bị cáo về ma túy\nCó 4 bị cáo bị phạt tù chung thân",
        "Thu 1.760 viên hồng phiến\nHơn nửa số viên ấy, đúng 1.000 viên, giấu trong can nhựa",
        "Bắt 64 đối tượng ma túy\nLớn hơn cả là vụ ở xã Mẫu: 19 đối tượng bị giữ",
        "Phát hiện 133 vụ ma túy\nDân báo nhiều\nTrong số vụ vừa nêu, có 26 vụ phối hợp với biên phòng",
    ],
)
def test_words_that_divide_open_the_line_behind_the_total(raw: str) -> None:
    found = said(raw)
    assert [found[0].role, found[-1].role, found[-1].part_of] == ["result", "part", 0]


def test_users_among_those_caught_are_caught() -> None:
    raw = "Bắt 47 đối tượng ma túy\nPhân ra 29 đối tượng mua bán, 18 đối tượng sử dụng trong quán bar"
    assert [one.measure for one in said(raw)] == ["persons_arrested"] * 3


def test_another_year_is_no_part_though_the_line_only_says_that_it_had_so_many() -> None:
    raw = "Trong năm 2024 bắt 64 đối tượng ma túy\nNăm 2020 chỉ có 21 đối tượng"
    assert roles(raw) == ["result", "background"]


def test_half_of_them_opens_nothing_behind_a_new_deed() -> None:
    raw = "Bắt 52 vụ ma túy, hơn nửa do dân báo, bắt tiếp 30 vụ"
    assert roles(raw) == ["result", "result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Bắt 90 vụ ma túy; 20 vụ qua chuyển phát, 12 vụ qua mạng",
        "Bắt 90 đối tượng ma túy\n12 đối tượng là học sinh, 30 đối tượng không có nghề",
        "Thu 12 kg heroin\nChuyên án ở xã Mẫu thu 8 kg, còn lại là các vụ nhỏ",
        "Tỉnh quản lý 640 người nghiện\nDẫn đầu là xã Mẫu với 210 người, tiếp đến là xã Thử với 180 người",
        "Bắt 90 vụ ma túy, có tới 20 vụ qua chuyển phát",
        "Bắt 90 vụ ma túy, đáng lo là 20 vụ qua mạng",
        "Bắt 90 vụ ma túy, riêng xã Mẫu có 40 vụ, xã Giả Lập 20 vụ",
        "Trong 90 vụ ma túy, công an xã phát hiện 30 vụ",
        "Toàn tỉnh bắt 90 vụ ma túy\nTuyến biên giới 30 vụ, nội địa 50 vụ",
        "Tỉnh quản lý 640 người nghiện, phụ nữ là 40 người",
        "Bắt 50 vụ ma túy, chỉ 4 vụ ở trên bờ",
        "Bắt 90 vụ ma túy\nSố vụ này nhiều\nCông an xã phá 39 vụ; phần còn lại của lực lượng chuyên trách",
        "Thụ lý 90 vụ ma túy; đã giải quyết 80 vụ, còn lại 10 vụ",
    ],
)
def test_numbers_that_go_on_with_the_total_are_its_parts(raw: str) -> None:
    found = roles(raw)
    assert found == ["result", *["part"] * (len(found) - 1)]


@pytest.mark.parametrize(
    "raw",
    [
        "Bắt 90 đối tượng ma túy\n12 đối tượng khác bỏ trốn",
        "Bắt 90 vụ ma túy, thu 3 kg heroin, 2 kg ma túy đá",
        "Xóa 31 điểm ma túy, còn lại 9 điểm",
        "Toàn tỉnh bắt 90 vụ ma túy\nTuyến biên giới 60 vụ, nội địa 50 vụ",
        "Trong 120 xã của tỉnh, không ma túy có 41 xã",
        "Năm 2025 bắt 52 vụ ma túy\nCòn lại là việc của cơ sở",
    ],
)
def test_others_lists_and_what_is_left_to_do_are_no_parts(raw: str) -> None:
    assert "part" not in roles(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "Thu 2,3 kg ma túy đá trong tổng số 5,9 kg ma túy đá",
        "Bản còn 13 người nghiện trên tổng số 57 người nghiện của xã",
        "Khởi tố 40 vụ trong số 90 vụ ma túy",
    ],
)
def test_the_whole_may_stand_right_behind_its_part(raw: str) -> None:
    assert [(one.role, one.part_of) for one in said(raw)] == [("part", 1), ("result", None)]


def test_a_class_of_communes_is_no_part_of_all_behind_it() -> None:
    assert "part" not in roles("Có 41 xã không ma túy trong tổng số 120 xã của tỉnh")


def test_one_sex_is_no_part_of_the_other() -> None:
    raw = "Tỉnh quản lý 640 người nghiện\nNam giới 590 người, nữ giới 50 người"
    assert [(one.role, one.part_of) for one in said(raw)] == [("result", None), ("part", 0), ("part", 0)]


def test_the_rest_is_of_the_whole_and_not_of_the_group_beside_it() -> None:
    raw = "Tỉnh quản lý 640 người nghiện\n410 người ngoài ba mươi tuổi, 230 người còn lại trẻ hơn"
    assert [(one.role, one.part_of) for one in said(raw)] == [("result", None), ("part", 0), ("part", 0)]


def test_an_amount_that_names_no_goods_is_of_the_drugs_just_told() -> None:
    raw = "Thu 37 kg ma túy đá. Kẻ chở dùng phao. 29 kg vớt được trong khoang, 8 kg còn mắc lưới."
    found = quantities_of(raw, None)
    assert [(one.measure, one.role, one.substance) for one in found] == [
        ("seizure_mass_g", "result", "methamphetamine"),
        ("seizure_mass_g", "part", "methamphetamine"),
        ("seizure_mass_g", "part", "methamphetamine"),
    ]


def test_an_amount_of_other_goods_is_not() -> None:
    assert quantities_of("Thu 37 viên hồng phiến. Trong nhà có 29 viên gạch.", None)[1].measure == "other"


def test_what_a_text_adds_up_at_its_end_has_what_came_before_as_parts() -> None:
    raw = "Tháng 1 bắt 11 đối tượng ma túy\nTháng 5 bắt 9 đối tượng ma túy\nGộp lại, cả năm bắt 871 đối tượng"
    assert roles(raw) == ["part", "part", "result"]


def test_what_each_carries_is_a_part_but_not_what_is_sold_each_week() -> None:
    assert roles("Thu 16 bánh heroin; mỗi người em mang 3 bánh") == ["result", "part"]
    assert roles("Mỗi tuần chở 3 bánh heroin") == ["result"]


def test_a_first_line_that_is_no_sentence_says_before_what_the_body_tells() -> None:
    raw = """THÔNG TIN NỘI BỘ

• Con số của quý: 312 buổi tuyên truyền

Trong quý, các xã tổ chức 312 buổi tuyên truyền miệng."""
    assert [one.role for one in quantities_of(raw, None)] == ["restated", "result"]


def test_a_first_sentence_counts_and_the_later_one_says_it_again() -> None:
    raw = """Trong quý, công an phát hiện 312 vụ ma túy.

Như vậy, 312 vụ ma túy đã được khám phá."""
    assert [one.role for one in quantities_of(raw, None)] == ["result", "restated"]


def test_bricks_and_tablets_are_of_the_mass_right_before() -> None:
    raw = "Thu giữ 31,2 kg heroin, trong đó một chuyên án thu 20 bánh heroin"
    assert roles(raw) == ["result", "part"]
    assert roles("Thu giữ 31,2 kg heroin, 20 bánh heroin")[1] == "result"


def test_a_first_line_that_asks_says_before_what_the_body_tells() -> None:
    raw = "Bắt 47 vụ ma túy ở chợ, ban quản lý nói gì?\nChín tháng qua công an bắt 47 vụ ma túy ở các chợ."
    assert roles(raw) == ["restated", "result"]
    raw = "Chín tháng qua công an bắt 47 vụ ma túy ở các chợ.\nBắt 47 vụ ma túy, ban quản lý nói gì?"
    assert roles(raw) == ["result", "restated"]
