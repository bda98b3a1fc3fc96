"""Files that must not get in: each gives a clear problem in both languages, and little memory is used."""

import io
import struct
import subprocess
import sys
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.workbooks import FORM, GOOD, book, packed, repack
from vungxanh.intake.interface import read

SHEET = "xl/worksheets/sheet1.xml"


def told(path):
    """The problems of a file; each says in Vietnamese and English what to do."""
    parsed = read(path, FORM)
    assert parsed.problems
    for problem in parsed.problems:
        assert problem.vi
        assert problem.en
        assert problem.vi != problem.en
    return parsed.problems


def places(path):
    return {problem.place for problem in told(path)}


def edit(path, old, new, part=SHEET):
    def change(parts):
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)

    return repack(path, change)


def test_a_formula_is_refused_though_it_has_a_stored_result(tmp_path):
    path = tmp_path / "mau.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Số liệu")
        for column, name in enumerate(["Mã địa bàn", "Dân số hiện đang cư trú", "Người đang được quản lý"]):
            sheet.write(0, column, name)
        sheet.write_row(1, 0, ["MT-01", 1904])
        sheet.write_formula("C2", "=1+2", None, 3)
        sheet.write_array_formula("C3:C4", "{=1+2}", None, 3)
    problems = [problem for problem in told(path) if "công thức" in problem.vi]
    assert {problem.place for problem in problems} >= {"Số liệu!C2", "Số liệu!C3"}
    assert "formula" in problems[0].en


@pytest.mark.parametrize("spelling", [b"<x:f>", b"<f >", b"<f\n>"])
def test_a_formula_is_found_however_it_is_written(tmp_path, spelling):
    path = book(tmp_path / "mau.xlsx", [["MT-01", 1904, "=1+2", 750, 0]])
    assert "Số liệu!C2" in places(edit(path, b"<f>", spelling))


@pytest.mark.parametrize("text", ["=1+1", "+A1", "@SUM(A1)", "-A1", "=cmd|'/C calc'!A0"])
def test_text_that_would_become_a_formula_is_refused(tmp_path, text):
    workbook = tmp_path / "mau.xlsx"
    with xlsxwriter.Workbook(workbook, {"strings_to_formulas": False}) as made:
        sheet = made.add_worksheet("Số liệu")
        heads = [
            "Mã địa bàn",
            "Dân số hiện đang cư trú",
            "Người đang được quản lý",
            "Diện tích",
            "Đối tượng truy nã",
        ]
        sheet.write_row(0, 0, heads)
        sheet.write_string("A2", text)
    assert "Số liệu!A2" in places(workbook)
    table = tmp_path / "mau.csv"
    table.write_text(f'code,residents,people,area,any\n"{text}",1,1,1,1\n', encoding="utf-8")
    assert places(table) == {"CSV!A2"}


def test_an_error_cell_is_not_taken_for_an_empty_one(tmp_path):
    path = book(tmp_path / "mau.xlsx")
    crooked = edit(path, b'<c r="C2" t="n"><v>3</v>', b'<c r="C2" t="e"><v>#REF!</v>')
    assert "Số liệu!C2" in places(crooked)


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused(tmp_path, name):
    path = repack(book(tmp_path / "mau.xlsx"), lambda parts: parts.update({name: b"<a/>"}))
    assert any("macro" in problem.vi for problem in told(path))


def test_a_macro_workbook_is_refused_by_its_name_and_by_its_content_type(tmp_path):
    path = book(tmp_path / "mau.xlsx")
    named = path.rename(tmp_path / "mau.xlsm")
    assert any("macro" in problem.vi for problem in told(named))
    crooked = edit(
        named,
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "[Content_Types].xml",
    ).rename(path)
    assert any("macro" in problem.vi for problem in told(crooked))


