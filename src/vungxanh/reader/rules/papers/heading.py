"""The text's own symbol at its head: who issued it and on which day."""

import re
from collections.abc import Sequence

from vungxanh.reader.rules.facts import DateMention
from vungxanh.reader.rules.text import Text, fold
from vungxanh.reader.rules.time.calendar import parts
from vungxanh.reader.rules.time.years import is_dateline

_COLUMN = re.compile(r"\s{2,}|\t")
_CONTINUES = tuple(map(fold, ["tỉnh", "thành", "huyện", "xã", "phường", "thị", "quận", "đặc"]))
_LINES_BELOW = 4
_LONGEST_LINE = 200
_MOTTO = fold("cộng hòa"), fold("độc lập"), fold("đảng cộng sản")


def own_issuer(text: Text, first: int) -> str | None:
    """The body named above the symbol: its line, with the line before where only a place stands in it."""
    start = text.starts[first]
    lines = [
        _left_column(line) for line in text.raw[max(start - 6 * _LONGEST_LINE, 0) : start].split("\n")[:-1]
    ]
    bodies = [line for line in lines if line and any(map(str.isalpha, line)) and not _is_motto(line)]
    if not bodies:
        return None
    if len(bodies) > 1 and fold(bodies[-1].split()[0]) in _CONTINUES:
        return f"{bodies[-2]} {bodies[-1]}"
    return bodies[-1]


def _left_column(line: str) -> str:
    return _COLUMN.split(line.strip(), maxsplit=1)[0]


def _is_motto(line: str) -> bool:
    return fold(line).startswith(_MOTTO) or fold(" ".join(line.split()[:2])) in _MOTTO


def own_date(text: Text, last: int, dates: Sequence[DateMention]) -> DateMention | None:
    """The first full day on the symbol's line or the few below it."""
    start = text.ends[last - 1]
    for date in dates:
        if date.span[0] >= start:
            lines = text.raw.count("\n", start, date.span[0])
            full = None not in parts(date.value) and not date.impossible
            return (
                date
                if full and (not lines or (lines <= _LINES_BELOW and is_dateline(text, date.span)))
                else None
            )
    return None
