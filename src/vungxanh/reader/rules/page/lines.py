"""The lines of a text, with those put together again that were broken at a fixed width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

WIDE = 40
"""Characters from which a line can have been broken by its width."""

FEWEST_BREAKS = 3
SHORTEST = 0.7
"""In a text broken at a fixed width: how long, against its widest lines, a line that goes on is at least."""

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
    flowing = [_flows(one, other) for one, other in pairwise(printed)]
    if not any(flowing):
        return printed
    if sum(flowing) >= FEWEST_BREAKS:
        widths = sorted(len(line.words) for line, flows in zip(printed, flowing, strict=False) if flows)
        flowing = _by_width(printed, flowing, widths[len(widths) * 4 // 5])
    return _joined(raw, printed, flowing)


def _flows(line: Line, following: Line) -> bool:
    """A wide line without a full stop, and the next begins small: one sentence."""
    if following.number != line.number + 1 or len(line.words) < WIDE or line.words[-1] in _STOPS:
        return False
    return following.words[0].islower() and not _ANEW.match(following.words)


def _by_width(printed: list[Line], flowing: list[bool], width: int) -> list[bool]:
    """In a text broken at a width, a full line without a stop goes on whatever the next begins with."""

    def goes_on(line: Line, following: Line) -> bool:
        near = following.number == line.number + 1 and line.words[-1] not in _STOPS
        full = SHORTEST * width <= len(line.words) <= 1.3 * width
        return near and full and not _ANEW.match(following.words)

    pairs = zip(printed, printed[1:], flowing, strict=False)
    return [flows or goes_on(line, following) for line, following, flows in pairs]


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