@pytest.mark.parametrize("name", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml"])
def test_links_to_other_data_are_refused(tmp_path, name):
    path = repack(book(tmp_path / "mau.xlsx"), lambda parts: parts.update({name: b"<a/>"}))
    assert any("liên kết" in problem.vi for problem in told(path))


def test_an_outside_relation_is_refused(tmp_path):
    path = book(tmp_path / "mau.xlsx")
    crooked = edit(
        path,
        b"</Relationships>",
        b'<Relationship Id="r9" Type="t" Target="http://example.invalid/" TargetMode="External"/>'
        b"</Relationships>",
        "xl/_rels/workbook.xml.rels",
    )
    assert any("links to the outside" in problem.en for problem in told(crooked))


def test_a_hidden_sheet_is_refused(tmp_path):
    for state in ("hidden", "veryHidden"):

        def hide(made, state=state):
            made.create_sheet("Ẩn").sheet_state = state

        assert "Ẩn" in places(book(tmp_path / "mau.xlsx", change=hide))


def test_merged_headings_are_refused(tmp_path):
    def merge(made):
        made.active.insert_rows(1)
        made.active["A1"] = "Số liệu chung"
        made.active.merge_cells("A2:B2")

    assert "Số liệu!A2:B2" in places(book(tmp_path / "mau.xlsx", change=merge))


def test_two_storeys_of_merged_headings_are_refused_as_merged(tmp_path):
    path = tmp_path / "mau.xlsx"
    made = openpyxl.Workbook()
    made.active.append(["Địa bàn", "Người", None, None])
    made.active.append([None, "nghiện", "sử dụng", "tổng"])
    made.active.merge_cells("B1:D1")
    made.save(path)
    assert "Sheet!B1:D1" in places(path)


def test_a_merged_title_above_the_table_is_fine(tmp_path):
    def title(made):
        made.active.insert_rows(1)
        made.active["A1"] = "Số liệu năm 2025"
        made.active.merge_cells("A1:D1")

    parsed = read(book(tmp_path / "mau.xlsx", change=title), FORM)
    assert parsed.problems == ()
    assert len(parsed.sheets["figures"].rows) == 1


def test_entities_are_refused_before_anything_expands_them(tmp_path):
    bomb = b'<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = edit(book(tmp_path / "mau.xlsx"), b"<worksheet", bomb + b"<worksheet")
    assert any("entities" in problem.en for problem in told(path))


def test_xml_in_another_encoding_cannot_hide_anything(tmp_path):
    def recode(parts):
        parts[SHEET] = '<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + b"\x00"

    path = repack(book(tmp_path / "mau.xlsx"), recode)
    assert any("UTF-8" in problem.en for problem in told(path))


def test_a_part_twice_in_the_archive_is_refused(tmp_path):
    path = book(tmp_path / "mau.xlsx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, b"<worksheet/>")
    assert any("bom nén" in problem.vi for problem in told(path))


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path):
    path = book(tmp_path / "mau.xlsx", [["MT-01", 1904, 3, 750, 0]] * 50)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    central = content.rfind(SHEET.encode()) - 46
    assert struct.unpack_from("<I", content, central + 24)[0] == size
    struct.pack_into("<I", content, central + 24, 300)
    path.write_bytes(content)
    assert any("bị hỏng" in problem.vi for problem in told(path))


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 rubbish", b"PK\x05\x06" + b"\x00" * 18, b"\xd0\xcf\x11\xe0old"]
)
def test_damaged_and_old_files_are_refused(tmp_path, content):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(content)
    assert told(path)


def test_a_workbook_cut_short_is_refused(tmp_path):
    path = book(tmp_path / "mau.xlsx")
    for keep in (30, 500, -30):
        path.write_bytes(path.read_bytes()[:keep])
        assert told(path)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("Mã địa bàn;Dân số".encode("utf-16"), "UTF-8"),
        ("Mã địa bàn,Dân số".encode("cp1258", "replace"), "UTF-8"),
        (b"code,residents\x00,people", "UTF-8"),
        (b'code,residents,people,area,any\n"MT-01,1,2,3,4\n' * 2, "CSV"),
        (b"code,residents,people,area,any\n" + b"x" * 200_000 + b",1,1,1,1\n", "CSV"),
        (b"", "trống"),
        (b"\n" * 300_000, "tiêu đề"),
        (b"code,residents,people,area,any\n" + b",,,,\n" * 300_000, "dòng"),
    ],
)
def test_broken_csv_is_refused(tmp_path, content, word):
    path = tmp_path / "mau.csv"
    path.write_bytes(content)
    assert any(word in problem.vi for problem in told(path))


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    assert "Không có tệp" in told(tmp_path / "khong-co.xlsx")[0].vi
    assert "Không có tệp" in told(tmp_path)[0].vi


def test_control_characters_of_a_cell_never_reach_the_terminal(tmp_path):
    path = tmp_path / "mau.csv"
    path.write_text("code,residents,people,area,any\nMT-01,\x1b[2Jx\u202e,1,1,1\n", encoding="utf-8")
    for problem in told(path):
        assert "\x1b" not in str(problem)
        assert "\u202e" not in str(problem)


# What follows would fill the memory of a reader that trusts the file. Each is read in a process of its
# own, which must refuse it while the memory it took stays bounded.

