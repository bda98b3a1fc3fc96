"""The sheets of an unpacked workbook before they are read: names, hidden ones, formulas, size."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from vungxanh.intake.rules.package import LIMITS
from vungxanh.intake.rules.problems import Problems, UnreadableError, shown

_LONGEST_NAME = 60
_PREFIX = rb"<(?:[^\s<>/:]+:)?"
_ADDRESS = rb"[AB]?[A-Z][01]?[0-9]{1,5}"
"""Up to column BZ and row 199999: a cell far away makes a table that fills the memory."""
_FORMULA = re.compile(_PREFIX + rb"f[\s/>]")
_FORMULA_AT = re.compile(
    _PREFIX + rb"c\s[^>]*?\br\s*=\s*[\"']([A-Z]+[0-9]+)[\"'][^>]*>\s*<(?:[^\s<>/:]+:)?f[\s/>]"
)
# Almost every cell begins in one way: address, style, type. Only the others are looked at one by one:
# those far away, without an address, with an error, or written by an unusual program.
_UNUSUAL = re.compile(
    _PREFIX
    + rb"c(?=[\s/>])(?! r=\""
    + _ADDRESS
    + rb"\"(?: s=\"[0-9]{1,6}\")?(?: t=\"(?:s|n|b|str|inlineStr)\")?/?>)"
)
_USUAL_TEXT = b' t="s"'
_PLACED = re.compile(rb"\sr\s*=\s*[\"'](" + _ADDRESS + rb")[\"']")
_ANY_PLACE = re.compile(rb"\sr\s*=\s*([^\s/>]*)")
_TYPE = re.compile(rb"\st\s*=\s*[\"'](\w+)[\"']")


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
    texts = 0
    for sheet in sheets:
        content = parts[sheet.part]
        if content.count(b"<row") + content.count(b":row") > LIMITS.rows:
            raise _too_large(sheet.name, f"hơn {LIMITS.rows} dòng", f"more than {LIMITS.rows} rows")
        if sheet.hidden:
            problems.add(
                sheet.name,
                "",
                "trang tính bị ẩn: hãy cho hiện ra để kiểm tra, hoặc xoá đi",
                "the sheet is hidden: show it so that it can be checked, or delete it",
            )
        texts += content.count(_USUAL_TEXT)
        texts += sum(
            _look_at(sheet.name, content, found.start(), problems) for found in _UNUSUAL.finditer(content)
        )
        _note_formulas(sheet.name, content, problems)
    _check_texts(parts, texts)


def _look_at(name: str, content: bytes, start: int, problems: Problems) -> bool:
    """Look at a cell that begins in an unusual way; whether it names a shared text.

    Raises UnreadableError when it has no address, two, or one too far away.
    """
    tag = content[start : content.find(b">", start) + 1]
    placed, places = _PLACED.search(tag), _ANY_PLACE.findall(tag)
    if not places:
        raise _too_large(name, "ô không có địa chỉ", "cells without an address")
    if placed is None or len(places) > 1:
        at = shown(places[-1][:20].decode("utf-8", "replace"))
        raise _too_large(name, f"ô nằm quá xa ({at})", f"a cell that lies too far away ({at})")
    kind = _TYPE.search(tag)
    if kind is not None and kind.group(1) == b"e":
        problems.add(
            name,
            placed.group(1).decode("ascii"),
            "ô đang báo lỗi tính toán: hãy nhập số, hoặc để trống nếu chưa có số liệu",
            "the cell shows a calculation error: enter a number, or leave it empty when unknown",
        )
    return kind is not None and kind.group(1) == b"s" and _USUAL_TEXT not in tag


def _too_large(name: str, vi: str, en: str) -> UnreadableError:
    return UnreadableError(
        f"Trang “{shown(name)}” có {vi}: hãy xoá các dòng, cột trống hoặc thừa ngoài bảng (hoặc chép"
        " bảng sang"
        " mẫu mới) rồi lưu lại.",
        f"Sheet “{shown(name)}” has {en}: delete the empty or needless rows and columns outside the table"
        " (or copy the table into a fresh template) and save again.",
    )


def _note_formulas(name: str, content: bytes, problems: Problems) -> None:
    """Note every formula at its cell; at the sheet as a whole when no address can be read."""
    if not _FORMULA.search(content):
        return
    cells = [found.group(1).decode("ascii") for found in _FORMULA_AT.finditer(content)]
    for cell in cells or [""]:
        problems.add(
            name,
            cell,
            "ô có công thức: hãy dán lại dưới dạng giá trị (giá trị lưu sẵn của công thức không được"
            " tin dùng)",
            "the cell has a formula: paste it again as a value (the stored result of a formula is"
            " not trusted)",
        )


def _check_texts(parts: Mapping[str, bytes], uses: int) -> None:
    """Refuse a workbook whose shared texts, repeated in every cell that names one, would fill the memory."""
    texts = next((held for name, held in parts.items() if name.casefold() == "xl/sharedstrings.xml"), b"")
    longest = max(map(len, texts.split(b"</")), default=0)
    if longest * uses > LIMITS.text_bytes:
        raise UnreadableError(
            f"Tệp lặp lại văn bản rất dài ({longest} byte) trong {uses} ô: hãy rút ngắn rồi lưu lại.",
            f"The file repeats a very long text ({longest} bytes) in {uses} cells: shorten it and"
            " save again.",
        )
