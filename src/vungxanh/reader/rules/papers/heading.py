"""The text's own symbol at its head: who issued it and on which day."""

import re
from collections.abc import Sequence

from vungxanh.reader.rules.facts import DateMention
from vungxanh.reader.rules.text import Text, fold, fold_all, index_phrases
from vungxanh.reader.rules.time.calendar import parts
from vungxanh.reader.rules.time.years import is_dateline

_COLUMN = re.compile(r"\s{2,}|\t")
_CONTINUES = tuple(map(fold, ["tỉnh", "thành", "huyện", "xã", "phường", "thị", "quận", "đặc"]))
_LINES_AWAY = 4
_NEAR = 400
_DAY = fold("ngày")
_LONGEST_LINE = 200
_PASSED = fold_all("thông qua")
_MOTTOES = index_phrases(["cộng hòa xã hội", "độc lập", "đảng cộng sản việt nam", "tự do"])


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
    """Whether the line names no body: the nation's or the party's own, or a place and day."""
    keys = fold_all(line)
    dated = _DAY in keys and any(key.isdecimal() for key in keys)
    return dated or any(keys[: len(motto)] == motto for motto in _MOTTOES.get(keys[0] if keys else "", ()))


def own_date(text: Text, first: int, last: int, dates: Sequence[DateMention]) -> DateMention | None:
    """The full day on the symbol's line, or on a line of its own a few below or above it."""
    start, end = text.starts[first], text.ends[last - 1]
    near = [
        one for one in dates if start - _NEAR < one.span[0] < end + _NEAR and _dates(text, one, start, end)
    ]
    told = next((one for one in near if one.span[0] >= end), near[-1] if near else None)
    return told or next((one for one in dates if _passed(text, text.first_from(one.span[0]))), None)


def _passed(text: Text, first: int) -> bool:
    """Whether a council is told to have passed its resolution on the day: "thông qua ngày 9/12/2025"."""
    return first >= len(_PASSED) and text.has(_PASSED, first - len(_PASSED))


def _dates(text: Text, date: DateMention, start: int, end: int) -> bool:
    if date.impossible or None in parts(date.value):
        return False
    between = text.raw[end : date.span[0]] if date.span[0] >= end else text.raw[date.span[1] : start]
    lines = between.count("\n")
    return not lines or (lines <= _LINES_AWAY and is_dateline(text, date.span))
