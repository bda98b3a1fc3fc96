"""Read a CSV of communes whole, strictly: either every row is sound or every problem is named."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from vungxanh.law.interface import INPUTS, Figures, LawError, ruleset_for

CODE, YEAR = "area_code", "year"
REQUIRED = (CODE, *INPUTS)
COLUMNS = (CODE, YEAR, *INPUTS)
ROUTES = ("none", "intra", "inter")
MOST_DIGITS = 12
YEAR_DIGITS = 4
MOST_PROBLEMS = 1024
"""After so many problems the rest of the file is not read: memory stays bounded, and nobody reads on."""


class TableError(Exception):
    """The file is refused; `problems` says for each what, where and what to do, in both languages."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Row:
    """A sound row: its line in the file, the code as written, the year and the figures."""

    line: int
    area_code: str
    year: int
    figures: Figures


def problem(line: int | None, column: str | None, vi: str, en: str) -> str:
    """One message: where, what is wrong and what to do."""
    here_vi = ", ".join(
        part for part in (f"dòng {line}" if line else "", f"cột {column}" if column else "") if part
    )
    here_en = ", ".join(
        part for part in (f"line {line}" if line else "", f"column {column}" if column else "") if part
    )
    return f"{here_vi or 'tệp'}: {vi} / {here_en or 'file'}: {en}"


def read_table(path: Path, default_year: int | None) -> list[Row]:
    """All rows of the file, in its order.

    `default_year` is the year of rows that name none. Raises TableError with every problem found.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _Reader(file, default_year).rows()
    except UnicodeDecodeError:
        raise TableError([_bad_encoding(path)]) from None
    except OSError as error:
        what = error.strerror or str(error)
        vi, en = (
            f"không đọc được {path}: {what}",
            f"{path} cannot be read: {what}; give the path of a CSV file",
        )
        raise TableError([problem(None, None, vi, en)]) from None


def _bad_encoding(path: Path) -> str:
    """Where the first byte stands that is not UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                column = str(line[: error.start].count(b",") + 1)
                vi = f"byte {line[error.start]:#04x} không phải UTF-8; hãy lưu tệp dạng CSV UTF-8"
                en = f"byte {line[error.start]:#04x} is not UTF-8; save the file as CSV UTF-8"
                return problem(number, column, vi, en)
    return problem(None, None, "không phải UTF-8; hãy lưu dạng CSV UTF-8", "not UTF-8; save it as CSV UTF-8")


