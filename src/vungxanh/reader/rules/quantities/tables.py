"""Rows of a table with bars, tabs or wide gaps: a number alone in a cell counts what row and column say."""

from collections.abc import Sequence

from vungxanh.reader.rules.facts import Printed
from vungxanh.reader.rules.quantities.cells import PERCENT, TOLD, Edge, cells_of, column, is_number, row
from vungxanh.reader.rules.quantities.count import Count, Page
from vungxanh.reader.rules.quantities.nouns import Noun, at, table
from vungxanh.reader.rules.text import Span, fold
from vungxanh.reader.rules.wordlists import keys_of

_PAIR, _FEWEST, _MOST = 2, 3, 60
"""So many cells make a row of a table; two are a label and its value, unless a head says what is counted."""
_SUMS = keys_of("cộng tổng toàn")
_ALL_SORTS = fold("hợp")
_HEAD_ROWS = 3
"""So many rows above its first numbers the head of a table is looked for."""
_PLACES = frozenset(("commune", "village", "place"))
_SAYS_GOALS = frozenset(("goal", "goal_noun", "goal_strong", "goal_heading"))
_ASSIGNED = table(
    (phrase, True)
    for phrase in (
        *("giao chỉ tiêu", "chỉ tiêu giao", "chỉ tiêu được giao", "chỉ tiêu phải đạt", "chỉ tiêu cần đạt"),
        *("chỉ tiêu phấn đấu", "mục tiêu phấn đấu", "phân bổ chỉ tiêu", "chỉ tiêu phân bổ", "phân chỉ tiêu"),
    )
)
_TIMES = frozenset(("last", "goal"))
_SAYS_DONE = frozenset(("done_heading", "exceed", "attained", "reach"))


class Tables:
    """Reads rows in text order; the head found for one row serves the rows below it."""

    def __init__(self, page: Page) -> None:
        self._page, self._text = page, page.text
        self._head: list[Edge] = []
        self._last, self._head_at = -2, 0
        self._table = 0
        self._of_goals = self._of_past = False
        self._whole: dict[int, Count] = {}

    def counts(self, where: int, numbers: Sequence[Printed], words: Span) -> list[Count]:
        """The counts of a sentence that is a row of a table; nothing for any other sentence."""
        cells = cells_of(self._text, words)
        if not _PAIR <= len(cells) <= _MOST or not any(is_number(self._text, cell) for cell in cells):
            return []
        follows = where == self._last + 1 and len(self._head) == len(cells)
        if len(cells) < _FEWEST and not follows and not self._is_counted_below(where):
            return []
        if not follows:
            self._table += 1
            self._whole = {}
            self._head = self._head_above(where, len(cells))
        self._last = where
        label = row(self._text, cells)
        found = (self._in_cell(where, number, cells, label) for number in numbers)
        return [count for count in found if count is not None]

    def _is_counted_below(self, where: int) -> bool:
        """Whether the line above is the head of two columns, of which the second says what is counted."""
        start, stop = (self._text.first_from(edge) for edge in self._page.segments[where - 1].span)
        cells = cells_of(self._text, (start, stop)) if where else []
        plain = not any(key[0].isdigit() and _is_value(key) for key in self._text.keys[start:stop])
        return len(cells) == _PAIR and plain and column(self._text, cells[1]).noun is not None

    def _in_cell(self, where: int, number: Printed, cells: list[Span], label: Edge | None) -> Count | None:
        text = self._text
        first, end = (text.first_from(edge) for edge in number.span)
        place = next((at for at, cell in enumerate(cells) if cell[0] <= first < cell[1]), -1)
        numbered = label is not None and first < label.words[0]
        if place < 0 or numbered or not is_number(text, cells[place]) or end < cells[place][1] - 1:
            return None
        head = self._head[place] if self._head else None
        said = _said(head, label)
        if said is None:
            return None
        edge, noun = said
        count = Count(number, first, end, end, noun, where, lead=edge.tags, tail=edge.tags)
        if head is not None and noun is PERCENT and any(edge.turn == "goal" for edge in self._head):
            count.lead, count.tail = count.lead | {"reach"}, count.tail | {"goal_noun"}
        if head is not None:
            _turn(count, head, minus=first > cells[place][0] and text.keys[first - 1] in "-–")
        if edge is label:
            count.lead -= {"part"}
            if count.lead & {"up", "down"}:
                count.moved = "up" if "up" in count.lead else "down"
        count.sentence = count.near
        count.label, count.labelled, count.page = edge.words, True, self._page
        heading = self._page.heading(self._head_at if self._head else where)
        count.heading, count.tail_end = (heading - {"goal_heading"} if self._of_past else heading), end
        if self._of_goals and not (head is not None and head.turn == "last"):
            count.goal = "strong"
        count.cell = (self._table, place, label is not None and self._is_sum(label))
        self._below(count, place, label)
        return count

    def _below(self, count: Count, place: int, label: Edge | None) -> None:
        """A row `trong đó: ...` tells a part of the number above it in the column."""
        if label is not None and "part" in label.tags:
            count.parent = self._whole.get(place)
        else:
            self._whole[place] = count

    def _is_sum(self, label: Edge) -> bool:
        """Whether the row says the sum of those above: `Cộng`, `Toàn tỉnh`; not `Tổng hợp các loại`."""
        keys = self._text.keys[slice(*label.words)]
        return keys[0] in _SUMS and keys[1:2] != [_ALL_SORTS]

    def _head_above(self, where: int, width: int) -> list[Edge]:
        text, segments = self._text, self._page.segments
        for above in range(where - 1, max(where - 1 - _HEAD_ROWS, -1), -1):
            start, stop = (text.first_from(edge) for edge in segments[above].span)
            cells = cells_of(text, (start, stop))
            plain = [cell for cell in cells if is_number(text, cell)]
            if len(cells) == width and not any(_is_value(text.keys[cell[0]]) for cell in plain):
                columns = _of_years([column(text, cell) for cell in cells])
                self._head_at = above
                self._of_goals = self._tells_goals(above, columns) or self._orders(above, columns)
                self._of_past = self._tells_of_years(above, columns)
                return columns
        self._of_goals = self._of_past = False
        return []

    def _tells_goals(self, head: int, columns: Sequence[Edge]) -> bool:
        """Whether the line over the table says that it lists goals: `Giao chỉ tiêu năm 2026 như sau:`.

        Without a colon only goals that are assigned: `Chỉ tiêu giao năm 2026`, not `Một số chỉ tiêu chính`.
        """
        tags = self._page.tags(head - 1) if head else frozenset()
        if not tags & _SAYS_GOALS or tags & _SAYS_DONE:
            return False
        start, end = self._page.segments[head - 1].span
        if self._text.raw[start:end].rstrip().endswith(":"):
            return True
        words = range(self._text.first_from(start), self._text.first_from(end))
        assigned = any(at(self._text, word, _ASSIGNED) for word in words)
        return assigned and not any(edge.turn == "last" or edge.year or edge.tags & TOLD for edge in columns)

    def _tells_of_years(self, head: int, columns: Sequence[Edge]) -> bool:
        """Whether years stand side by side in a report: `Một số chỉ tiêu chính` heads its figures, no goals.

        A heading that names the last of the years may head what is to be reached in it.
        """
        years = [edge.year for edge in columns if edge.year is not None]
        plain = not any(edge.turn == "goal" for edge in columns[1:])
        above = self._page.heading_of(head)
        if self._page.is_plan or above is None or not plain or len(years) < 2:
            return False
        start, end = self._page.segments[above].span
        return str(max(years)) not in self._text.raw[start:end]

    def _orders(self, head: int, columns: Sequence[Edge]) -> bool:
        """Whether the table stands among the orders of a plan and no column tells of another time."""
        if not self._page.is_order(head) or "done_heading" in self._page.heading(head):
            return False
        return not any(edge.turn in _TIMES or edge.year or edge.tags & TOLD for edge in columns)


