"""Rows of a table with bars or tabs: a number alone in a cell counts what the head of its column says."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vungxanh.reader.rules.facts import Printed
from vungxanh.reader.rules.quantities.count import Count, Page, joined, scan
from vungxanh.reader.rules.quantities.nouns import NOUNS, Noun, at
from vungxanh.reader.rules.text import Span, Text
from vungxanh.reader.rules.wordlists import keys_of

_FEWEST = 3
"""So many cells make a row of a table; two are a label and its value."""
_MOST = 60
_SUMS = keys_of("cộng tổng toàn")
_NO_COLUMN = frozenset(("time", "other", "unknown", "place", "thing", "village"))
_HEAD_ROWS = 3
"""So many rows above its first numbers the head of a table is looked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: its words and what it counts."""

    words: Span
    noun: Noun


class Tables:
    """Reads rows in text order; the head found for one row serves the rows below it."""

    def __init__(self, page: Page) -> None:
        self._page, self._text = page, page.text
        self._head: list[Column | None] = []
        self._last = -2
        self._table = 0

    def counts(self, where: int, numbers: Sequence[Printed], words: Span) -> list[Count]:
        """The counts of a sentence that is a row under a head; nothing for any other sentence."""
        cells = _cells(self._text, words)
        if not _FEWEST <= len(cells) <= _MOST:
            return []
        if where != self._last + 1:
            self._table += 1
            self._head = self._head_above(where, len(cells))
        self._last = where
        if len(self._head) != len(cells):
            return []
        is_sum = any(self._text.keys[word] in _SUMS for word in range(words[0], min(words[0] + 5, words[1])))
        found = (self._in_cell(where, number, cells, is_sum) for number in numbers)
        return [count for count in found if count is not None]

    def _in_cell(self, where: int, number: Printed, cells: list[Span], is_sum: bool) -> Count | None:
        first, end = (self._text.first_from(edge) for edge in number.span)
        for place, cell in enumerate(cells):
            column = self._head[place]
            if cell == (first, end) and column is not None:
                tags = joined(scan(self._text, *column.words))
                count = Count(number, first, end, end, column.noun, where, lead=tags, sentence=tags)
                count.label, count.labelled, count.page = column.words, True, self._page
                count.heading, count.tail_end = self._page.heading(where), end
                count.cell = (self._table, place, is_sum)
                return count
        return None

    def _head_above(self, where: int, width: int) -> list[Column | None]:
        for above in range(where - 1, max(where - 1 - _HEAD_ROWS, -1), -1):
            start, stop = (self._text.first_from(edge) for edge in self._page.segments[above].span)
            cells = _cells(self._text, (start, stop))
            if len(cells) == width and not any(
                text_key[0].isdigit() for text_key in self._text.keys[start:stop]
            ):
                columns = [_column(self._text, cell) for cell in cells]
                if any(columns):
                    return columns
        return []


def _cells(text: Text, words: Span) -> list[Span]:
    """The words of each cell between bars, or between tabs where there are no bars."""
    bars = [word for word in range(*words) if text.keys[word] == "|"]
    if bars:
        edges = [words[0] - 1, *bars, words[1]]
        return [(one + 1, other) for one, other in pairwise(edges)]
    cells, first = [], words[0]
    for word in range(words[0] + 1, words[1]):
        if "\t" in text.raw[text.ends[word - 1] : text.starts[word]]:
            cells.append((first, word))
            first = word
    return [*cells, (first, words[1])]


def _column(text: Text, cell: Span) -> Column | None:
    """What a column counts: the unit in the bracket of its head, else the first counting noun."""
    found: Noun | None = None
    for word in range(*cell):
        noun = at(text, word, NOUNS)
        if noun is None or noun[0] > cell[1] or noun[1].kind in _NO_COLUMN:
            continue
        if text.keys[word - 1] == "(":
            return Column(cell, noun[1])
        found = found or noun[1]
    return Column(cell, found) if found is not None else None
