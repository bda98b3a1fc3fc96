"""`classify`: read the whole file, then refuse it whole or write one line for each commune."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any, BinaryIO

from vungxanh.law.cli.human import Summary
from vungxanh.law.cli.table import Row, TableError, problem, read_table
from vungxanh.law.interface import (
    ALL_READINGS,
    LawError,
    ProvinceResult,
    Reading,
    Result,
    classify,
    classify_province,
    ruleset_for,
    verdicts,
)

PROVINCE = "province"
MOST_PROBLEMS = 20


def run(options: Namespace) -> int:
    """Exit status: 0 with all results written; 2 with the reasons on standard error and no output."""
    try:
        job = Job(options)
    except TableError as error:
        return _refuse(error.problems)
    except LawError as error:
        return _refuse([str(error)])
    job.write(sys.stdout.buffer)
    return 0


def _refuse(problems: list[str]) -> int:
    lines = problems[:MOST_PROBLEMS]
    more = len(problems) - len(lines)
    if more:
        lines.append(f"… và {more} lỗi nữa / … and {more} more problems")
    sys.stderr.writelines(f"{line}\n" for line in lines)
    return 2


class Job:
    """One run. Every check is made here, before the first byte of output.

    Raises TableError and LawError.
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

    def _check_province(self) -> None:
        first = self.rows[0].year
        other = next((row for row in self.rows if row.year != first), None)
        if self.options.province and other is not None:
            vi, en = (
                "--province chỉ tính một năm; hãy tách tệp theo năm",
                "--province takes one year; split the file",
            )
            raise TableError([problem(other.line, "year", vi, en)])

    def write(self, out: BinaryIO) -> None:
        """Write the results as they are computed."""
        out.writelines(self._table() if self.options.format == "table" else self._json())
        out.flush()

    def _results(self) -> Iterator[tuple[Row, Result]]:
        nearest = not self.options.no_nearest and self.options.format == "json"
        for row in self.rows:
            yield row, classify(row.figures, row.year, self.reading, nearest=nearest)

    def _province(self, reading: Reading) -> ProvinceResult:
        given = self.options.resident_violators_province
        communes = [row.figures for row in self.rows]
        return classify_province(communes, self.rows[0].year, reading, resident_violators_province=given)

    def _json(self) -> Iterator[bytes]:
        for row, result in self._results():
            plain: dict[str, Any] = {"area_code": row.area_code, **result.as_json()}
            if self.options.all_readings:
                plain["verdicts"] = verdicts(row.figures, row.year)
            yield _line(plain)
        if self.options.province:
            yield _line(self._province_json())

    def _province_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"area_code": PROVINCE, **self._province(self.reading).as_json()}
        if self.options.all_readings:
            plain["verdicts"] = {reading.key: self._province(reading).verdict for reading in ALL_READINGS}
        return plain

    def _table(self) -> Iterator[bytes]:
        summary = Summary(self.reading, self.options.all_readings)
        for row, result in self._results():
            summary.add(row, result)
        province = self._province(self.reading) if self.options.province else None
        for line in summary.lines(province):
            yield f"{line}\n".encode()


def _line(plain: dict[str, Any]) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