def _is_value(key: str) -> bool:
    return not (len(key) == 4 and key[:2] in ("19", "20"))


def _said(head: Edge | None, label: Edge | None) -> tuple[Edge, Noun] | None:
    """Which edge tells what is counted: the column unless it only says when, else the row."""
    if head is not None and head.noun is not None and head.noun.kind == "percent":
        return head, PERCENT
    of_row = label is not None and label.noun is not None
    of_row = of_row and label is not None and (not _is_place(label) or bool(label.tags & _CLASSES))
    if head is not None and head.noun is not None and not (of_row and (head.turn or head.year)):
        return head, head.noun
    if of_row and label is not None and label.noun is not None and not (head is None and not label.tags):
        return label, label.noun
    return None


def _is_place(label: Edge) -> bool:
    return label.noun is not None and label.noun.kind in _PLACES


_CLASSES = frozenset(("drug_free", "key"))
"""A row of communes of a class counts them; a row named for a commune does not."""


def _turn(count: Count, head: Edge, *, minus: bool) -> None:
    """What the column makes of the number: a goal, one of an earlier time, a change, or what was done."""
    if head.turn == "goal":
        count.goal = "strong"
    elif head.turn == "last":
        count.lead |= {"base"}
    elif head.turn == "change":
        count.moved = "down" if minus else "up"
        count.lead = (count.lead - {"up", "down", "compare"}) | {count.moved}
    else:
        count.lead |= {"now"}


def _of_years(head: list[Edge]) -> list[Edge]:
    """Of columns headed by years the earlier ones are told for comparison."""
    years = [edge.year for edge in head if edge.year is not None and not edge.turn]
    latest = max(years, default=0)
    if len(years) < 2:
        return head
    return [
        Edge(edge.words, edge.noun, edge.tags, edge.turn or "last", edge.year)
        if edge.year is not None and edge.year < latest
        else edge
        for edge in head
    ]