MEASURE = """
import resource, sys
import django
django.setup()
from tests.intake.workbooks import FORM
from vungxanh.intake.interface import read
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
problems = read(sys.argv[1], FORM).problems
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
print(*(p.en for p in problems[:3]), sep="\\n")
"""
MOST_MIB = 600


def measured(path, most=MOST_MIB):
    """What is said of the file; fails when reading it took more than `most` MiB."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={
            "PYTHONPATH": ":".join(sys.path),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VUNGXANH_SECRET_KEY": "x",
        },
    )
    grown, _, said = done.stdout.partition("\n")
    assert int(grown) < most
    return said


def sheet_xml(rows):
    head = b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return head + rows + b"</sheetData></worksheet>"


def with_sheet(tmp_path, rows):
    path = book(tmp_path / "mau.xlsx")
    return repack(path, lambda parts: parts.update({SHEET: sheet_xml(rows)}))


def test_a_zip_bomb_is_refused_by_its_directory(tmp_path):
    path = repack(
        book(tmp_path / "mau.xlsx"), lambda parts: parts.update({SHEET: b"<a>" + b" " * 60_000_000})
    )
    assert path.stat().st_size < 200_000
    assert "zip bomb" in measured(path, most=100)


def test_many_middling_parts_are_refused_by_their_sum(tmp_path):
    filler = b"".join(b"%d<a/>" % number for number in range(900_000))
    parts = {f"xl/worksheets/s{number}.xml": filler for number in range(16)}
    assert "zip bomb" in measured(packed(tmp_path / "mau.xlsx", parts), most=100)


def test_ten_thousand_parts_are_refused(tmp_path):
    parts = {f"xl/a{number}.xml": b"" for number in range(10_000)}
    assert "zip bomb" in measured(packed(tmp_path / "mau.xlsx", parts), most=100)


def test_a_million_empty_rows_are_refused(tmp_path):
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(1, 1_000_001))
    assert "more than 199999 rows" in measured(with_sheet(tmp_path, rows))


def test_two_cells_far_apart_are_refused(tmp_path):
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "too far away" in measured(with_sheet(tmp_path, rows), most=100)


def test_the_empty_last_row_that_libreoffice_writes_is_fine(tmp_path):
    path = edit(book(tmp_path / "mau.xlsx"), b"</sheetData>", b'<row r="1048576" ht="12.8"/></sheetData>')
    assert read(path, FORM).problems == ()


def test_cells_without_an_address_are_refused(tmp_path):
    cells = b"".join(b"<c><v>%d</v></c>" % n for n in range(100_000))
    rows = b"<row>" + cells + b"</row>" + b"".join(b'<row ht="%d"/>' % n for n in range(100_000))
    assert "without an address" in measured(with_sheet(tmp_path, rows), most=200)


def test_one_long_text_named_by_every_cell_is_refused(tmp_path):
    def change(parts):
        cells = b"".join(
            b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 100_001)
        )
        text = bytes(io.BytesIO(b"".join(b"%d " % n for n in range(30_000))).getbuffer())
        parts[SHEET] = sheet_xml(cells)
        parts["xl/sharedStrings.xml"] = (
            b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
            + text
            + b"</t></si></sst>"
        )

    assert "very long text" in measured(repack(book(tmp_path / "mau.xlsx"), change))


def test_a_huge_text_in_one_cell_is_refused(tmp_path):
    path = book(tmp_path / "mau.xlsx", [["M" * 30_000, 1, 1, 1, 0], GOOD])
    assert "1000 at most" in measured(path, most=100)
    assert "Số liệu!A2" in places(path)


def test_a_file_too_large_is_not_even_read(tmp_path):
    path = tmp_path / "mau.xlsx"
    with path.open("wb") as out:
        out.truncate(1 << 30)
    assert "larger than 32 MiB" in measured(path, most=100)


@pytest.fixture(scope="module")
def upright(tmp_path_factory):
    """The bytes of a good workbook, and a place to write broken copies to."""
    path = book(
        tmp_path_factory.mktemp("broken") / "mau.xlsx", [GOOD, ["MT-02", None, "chưa có số liệu", 0.5, "có"]]
    )
    return path.read_bytes(), path


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_damage_whatever_breaks_the_reading(upright, data):
    content, path = upright
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(damaged))
    parsed = read(path, FORM)
    assert parsed.problems or len(parsed.sheets["figures"].rows) == 2


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_bytes_whatever_break_the_reading(upright, content):
    _, path = upright
    path.write_bytes(content)
    assert read(path, FORM).problems
