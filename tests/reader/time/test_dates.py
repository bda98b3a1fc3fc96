"""Dates come back in every style they are printed in; what only looks like one does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.calendar import iso, parts
from vungxanh.reader.rules.time.dates import find_dates

STYLES = [
    "ngày {d}/{m}/{y}",
    "ngày {d:02}/{m:02}/{y}",
    "sáng {d}-{m}-{y}",
    "Chiều {d:02}.{m:02}.{y}",
    "ngày {d:02} tháng {m:02} năm {y}",
    "ngày {d}, tháng {m}, năm {y}",
    "ngày {d} tháng {m} năm {y}",
    "Tối ({d}/{m}/{y})",
    "{y}-{m:02}-{d:02}",
    "ngày {d}/ {m}/{y}",
    "ngày {d}/{m} năm {y}",
]
YEARLESS = ["ngày {d}/{m}", "sáng {d}-{m}", "chiều {d:02}.{m:02}", "hôm nay ({d}/{m})", "ngày {d} tháng {m}",
            "đêm {d}-{m}", "thứ tư, {d}/{m}", "rạng sáng {d:02}/{m:02}"]  # fmt: skip
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def values(raw: str, page: str | None = None) -> list[str]:
    return [one.value for one in find_dates(Text.of(raw), (), page)]


def sources(raw: str, page: str | None = None) -> list[tuple[str, str | None]]:
    return [(one.value, one.derived_from) for one in find_dates(Text.of(raw), (), page)]


@given(
    DAYS,
    st.sampled_from(STYLES),
    st.sampled_from(["", "Xã Mẫu 01: ", "Theo đó, vào "]),
    st.sampled_from([",", " tại"]),
)
def test_a_full_date_comes_back_in_any_style(day: date, style: str, before: str, after: str):
    printed = before + style.format(d=day.day, m=day.month, y=day.year) + after
    assert values(printed) == [day.isoformat()]


@given(DAYS, st.sampled_from(YEARLESS))
def test_a_day_without_year_stays_partial(day: date, style: str):
    assert values(style.format(d=day.day, m=day.month) + ", công an") == [iso(None, day.month, day.day)]


@given(DAYS, st.sampled_from(YEARLESS))
def test_the_span_covers_the_numbers(day: date, style: str):
    text = Text.of("Xã Mẫu 01, " + style.format(d=day.day, m=day.month) + " họp")
    (found,) = find_dates(text, (), None)
    printed = text.raw[slice(*found.span)]
    assert str(day.day) in printed
    assert str(day.month) in printed


@given(DAYS)
def test_a_day_told_on_its_page_has_the_last_possible_year(day: date):
    ((value, source),) = sources(f"Ngày {day.day}/{day.month}, họp", day.isoformat())
    assert (value, source) == (day.isoformat(), "page_date")


@pytest.mark.parametrize(
    "raw",
    [
        "bắt 12/15 đối tượng", "28/2025/QĐ-TTg", "Nghị quyết 18-NQ/TU", "trực đường dây nóng 24/7", "7/10 xã",
        "đạt 297/300 đại biểu", "lúc 20h30", "từ 5-10 người", "Điều 249", "0912.345.678", "chiếm 2/3 số xã",
        "Quyết định 05/2024 về", "1.904,99g", "từ 3/5 xã đến 4/5 xã", "tăng 3-5%", "km 12+3", "đạt 28,2%",
        "quý 1/2025", "6 tháng 2025 vụ", "C04-12/3", "bị can sinh năm 1990", "25/40 tổ",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(raw: str):
    assert values(raw) == []


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("từ 12 đến 21/9/2025", ["2025-09-12", "2025-09-21"]),
        ("12–21/9, công an", ["--09-12", "--09-21"]),
        ("từ ngày 12-21/9/2025", ["2025-09-12", "2025-09-21"]),
        ("các ngày 12, 13 và 14/4", ["--04-12", "--04-13", "--04-14"]),
        ("từ 15/12/2024 đến 14/12/2025", ["2024-12-15", "2025-12-14"]),
        ("Từ 15/12 đến 14/02/2025", ["2024-12-15", "2025-02-14"]),
        ("từ ngày 4-2 đến ngày 10-2", ["--02-04", "--02-10"]),
        ("từ tháng 1 đến tháng 6/2025", ["2025-01", "2025-06"]),
        ("từ tháng 1-6/2025", ["2025-01", "2025-06"]),
        ("các năm 2023, 2024 và 2025", ["2023", "2024", "2025"]),
        ("tháng 6-2024 và tháng Sáu", ["2024-06", "--06"]),
        ("ma túy 26/6", ["--06-26"]),
        ("mùng 5 tháng 6", ["--06-05"]),
        ("lúc 20 giờ 30 phút 12/4", ["--04-12"]),
        ("tính đến 15/11 và năm 2022", ["--11-15", "2022"]),
    ],
)
def test_ranges_and_lists_share_what_is_printed_once(raw: str, found: list[str]):
    assert values(raw) == found


@pytest.mark.parametrize(
    ("raw", "left"), [("ngày 31/4/2025", "2025-04"), ("ngày 30/2", "--02"), ("ngày 5/13/2024", "2024")]
)
def test_an_impossible_day_keeps_what_is_possible(raw: str, left: str):
    (found,) = find_dates(Text.of(raw), (), None)
    assert (found.value, found.impossible) == (left, True)


LEAD = "Ngày 12/4, xã Mẫu 01 họp."


@pytest.mark.parametrize(
    ("raw", "page", "found"),
    [
        (LEAD, None, ("--04-12", None)),
        (LEAD, "2024-04-13", ("2024-04-12", "page_date")),
        (LEAD, "2024-01-15", ("2023-04-12", "page_date")),
        ("date 2024-04 " + LEAD, None, ("2024-04-12", "stamp")),
        (LEAD + "\nNguồn: https://bao.example/tin/202404/hop", None, ("2024-04-12", "stamp")),
        (LEAD + "\nNguồn: https://bao.example/hop-20240413083012.htm", None, ("2024-04-12", "stamp")),
        ("Xã Mẫu 01, ngày 13 tháng 4 năm 2020\n" + LEAD, "2024-06-01", ("2020-04-12", "body")),
        ("Thứ Hai, 05/01/2026\nTin xã Mẫu 01\nNgày đăng: 13/4/2021\n" + LEAD, None, ("2021-04-12", "body")),
        ("(giai đoạn 16/8/2019 - 15/8/2024)\n" + LEAD, "2025-04-20", ("2025-04-12", "page_date")),
        (LEAD + " Trước đó, ngày 3/3/2020, đã có họp khác.", "2024-06-01", ("2020-04-12", "body")),
        (LEAD + " Chỉ thị số 99-CT/TW ngày 1/2/2003 được nêu lại.", None, ("--04-12", None)),
        ("Ngày 3/11/2023 phá án. Ngày 12/4, xử.", None, ("2024-04-12", "body")),
    ],
)
def test_the_year_comes_from_what_tells_it(raw: str, page: str | None, found: tuple[str, str | None]):
    assert found in sources(raw, page)


@given(
    st.text(alphabet="0123456789/.-– ngàythángnăm,()từđến", max_size=60),
    st.sampled_from([None, "2025-03-04"]),
)
def test_no_text_breaks_it_and_spans_lie_inside(raw: str, page: str | None):
    text = Text.of(raw)
    for one in find_dates(text, (), page):
        assert 0 <= one.span[0] < one.span[1] <= len(raw)
        assert iso(*parts(one.value)) == one.value
