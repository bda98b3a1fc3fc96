"""Lines that head a section, and how deep they stand."""

import re

from vungxanh.reader.rules.page.furniture import is_date
from vungxanh.reader.rules.page.sentences import HEAD

LONGEST = 22
LONGEST_WITH_COLON = 14
"""Words of a heading, and of one that ends with a colon."""

_STOPS = (".", "!", "?", ";", "…", ",", "./.")
_YEARS = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:quý|tháng|kỳ|lần thứ|thứ|giai đoạn)\s+[IVX\d]+|\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?",
    re.IGNORECASE,
)
_LEVELS = (
    (re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s"), 0),
    (re.compile(r"\(?[IVX]{1,5}(?:[.)-]|\s+[–-])\s*|[A-E](?:[.)-]|\s+[–-])\s"), 1),
    (re.compile(r"Điều\s+\d+|Mục\s+\d+"), 2),
    (re.compile(r"\(?\d{1,2}(?:[.),:/-](?!\d)|\s+[–-]\s)"), 2),
    (re.compile(r"\d{1,2}\.\d{1,2}[.) ]"), 3),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}"), 4),
    (re.compile(r"[a-zđ][.)]"), 5),
)
UNNUMBERED = 6
SHORT_ITEM = 10
_BULLETS = "-+•*▪●–—◦o"
CAPITALS = 1


def is_capitals(line: str) -> bool:
    """Whether a line is written in capitals."""
    return line.isupper() and sum(map(str.isalpha, line)) > 3


def level(line: str) -> int:
    """How deep a heading stands: 0 for a part, 1 for I., 2 for 1., 3 for 1.1.; 6 without a number."""
    for pattern, depth in _LEVELS:
        if pattern.match(line):
            return depth
    return CAPITALS if is_capitals(line) else UNNUMBERED


def is_heading(line: str, count: int) -> bool:
    """Whether a line of `count` words, which others follow, heads them: no sentence, no figures."""
    if count > LONGEST or line.endswith(_STOPS) or " | " in line:
        return False
    if is_date(line):
        return False
    rest = line[_head(line) :]
    if not rest or has_figures(rest):
        return False
    if line.endswith(":"):
        return count <= LONGEST_WITH_COLON
    bullet = line[0] in _BULLETS[:-1] or not (line[0].isalnum() or line[0] in "(“\"'█") or line[1:2] in "*+"
    return is_capitals(rest) if bullet else rest[0].isupper() or rest[0] in "“\"'"


def heads_items(line: str, following: str) -> bool:
    """Whether an item of a list has items of its own, with another bullet: `* Hằng năm` over `- …`."""
    bullets = line[0] in _BULLETS and following[0] in _BULLETS and line[0] != following[0]
    short = len(line.split()) <= SHORT_ITEM and not line.endswith(_STOPS)
    return bullets and short and not has_figures(line)


def has_figures(line: str) -> bool:
    """Whether a line holds a number that is neither a year nor a day nor the number of a stage."""
    return any(map(str.isdigit, _YEARS.sub("", line)))


def _head(line: str) -> int:
    found = HEAD.match(line)
    return found.end() if found else 0
