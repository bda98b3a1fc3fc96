"""Numbers as texts print them: digits, words, ranges, parts of a whole, cues, and traps."""

import time
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.reader.rules.facts import Printed
from vungxanh.reader.rules.numbers.find import find_numbers
from vungxanh.reader.rules.numbers.numeral import english, vietnamese
from vungxanh.reader.rules.text import Text


def read(raw: str) -> tuple[Printed, ...]:
    return find_numbers(Text.of(raw))


def values(raw: str) -> list[Fraction | None]:
    return [one.value for one in read(raw)]


def words(raw: str) -> list[str]:
    return [raw[slice(*one.span)] for one in read(raw)]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Thu giữ 2.345,67g", "2345.67"),
        ("thu 1.234.567 viên", 1234567),
        ("nặng 0,125 kg", "0.125"),
        ("nặng 12,345 kg", "12.345"),
        ("chiếm 28.5%", "28.5"),
        ("hơn 2,1 triệu viên", 2100000),
        ("có 12 nghìn người", 12000),
        ("2 triệu rưỡi viên", 2500000),
        ("1 triệu 200 nghìn viên", 1200000),
        ("3 nghìn tỷ đồng", 3 * 10**12),
        ("05 vụ", 5),
        ("02 (hai) vụ", 2),
        ("hai (02) vụ", 2),
        ("12 000 viên", 12000),
        ("12\u00a0345 viên", 12345),
        ("2,134 đối tượng", 2134),
        ("1,234,567 viên", 1234567),
        ("1/2 viên", "0.5"),
        ("2½ viên", "2.5"),
        ("bắt hai mươi mốt đối tượng", 21),
        ("phá một trăm linh năm vụ", 105),
        ("hai nghìn ba trăm viên", 2300),
        ("bắt một đối tượng", 1),
        ("bắt giữ năm bị can", 5),
        ("nửa tấn ma túy", "0.5"),
        ("hơn chục đối tượng", 10),
        ("một tỷ rưỡi đồng", 1500000000),
        ("tổng số 35 xã", 35),
        ("tổ 5 người", 5),
        ("trong năm 2025 35 xã", 35),
        ("756,92g", "756.92"),
        ("500m2 đất", 500),
    ],
)
def test_a_number_has_its_exact_value(raw: str, value: int | str) -> None:
    assert values(raw) == [Fraction(value)]


@pytest.mark.parametrize(
    "raw",
    [
        "Điều 4 khoản 2",
        "Nghị quyết số 18-NQ/TU",
        "Quyết định 28/2025/QĐ-TTg",
        "Kế hoạch 08/KH-UBND",
        "phòng PC04 và C04",
        "Số điện thoại 0769.04.04.04",
        "gọi 0912345678",
        "biển số 29A-123.45",
        "tại km 12+300",
        "lúc 9h30",
        "lúc 21g30",
        "SN 1990",
        "lần thứ 5",
        "phòng số 5",
        "địa bàn loại 1",
        "Phường 5 đã họp",
        "là một xã vùng cao",
        "một số người",
        "một trong những",
        "hai bên cùng ký",
        "ba mẹ",
        "trong năm vụ mùa",
        "nửa đêm",
        "năm 2025",
        "giai đoạn 2024 - 2030",
        "mạng 4G",
        "\n1. Kết quả",
        "\n2) Hạn chế",
        "Bình luận (0)",
        "ghi chú [1]",
        "1.904.99",
        "tỉ lệ",
        "hàng hóa",
    ],
)
def test_what_only_looks_like_a_number_is_left_out(raw: str) -> None:
    assert read(raw) == ()


@pytest.mark.parametrize("raw", ["hàng nghìn viên", "hàng trăm ngàn viên", "vài chục vụ", "hàng triệu lượt"])
def test_a_vague_size_has_no_value(raw: str) -> None:
    assert values(raw) == [None]
    assert words(raw) == [raw.rsplit(" ", 1)[0]]


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ("giảm 3-5%", 3, 5),
        ("từ 3% đến 5%", 3, 5),
        ("từ 20 đến 30 vụ", 20, 30),
        ("cao 15–20 cm", 15, 20),
        ("2-3 triệu viên", 2000000, 3000000),
        ("từ 5 kg đến 7 kg", 5, 7),
    ],
)
def test_a_range_is_one_number_with_two_ends(raw: str, low: int, high: int) -> None:
    (one,) = read(raw)
    assert (one.value, one.value_max) == (low, high)


