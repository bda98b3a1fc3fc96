"""Lists of items under a line that gives their total: the items are parts, and may leave the noun out."""

from vungxanh.reader.rules.quantities.count import Count, Page
from vungxanh.reader.rules.quantities.cues import CUES
from vungxanh.reader.rules.quantities.nouns import at

_BULLETS = frozenset("-–—+•▪*●·")
_BEHIND = frozenset(".)/")
_DIVIDES, _BY = frozenset(("part", "divided")), frozenset(("by_kind",))
_SIGNS = 3
"""So many signs a bullet has at most: `--`."""


class Lists:
    """Follows the lists of a text, line by line."""

    def __init__(self, page: Page) -> None:
        self._page, self._text = page, page.text
        self._total: Count | None = None
        self._own, self._last = "", -1
        self._told: list[Count] = []

    def total_above(self, where: int) -> Count | None:
        """The count whose parts the line tells: of the line that opened the list, or of the line before."""
        mark = self._mark(where)
        if self._total is not None and (not mark or mark == self._own or not self._goes_on(where)):
            self._total = None
        self._last = where
        if self._total is not None:
            return self._total
        if self._opened_before(where):
            self._total, self._own = next((one for one in self._told if not one.moved), None), ""
            return self._total
        if self._told and self._told[0].segment == where - 1 and self._divides(where):
            return self._told[0].parent or self._told[0]
        return None

    def take(self, where: int, counts: list[Count]) -> None:
        """Remembers what a line counted; a line that ends with a colon opens a list."""
        if not counts:
            return
        self._told = counts
        last = self._text.first_from(self._page.segments[where].span[1])
        if self._text.keys[last - 1] == ":":
            self._total = next((one for one in counts if not one.moved), None)
            self._own = self._mark(where)

    def _opened_before(self, where: int) -> bool:
        """Whether the sentence before says only that a breakdown follows: `... 19 xã. Cụ thể:`."""
        if not self._told or self._told[0].segment != where - 2 or not self._mark(where):
            return False
        page, text = self._page, self._text
        start, end = page.segments[where - 1].span
        return text.raw[start:end].rstrip().endswith(":") and "part" in page.tags(where - 1)

    def _goes_on(self, where: int) -> bool:
        """Whether only items of the list stand between the line last seen and this one."""
        return all(self._mark(between) for between in range(self._last + 1, where))

    def _mark(self, where: int) -> str:
        """The bullet a line begins with; empty for a line that is no item."""
        first = self._text.first_from(self._page.segments[where].span[0])
        signs = ""
        for key in self._text.keys[first : first + _SIGNS]:
            if key not in _BULLETS:
                break
            signs += key
        keys = self._text.keys[first : first + 2]
        if signs or len(keys) < 2:
            return signs
        numbered = keys[0].isdecimal() and keys[1] in _BEHIND
        lettered = len(keys[0]) == 1 and keys[0].isalpha() and keys[1] == ")"
        return "1" if numbered else ("a" if lettered else "")

    def _divides(self, where: int) -> bool:
        """Whether a line begins with words that divide what the line before told: `- Chia theo năm: ...`."""
        first = self._text.first_from(self._page.segments[where].span[0]) + len(self._mark(where))
        cue = at(self._text, first, CUES)
        if cue is None or not cue[1] & _BY:
            return cue is not None and bool(cue[1] & _DIVIDES)
        return self._text.keys[cue[0]] == ":"
