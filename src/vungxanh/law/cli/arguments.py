"""The options of the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from vungxanh.law.cli.table import MOST_DIGITS, YEAR_DIGITS
from vungxanh.law.rules.inputs import BANDS, NESTED_DD, PRECEDENCE, ZERO


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is in both languages."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"sai tùy chọn: {message}; xem --help / wrong option: {message}; see --help\n")


def digits(text: str) -> int:
    """A whole number in plain digits, at most 12 of them."""
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise argparse.ArgumentTypeError(f"{text!r}: cần chữ số / plain digits are needed")
    return int(text)


def year(text: str) -> int:
    """A year of four digits."""
    if len(text) != YEAR_DIGITS:
        raise argparse.ArgumentTypeError(f"{text!r}: cần bốn chữ số / four digits are needed")
    return digits(text)


def parser() -> argparse.ArgumentParser:
    """The parser of `classify` and `verify`."""
    whole = _Parser(prog="./run", description="Xếp loại theo 28/2025/QĐ-TTg / the law's commands.")
    commands = whole.add_subparsers(dest="command", required=True)
    classify = commands.add_parser(
        "classify",
        allow_abbrev=False,
        help="xếp loại các xã trong một tệp CSV / classify the communes of a CSV file",
    )
    _classify(classify)
    verify = commands.add_parser("verify", help="kiểm tra lại một biên nhận / check a receipt again")
    verify.add_argument("receipt", type=Path, metavar="RECEIPT.json")
    return whole


def _classify(options: argparse.ArgumentParser) -> None:
    options.add_argument(
        "file", type=Path, metavar="FILE.csv", help="UTF-8, một dòng một xã / one row a commune"
    )
    options.add_argument("--year", type=year, help="năm đánh giá / assessment year")
    options.add_argument("--bands", choices=BANDS, default=BANDS[0])
    options.add_argument("--zero", choices=ZERO, default=ZERO[0])
    options.add_argument("--precedence", choices=PRECEDENCE, default=PRECEDENCE[0])
    options.add_argument("--nested-dd", choices=NESTED_DD, default=NESTED_DD[0])
    options.add_argument("--all-readings", action="store_true", help="cả 24 cách hiểu / all 24 readings")
    options.add_argument("--count-at", choices=("last_day", "whole_period"), default="last_day")
    options.add_argument("--residents-basis", choices=("actual", "registered"), default="actual")
    options.add_argument("--no-nearest", action="store_true", help="bỏ khoảng cách / leave the distance out")
    options.add_argument(
        "--receipts", type=Path, metavar="DIR", help="thư mục biên nhận / folder of receipts"
    )
    options.add_argument("--province", action="store_true", help="thêm kết quả cấp tỉnh / add the province")
    options.add_argument("--resident-violators-province", type=digits, metavar="N")
    options.add_argument("--format", choices=("table", "json"), default="table")
