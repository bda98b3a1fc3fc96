"""What a cell means: Vietnamese and plain numbers, unknown, and what is refused with the reason."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from vungxanh.intake.rules.forms import Column, Kind, plain
from vungxanh.intake.rules.problems import shown

Cell = str | int | float | bool | date | datetime | time | timedelta
Value = str | int | None

LONGEST = 1000
LARGEST = 999_999_999_999
"""The largest figure of a cell."""
LARGEST_OF_A_TEXT = 999_999_999_999_999
"""The largest figure of a text: a scheme plans 1.100 tỷ đồng; the register holds so many digits."""
COMPUTED = "tự cộng"
"""Stands in cells whose figure is added up from others, which nobody enters."""
UNKNOWN = frozenset({"chua co so lieu", "chua co", "khong ro", "chua ro", "unknown", plain(COMPUTED)})
FORMULA = ("=", "+", "@", "\t", "\r")

# Every way a number is written, each read in one way only. A dot before exactly three digits
# parts thousands, because the form is Vietnamese; a comma then is a decimal comma.
_GROUPED_VI = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_GROUPED_EN = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}", re.ASCII)
_GROUPED_SPACE = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?", re.ASCII)
SHORTEST_PERSONAL = 9
_PERSONAL = re.compile(r"(?<!\d)\+?(?:\d[ .\-]?){8,11}\d(?!\d)", re.ASCII)
_COMMA = re.compile(r"\d+,\d+", re.ASCII)
_PLAIN = re.compile(r"\d+(?:\.\d+)?", re.ASCII)


class CellError(ValueError):
    """A cell that cannot be accepted; says what is wrong and what to do in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi, self.en = vi, en


def text_of(cell: Cell) -> str:
    """The cell as text without outer blanks; raises CellError for a formula, a huge text, a date."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | time | timedelta):
        raise CellError(
            f"ô bị đổi thành ngày giờ ({shown(cell)}): hãy định dạng ô là văn bản hoặc số rồi nhập lại",
            f"the cell was turned into a date or time ({shown(cell)}): format it as text or number,"
            " enter it again",
        )
    text = str(cell).replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "")
    if len(text) > LONGEST:
        raise CellError(
            f"ô dài {len(text)} ký tự, nhiều nhất là {LONGEST}: hãy rút ngắn",
            f"the cell has {len(text)} characters, {LONGEST} at most: shorten it",
        )
    if text.startswith(FORMULA) or re.match(r"-\s*[^\s\d]", text):
        raise CellError(
            f"“{shown(text)}” là công thức: hãy nhập giá trị, không nhập công thức",
            f"“{shown(text)}” is a formula: enter the value, not a formula",
        )
    return text.strip()


def is_unknown(text: str) -> bool:
    """Whether the text says that there is no figure: empty, or "chưa có số liệu"."""
    return not text or plain(text) in UNKNOWN


def amount(text: str, largest: int = LARGEST) -> Decimal:
    """The number written in the text, exactly. 1.904,99 and 1904.99 are the same.

    Raises CellError when it is not a number, or negative, or above `largest`, which is all nines.
    """
    number = text.removeprefix("-").strip()
    if _GROUPED_VI.fullmatch(number):
        plainly = number.replace(".", "").replace(",", ".")
    elif _GROUPED_EN.fullmatch(number):
        plainly = number.replace(",", "")
    elif _GROUPED_SPACE.fullmatch(number):
        plainly = number.replace(" ", "").replace(",", ".")
    elif _COMMA.fullmatch(number):
        plainly = number.replace(",", ".")
    elif _PLAIN.fullmatch(number):
        plainly = number
    else:
        raise _no_number(text)
    if text.startswith("-"):
        raise _negative(text)
    return _bounded(Decimal(plainly), largest)


def _no_number(text: str) -> CellError:
    return CellError(
        f"“{shown(text)}” không phải là số: nhập số (0 nếu không có), để trống nếu chưa có số liệu",
        f"“{shown(text)}” is not a number: enter a number (0 for none), leave it empty when unknown",
    )


def _negative(text: object) -> CellError:
    return CellError(
        f"{shown(text)} là số âm: số liệu phải từ 0 trở lên",
        f"{shown(text)} is negative: a figure is 0 or more",
    )


def _bounded(number: Decimal, largest: int = LARGEST) -> Decimal:
    if number > largest:
        digits = len(str(largest))
        raise CellError(
            f"số {shown(number)} quá lớn: nhiều nhất {digits} chữ số",
            f"the number {shown(number)} is too large: {digits} digits at most",
        )
    return number


def _number(cell: Cell) -> Decimal | None:
    """The cell's number, None when unknown."""
    if isinstance(cell, bool) or (isinstance(cell, float) and not math.isfinite(cell)):
        raise _no_number(str(cell))
    if isinstance(cell, int | float):
        if cell < 0:
            raise _negative(cell)
        # repr of a float is the shortest decimal that gives it back: what its sender saw in the cell.
        return _bounded(Decimal(repr(cell)))
    text = text_of(cell)
    return None if is_unknown(text) else amount(text)


