"""What is written in a field or a pasted cell, read exactly: numbers and rows of choice and number."""

import re
from collections.abc import Sequence
from fractions import Fraction

from vungxanh.intake.interface import CellError, amount, plain
from vungxanh.records.rules.events.shape import Field, Words

__all__ = ["AnswerError", "Row", "choice", "number", "plain", "rows", "several", "written"]
Row = tuple[str, str]
"""A choice and a number as they were written."""


class AnswerError(ValueError):
    """Something written that cannot be taken; says what is wrong and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.words = Words(vi, en)


def number(text: str, field: Field) -> int:
    """The number written, times 10 to the field's decimals: 1,5 with 3 decimals is 1500.

    Raises AnswerError for what is no number, has more decimals, or is out of bounds.
    """
    try:
        found = Fraction(amount(" ".join(text.split())))
    except CellError as error:
        raise AnswerError(_sentence(error.vi), _sentence(error.en)) from error
    scaled = found * 10**field.decimals
    if scaled.denominator != 1:
        raise AnswerError(*_too_fine(field.decimals))
    whole = int(scaled)
    if not field.least <= whole <= field.most:
        least, most = written(field.least, field.decimals), written(field.most, field.decimals)
        raise AnswerError(
            f"Phải từ {least} đến {most}: hãy kiểm tra lại số.", f"It must be {least} to {most}: check it."
        )
    return whole


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _too_fine(decimals: int) -> tuple[str, str]:
    if not decimals:
        return "Phải là số nguyên: hãy đếm tròn.", "Count in whole units."
    return (
        f"Nhiều nhất {decimals} chữ số sau dấu phẩy: hãy làm tròn như trong biên bản.",
        f"At most {decimals} decimals: give it as the record does.",
    )


def written(value: int, decimals: int = 0) -> str:
    """The number as a person writes it in Vietnamese: 1500 with 3 decimals is "1,5"."""
    whole, rest = divmod(value, 10**decimals)
    text = f"{whole:,}".replace(",", ".")
    return f"{text},{rest:0{decimals}d}".rstrip("0") if rest else text


def choice(text: str, choices: Sequence[tuple[str, Words]]) -> str:
    """The choice that a cell names, by its code, its article's number or its words.

    Raises AnswerError for none of them.
    """
    wanted = plain(text)
    for value, words in choices:
        if wanted in {plain(value), plain(words.vi), plain(words.en)}:
            return value
    some = "; ".join(words.vi for _, words in choices[:6])
    raise AnswerError(
        f"“{text[:40]}” không có trong danh sách: hãy ghi một trong {some}…",
        f"“{text[:40]}” is not on the list: give one of {some}…",
    )


def several(text: str) -> list[str]:
    """The parts of a cell that holds several: separated by semicolons or line ends."""
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def rows(text: str) -> list[Row]:
    """Rows of choice and number in one cell: "251: 2; 249: 1"."""
    found = []
    for part in several(text):
        name, colon, count = part.rpartition(":")
        found.append((name.strip(), count.strip()) if colon else (part, ""))
    return found