def test_a_fall_is_no_range() -> None:
    assert values("giảm từ 30 đến 20 vụ") == [30, 20]


def test_a_part_of_a_whole_keeps_the_whole() -> None:
    (one,) = read("297/300 đại biểu")
    assert (one.value, one.denominator) == (297, 300)
    assert values("12 vụ/15 đối tượng") == [12, 15]


@pytest.mark.parametrize(
    ("raw", "comparator", "cue"),
    [
        ("hơn 20 vụ", "gt", "hơn"),
        ("trên 20 vụ", "gt", "trên"),
        ("trên địa bàn 20 xã", "eq", None),
        ("gần 20 vụ", "approx", "gần"),
        ("khoảng hơn 20 vụ", "gt", "khoảng hơn"),
        ("ước tính khoảng 20 kg", "approx", "ước tính khoảng"),
        ("xấp xỉ 20 kg", "approx", "xấp xỉ"),
        ("ít nhất 20%", "ge", "ít nhất"),
        ("tối thiểu 20%", "ge", "tối thiểu"),
        ("không dưới 20%", "ge", "không dưới"),
        ("dưới 20%", "lt", "dưới"),
        ("chưa đến 20%", "lt", "chưa đến"),
        ("ít hơn 5 vụ", "eq", None),
        ("20 vụ", "eq", None),
    ],
)
def test_the_cue_says_how_exact(raw: str, comparator: str, cue: str | None) -> None:
    (one,) = read(raw)
    assert one.comparator == comparator
    assert (one.cue and raw[slice(*one.cue)]) == cue


def test_a_cue_reaches_the_nearest_number_only() -> None:
    assert [one.comparator for one in read("gần 12 vụ, 15 đối tượng và 3 kg")] == ["approx", "eq", "eq"]


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(st.integers(min_value=0, max_value=10**12))
def test_every_whole_number_comes_back(number: int) -> None:
    assert vietnamese(dotted(number)) == number
    assert values(f"thu giữ {dotted(number)} viên") == [number]


@given(st.integers(min_value=0, max_value=10**7), st.integers(min_value=1, max_value=4), st.data())
def test_every_decimal_comes_back_exactly(whole: int, places: int, data: st.DataObject) -> None:
    part = data.draw(st.text("0123456789", min_size=places, max_size=places))
    expected = Fraction(int(f"{whole}{part}"), 10**places)
    assert vietnamese(f"{dotted(whole)},{part}") == expected
    assert values(f"thu giữ {dotted(whole)},{part}kg") == [expected]


@given(st.integers(min_value=1000, max_value=10**9))
def test_english_marks_count_whole_things(number: int) -> None:
    assert english(f"{number:,}") == number
    assert values(f"có {number:,} người") == [number]


SPOKEN = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def say(number: int) -> str:
    """A whole number below a million in words."""
    if number >= 1000:
        below = number % 1000
        rest = "" if not below else f" không trăm linh {SPOKEN[below]}" if below < 10 else f" {say(below)}"
        return f"{say(number // 1000)} nghìn{rest}"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    said = [SPOKEN[hundreds], "trăm"] if hundreds else []
    if tens:
        said += ["mười"] if tens == 1 else [SPOKEN[tens], "mươi"]
    elif hundreds and ones:
        said.append("linh")
    if ones:
        said.append(
            {1: "mốt", 5: "lăm"}.get(ones, SPOKEN[ones])
            if tens > 1
            else "lăm"
            if tens and ones == 5
            else SPOKEN[ones]
        )
    return " ".join(said)


@given(st.integers(min_value=2, max_value=999_999))
def test_number_words_come_back(number: int) -> None:
    assert values(f"bắt giữ {say(number)} đối tượng") == [number]


@given(st.text("0123456789.,/-–% gm()½ ấnđếtừviêkgỷtỉ\n", max_size=80))
def test_no_text_breaks_the_reading_and_spans_do_not_overlap(raw: str) -> None:
    found = read(raw)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))
    assert all(one.value is None or one.value >= 0 for one in found)


@pytest.mark.parametrize(
    "unit", ["12 vụ, ", "một nghìn ", "nghìn ", "12 000 000 ", "12|", "(12 (", "hơn hơn 12 "]
)
def test_the_time_grows_with_the_text_only(unit: str) -> None:
    started = time.process_time()
    read(unit * (50_000 // len(unit)))
    assert time.process_time() - started < 2
