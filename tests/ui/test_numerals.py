"""Numbers on screen are exact and written as the language writes them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.ui import numerals


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", ["1.904", "1.904,99", "28,2\u00a0%", "−12", "14/12/2025", "0,05\u00a0%", "20\u00a0%"]),
        ("en", ["1,904", "1,904.99", "28.2%", "−12", "14 Dec 2025", "0.05%", "20%"]),
    ],
)
def test_each_language_has_its_own_numerals(language: str, said: list[str]) -> None:
    with translation.override(language):
        shown = [
            numerals.number(1904),
            numerals.number(Decimal("1904.99"), 2),
            numerals.percent(Fraction(35, 124)),
            numerals.number(-12),
            numerals.day(date(2025, 12, 14)),
            numerals.short_percent(Fraction(5, 10000)),
            numerals.short_percent(Fraction(1, 5)),
        ]
    assert shown == said


def test_unknown_is_said_in_words_never_as_zero() -> None:
    for shown in (numerals.number(None), numerals.percent(None), numerals.gap(None), numerals.day(None)):
        assert shown == "chưa có số liệu"
    assert numerals.number(0) == "0"


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (Fraction(35, 124) * 100 - 20, "vượt 8,2 điểm"),
        (Fraction(-13, 10), "thiếu 1,3 điểm"),
        (Fraction(0), "đúng bằng chỉ tiêu"),
    ],
)
def test_a_gap_is_in_points_and_says_which_side(points: Fraction, said: str) -> None:
    assert numerals.gap(points) == said


def test_halves_go_away_from_zero() -> None:
    assert numerals.number(Fraction(2825, 100), 1) == "28,3"
    assert numerals.number(Fraction(-2825, 100), 1) == "−28,3"
    assert numerals.number(Fraction(2824999, 100000), 1) == "28,2"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.integers(0, 4))
def test_rounding_agrees_with_decimal(value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert numerals.round_half_up(value, places) == int(expected.scaleb(places))


@given(st.integers(), st.integers(0, 3))
def test_what_is_shown_reads_back(value: int, places: int) -> None:
    said = numerals.number(Fraction(value, 10**places), places)
    plain = said.replace(".", "").replace(",", ".").replace(numerals.MINUS, "-")
    assert Fraction(plain) == Fraction(value, 10**places)


def test_a_fraction_of_a_verdict_stays_unreduced_until_here() -> None:
    assert numerals.fraction("24/5120") == Fraction(24, 5120)
    for wrong in ("24", "24/0", "a/b"):
        with pytest.raises(ValueError, match=r".*"):
            numerals.fraction(wrong)
