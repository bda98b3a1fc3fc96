"""Writes an empty or prefilled workbook of a form, to be filled in by people and read again."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from vungxanh.intake.rules.files import GUIDE, MARK
from vungxanh.intake.rules.forms import Column, FormDefinition, Kind, SheetDefinition
from vungxanh.intake.rules.parsed import SIMULATED
from vungxanh.intake.rules.tables import letters
from vungxanh.intake.rules.values import LARGEST

SIMULATED_LINE = "SỐ LIỆU MÔ PHỎNG, không phải số liệu thật / SIMULATED DATA"
HEAD_ROW = 3
"""Title, explanation and mark stand above the headings (row counted from 0)."""
SPARE_ROWS = 500
"""So many rows below the prefilled ones are checked while people type."""

_INK, _HEAD, _PAPER, _ACCENT = "#1c2321", "#e7e3da", "#f7f5f0", "#0f5c5c"


@dataclass(frozen=True)
class Prefill:
    """What the workbook already says: a title line, and rows by sheet key, each a map from column key."""

    title: str = ""
    mark: str | None = None
    """`real` or `simulated`; None when nobody has said yet."""
    rows: Mapping[str, Sequence[Mapping[str, str | int | None]]] = field(default_factory=dict)


class _Styles:
    """The looks of cells, made once for a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "vcenter"}
        cell = {**base, "border": 1, "border_color": "#c9c4b8"}
        self.title = book.add_format({**base, "bold": True, "font_size": 14})
        self.intro = book.add_format({**base, "italic": True})
        self.mark = book.add_format({**base, "bold": True, "font_color": "#7a2333"})
        self.head = book.add_format(
            {**cell, "bold": True, "bg_color": _HEAD, "text_wrap": True, "align": "center"}
        )
        self.text = book.add_format({**cell, "num_format": "@"})
        self.fixed = book.add_format({**cell, "num_format": "@", "bg_color": _PAPER})
        self.whole = book.add_format({**cell, "num_format": "#,##0", "align": "right"})
        self.amount = book.add_format({**cell, "num_format": "#,##0.##", "align": "right"})
        self.guide = book.add_format({**base, "text_wrap": True, "valign": "top"})
        self.guide_head = book.add_format({**base, "bold": True, "font_color": _ACCENT, "font_size": 14})

    def of(self, column: Column) -> xlsxwriter.format.Format:
        """The look of a column's empty cells."""
        if column.kind in {Kind.COUNT, Kind.POSITIVE}:
            return self.whole
        return self.amount if column.kind is Kind.MEASURED else self.text


def write_template(out: Path, form: FormDefinition, prefill: Prefill) -> None:
    """Write the workbook: one sheet per definition, and a sheet that explains the form. Raises OSError."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(
            {"title": form.vi, "subject": form.en, "comments": f"{form.code} v{form.version}"}
        )
        if prefill.mark is not None:
            book.set_custom_property(MARK, prefill.mark)
        book.set_custom_property("VungXanh.form", f"{form.code}/{form.version}")
        styles = _Styles(book)
        for definition in form.sheets:
            _write_sheet(book, definition, prefill, styles)
        _write_guide(book, form, prefill, styles)
    out.write_bytes(held.getvalue())


def _write_sheet(
    book: xlsxwriter.Workbook, definition: SheetDefinition, prefill: Prefill, styles: _Styles
) -> None:
    sheet = book.add_worksheet(definition.vi)
    columns = [column for column in definition.columns if column.in_template]
    rows = prefill.rows.get(definition.key, ())
    last = HEAD_ROW + len(rows) + SPARE_ROWS
    _write_top(sheet, prefill.title, definition.intro_vi, prefill.mark == SIMULATED, styles)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(HEAD_ROW, index, column.vi, styles.head)
        if column.hint_vi:
            note = f"{column.vi}\n{column.hint_vi}\n\n{column.en}\n{column.hint_en}"
            sheet.write_comment(HEAD_ROW, index, note, {"x_scale": 2.4, "y_scale": 2.2, "font_size": 9})
        if check := _check(column):
            sheet.data_validation(HEAD_ROW + 1, index, last, index, check)
    for offset, row in enumerate(rows, start=1):
        for index, column in enumerate(columns):
            _write_cell(sheet, HEAD_ROW + offset, index, column, row.get(column.key), styles)
    _lay_out(sheet, len(columns), len(rows))


def _write_top(
    sheet: xlsxwriter.worksheet.Worksheet, title: str, intro: str, simulated: bool, styles: _Styles
) -> None:
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(1, 0, intro, styles.intro)
    if simulated:
        sheet.write_string(2, 0, SIMULATED_LINE, styles.mark)
        sheet.set_header(f"&C&B{SIMULATED_LINE}")


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    index: int,
    column: Column,
    value: str | int | None,
    styles: _Styles,
) -> None:
    if value is None:
        sheet.write_blank(row, index, None, styles.of(column))
    elif isinstance(value, int):
        sheet.write_number(row, index, value, styles.of(column))
    else:
        sheet.write_string(row, index, value, styles.fixed)


def _lay_out(sheet: xlsxwriter.worksheet.Worksheet, columns: int, rows: int) -> None:
    """Headings stay in sight and are repeated on paper: A4, landscape, one page wide."""
    sheet.set_row(HEAD_ROW, 94)
    sheet.freeze_panes(HEAD_ROW + 1, min(2, columns))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&L&A&R&P/&N")
    sheet.print_area(f"A1:{letters(columns - 1)}{HEAD_ROW + 1 + max(rows, 20)}")


def _check(column: Column) -> dict[str, object] | None:
    """The check while people type, which reading does again."""
    told = {"input_title": column.vi[:32], "input_message": column.hint_vi[:255]} if column.hint_vi else {}
    refused = {"error_title": "Không đúng"}
    if column.kind is Kind.CHOICE:
        words = list(dict.fromkeys(column.choices))
        return {
            "validate": "list",
            "source": words,
            **told,
            **refused,
            "error_message": "Chọn một trong: " + ", ".join(words),
        }
    if column.kind in {Kind.TEXT, Kind.PRESENCE}:
        return {"validate": "any", **told} if told else None
    least = 1 if column.kind is Kind.POSITIVE else 0
    kind = "decimal" if column.kind is Kind.MEASURED else "integer"
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": least,
        "maximum": LARGEST,
        **told,
        **refused,
        "error_message": f"Nhập số từ {least} trở lên; để trống nếu chưa có số liệu.",
    }


def _write_guide(book: xlsxwriter.Workbook, form: FormDefinition, prefill: Prefill, styles: _Styles) -> None:
    sheet = book.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 92)
    sheet.write_string(0, 0, form.vi, styles.guide_head)
    if prefill.mark == SIMULATED:
        sheet.write_string(1, 0, SIMULATED_LINE, styles.mark)
    row = 2
    for line in form.guide_vi:
        sheet.write_string(row, 1, line, styles.guide)
        row += 1
    for definition in form.sheets:
        for column in definition.columns:
            if column.in_template and column.hint_vi:
                sheet.write_string(row, 0, column.vi, styles.guide)
                sheet.write_string(row, 1, column.hint_vi, styles.guide)
                row += 1
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
