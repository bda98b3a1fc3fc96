"""From raw cells to rows: which row heads the table, which column is which, what each cell means."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from vungxanh.intake.rules.forms import Column, Kind, SheetDefinition, heading_key, plain
from vungxanh.intake.rules.parsed import SIMULATED, ParsedRow, ParsedSheet, Reading
from vungxanh.intake.rules.problems import Problems, shown
from vungxanh.intake.rules.values import Cell, CellError, Value, cut, is_whole, reader_of

HEAD_ROWS = 30
"""Above the table there may be a title and notes; the headings stand within these rows."""

Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column) of merged cells, counted from 0."""


@dataclass(frozen=True)
class RawTable:
    """A sheet as the file gives it. `first_column` is where its rows start, counted from 0."""

    name: str
    rows: Iterable[Sequence[Cell]]
    first_column: int = 0
    merges: Sequence[Merge] = ()


@dataclass(frozen=True)
class _Placed:
    """A column of the form found in the sheet."""

    column: Column
    index: int
    letter: str
    read: Callable[[Cell], Value]


def letters(index: int) -> str:
    """The letters of a column counted from 0: A, B, …, Z, AA."""
    return (letters(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def address(row: int, column: int) -> str:
    """The address of a cell whose row and column are counted from 0."""
    return f"{letters(column)}{row + 1}"


def read_table(raw: RawTable, definition: SheetDefinition, reading: Reading) -> None:
    """Read a sheet against its definition into `reading`; what is wrong is noted there."""
    rows = enumerate(raw.rows)
    head = _find_head(raw, rows, definition, reading)
    if head is None:
        return
    number, cells = head
    placed = _place(raw, number, cells, definition, reading.problems)
    _note_merges(raw, number, reading.problems)
    order = {each.column.key: each.letter for each in placed}
    known = {each.index for each in placed}
    found = list(_read_rows(raw, rows, placed, known, reading))
    reading.sheets[definition.key] = ParsedSheet(definition.key, raw.name, order, found)


def _find_head(
    raw: RawTable,
    rows: Iterator[tuple[int, Sequence[Cell]]],
    definition: SheetDefinition,
    reading: Reading,
) -> tuple[int, Sequence[Cell]] | None:
    """The first row that holds at least half of the headings; a mark of simulated data above it is noted."""
    wanted = [column.names for column in definition.columns if column.required]
    for number, cells in rows:
        if number >= HEAD_ROWS:
            break
        keys = {heading_key(cell) for cell in cells if isinstance(cell, str) and cell}
        if 2 * sum(1 for names in wanted if names & keys) >= len(wanted):
            return number, cells
        if any("so lieu mo phong" in key for key in keys):
            reading.mark = SIMULATED
    if raw.merges:
        _note_merges(raw, 0, reading.problems)
    headings = ", ".join(f"“{column.vi}”" for column in definition.columns if column.required)
    reading.problems.add(
        raw.name,
        "",
        f"không thấy dòng tiêu đề trong {HEAD_ROWS} dòng đầu; cần các cột: {headings}."
        " Hãy dùng mẫu do lệnh template tạo ra",
        f"no row of headings within the first {HEAD_ROWS} rows; use the template that the command"
        " template makes",
    )
    return None


def _place(
    raw: RawTable, number: int, cells: Sequence[Cell], definition: SheetDefinition, problems: Problems
) -> list[_Placed]:
    """The form's columns where they stand; notes headings that are unknown, repeated or missing."""
    placed: dict[str, _Placed] = {}
    for index, cell in enumerate(cells):
        key = heading_key(str(cell))
        if not key:
            continue
        column = next((each for each in definition.columns if key in each.names), None)
        at = address(number, raw.first_column + index)
        if column is None:
            problems.add(
                raw.name,
                at,
                f"cột “{shown(cell)}” không có trong biểu mẫu: hãy xoá cột này hoặc sửa tiêu đề",
                f"the column “{shown(cell)}” is not in the form: delete it or correct its heading",
            )
        elif column.key in placed:
            problems.add(
                raw.name,
                at,
                f"cột “{column.vi}” có hai lần (đã có ở cột {placed[column.key].letter}): hãy xoá một cột",
                f"the column “{column.en}” stands twice (also in {placed[column.key].letter}): delete one",
            )
        else:
            where = letters(raw.first_column + index)
            placed[column.key] = _Placed(column, index, where, reader_of(column))
    for column in definition.columns:
        if column.required and column.key not in placed:
            problems.add(
                raw.name,
                str(number + 1),
                f"thiếu cột “{column.vi}”: hãy thêm cột này (để trống ô nếu chưa có số liệu)",
                f"the column “{column.en}” is missing: add it (leave cells empty when unknown)",
            )
    return list(placed.values())


def _note_merges(raw: RawTable, head: int, problems: Problems) -> None:
    """Merged cells in the headings or below: which column or commune a figure belongs to is then a guess."""
    for (top, left), (bottom, right) in raw.merges:
        if bottom >= head:
            where = f"{address(top, left)}:{address(bottom, right)}"
            problems.add(
                raw.name,
                where,
                "ô bị gộp trong tiêu đề hoặc trong bảng: hãy bỏ gộp ô, mỗi cột một tiêu đề, mỗi xã một dòng",
                "merged cells in the headings or the table: unmerge them, one heading a column, one"
                " row a commune",
            )


def _read_rows(
    raw: RawTable,
    rows: Iterator[tuple[int, Sequence[Cell]]],
    placed: list[_Placed],
    known: set[int],
    reading: Reading,
) -> Iterator[ParsedRow]:
    readers = [(each.read, each.index) for each in placed]
    measured = [each for each in placed if each.column.kind is Kind.MEASURED]
    for number, cells in _filled(rows, max(known, default=-1) + 1):
        try:
            values = tuple([read(cells[index]) for read, index in readers])
        except CellError:
            values = _note_cells(raw, number, cells, placed, reading.problems)
        else:
            for each in measured:
                _note_cut(raw, number, cells[each.index], each, reading.notes)
        if len(cells) > len(known):
            _note_strays(raw, number, cells, known, reading.problems)
        if values:
            yield ParsedRow(number + 1, values)


def _filled(rows: Iterator[tuple[int, Sequence[Cell]]], width: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows that hold anything (0 is something, blanks are not), made at least `width` cells long."""
    for number, cells in rows:
        if any(cell != "" and not (isinstance(cell, str) and not cell.strip()) for cell in cells):
            yield number, cells if len(cells) >= width else [*cells, *[""] * (width - len(cells))]


def _note_cells(
    raw: RawTable, number: int, cells: Sequence[Cell], placed: list[_Placed], problems: Problems
) -> tuple[Value, ...]:
    """Note the wrong cells of a row; its values with those left out, so that the rest can be checked too.

    Empty when a text is wrong: then it cannot be told what the row is about.
    """
    values: list[Value] = []
    lost = False
    for each in placed:
        try:
            values.append(each.read(cells[each.index]))
        except CellError as error:
            values.append(None)
            lost = lost or each.column.kind is Kind.TEXT
            problems.add(
                raw.name,
                f"{each.letter}{number + 1}",
                f"{each.column.vi}: {error.vi}",
                f"{each.column.en}: {error.en}",
            )
    return () if lost else tuple(values)


def _note_cut(raw: RawTable, number: int, cell: Cell, each: _Placed, notes: Problems) -> None:
    if is_whole(cell):
        return
    value = each.read(cell)
    if cut(cell, value):
        notes.add(
            raw.name,
            f"{each.letter}{number + 1}",
            f"{each.column.vi}: {shown(cell)} được nhập là {value} (số đo lấy phần nguyên; trên 0 và"
            " dưới 1 lấy 1)",
            f"{each.column.en}: {shown(cell)} was entered as {value} (measured amounts are cut down;"
            " between 0"
            " and 1 is 1)",
        )


def _note_strays(
    raw: RawTable, number: int, cells: Sequence[Cell], known: set[int], problems: Problems
) -> None:
    for index, cell in enumerate(cells):
        if index not in known and str(cell).strip():
            problems.add(
                raw.name,
                address(number, raw.first_column + index),
                f"“{shown(cell)}” nằm ngoài các cột của biểu mẫu: hãy xoá hoặc chuyển vào đúng cột",
                f"“{shown(cell)}” lies outside the form's columns: delete it or move it to its column",
            )


def is_sheet(name: str, definition: SheetDefinition) -> bool:
    """Whether a sheet of that name is the definition's."""
    return plain(name) in {plain(definition.key), plain(definition.vi), plain(definition.en)}
