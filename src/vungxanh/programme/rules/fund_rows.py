"""Rows of funds pasted from a spreadsheet: code, budget year, planned, spent; each is read or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vungxanh.programme.rules.funds import Stage
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

AMOUNT = re.compile(r"[0-9]+|[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
"""Whole đồng, with or without one sign between the thousands."""
CODE = re.compile(r"[A-Z]{2}[0-9]{1,2}")
LONGEST, MOST_ROWS = 20_000, 500
"""So many characters and rows are read at once."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount as it was told: of which component, budget year and stage, in đồng."""

    component: str
    year: int
    stage: Stage
    value: int


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One row: its number in what was pasted, what it states, and what is wrong with it."""

    number: int
    stated: tuple[Stated, ...] = ()
    wrong: ProgrammeRefusedError | None = None


def amount_of(text: str) -> int | None:
    """An amount as people write it: 1.904.000.000; None of an empty cell. Raises ProgrammeRefusedError."""
    told = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()
    if not told:
        return None
    if len(told) > 24 or not AMOUNT.fullmatch(told):
        raise ProgrammeRefusedError(
            "value",
            "Số tiền không đọc được: ghi số nguyên bằng đồng, như 1.500.000.000",
            "The amount cannot be read: give whole đồng, as 1.500.000.000",
            field="value",
        )
    return int(re.sub(r"[^0-9]", "", told))


def pasted_rows(text: str) -> tuple[PastedRow, ...]:
    """The rows of a paste, empty ones left out; columns stand apart by tabs or semicolons."""
    lines = enumerate(text.replace("\r\n", "\n").split("\n"), start=1)
    return tuple(_row(number, line) for number, line in lines if line.strip())


def _row(number: int, line: str) -> PastedRow:
    cells = [cell.strip() for cell in re.split(r"[\t;]", line)]
    try:
        return PastedRow(number, _stated(cells))
    except ProgrammeRefusedError as error:
        return PastedRow(number, wrong=error)


def _stated(cells: list[str]) -> tuple[Stated, ...]:
    code, year = [*cells, "", ""][:2]
    if len(cells) not in {3, 4} or not CODE.fullmatch(code.upper()) or not re.fullmatch(r"20[0-9]{2}", year):
        raise ProgrammeRefusedError(
            "value",
            "Mỗi dòng có bốn cột: mã dự án (DA1), năm ngân sách, kế hoạch, giải ngân; sửa dòng này",
            "A row has four columns: component (DA1), budget year, planned, spent; mend this row",
        )
    told = zip((Stage.PLANNED, Stage.SPENT), cells[2:], strict=False)
    values = [(stage, amount_of(cell)) for stage, cell in told]
    found = tuple(Stated(code.upper(), int(year), stage, one) for stage, one in values if one is not None)
    if not found:
        raise ProgrammeRefusedError(
            "value",
            "Dòng này chưa có số nào: ghi số kế hoạch hoặc số giải ngân, hoặc bỏ dòng",
            "This row has no figure: give what was planned or spent, or leave the row out",
        )
    return found
