"""The sheets of an unpacked workbook before they are read: names, hidden ones, formulas, size."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from xml.parsers import expat

from vungxanh.intake.rules.package import LIMITS
from vungxanh.intake.rules.problems import Problems, UnreadableError, shown

_LONGEST_NAME = 60
_PREFIX = rb"<(?:[^\s<>/:]+:)?"
_ROW = re.compile(_PREFIX + rb"row[\s/>]")
_CELL = re.compile(_PREFIX + rb"c[\s/>]")
_FORMULA = re.compile(_PREFIX + rb"f[\s/>]")
_ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_SHARED = re.compile(rb"\bt\s*=\s*[\"']s[\"']")
_UNPLACED = re.compile(_PREFIX + rb"c(?=[\s/>])(?![^>]*\sr\s*=)")
# Every address that is not within column BZ and row 199999: a cell far away makes a table that
# fills the memory though it holds two figures. The number of a row alone does not: LibreOffice ends
# many sheets with an empty row 1048576.
_FAR = re.compile(rb"\sr\s*=\s*[\"'](?!(?:[AB]?[A-Z][01]?[0-9]{1,5}|[0-9]{1,7})[\"'])")
_CELL_WITH = rb"c\s[^>]*?\br\s*=\s*[\"']([A-Z]+[0-9]+)[\"'][^>]*>"
_FORMULA_AT = re.compile(_PREFIX + _CELL_WITH + rb"\s*<(?:[^\s<>/:]+:)?f[\s/>]")
_ERROR_AT = re.compile(
    _PREFIX + rb"c\s(?=[^>]*\bt\s*=\s*[\"']e[\"'])[^>]*?\br\s*=\s*[\"']([A-Z]+[0-9]+)[\"']"
)


@dataclass(frozen=True)
class SheetPart:
    """A sheet: its name, whether people see it, and its part in the archive."""

    name: str
    hidden: bool
    part: str


def sheets_of(parts: Mapping[str, bytes]) -> list[SheetPart]:
    """The sheets in the order of the workbook; raises UnreadableError when it names parts it has not."""
    try:
        targets = {
            each["Id"]: each["Target"]
            for tag, each in _elements(parts, "xl/_rels/workbook.xml.rels")
            if tag == "Relationship"
        }
        found = [_sheet(each, targets) for tag, each in _elements(parts, "xl/workbook.xml") if tag == "sheet"]
    except (KeyError, expat.ExpatError) as error:
        raise _not_a_workbook() from error
    if not found or any(sheet.part not in parts or not _sound(sheet.name) for sheet in found):
        raise _not_a_workbook()
    return found


def _sound(name: str) -> bool:
    """Whether the name is one that Excel allows: short and printable."""
    return 0 < len(name) <= _LONGEST_NAME and name.isprintable()


def _elements(parts: Mapping[str, bytes], part: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part with its attributes, both without their namespace."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        bare = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        found.append((tag.rpartition(" ")[2], bare))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.Parse(parts[part], True)
    return found


def _sheet(attributes: Mapping[str, str], targets: Mapping[str, str]) -> SheetPart:
    target = targets[attributes["id"]]
    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return SheetPart(attributes["name"], attributes.get("state", "visible") != "visible", part)


def _not_a_workbook() -> UnreadableError:
    return UnreadableError(
        "Tệp không phải là bảng tính .xlsx đọc được: hãy mở bằng Excel hoặc LibreOffice và lưu lại"
        " dạng .xlsx.",
        "The file is not an .xlsx workbook that can be read: open it in Excel or LibreOffice, save"
        " it as .xlsx.",
    )


def inspect(parts: Mapping[str, bytes], sheets: list[SheetPart], problems: Problems) -> None:
    """Note hidden sheets, formulas and error cells; raises UnreadableError for a sheet too large to read."""
    for sheet in sheets:
        content = parts[sheet.part]
        _check_size(sheet.name, content)
        if sheet.hidden:
            problems.add(
                sheet.name,
                "",
                "trang tính bị ẩn: hãy cho hiện ra để kiểm tra, hoặc xoá đi",
                "the sheet is hidden: show it so that it can be checked, or delete it",
            )
        _note_formulas(sheet.name, content, problems)
    _check_texts(parts, sheets)


def _check_size(name: str, content: bytes) -> None:
    for pattern, most, vi, en in (
        (_ROW, LIMITS.rows, "dòng", "rows"),
        (_CELL, LIMITS.cells, "ô", "cells"),
    ):
        if _more_than(pattern, content, most):
            raise _too_large(name, f"hơn {most} {vi}", f"more than {most} {en}")
    if far := _FAR.search(content):
        at = shown(content[far.start() : far.end() + 12].decode("utf-8", "replace").partition("r")[2])
        raise _too_large(name, f"ô nằm quá xa ({at})", f"a cell that lies too far away ({at})")
    if _UNPLACED.search(content):
        raise _too_large(name, "ô không có địa chỉ", "cells without an address")


def _more_than(pattern: re.Pattern[bytes], content: bytes, most: int) -> bool:
    return next(islice(pattern.finditer(content), most, None), None) is not None


def _too_large(name: str, vi: str, en: str) -> UnreadableError:
    return UnreadableError(
        f"Trang “{shown(name)}” có {vi}: hãy xoá các dòng, cột trống hoặc thừa ngoài bảng (hoặc chép"
        " bảng sang"
        " mẫu mới) rồi lưu lại.",
        f"Sheet “{shown(name)}” has {en}: delete the empty or needless rows and columns outside the table"
        " (or copy the table into a fresh template) and save again.",
    )


def _note_formulas(name: str, content: bytes, problems: Problems) -> None:
    if _FORMULA.search(content):
        for cell in _addresses(_FORMULA_AT, content):
            problems.add(
                name,
                cell,
                "ô có công thức: hãy dán lại dưới dạng giá trị (giá trị lưu sẵn của công thức không"
                " được tin dùng)",
                "the cell has a formula: paste it again as a value (the stored result of a formula"
                " is not trusted)",
            )
    if _ERROR.search(content):
        for cell in _addresses(_ERROR_AT, content):
            problems.add(
                name,
                cell,
                "ô đang báo lỗi tính toán: hãy nhập số, hoặc để trống nếu chưa có số liệu",
                "the cell shows a calculation error: enter a number, or leave it empty when unknown",
            )


def _addresses(pattern: re.Pattern[bytes], content: bytes) -> Iterator[str]:
    """The cells found; the sheet as a whole when none has an address that can be read."""
    none = True
    for found in pattern.finditer(content):
        none = False
        yield found.group(1).decode("ascii")
    if none:
        yield ""


def _check_texts(parts: Mapping[str, bytes], sheets: list[SheetPart]) -> None:
    """Refuse a workbook whose shared texts, repeated in every cell that names one, would fill the memory."""
    texts = next((held for name, held in parts.items() if name.casefold() == "xl/sharedstrings.xml"), b"")
    longest = max(map(len, texts.split(b"</")), default=0)
    uses = sum(sum(1 for _ in _SHARED.finditer(parts[sheet.part])) for sheet in sheets)
    if longest * uses > LIMITS.text_bytes:
        raise UnreadableError(
            f"Tệp lặp lại văn bản rất dài ({longest} byte) trong {uses} ô: hãy rút ngắn rồi lưu lại.",
            f"The file repeats a very long text ({longest} bytes) in {uses} cells: shorten it and"
            " save again.",
        )
