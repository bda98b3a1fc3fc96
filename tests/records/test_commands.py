"""`template`, `import` and `undo` as a person at the terminal meets them."""

import io

import openpyxl
import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    """`run("import", …)` gives standard output, standard error and the exit status."""

    def go(*arguments):
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command(*map(str, arguments), stdout=out, stderr=err)
        except CommandError as error:
            return out.getvalue(), f"{err.getvalue()}{error}", error.returncode
        return out.getvalue(), err.getvalue(), 0

    return go


def fill(path, **cells):
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book["Số liệu"][address] = value
    book.save(path)


def test_a_template_is_made_filled_in_tried_imported_and_taken_back(world, run, tmp_path):
    path = tmp_path / "mau.xlsx"
    assert run("template", "--province", "MT", "--year", 2025, "--out", path)[0].strip() == str(path)
    fill(path, C5=1904, D5=0)
    tried = run("import", path, "--province", "MT", "--year", 2025, "--dry-run")
    assert tried[2] == 0
    assert "chưa lưu" in tried[0]
    out, err, status = run("import", path, "--province", "tỉnh mẫu", "--year", 2025, "--by", "mau-pt")
    assert status == 0
    number = out.strip()
    assert number.isdigit()
    assert f"./run undo {number}" in err
    assert "taken back" in run("undo", number)[0]
    assert run("undo", number)[2] == 2


def test_every_problem_is_printed_and_the_status_is_two(world, run, tmp_path):
    path = tmp_path / "mau.xlsx"
    run("template", "--province", "MT", "--year", 2025, "--out", path)
    fill(path, C5=0, D6=-1, E7="=1+1", A8="MT-09")
    out, err, status = run("import", path, "--province", "MT", "--year", 2025)
    assert status == 2
    for cell in ("C5", "D6", "E7", "A8"):
        assert sum(f"Số liệu!{cell}: " in line and " / " in line for line in out.splitlines()) == 1
    assert "không lưu gì" in err


def test_the_template_names_the_communes_in_vietnamese_order(world, run, tmp_path):
    path = tmp_path / "mau.xlsx"
    run("template", "--province", "MT", "--year", 2025, "--out", path)
    sheet = openpyxl.load_workbook(path)["Số liệu"]
    assert [sheet[f"B{row}"].value for row in range(5, 9)] == [
        "Xã Mẫu Ba",
        "Xã Mẫu Hai",
        "Xã Mẫu Một",
        "Tỉnh Mẫu (toàn tỉnh)",
    ]
    assert "MÔ PHỎNG" in sheet["A3"].value
    assert [sheet[f"{column}8"].value for column in "CJKL"] == ["tự cộng", "tự cộng", None, "tự cộng"]
    assert "15/12/2024–14/12/2025" in sheet["A1"].value


def test_an_empty_template_needs_no_province(world, run, tmp_path):
    path = tmp_path / "mau.xlsx"
    assert run("template", "--year", 2025, "--out", path)[2] == 0
    assert "Mã địa bàn" in [cell.value for cell in openpyxl.load_workbook(path)["Số liệu"][4]]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--province", "ZZ", "--year", 2025], "MT Mẫu"),
        (["--province", "MT", "--year", 99999], "không có trong lịch"),
        (["--province", "MT", "--year", 2025, "--by", "la"], "Không có chức danh"),
        (["--province", "MK", "--year", 2025], "--by"),
        (["--province", "MK", "--year", 2025, "--by", "mau-pt"], "không có quyền"),
    ],
)
def test_wrong_options_are_told_with_what_there_is(world, run, csv_file, arguments, word):
    out, err, status = run("import", csv_file("MT-01,1,,,,,,,,,,"), *arguments)
    assert (out, status) == ("", 2)
    assert word in err
    assert " / " in err


def test_a_folder_that_is_not_there_is_told(world, run, tmp_path):
    assert run("template", "--year", 2025, "--out", tmp_path / "khong" / "mau.xlsx")[2] == 2


def test_before_the_database_is_born_the_template_carries_no_mark(db, run, tmp_path):
    from vungxanh.intake.interface import read
    from vungxanh.records.interface import ASSESSMENT_FORM

    path = tmp_path / "mau.xlsx"
    assert run("template", "--year", 2025, "--out", path)[2] == 0
    assert read(path, ASSESSMENT_FORM).mark is None
