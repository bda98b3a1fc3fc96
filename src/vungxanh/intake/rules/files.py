"""A file from a stranger, read against a form: workbook or CSV, told apart by content and name."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import python_calamine

from vungxanh.intake.rules.forms import FormDefinition
from vungxanh.intake.rules.package import LIMITS, MIB, dangers, open_archive, packed, unpack
from vungxanh.intake.rules.parsed import REAL, SIMULATED, Parsed, Reading
from vungxanh.intake.rules.problems import Problems, UnreadableError
from vungxanh.intake.rules.sheets import inspect, sheets_of
from vungxanh.intake.rules.tables import RawTable, is_sheet, read_table
from vungxanh.intake.rules.values import Cell

MARK = "VungXanh.data"
"""The document property that says whether a workbook is for real or for simulated data."""
GUIDE = "Hướng dẫn"
"""The sheet of the template that explains the form and holds no figures."""
NOT_READ = "the sheet is not of the form and was not read"
_OLD_FORMATS = (".xls", ".xlsm", ".xlsb", ".xltm", ".xlam", ".ods", ".xltx")


def read(path: str | Path, form: FormDefinition) -> Parsed:
    """Read a file against a form. Never raises for what is in the file: `problems` says it all."""
    reading = Reading()
    content, media = b"", ""
    path = Path(path)
    try:
        content = _content(path)
        media = _media(path.name, content)
        if media == "xlsx":
            _read_workbook(content, form, reading)
        else:
            _read_csv(content, form, reading)
    except UnreadableError as error:
        reading.problems.add_file(error.vi, error.en)
    return Parsed(
        sha256=hashlib.sha256(content).hexdigest(),
        media=media,
        file_name=path.name,
        mark=reading.mark,
        sheets=reading.sheets,
        problems=reading.problems.all(),
        notes=reading.notes.all(),
    )


def _content(path: Path) -> bytes:
    """The bytes of the file, at most what the limits allow."""
    if not path.is_file():
        raise UnreadableError(f"Không có tệp {path}.", f"There is no file {path}.")
    try:
        with path.open("rb") as held:
            content = held.read(LIMITS.file_bytes + 1)
    except OSError as error:
        raise UnreadableError(f"Không đọc được tệp {path}.", f"The file {path} cannot be read.") from error
    if len(content) > LIMITS.file_bytes:
        most = LIMITS.file_bytes // MIB
        raise UnreadableError(
            f"Tệp lớn hơn {most} MiB: hãy bỏ ảnh và trang tính thừa, hoặc chia nhỏ.",
            f"The file is larger than {most} MiB: remove pictures and needless sheets, or split it.",
        )
    if not content:
        raise UnreadableError("Tệp trống.", "The file is empty.")
    return content


def _media(name: str, content: bytes) -> str:
    suffix = Path(name).suffix.lower()
    if suffix in _OLD_FORMATS or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(
            f"Không nhận tệp dạng {suffix or 'này'} (dạng cũ, có macro hoặc có mật khẩu):"
            " hãy lưu lại dạng .xlsx không macro, không mật khẩu.",
            f"Files of type {suffix or 'this kind'} (old, with macros or a password) are not accepted:"
            " save as .xlsx without macros and password.",
        )
    return "xlsx" if content.startswith(b"PK") else "csv"


def _read_workbook(content: bytes, form: FormDefinition, reading: Reading) -> None:
    archive = open_archive(content)
    for vi, en in dangers(archive.namelist()):
        reading.problems.add_file(f"Từ chối: {vi}.", f"Refused: {en}.")
    parts = unpack(archive, reading.problems)
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        reading.problems.add_file(
            "Từ chối: tệp có macro: hãy lưu lại dạng .xlsx không có macro.",
            "Refused: the file has macros: save it as .xlsx without macros.",
        )
    sheets = sheets_of(parts)
    inspect(parts, sheets, reading.problems)
    reading.mark = _mark(parts)
    held = packed(parts)
    parts.clear()
    _read_sheets(held, [sheet.name for sheet in sheets], form, reading)


def _mark(parts: dict[str, bytes]) -> str | None:
    """What the document property of the template says."""
    properties = parts.get("docProps/custom.xml", b"")
    _, found, after = properties.partition(f'name="{MARK}"'.encode())
    if not found:
        return None
    return SIMULATED if b">simulated<" in after[:200] else REAL


def _read_sheets(held: io.BytesIO, names: list[str], form: FormDefinition, reading: Reading) -> None:
    try:
        with python_calamine.CalamineWorkbook.from_filelike(held) as book:
            unread = [name for name in names if name != GUIDE]
            for position, definition in enumerate(form.sheets):
                name = next((each for each in names if is_sheet(each, definition)), None)
                if name is None and position == 0 and len(names) == 1:
                    name = names[0]
                if name is not None:
                    read_table(_raw(book, name), definition, reading)
                    unread = [each for each in unread if each != name]
                elif definition.required:
                    _note_missing(definition.vi, definition.en, names, reading.problems)
            for name in unread:
                reading.notes.add(name, "", "trang tính không thuộc biểu mẫu, không được đọc", NOT_READ)
    except (python_calamine.CalamineError, ValueError, OverflowError) as error:
        raise UnreadableError(
            "Bảng tính bị hỏng, không đọc được: hãy mở bằng Excel hoặc LibreOffice và lưu lại.",
            "The workbook is damaged and cannot be read: open it in Excel or LibreOffice and save it again.",
        ) from error


def _raw(book: python_calamine.CalamineWorkbook, name: str) -> RawTable:
    sheet = book.get_sheet_by_name(name)
    start = sheet.start
    rows: Iterator[Sequence[Cell]] = iter(sheet.iter_rows()) if start else iter(())
    return RawTable(name, rows, start[1] if start else 0, sheet.merged_cell_ranges or ())


def _note_missing(vi: str, en: str, names: list[str], problems: Problems) -> None:
    found = ", ".join(f"“{name}”" for name in names[:10])
    problems.add_file(
        f"Thiếu trang tính “{vi}” (tệp có: {found}): hãy đổi tên trang tính hoặc dùng mẫu.",
        f"The sheet “{en}” is missing (the file has: {found}): rename the sheet or use the template.",
    )


def _read_csv(content: bytes, form: FormDefinition, reading: Reading) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _encoding() from error
    if "\x00" in text:
        raise _encoding()
    definition = form.sheets[0]
    read_table(RawTable("CSV", _records(text, reading.problems)), definition, reading)


def _encoding() -> UnreadableError:
    return UnreadableError(
        "Tệp CSV không dùng bảng mã UTF-8: trong Excel chọn Lưu dưới dạng → “CSV UTF-8”.",
        "The CSV file is not in UTF-8: in Excel choose Save As → “CSV UTF-8”.",
    )


def _records(text: str, problems: Problems) -> Iterator[list[str]]:
    """The records of a CSV text; they are parted by whichever of , ; tab its first full line has most of."""
    line = next((each for each in io.StringIO(text) if each.strip() and not each.startswith("#")), "")
    delimiter = max(",;\t", key=line.count)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, record in enumerate(records, start=1):
            if number > LIMITS.rows or len(record) > 100:
                problems.add("CSV", str(number), *_too_long())
                return
            yield list(record)
    except csv.Error:
        problems.add(
            "CSV",
            str(number + 1),
            "dòng không đúng dạng CSV (dấu ngoặc kép không đóng, hoặc ô quá dài): hãy lưu lại từ Excel",
            "the line is no proper CSV (a quote that is not closed, or a huge cell): save it again"
            " from Excel",
        )


def _too_long() -> tuple[str, str]:
    return (
        f"tệp có hơn {LIMITS.rows} dòng hoặc hơn 100 cột: hãy xoá các dòng, cột trống",
        f"the file has more than {LIMITS.rows} rows or more than 100 columns: delete the empty ones",
    )
