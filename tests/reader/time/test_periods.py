"""Stretches of time, with the ends that are printed and no others."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.reader.rules.facts import PeriodMention
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.dates import find_dates
from vungxanh.reader.rules.time.periods import find_periods
from vungxanh.reader.rules.time.writing import date_of_text

WORDS = [
    "từ",
    "đến",
    "năm",
    "2024",
    "2025",
    "tháng",
    "6",
    "quý",
    "I",
    "-",
    "ngày",
    "12/4",
    "nay",
    "đầu",
    "cùng",
    "kỳ",
]


def read(raw: str, page: str | None = None) -> tuple[PeriodMention, ...]:
    text = Text.of(raw)
    return find_periods(text, (), find_dates(text, (), page), page)


def ends(raw: str, page: str | None = None) -> list[tuple[str | None, str | None]]:
    return [(one.period.start, one.period.end) for one in read(raw, page)]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Từ năm 2022 đến nay,", ("2022", None)),
        ("từ 2022 đến nay", ("2022", None)),
        ("từ tháng 5/2024 đến nay", ("2024-05", None)),
        ("Từ đầu năm 2025 đến nay", ("2025-01", None)),
        ("từ đầu năm đến nay", ("--01", None)),
        ("kể từ ngày 1/7/2025", ("2025-07-01", None)),
        ("6 tháng đầu năm 2025", ("2025-01", "2025-06")),
        ("sáu tháng đầu năm", ("--01", "--06")),
        ("06 tháng cuối năm 2025", ("2025-07", "2025-12")),
        ("9 tháng năm 2025", ("2025-01", "2025-09")),
        ("quý I/2025", ("2025-01", "2025-03")),
        ("quý 3 năm 2024", ("2024-07", "2024-09")),
        ("nửa đầu năm 2024", ("2024-01", "2024-06")),
        ("giai đoạn 2024 – 2030", ("2024", "2030")),
        ("nhiệm kỳ 2020-2025", ("2020", "2025")),
        ("(2008-2018)", ("2008", "2018")),
        ("từ năm 2021 đến năm 2024", ("2021", "2024")),
        ("từ 15/12/2024 đến 14/12/2025", ("2024-12-15", "2025-12-14")),
        ("Từ ngày 12 đến 21/9,", ("--09-12", "--09-21")),
        ("tính đến 15/11/2025", (None, "2025-11-15")),
        ("tính đến hết tháng 6/2025", (None, "2025-06")),
        ("đến năm 2030", (None, "2030")),
        ("Năm 2025,", ("2025", "2025")),
        ("sáng 4-2", ("--02-04", "--02-04")),
        ("trong 2 năm trở lại đây", (None, None)),
        ("Qua 3 năm thực hiện", (None, None)),
    ],
)
def test_each_form_says_its_ends(raw: str, found: tuple[str | None, str | None]):
    assert ends(raw) == [found]


@pytest.mark.parametrize(
    "raw", ["7 năm tù", "Nghị quyết 18-NQ/TU ngày 05/6/2024 của", "12 vụ", "36-CT/TW", "date 2024-06"]
)
def test_a_term_or_the_date_of_a_document_is_none(raw: str):
    assert ends(raw) == []


@pytest.mark.parametrize(
    ("raw", "stock", "compared"),
    [
        ("tính đến 15/11/2025", True, False),
        ("đến hết năm 2025", True, False),
        ("hiện nay", True, False),
        ("đến năm 2030", False, False),
        ("so với cùng kỳ năm 2024", False, True),
        ("so với năm 2023", False, True),
        ("cùng kỳ", False, True),
        ("năm ngoái", False, False),
        ("năm 2023", False, False),
    ],
)
def test_stocks_and_comparisons_are_marked(raw: str, stock: bool, compared: bool):
    (found,) = read(raw)
    assert (found.stock, found.compared) == (stock, compared)


def test_this_year_is_the_year_of_the_text():
    assert ends("Năm nay họp, 6 tháng đầu năm; so với năm ngoái", "2026-07-05") == [
        ("2026", "2026"),
        ("2026-01", "2026-06"),
        ("2025", "2025"),
    ]


@pytest.mark.parametrize(
    ("raw", "page", "found"),
    [
        ("Từ đầu năm 2024 đến giữa năm 2025", None, ("2024-01", "2025-06")),
        ("từ đầu năm đến hết ngày 17/8", "2025-08-20", ("2025-01", "2025-08-17")),
        ("Tám tháng qua, xã Mẫu 01", "2025-09-05", ("2025-01", "2025-08")),
        ("Tám tháng qua, xã Mẫu 01", "2025-05-05", (None, None)),
        ("quý I/2026 và quý II", None, ("2026-04", "2026-06")),
        ("đến 30/6 xong", "2026-01-16", (None, "2026-06-30")),
        ("đến 31/12 mới xong", "2026-01-16", (None, "2025-12-31")),
        ("Số: 9/BC-BCĐ\nBÁO CÁO tháng 6 năm 2025\n\nngày 26/6", None, ("2025-06", "2025-06")),
    ],
)
def test_ends_are_joined_and_years_lent(raw: str, page: str | None, found: tuple[str | None, str | None]):
    assert found in ends(raw, page)


@given(st.integers(2000, 2040), st.integers(0, 12), st.sampled_from(["-", " - ", "–", " – ", " đến "]))
def test_a_stage_comes_back_with_any_dash(start: int, length: int, dash: str):
    assert ends(f"giai đoạn {start}{dash}{start + length} và") == [(str(start), str(start + length))]


@given(st.lists(st.sampled_from(WORDS)))
def test_none_lies_in_another(words: list[str]):
    found = read(" ".join(words))
    assert all(one.span[1] <= after.span[0] for one, after in pairwise(found))


@pytest.mark.parametrize(
    ("raw", "page", "written"),
    [
        ("Bản tin\nNgày 09 tháng 07 năm 2020\nNgày 9/7, họp.", None, "2020-07-09"),
        ("date 2024-06 Công an xã Mẫu 01 họp.", None, "2024-06"),
        ("Chiều 4-2, xã Mẫu 01 họp.\nhttps://bao.example/202602/hop", None, "2026-02-04"),
        ("Chiều 4-2, xã Mẫu 01 họp.", "2026-02-05", "2026-02-05"),
        ("Ngày 4/2/2020, xã Mẫu 01 họp.", "2026-02-05", "2020-02-04"),
        ("Ngày 4/2, xã Mẫu 01 họp.", None, None),
        ("Chỉ thị số 99-CT/TW ngày 1/2/2003.", None, None),
    ],
)
def test_the_day_of_the_text(raw: str, page: str | None, written: str | None):
    text = Text.of(raw)
    found = date_of_text(text, (), find_dates(text, (), page), page)
    assert (found and found.value) == written


@pytest.mark.parametrize(
    ("raw", "first"),
    [
        ("Tháng 6 năm ngoái, phường mở 16 buổi.", ("2031-06", "2031-06")),
        ("Quý IV năm trước có 12 vụ.", ("2031-10", "2031-12")),
        ("Ba tháng cuối năm ngoái có 96 hồ sơ.", ("2031-10", "2031-12")),
        ("Nửa cuối năm trước có 12 vụ.", ("2031-07", "2031-12")),
        ("9 tháng năm ngoái có 12 vụ.", ("2031-01", "2031-09")),
        ("Tháng 4 năm nay có 12 vụ.", ("2032-04", "2032-04")),
    ],
)
def test_a_part_of_last_year_is_of_the_year_before(raw: str, first: tuple[str, str]):
    assert ends(raw, "2032-05-12")[0] == first
