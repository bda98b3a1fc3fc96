"""`classify`: read the whole file, then refuse it whole or write one line for each commune."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from functools import cached_property
from typing import Any, BinaryIO

from vungxanh.law.cli.human import Summary
from vungxanh.law.cli.receipts import PROVINCE, ReceiptFolder
from vungxanh.law.cli.table import Row, TableError, problem, read_table
from vungxanh.law.interface import (
    ALL_READINGS,
    Declared,
    LawError,
    ProvinceResult,
    Reading,
    Result,
    classify,
    classify_province,
    ruleset_for,
    verdicts,
)

MOST_PROBLEMS = 20


def run(options: Namespace) -> int:
    """Exit status: 0 with all results written; 2 with the reasons on standard error and no output."""
    try:
        Job(options).write(sys.stdout.buffer)
    except TableError as error:
        return _refuse(error.problems)
    except LawError as error:
        return _refuse([str(error)])
    except _UnwritableError as error:
        return _refuse([str(error)])
    return 0


def _refuse(problems: list[str]) -> int:
    lines = problems[:MOST_PROBLEMS]
    more = len(problems) - len(lines)
    if more:
        lines.append(f"… và {more} lỗi nữa / … and {more} more problems")
    sys.stderr.writelines(f"{line}\n" for line in lines)
    return 2


class _UnwritableError(Exception):
    """A receipt or its folder cannot be written."""

    def __init__(self, error: OSError) -> None:
        what = f"{error.filename}: {error.strerror}"
        vi = f"không ghi được biên nhận {what}; hãy chọn thư mục khác"
        super().__init__(f"{vi} / a receipt cannot be written, {what}; choose another folder")


class Job:
    """One run. Every check of the input is made here, before the first byte of output.

    Raises TableError, LawError and, where receipts cannot be written, _UnwritableError.
    """

    def __init__(self, options: Namespace) -> None:
        self.options = options
        self.reading = Reading.of(options.bands, options.zero, options.precedence, options.nested_dd)
        if options.resident_violators_province is not None and not options.province:
            raise LawError(
                "--resident-violators-province cần --province / it needs --province: add that option"
            )
        if options.year is not None:
            ruleset_for(options.year)
        self.rows = read_table(options.file, options.year)
        self._check_province()
        self._folder = self._receipts()

    def _check_province(self) -> None:
        first = self.rows[0].year
        other = next((row for row in self.rows if row.year != first), None)
        if self.options.province and other is not None:
            vi = "--province chỉ tính một năm; hãy tách tệp theo năm"
            en = "--province takes one year; split the file by year"
            raise TableError([problem(other.line, "year", vi, en)])

    def _receipts(self) -> ReceiptFolder | None:
        if self.options.receipts is None:
            return None
        declared = Declared(self.options.count_at, self.options.residents_basis)
        folder = ReceiptFolder(self.options.receipts, declared)
        try:
            folder.open(self.rows, province=self.options.province)
        except OSError as error:
            raise _UnwritableError(error) from None
        return folder

    def write(self, out: BinaryIO) -> None:
        """Write the results as they are computed; with receipts only once all of these are written."""
        lines = self._table() if self.options.format == "table" else self._json()
        if self._folder is None:
            out.writelines(lines)
        else:
            with tempfile.TemporaryFile() as held:
                try:
                    held.writelines(lines)
                except OSError as error:
                    raise _UnwritableError(error) from None
                held.seek(0)
                shutil.copyfileobj(held, out)
        out.flush()

    def _results(self) -> Iterator[tuple[Row, Result]]:
        wanted = not self.options.no_nearest and self.options.format == "json"
        for row in self.rows:
            result = classify(row.figures, row.year, self.reading, nearest=wanted or self._folder is not None)
            if self._folder is not None:
                self._folder.keep(row, result)
            yield row, result
        if self._folder is not None and self.options.province:
            given = self.options.resident_violators_province
            self._folder.keep_province(self.rows, given, self._province, self._province_verdicts)

    def _province_under(self, reading: Reading) -> ProvinceResult:
        given = self.options.resident_violators_province
        communes = [row.figures for row in self.rows]
        return classify_province(communes, self.rows[0].year, reading, resident_violators_province=given)

    @cached_property
    def _province(self) -> ProvinceResult:
        return self._province_under(self.reading)

    @cached_property
    def _province_verdicts(self) -> dict[str, str]:
        return {reading.key: self._province_under(reading).verdict for reading in ALL_READINGS}

    def _json(self) -> Iterator[bytes]:
        for row, result in self._results():
            plain: dict[str, Any] = {"area_code": row.area_code, **result.as_json()}
            if self.options.no_nearest:
                plain.pop("nearest", None)
            if self.options.all_readings:
                plain["verdicts"] = verdicts(row.figures, row.year)
            yield _line(plain)
        if self.options.province:
            plain = {"area_code": PROVINCE, **self._province.as_json()}
            if self.options.all_readings:
                plain["verdicts"] = self._province_verdicts
            yield _line(plain)

    def _table(self) -> Iterator[bytes]:
        summary = Summary(self.reading, self.options.all_readings)
        for row, result in self._results():
            summary.add(row, result)
        for line in summary.lines(self._province if self.options.province else None):
            yield f"{line}\n".encode()


def _line(plain: dict[str, Any]) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
