"""Months and days that a page carries outside its sentences: in its address, in the line of a crawler."""

from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.calendar import exists, is_year
from vungxanh.reader.rules.time.shapes import Shape

STAMP = "stamp"
_LONGEST_ADDRESS = 400


def stamp_in_address(text: Text, number: int) -> list[Shape]:
    """The month or day that a number inside a web address means: …/202602/…, …-20240412083012.htm."""
    word = text.words[number]
    if len(word) < 6 or not word.isdecimal() or not _in_address(text, number):
        return []
    year, month = int(word[:4]), int(word[4:6])
    if not is_year(year) or not 1 <= month <= 12:
        return []
    if len(word) == 6:
        return [Shape(number, number + 1, None, month, year, source=STAMP)]
    day = int(word[6:8]) if len(word) >= 8 else 0
    return [Shape(number, number + 1, day, month, year, source=STAMP)] if exists(day, month, year) else []


def _in_address(text: Text, number: int) -> bool:
    """Whether the word stands in a run without blanks that begins like a web address."""
    start = text.starts[number]
    run = text.raw[max(start - _LONGEST_ADDRESS, 0) : start].split()
    return bool(run) and not text.raw[start - 1].isspace() and "http" in run[-1]
