"""The folder of receipts: one file for each commune and year, and one for the province."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from vungxanh.law.cli.table import Row, TableError, problem
from vungxanh.law.interface import (
    ENGINE_VERSION,
    Declared,
    ProvinceResult,
    Result,
    commune_receipt,
    province_receipt,
    ruleset_for,
    verdicts,
)

PROVINCE = "province"
LONGEST_NAME = 200
SAFE = re.compile(r"[\w()',+ -][\w()',+. -]*")
"""Codes that may name a file: no separator, no control character, no dot in front."""


def stem(area_code: str, year: int) -> str:
    """Name of a receipt without its ending."""
    return f"{area_code}-{year}"


def _unfit(row: Row) -> str | None:
    name = stem(row.area_code, row.year)
    if SAFE.fullmatch(row.area_code) and len(name.encode()) <= LONGEST_NAME:
        return None
    vi = "mã này không đặt được tên tệp biên nhận; chỉ dùng chữ, số, gạch nối, nhiều nhất 190 byte"
    en = "this code cannot name a receipt file; use letters, digits and hyphens, at most 190 bytes"
    return problem(row.line, "area_code", vi, en)


class ReceiptFolder:
    """Where receipts go. Every code is checked before the first file is written."""

    def __init__(self, path: Path, declared: Declared) -> None:
        self._path = path
        self._declared = declared

    def open(self, rows: Sequence[Row], *, province: bool) -> None:
        """Make the folder. Raises OSError, and TableError for codes that cannot name a file of their own."""
        problems = []
        taken = {stem(PROVINCE, rows[0].year).casefold(): 0} if province else {}
        for row in rows:
            unfit = _unfit(row)
            first = taken.setdefault(stem(row.area_code, row.year).casefold(), row.line)
            if unfit is not None:
                problems.append(unfit)
            elif first != row.line:
                other_vi, other_en = (f"dòng {first}", f"line {first}") if first else ("tỉnh", "the province")
                vi = f"biên nhận sẽ trùng tên tệp với biên nhận của {other_vi}; hãy đổi mã"
                en = f"its receipt would share a file name with that of {other_en}; change the code"
                problems.append(problem(row.line, "area_code", vi, en))
        if problems:
            raise TableError(problems)
        self._path.mkdir(parents=True, exist_ok=True)

    def keep(self, row: Row, result: Result) -> None:
        """Write the receipt of a commune; the result must hold `because` and `nearest`. Raises OSError."""
        receipt = commune_receipt(
            result,
            row.figures,
            area_code=row.area_code,
            rules=ruleset_for(row.year),
            verdicts=verdicts(row.figures, row.year),
            engine=ENGINE_VERSION,
            declared=self._declared,
        )
        self._write(stem(row.area_code, row.year), receipt)

    def keep_province(
        self, rows: Sequence[Row], given: int | None, result: ProvinceResult, others: dict[str, str]
    ) -> None:
        """Write the receipt of the province; `others` are its verdicts under all readings. Raises OSError."""
        receipt = province_receipt(
            result,
            {row.area_code: row.figures for row in rows},
            resident_violators_province=given,
            area_code=PROVINCE,
            rules=ruleset_for(result.year),
            verdicts=others,
            engine=ENGINE_VERSION,
            declared=self._declared,
        )
        self._write(stem(PROVINCE, result.year), receipt)

    def _write(self, name: str, receipt: bytes) -> None:
        (self._path / f"{name}.json").write_bytes(receipt)
