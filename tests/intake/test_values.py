"""What a cell means."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.intake.rules.values import (
    LARGEST,
    CellError,
    amount,
    count,
    measured,
    positive,
    presence,
    text_of,
    text_value,
)


def vietnamese(number: Decimal) -> str:
    """The number as Vietnamese texts print it: 1.904,99."""
    whole, _, rest = f"{number:,f}".partition(".")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


numbers = st.decimals(0, LARGEST, places=2) | st.integers(0, LARGEST).map(Decimal)


@given(numbers)
def test_a_number_comes_back_from_its_vietnamese_and_its_plain_spelling(number):
    assert amount(vietnamese(number)) == number
    # Three decimals after a lone dot would be thousands; two never are.
    assert amount(f"{number:f}") == number


@given(st.integers(0, LARGEST))
def test_every_spelling_of_a_whole_number_counts_the_same(number):
    spaced = f"{number:,}".replace(",", " ")
    spellings = (
        str(number),
        vietnamese(Decimal(number)),
        spaced,
        spaced.replace(" ", "\u00a0"),
        f" {number} ",
    )
    assert {count(spelling) for spelling in (*spellings, number)} == {number}
    assert count(float(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.904,99", "1904.99"),
        ("1904.99", "1904.99"),
        ("1904,99", "1904.99"),
        ("1,904.99", "1904.99"),
        ("1,904,000", "1904000"),
        ("1.904", "1904"),
        ("1,904", "1.904"),
        ("1.904.000", "1904000"),
        ("0", "0"),
        ("007", "7"),
    ],
)
def test_numbers_are_read_in_one_way_only(text, number):
    assert amount(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "1.90,4",
        "1,90.4",
        "1..2",
        "1e5",
        "12 34",
        "٣",
        "1.904.99",
        "mười",
        "-",
        "12a",
        "1 904.5.6",
        ",5",
        "5,",
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(CellError, match=r"không phải là số.* / .*not a number"):
        amount(text)


@pytest.mark.parametrize("cell", ["-5", -5, -5.0, "-1.904", "- 3", -0.5])
def test_negative_people_are_refused(cell):
    with pytest.raises(CellError, match=r"số âm.* / .*negative"):
        count(cell)


@pytest.mark.parametrize("cell", [3.5, "3,5", "3.5", "1,904", 0.1])
def test_fractional_people_are_refused(cell):
    with pytest.raises(CellError, match=r"không phải số nguyên.* / .*not a whole number"):
        count(cell)


@pytest.mark.parametrize("cell", ["", " ", "\u00a0", "chưa có số liệu", "CHƯA CÓ SỐ LIỆU", "chua co so lieu"])
def test_empty_and_no_figure_yet_are_unknown_and_never_zero(cell):
    assert count(cell) is positive(cell) is measured(cell) is presence(cell) is None


def test_zero_is_a_figure_but_no_number_of_residents():
    assert count("0") == count(0) == measured(0) == presence(0) == 0
    with pytest.raises(CellError, match=r"lớn hơn 0.* / .*above 0"):
        positive(0)


@pytest.mark.parametrize(
    ("cell", "value"), [(0.4, 1), ("0,4", 1), (1904.99, 1904), ("1.904,99", 1904), (1.0, 1), (749.999, 749)]
)
def test_a_measured_area_is_cut_down_but_never_to_nothing(cell, value):
    assert measured(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"), [("có", 1), ("Không", 0), (7, 1), ("7", 1), ("none", 0), ("some", 1)]
)
def test_only_none_or_some_is_kept_of_violators_and_fugitives(cell, value):
    assert presence(cell) == value


@pytest.mark.parametrize(
    "cell", ["=1+1", "+84", "@SUM(A1)", "-cmd|' /C calc'!A0", "\t=1", "=HYPERLINK(1)", "-A1", "= có"]
)
@pytest.mark.parametrize("read", [text_of, count, measured, presence])
def test_text_that_a_spreadsheet_would_run_is_refused(cell, read):
    with pytest.raises(CellError, match=r"công thức.* / .*formula"):
        read(cell)


@pytest.mark.parametrize(
    "cell", [date(2025, 3, 1), True, float("nan"), float("inf"), 1e15, "9" * 13, "x" * 5000]
)
def test_dates_truth_values_and_huge_cells_are_refused(cell):
    with pytest.raises(CellError, match=r" / "):
        count(cell)


@pytest.mark.parametrize(
    "cell", ["Mẫu 001234567", "001234567890", "Mẫu 0912 345 678", 1234567890.0, "0912.345.678"]
)
def test_numbers_of_papers_and_telephones_are_refused_in_text(cell):
    with pytest.raises(CellError, match=r"thông tin của một người.* / .*about a person"):
        text_value(cell)


@pytest.mark.parametrize(
    "cell", ["Xã Mẫu 000001", "MT-01 → MT-02 → MT-03", "03460", "03460; 03472; 03487", "2025"]
)
def test_codes_and_names_pass(cell):
    assert text_value(cell) == cell


@given(st.text(max_size=30) | st.floats() | st.integers() | st.booleans())
def test_no_cell_whatever_breaks_the_reading(cell):
    for read in (count, positive, measured, presence):
        try:
            value = read(cell)
        except CellError:
            continue
        assert value is None or 0 <= value <= LARGEST
