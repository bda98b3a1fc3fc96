"""Parts told by who holds them: what one place takes up of a total, and what stands behind `thì`."""

import pytest

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
