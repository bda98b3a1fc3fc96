"""The workbook that people fill in is the workbook that is read."""

import zipfile

import openpyxl
import pytest

from tests.intake.workbooks import FORM
from vungxanh.intake.interface import Prefill, read, write_template

ROWS = [{"code": "MT-01", "residents": 1904, "people": 0, "area": 12, "any": 1}, {"code": "MT-02"}]


def made(tmp_path, mark="simulated", rows=ROWS):
    path = tmp_path / "mau.xlsx"
    write_template(path, FORM, Prefill("Số liệu mẫu", mark, {"figures": rows}))
    return path


def test_what_is_filled_in_is_read_back(tmp_path):
    parsed = read(made(tmp_path), FORM)
    assert parsed.problems == ()
    first, second = parsed.sheets["figures"].rows
    filled = dict(zip(parsed.sheets["figures"].letters, first.values, strict=True))
    assert {key: filled[key] for key in ROWS[0]} == ROWS[0]
    assert set(second.values) == {"MT-02", None}
    assert list(parsed.sheets["routes"].rows) == []


@pytest.mark.parametrize("mark", ["simulated", "real", None])
def test_the_mark_is_read_back(tmp_path, mark):
    assert read(made(tmp_path, mark), FORM).mark == mark


def test_the_mark_in_sight_counts_when_the_property_was_lost(tmp_path):
    path = made(tmp_path)
    book = openpyxl.load_workbook(path)
    del book.custom_doc_props["VungXanh.data"]
    book.save(path)
    assert read(path, FORM).mark == "simulated"


def test_every_sheet_of_a_simulated_workbook_says_so_in_sight_and_in_print(tmp_path):
    book = openpyxl.load_workbook(made(tmp_path))
    assert book.sheetnames == ["Số liệu", "Tuyến trọng điểm", "Hướng dẫn"]
    for sheet in book:
        assert any("MÔ PHỎNG" in str(cell.value) for row in sheet["A1:A4"] for cell in row)
    with zipfile.ZipFile(made(tmp_path)) as archive:
        assert "MÔ PHỎNG" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_cells_are_checked_while_people_type(tmp_path):
    sheet = openpyxl.load_workbook(made(tmp_path))["Số liệu"]
    kinds = {str(check.sqref)[0]: check.type for check in sheet.data_validations.dataValidation}
    assert kinds == {"C": "whole", "D": "whole", "E": "decimal", "G": "list"}