def count(cell: Cell) -> int | None:
    """A whole number from 0; None when unknown. Raises CellError."""
    if type(cell) is float and 0 <= cell <= LARGEST and cell.is_integer():
        return int(cell)
    number = _number(cell)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise CellError(
            f"{shown(cell)} không phải số nguyên: phải đếm tròn"
            " (dấu chấm chia hàng nghìn, dấu phẩy là phần thập phân)",
            f"{shown(cell)} is not a whole number: count in whole units"
            " (a dot parts thousands, a comma is the decimal sign)",
        )
    return int(number)


def positive(cell: Cell) -> int | None:
    """A whole number from 1; None when unknown. Raises CellError."""
    number = count(cell)
    if number == 0:
        raise CellError(
            "bằng 0: phải lớn hơn 0; để trống nếu chưa có số liệu",
            "is 0: it must be above 0; leave it empty when unknown",
        )
    return number


def measured(cell: Cell) -> int | None:
    """A measured amount as a whole number: cut down, but between 0 and 1 it is 1. Raises CellError.

    28/2025/QĐ-TTg sets its thresholds in whole square metres, so neither moves one.
    """
    if is_whole(cell):
        return count(cell)
    number = _number(cell)
    if number is None:
        return None
    return 1 if 0 < number < 1 else int(number)


def is_whole(cell: Cell) -> bool:
    """Whether the cell is a whole number already, as nearly all are: looked at first, for speed."""
    return type(cell) is float and cell.is_integer()


def cut(cell: Cell, value: Value) -> bool:
    """Whether reading a measured amount changed it, which its sender is then told."""
    return value is not None and not is_whole(cell) and _number(cell) != value


_PRESENCE = {"khong": 0, "khong co": 0, "none": 0, "no": 0, "co": 1, "some": 1, "yes": 1}


def presence(cell: Cell) -> int | None:
    """0 for none, 1 for some however many, None when unknown. Raises CellError."""
    if is_whole(cell):
        return None if (number := count(cell)) is None else min(number, 1)
    if isinstance(cell, str) and (word := plain(text_of(cell))) in _PRESENCE:
        return _PRESENCE[word]
    number = count(cell)
    return None if number is None else min(number, 1)


def choice(choices: Mapping[str, str]) -> Callable[[Cell], str | None]:
    """A reader of cells that hold one of the words."""
    by_key = {plain(word): value for word, value in choices.items()}
    words = ", ".join(choices)

    def read(cell: Cell) -> str | None:
        text = text_of(cell)
        if is_unknown(text):
            return None
        if plain(text) in by_key:
            return by_key[plain(text)]
        raise CellError(
            f"“{shown(text)}” không có trong các lựa chọn: {words}",
            f"“{shown(text)}” is not one of the choices: {words}",
        )

    return read


def text_value(cell: Cell) -> str | None:
    """The text; None when empty. Raises CellError, also for a number that could be a person's.

    No form has a place for one: identity papers have 9 or 12 digits, telephones 10.
    """
    usual = isinstance(cell, str) and cell[:1].isalnum() and cell.isprintable() and len(cell) <= LONGEST
    text = cell.rstrip() if usual and isinstance(cell, str) else text_of(cell)
    if len(text) >= SHORTEST_PERSONAL and _PERSONAL.search(text):
        raise CellError(
            "có dãy số giống số giấy tờ hoặc số điện thoại: không được nhập thông tin của một người, hãy xoá",
            "holds a number like that of an identity paper or a telephone: nothing about a person is entered,"
            " delete it",
        )
    return text or None


def reader_of(column: Column) -> Callable[[Cell], Value]:
    """The function that reads the cells of a column."""
    simple: Mapping[Kind, Callable[[Cell], Value]] = {
        Kind.TEXT: text_value,
        Kind.COUNT: count,
        Kind.POSITIVE: positive,
        Kind.MEASURED: measured,
        Kind.PRESENCE: presence,
    }
    return choice(column.choices) if column.kind is Kind.CHOICE else simple[column.kind]
