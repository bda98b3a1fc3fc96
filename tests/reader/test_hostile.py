"""Hostile and damaged files by the hundred: no crash, no name, one answer. More in `tests/long`."""

import json
import random
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reader import hostile
from vungxanh.areas.rules.gazetteer import RegisterGazetteer, official_gazetteer
from vungxanh.reader.interface import UnreadableError, as_json, read


@cache
def gazetteer() -> RegisterGazetteer:
    return official_gazetteer(date(2026, 7, 1))


def told(case: hostile.Case) -> str:
    """Everything that comes out of a file; each span lies in the text and quotes it."""
    try:
        proposals = read(case.data, case.name, gazetteer=gazetteer(), page_date="2026-07-01")
    except UnreadableError as error:
        return str(error)
    for one in (*proposals.quantities, *proposals.documents, *proposals.events, *proposals.areas):
        assert 0 <= one.span[0] < one.span[1] <= len(proposals.text)
    for quantity in proposals.quantities:
        assert proposals.text[slice(*quantity.span)].split() == quantity.printed.split()
    return json.dumps(as_json(proposals), ensure_ascii=False) + proposals.text


def check(case: hostile.Case) -> None:
    written = told(case)
    assert written == told(case)
    for name in case.planted:
        assert name.casefold() not in written.casefold()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_no_text_breaks_the_reader_or_brings_a_name_out(number: int):
    dice = random.Random(number)
    check(hostile.text_case(dice, dice.choice((0, 1, 7, 300, 2_000))))


@pytest.mark.parametrize("number", range(16))
def test_no_page_word_file_or_pdf_does(number: int):
    check(hostile.markup_case(random.Random(number), 300))


@pytest.mark.parametrize("unit", ["A.%", "{T.Ư(", "1-", "...... ", "A\n", "T.Ư", "I. A\n", "A\n756,92g "])
def test_a_long_text_of_single_signs_and_letters_is_refused(unit: str):
    long = (unit * 60_000)[:60_000]
    with pytest.raises(UnreadableError) as refused:
        read(long.encode(), "a.txt", gazetteer=gazetteer(), page_date=None)
    assert refused.value.reason == "signs"


@pytest.mark.parametrize(
    "unit", ["1\t2\t3\n", "Họ và tên: ........ \nxã Mẫu 01, việc đã làm trong tháng\n"], ids=["table", "form"]
)
def test_a_table_of_digits_and_a_form_to_fill_in_are_read(unit: str):
    long = unit * (60_000 // len(unit))
    assert read(long.encode(), "a.txt", gazetteer=gazetteer(), page_date=None).text


@pytest.mark.parametrize("unit", ["A.%", "1-"])
def test_a_short_text_may_hold_whatever_it_likes(unit: str):
    assert read((unit * 1_000).encode(), "a.txt", gazetteer=gazetteer(), page_date=None).text


@pytest.mark.parametrize(
    "unit", ["Giàng A Mẫu, Y Thử | X | 1 | 0 |\n", "Xã Mẫu | 12 | x | a |\n", "Bắt 5 vụ, 7 đối tượng.\n"]
)
def test_a_long_table_or_report_is_none(unit: str):
    long = (unit * 60_000)[:60_000]
    assert read(long.encode(), "a.txt", gazetteer=gazetteer(), page_date=None).text


def test_months_without_a_year_in_a_long_paragraph_do_not_break_the_reader():
    long = "Báo cáo mẫu\n\n" + "Trong tháng 3 các xã tham gia. " * 600 + "Bắt 5 vụ.\n"
    found = read(long.encode(), "a.txt", gazetteer=gazetteer(), page_date="2026-07-01").quantities
    assert [one.measure for one in found] == ["cases"]