class _Reader:
    """One pass over the file; problems are gathered, not thrown, so that all are named at once."""

    def __init__(self, file: TextIO, default_year: int | None) -> None:
        self._file = file
        self._default_year = default_year
        self._problems: list[str] = []
        self._columns: list[str] = []
        self._seen: dict[tuple[str, int], int] = {}
        self._years: dict[int, str | None] = {}

    def rows(self) -> list[Row]:
        lines = self._lines()
        _, header = next(lines, (1, None))
        if header is None:
            self._add(
                None, None, "tệp trống; cần dòng tiêu đề và các xã", "empty; give a header and communes"
            )
        else:
            self._read_header(header)
        if self._problems:
            raise TableError(self._problems)
        rows = []
        for number, cells in lines:
            row = self._row(number, cells)
            if row is not None:
                rows.append(row)
            elif len(self._problems) >= MOST_PROBLEMS:
                break
        if not rows and not self._problems:
            self._add(
                None, None, "không có xã nào; hãy thêm ít nhất một dòng", "no commune; add at least one row"
            )
        if self._problems:
            raise TableError(self._problems)
        return rows

    def _add(self, line: int | None, column: str | None, vi: str, en: str) -> None:
        self._problems.append(problem(line, column, vi, en))

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        """Each record with the line on which it starts; a record may run over several lines."""
        reader = csv.reader(self._file, strict=True)
        while True:
            start = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                vi, en = f"không đúng dạng CSV ({error})", f"not well-formed CSV ({error}); mend the quotes"
                self._add(start, "1", vi, en)
                return
            yield start, cells

    def _read_header(self, header: list[str]) -> None:
        for place, name in enumerate(header, start=1):
            if name not in COLUMNS:
                vi = f"cột lạ “{name}”; các cột là {', '.join(COLUMNS)}, cách nhau bằng dấu phẩy"
                en = f"unknown column “{name}”; the columns are {', '.join(COLUMNS)}, separated by commas"
                self._add(1, str(place), vi, en)
            elif name in header[: place - 1]:
                self._add(
                    1, str(place), f"cột {name} lặp lại; bỏ bớt", f"column {name} is repeated; drop one"
                )
        for name in REQUIRED:
            if name not in header:
                self._add(1, name, f"thiếu cột {name}; hãy thêm cột này", f"column {name} is missing; add it")
        if YEAR not in header and self._default_year is None:
            vi = "thiếu năm; hãy thêm --year NĂM hoặc cột year"
            self._add(1, YEAR, vi, "no year is given; add --year YEAR or a column year")
        self._columns = header

    def _row(self, line: int, cells: list[str]) -> Row | None:
        before = len(self._problems)
        if len(cells) != len(self._columns):
            self._wrong_width(line, cells)
            return None
        given = dict(zip(self._columns, cells, strict=True))
        code = self._code(line, given[CODE])
        year = self._year(line, given.get(YEAR, ""))
        numbers = [self._figure(line, name, given[name]) for name in INPUTS[:-1]]
        route = self._route(line, given[INPUTS[-1]])
        if year is not None:
            self._once(line, code, year)
        if len(self._problems) > before or year is None:
            return None
        return Row(line, code, year, Figures.in_order([*numbers, route]))

    def _wrong_width(self, line: int, cells: list[str]) -> None:
        wanted, found = len(self._columns), len(cells)
        place = min(wanted, found) + 1
        column = self._columns[place - 1] if found < wanted else str(place)
        vi = f"có {found} ô, cần {wanted}; hãy sửa số ô (ô trống là chưa biết)"
        en = f"{found} cells instead of {wanted}; mend the row (an empty cell means unknown)"
        self._add(line, column, vi, en)

    def _code(self, line: int, cell: str) -> str:
        if not cell.strip():
            self._add(line, CODE, "mã đơn vị trống; hãy ghi mã", "no area code; give one")
        return cell

    def _year(self, line: int, cell: str) -> int | None:
        """The year of a row; one that no rule set governs is refused with the reason of the law."""
        if cell == "" and self._default_year is not None:
            return self._default_year
        if not (cell.isascii() and cell.isdigit() and len(cell) == YEAR_DIGITS):
            vi, en = f"năm “{cell}” không hợp lệ; ghi bốn chữ số", f"“{cell}” is not a year; give four digits"
            self._add(line, YEAR, vi, en)
            return None
        year = int(cell)
        if self._default_year not in (None, year):
            vi = f"năm {year} khác với --year {self._default_year}; hãy bỏ --year hoặc sửa ô"
            en = f"year {year} is not that of --year {self._default_year}; drop the option or mend the cell"
            self._add(line, YEAR, vi, en)
            return None
        refusal = self._refusal(year)
        if refusal is not None:
            vi, _, en = refusal.partition(" / ")
            self._add(line, YEAR, vi, en)
        return year if refusal is None else None

    def _refusal(self, year: int) -> str | None:
        if year not in self._years:
            try:
                ruleset_for(year)
                self._years[year] = None
            except LawError as error:
                self._years[year] = str(error)
        return self._years[year]

    def _figure(self, line: int, name: str, cell: str) -> int | None:
        if cell == "":
            return None
        if not (cell.isascii() and cell.isdigit()):
            vi = f"“{_short(cell)}” không phải số nguyên viết bằng chữ số; bỏ dấu, phần lẻ và đơn vị"
            en = f"“{_short(cell)}” is not in plain digits; no sign, separator, fraction or unit"
            self._add(line, name, vi, en)
            return None
        if len(cell) > MOST_DIGITS:
            vi = f"“{_short(cell)}” có {len(cell)} chữ số, nhiều nhất là {MOST_DIGITS}; hãy kiểm tra"
            en = f"“{_short(cell)}” has {len(cell)} digits, {MOST_DIGITS} at most; check it"
            self._add(line, name, vi, en)
            return None
        if name == "residents" and int(cell) == 0:
            vi, en = (
                "số nhân khẩu phải lớn hơn 0",
                "residents must be above 0; leave the cell empty if unknown",
            )
            self._add(line, name, f"{vi}; để trống nếu chưa biết", en)
        return int(cell)

    def _route(self, line: int, cell: str) -> str | None:
        if cell and cell not in ROUTES:
            wanted = ", ".join(ROUTES)
            vi = f"“{_short(cell)}” không hợp lệ; ghi một trong: {wanted}"
            self._add(line, INPUTS[-1], vi, f"“{_short(cell)}” is not valid; give one of: {wanted}")
        return cell or None

    def _once(self, line: int, code: str, year: int) -> None:
        key = (unicodedata.normalize("NFC", code), year)
        first = self._seen.setdefault(key, line)
        if first != line:
            vi = f"mã {_short(code)} năm {year} đã có ở dòng {first}; giữ lại một dòng"
            en = f"code {_short(code)} of {year} already stands on line {first}; keep one of them"
            self._add(line, CODE, vi, en)


def _short(text: str) -> str:
    """A cell for a message: at most 40 characters, control characters shown as escapes."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text[:40])
