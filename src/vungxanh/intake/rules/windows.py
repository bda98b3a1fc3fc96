"""A text and its facts cut for the screen: into pages that stay usable, and into pieces to draw.

Pure and linear in text and facts, whatever spans a hostile text brings: nested, overlapping, all on one word.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST_FACTS, MOST_CHARACTERS = 120, 24_000
"""So many facts and so much text a page holds at most."""
DIMMED = frozenset({"caption", "teaser", "furniture", "instruction"})
"""Parts of a page that are not its text: shown, but softly."""


@dataclass(frozen=True)
class Window:
    """One page: [start, end) of the text, and the facts with the places [first, last) in reading order."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Placed:
    """A fact's number and where its words stand."""

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A run of text that the same `facts` cover, the innermost first; `opens` are those that begin here."""

    start: int
    end: int
    facts: tuple[int, ...]
    opens: tuple[int, ...]
    dimmed: bool


def windows(
    text: str, starts: Sequence[int], *, facts: int = MOST_FACTS, characters: int = MOST_CHARACTERS
) -> tuple[Window, ...]:
    """The pages of a text whose facts start (ascending) at `starts`; cut at line ends where there are any.

    Every fact is on exactly one page; every character is on at least one, in order.
    """
    found: list[Window] = []
    position = first = 0
    while position < len(text) or first < len(starts) or not found:
        end = min(position + characters, len(text))
        if first + facts < len(starts):
            end = min(end, starts[first + facts])
        if end < len(text):
            end = _line_end(text, position, end)
        if end <= position and first < len(starts):
            # More facts begin on this line than a page holds: the line is shown again with the next ones.
            last = min(first + facts, len(starts))
            found.append(Window(position, _line_end_after(text, position, characters), first, last))
            first = last
            continue
        last = bisect_left(starts, end, lo=first) if end < len(text) else len(starts)
        found.append(Window(position, end, first, last))
        position, first = end, last
    return tuple(found)


def _line_end(text: str, start: int, end: int) -> int:
    """Just behind the last line end in the stretch, else behind the last blank, else its end."""
    for sign in ("\n", " "):
        if (cut := text.rfind(sign, start, end)) >= 0:
            return cut + 1
    return end


def _line_end_after(text: str, start: int, characters: int) -> int:
    cut = text.find("\n", start, start + characters)
    return cut + 1 if cut >= 0 else min(start + characters, len(text))


def pieces(
    window: Window, placed: Sequence[Placed], layout: Sequence[tuple[int, int, str]]
) -> Iterator[Piece]:
    """The text of a window in pieces, each covered by the same facts from end to end, without gaps.

    `layout` holds [start, end, kind] of parts that do not overlap, in order.
    """
    inside = [one for one in placed if one.start < window.end and one.end > window.start]
    soft = _soft(window, layout)
    cuts = {window.start, window.end}
    for start, end in [(one.start, one.end) for one in inside] + soft:
        cuts |= {cut for cut in (start, end) if window.start < cut < window.end}
    ordered, soft_starts = sorted(cuts), [start for start, _ in soft]
    for start, end in pairwise(ordered):
        over = [one for one in inside if one.start < end and start < one.end]
        over.sort(key=lambda one: (one.end - one.start, one.number))
        opens = tuple(sorted(one.number for one in over if max(one.start, window.start) == start))
        before = bisect_right(soft_starts, start) - 1
        dimmed = before >= 0 and soft[before][1] > start
        yield Piece(start, end, tuple(one.number for one in over), opens, dimmed)


def _soft(window: Window, layout: Sequence[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """The stretches of a window to show softly; neighbours with a blank between them are one."""
    found: list[tuple[int, int]] = []
    for start, end, kind in layout:
        if kind in DIMMED and start < window.end and window.start < end:
            if found and start - found[-1][1] <= 1:
                start, _ = found.pop()
            found.append((start, end))
    return found
