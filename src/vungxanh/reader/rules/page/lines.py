"""The lines of a text, with those put together again that were broken at a fixed width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vungxanh.reader.rules.wordlists import words

WIDE = 40
"""Characters from which a line can have been broken by its width."""

FEWEST_BREAKS = 3
SHORTEST = 0.7
"""In a text broken at a fixed width: how long, against its widest lines, a line that goes on is at least."""

_LINKS = frozenset(words("của và số ngày tại về các những với do là được từ đến cho bằng trên"))
_LONGEST_LINK = 6
_STOPS = frozenset('.!?:;…”"|')
_ANEW = re.compile(r"[-+•*▪●–—»>#=|]|\(?\d{1,2}[.)/]|\(?[a-zđ]\)|https?:|www\.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: where its words stand, its number in the text from 0, and its words themselves."""

    start: int
    end: int
    number: int
    words: str


def printed_lines(raw: str) -> Iterator[Line]:
    """Every line that is not blank, without the space around it."""
    position = 0
    for number, whole in enumerate(raw.split("\n")):
        shown = whole.strip()
        if shown:
            start = position + whole.index(shown[0])
            yield Line(start, start + len(shown), number, shown)
        position += len(whole) + 1


def lines(raw: str) -> list[Line]:
    """The lines as they were meant: one that goes on in the next is one with it."""
    printed = list(printed_lines(raw))
    flowing = [_flows(line, following, WIDE) for line, following in pairwise(printed)]
    if not any(flowing):
        return printed
    wide = sorted(len(line.words) for line, flows in zip(printed, flowing, strict=False) if flows)
    if len(wide) >= FEWEST_BREAKS:
        width = wide[len(wide) * 4 // 5]
        flowing = [_flows(*pair, 1) or _is_full(*pair, width) for pair in pairwise(printed)]
    return _joined(raw, printed, flowing)


def _flows(line: Line, following: Line, least: int) -> bool:
    """A line of some width without a stop, and the next begins small: one sentence.

    So does a line that ends with a word nothing can end with, before a number: `Quyết định số / 1203/QĐ-TTg`.
    """
    if not _is_open(line, following):
        return False
    last = line.words[-_LONGEST_LINK - 1 :].rpartition(" ")[2]
    if last in _LINKS and following.words[0].isdigit():
        return True
    return len(line.words) >= least and following.words[0].islower()


def _is_open(line: Line, following: Line) -> bool:
    near = following.number == line.number + 1
    return near and line.words[-1] not in _STOPS and not _ANEW.match(following.words)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """In a text broken at a width, a full line without a stop goes on whatever the next begins with."""
    return _is_open(line, following) and SHORTEST * width <= len(line.words) <= 1.3 * width


def _joined(raw: str, printed: list[Line], flowing: list[bool]) -> list[Line]:
    made: list[Line] = []
    start = 0
    for number in range(len(printed)):
        if number < len(flowing) and flowing[number]:
            continue
        first, last = printed[start], printed[number]
        if start == number:
            made.append(first)
        else:
            made.append(Line(first.start, last.end, first.number, raw[first.start : last.end]))
        start = number + 1
    return made
