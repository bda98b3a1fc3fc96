"""Breakdowns told by many words: what was held, tried or fined of those caught, brackets, rows, averages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "Phát hiện 41 đối tượng ma túy, tạm giữ hình sự 36 đối tượng",
        "Bắt 41 đối tượng ma túy, bắt tạm giam 30 đối tượng",
        "Bắt 52 vụ ma túy, riêng tháng 6 bắt 11 vụ",
        "Bắt 52 vụ ma túy, bình quân mỗi tháng 13 vụ",
        "Quản lý 812 người nghiện, 61 người trong số đó đang ở cơ sở cai nghiện",
        "Bắt 52 vụ ma túy, bao gồm 40 vụ mua bán",
        "Bắt 52 vụ ma túy, cụ thể: 40 vụ mua bán",
        "Bắt 52 vụ ma túy (40 vụ mua bán)",
        "Bắt 68 đối tượng ma túy, trong số này có 12 đối tượng nữ",
        "Lập hồ sơ 90 người nghiện, trong đó 22 người mới",
        "Bắt 68 đối tượng ma túy (nữ 12 đối tượng)",
        "Bắt 52 vụ ma túy, phân loại: 30 vụ mua bán",
    ],
)
def test_the_second_is_a_part_of_the_first(raw: str) -> None:
    found = said(raw)
    assert [one.role for one in found] == ["result", "part"]
    assert found[1].part_of == 0


def test_pairs_of_cases_and_accused_that_were_settled() -> None:
    raw = "Tòa án thụ lý 67 vụ/81 bị cáo về ma túy, đã giải quyết 59 vụ/70 bị cáo"
    assert [(one.role, one.part_of) for one in said(raw)] == [
        ("result", None),
        ("result", None),
        ("part", 0),
        ("part", 1),
    ]


def test_brackets_behind_places_go_on_with_the_breakdown() -> None:
    raw = """Công an huyện khám phá 29 vụ ma túy.
Nóng nhất là xã Mẫu (11 vụ) và xã Thử (8 vụ)."""
    assert roles(raw) == ["result", "part", "part"]


def test_rows_go_on_with_what_the_first_opened() -> None:
    raw = """1 | Bắt giữ ma túy | 25 vụ, 33 đối tượng
2 | Trong đó: mua bán | 11 vụ, 16 đối tượng
3 | tàng trữ | 9 vụ, 11 đối tượng
4 | tổ chức sử dụng | 4 vụ, 6 đối tượng"""
    assert roles(raw) == ["result", "result", *["part"] * 6]


def test_what_is_added_is_part_of_the_sum() -> None:
    raw = "Cộng với 58 người nghiện đang quản lý từ trước, xã lập hồ sơ quản lý 85 người nghiện"
    assert roles(raw) == ["part", "result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Khởi tố 40 vụ, 50 bị can về ma túy",
        "Đã xét xử 40 vụ án ma túy",
        "Tạm giữ hình sự 12 đối tượng ma túy",
        "Bắt 52 vụ ma túy, 68 đối tượng",
        "Thu giữ 3 kg heroin, 2.000 viên ma túy tổng hợp",
        "Bình quân mỗi tháng bắt 13 vụ ma túy",
        "Quản lý 812 người nghiện; tổ chức 40 buổi tuyên truyền về ma túy",
    ],
)
def test_without_a_total_nothing_is_a_part(raw: str) -> None:
    assert set(roles(raw)) == {"result"}


OPENERS = ("trong đó", "gồm", "bao gồm", "cụ thể", "riêng", "trong số đó", "trong đó có", "chia ra")
KINDS = (
    ("vụ ma túy", "vụ mua bán", "vụ tàng trữ"),
    ("đối tượng ma túy", "đối tượng mua bán", "đối tượng tàng trữ"),
    ("người nghiện có hồ sơ quản lý", "người nghiện ngoài xã hội", "người nghiện ở cơ sở cai nghiện"),
    ("xã không ma túy", "xã biên giới", "xã vùng cao"),
    ("tụ điểm ma túy", "tụ điểm ở xã Mẫu", "tụ điểm ở xã Thử"),
)


@given(
    st.sampled_from(OPENERS),
    st.sampled_from(KINDS),
    st.integers(min_value=3, max_value=60),
    st.integers(min_value=3, max_value=60),
)
def test_a_breakdown_is_never_added_to_its_total(
    opener: str, kind: tuple[str, str, str], one: int, other: int
) -> None:
    raw = f"Toàn tỉnh có {one + other} {kind[0]}, {opener} {one} {kind[1]}, {other} {kind[2]}"
    assert roles(raw) == ["result", "part", "part"]


def test_a_rounded_number_said_again_is_restated() -> None:
    assert roles("= Xóa hơn 100 tụ điểm ma túy\nXóa được 112 tụ điểm ma túy.") == ["restated", "result"]
    assert roles("Bắt 357 vụ ma túy.\nHơn 350 vụ ma túy ấy nói gì?") == ["result", "restated"]
    assert roles("Bắt gần 360 vụ ma túy.\nCụ thể có 357 vụ ma túy.")[0] == "restated"


def test_two_numbers_for_one_thing() -> None:
    raw = "Người nghiện có hồ sơ là 2.121 người nghiện.\nỞ phụ lục lại ghi 2.211 người nghiện."
    assert roles(raw) == ["result", "restated"]
