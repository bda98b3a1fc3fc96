"""Flags with their arithmetic: percentages, sums, dates, contradictions, stock and flow, forms of numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.saying import parts
from vungxanh.reader.rules.checks.find import find_flags
from vungxanh.reader.rules.checks.saying import english, vietnamese
from vungxanh.reader.rules.facts import Document, Flag
from vungxanh.reader.rules.numbers.find import find_numbers
from vungxanh.reader.rules.quantities.find import find_quantities
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.dates import find_dates
from vungxanh.reader.rules.time.periods import find_periods


def flags(raw: str, *documents: Document) -> tuple[Flag, ...]:
    text = Text.of(raw)
    segments = tuple(parts(raw))
    dates = find_dates(text, segments, None)
    periods = find_periods(text, segments, dates)
    found = find_quantities(text, segments, find_numbers(text), dates, periods, documents, ())
    return find_flags(text, segments, found, documents, dates)


def kinds(raw: str) -> list[str]:
    return [flag.kind for flag in flags(raw)]


@pytest.mark.parametrize(
    ("raw", "arithmetic"),
    [
        ("Có 18/72 xã không ma túy, chiếm 26%", "18/72 = 25 %"),
        ("Ký cam kết 684/702 hộ (79,4%)", "684/702 = 97,44 %"),
        ("Phát hiện 391 vụ ma túy, tăng 27 vụ (8,4%)", "27/364 = 7,42 %"),
        ("Toàn tỉnh có 31 xã không ma túy, chiếm 24,8% (vượt 4,8% chỉ tiêu Bộ giao)", "24,8 − 20 = 4,8 điểm"),
    ],
)
def test_a_percentage_is_recomputed(raw: str, arithmetic: str) -> None:
    (flag,) = flags(raw)
    assert flag.kind == "percentage"
    assert arithmetic in flag.vietnamese
    assert flag.english.startswith("A percentage")


@pytest.mark.parametrize(
    "raw",
    [
        "Có 18/72 xã không ma túy, chiếm 25%",
        "Có 18/142 xã không ma túy (chiếm 12,676%)",
        "Có 24/88 xã không ma túy (khoảng 27%)",
        "Phát hiện 391 vụ ma túy, tăng 27 vụ (7,4%)",
        "Phát hiện 391 vụ ma túy, giảm 27 vụ (6,5%)",
    ],
)
def test_a_percentage_that_recomputes_has_no_flag(raw: str) -> None:
    assert kinds(raw) == []


@given(st.integers(min_value=1, max_value=500), st.integers(min_value=1, max_value=500))
def test_a_share_rounded_to_one_place_is_never_flagged(one: int, other: int) -> None:
    part, whole = sorted((one, other))
    share = vietnamese(round(Fraction(part * 1000, whole)) / Fraction(10))
    assert kinds(f"Có {part}/{whole} xã không ma túy, chiếm {share}%") == []


def test_parts_that_miss_the_total_are_flagged() -> None:
    raw = "Bắt giữ 52 vụ ma túy, gồm 30 vụ mua bán, 20 vụ tàng trữ"
    (flag,) = flags(raw)
    assert flag.kind == "sum"
    assert "30 + 20 = 50, tổng ghi 52" in flag.vietnamese
    assert [raw[slice(*span)] for span in flag.spans] == ["52 vụ", "30 vụ", "20 vụ"]


@pytest.mark.parametrize(
    "raw",
    [
        "Bắt giữ 52 vụ ma túy, gồm 30 vụ mua bán, 22 vụ tàng trữ",
        "Bắt giữ 52 vụ ma túy, trong đó có 30 vụ mua bán, 10 vụ tàng trữ",
    ],
)
def test_whole_and_partial_breakdowns_have_no_flag(raw: str) -> None:
    assert kinds(raw) == []


def test_a_document_with_two_dates_is_flagged() -> None:
    raw = "Chỉ thị số 99"
    document = Document("directive", "99", None, "2020-01-02", (0, 13), dates=("2020-01-02", "2020-01-12"))
    (flag,) = flags(raw, document)
    assert (flag.kind, "2/1/2020, 12/1/2020" in flag.vietnamese) == ("two_dates", True)


def test_an_impossible_day_is_flagged() -> None:
    assert kinds("Ngày 31/6/2025, Công an xã Mẫu họp") == ["impossible_date"]


def test_two_numbers_for_one_stock_are_flagged() -> None:
    raw = "Người nghiện có hồ sơ quản lý là 2.121 người.\nQuản lý 2.211 người nghiện có hồ sơ."
    (flag,) = flags(raw)
    assert (flag.kind, "chênh 90" in flag.vietnamese) == ("contradiction", True)


def test_stock_and_flow_under_one_name_are_flagged() -> None:
    raw = "Cơ sở cai nghiện hiện đang cai nghiện cho 320 người.\nTrong năm đã tiếp nhận cai nghiện 150 người."
    assert kinds(raw) == ["stock_and_flow"]


def test_a_comma_read_as_thousands_is_flagged_and_a_decimal_is_not() -> None:
    assert kinds("Bắt giữ 2,134 đối tượng ma túy") == ["number_form"]
    assert kinds("Thu giữ 2,134 kg heroin và 0,125 g ketamine") == []


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_both_languages_say_the_same_number(value: Fraction) -> None:
    swapped = english(value).translate(str.maketrans(",.", ".,"))
    assert vietnamese(value) == swapped
