"""From a file's cells to rows with addresses."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.workbooks import FORM, GOOD, HEAD, book
from vungxanh.intake.interface import read
from vungxanh.intake.rules.forms import heading_key
from vungxanh.intake.rules.tables import address, letters


def table(path):
    parsed = read(path, FORM)
    assert parsed.problems == ()
    return parsed.sheets["figures"]


def write(tmp_path, text, name="mau.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_workbook_and_a_csv_say_the_same(tmp_path):
    workbook = table(book(tmp_path / "mau.xlsx", [GOOD, ["MT-02", None, "chưa có số liệu", 0.5, "có"]]))
    csv = table(
        write(tmp_path, "code,residents,people,area,any\nMT-01,1904,3,750,0\nMT-02,,chưa có số liệu,0.5,có\n")
    )
    assert workbook.letters == csv.letters
    assert list(workbook.rows) == list(csv.rows)
    assert [row.values for row in csv.rows] == [("MT-01", 1904, 3, 750, 0), ("MT-02", None, None, 1, 1)]
    assert csv.cell("people", csv.rows[1].number) == "C3"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_in_the_ways_programs_write_it(tmp_path, delimiter, encoding):
    text = delimiter.join(["code", "residents", "people", "area", "any"]) + "\r\n"
    text += delimiter.join(["MT-01", '"1.904"', "3", '"750,5"', "0"]) + "\r\n"
    assert table(write(tmp_path, text, encoding=encoding)).rows[0].values == ("MT-01", 1904, 3, 750, 0)


@pytest.mark.parametrize(
    "spelling",
    [
        "Mã địa bàn",
        "  mã  ĐỊA bàn ",
        "Ma dia ban",
        "MÃ ĐỊA BÀN\n(5 số)",
        "Mã-địa-bàn",
        "code",
        "Area code",
        unicodedata.normalize("NFD", "Mã địa bàn"),
    ],
)
def test_headings_are_known_in_every_spelling(tmp_path, spelling):
    path = book(tmp_path / "mau.xlsx", change=lambda made: made.active.__setitem__("A1", spelling))
    assert table(path).letters["code"] == "A"


def test_no_two_columns_of_a_sheet_share_a_heading():
    for sheet in FORM.sheets:
        names = [name for column in sheet.columns for name in column.names]
        assert len(names) == len(set(names))


def test_a_table_may_start_anywhere_below_a_title(tmp_path):
    def move(made):
        made.active.insert_rows(1, 4)
        made.active.insert_cols(1, 2)
        made.active["C1"] = "Tỉnh Mẫu"

    found = table(book(tmp_path / "mau.xlsx", change=move))
    assert found.letters["code"] == "C"
    assert found.rows[0].number == 6
    assert found.cell("residents", 6) == "D6"


def test_columns_may_stand_in_any_order_and_blank_rows_between(tmp_path):
    text = "any,area,people,residents,code\n0,1,2,3,MT-01\n,,,,\n\n1,0,0,,MT-02\n"
    rows = table(write(tmp_path, text)).rows
    assert [row.number for row in rows] == [2, 5]
    assert rows[1].values == (1, 0, 0, None, "MT-02")


@pytest.mark.parametrize(
    ("head", "place", "word"),
    [
        ("code,residents,people,area", "CSV!1", "thiếu cột"),
        ("code,residents,people,area,any,điểm", "CSV!F1", "không có trong biểu mẫu"),
        ("code,residents,people,area,any,people", "CSV!F1", "hai lần"),
        ("một,hai,ba", "CSV", "không thấy dòng tiêu đề"),
    ],
)
def test_wrong_headings_are_told_with_their_cell(tmp_path, head, place, word):
    problems = read(write(tmp_path, head + "\nMT-01,1,1,1,1\n"), FORM).problems
    assert any(problem.place == place and word in problem.vi for problem in problems)


def test_every_wrong_cell_of_every_row_is_told(tmp_path):
    text = "code,residents,people,area,any\nMT-01,0,-1,x,9,7\nMT-02,1,2.5,1,1\n=A1,1,1,1,1\n"
    problems = read(write(tmp_path, text), FORM).problems
    assert [problem.place for problem in problems] == [
        "CSV!B2",
        "CSV!C2",
        "CSV!D2",
        "CSV!F2",
        "CSV!C3",
        "CSV!A4",
    ]


def test_a_figure_outside_the_columns_is_told(tmp_path):
    problems = read(write(tmp_path, "code,residents,people,area,any\nMT-01,1,1,1,1,77\n"), FORM).problems
    assert [problem.place for problem in problems] == ["CSV!F2"]


def test_a_cut_area_is_noted_with_its_cell(tmp_path):
    parsed = read(write(tmp_path, "code,residents,people,area,any\nMT-01,1,1,0.2,1\nMT-02,1,1,3,1\n"), FORM)
    assert parsed.problems == ()
    assert [note.place for note in parsed.notes] == ["CSV!D2"]


def test_a_sheet_that_is_not_of_the_form_is_noted(tmp_path):
    def more(made):
        made.create_sheet("Hướng dẫn")
        made.create_sheet("Nháp")

    parsed = read(book(tmp_path / "mau.xlsx", change=more), FORM)
    assert parsed.problems == ()
    assert [note.place for note in parsed.notes] == ["Nháp"]


def test_a_missing_sheet_is_told_with_those_there_are(tmp_path):
    def rename(made):
        made.active.title = "Một"
        made.create_sheet("Hai")

    problems = read(book(tmp_path / "mau.xlsx", change=rename), FORM).problems
    assert "“Một”, “Hai”" in problems[0].vi


def test_problems_beyond_the_most_are_counted(tmp_path):
    lines = "MT-01,x,x,x,x\n" * 6_000
    problems = read(write(tmp_path, "code,residents,people,area,any\n" + lines), FORM).problems
    assert len(problems) == 20_001
    assert "4000" in problems[-1].vi


@given(st.integers(0, 20_000), st.integers(0, 700))
def test_addresses_are_those_of_a_spreadsheet(row, column):
    from openpyxl.utils import get_column_letter

    assert letters(column) == get_column_letter(column + 1)
    assert address(row, column) == f"{get_column_letter(column + 1)}{row + 1}"


@given(st.text(max_size=60))
def test_any_heading_has_a_plain_key(text):
    key = heading_key(text)
    assert key == key.strip()
    assert heading_key(key) == key


def test_the_headings_of_these_tests_are_the_forms():
    required = [column.vi for column in FORM.sheets[0].columns if column.required]
    assert required == HEAD
