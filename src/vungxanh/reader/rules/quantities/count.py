"""A number with the noun it counts and the words around it, as tags.

The rules about measure and role look at the tags of the words before it since the number before (`lead`), of
its own noun phrase (`tail`), of the last verb said (`verb`, carried over a list), and of the sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from vungxanh.reader.rules.facts import Printed, Segment
from vungxanh.reader.rules.quantities.cues import CUES
from vungxanh.reader.rules.quantities.nouns import Noun, at
from vungxanh.reader.rules.text import Text, fold_all

Tags = frozenset[str]
NONE: Tags = frozenset()

Hit = tuple[int, int, Tags]
"""The first word of a cue, the word behind it, its tags."""

VERBS = frozenset(
    {
        *(
            "arrest",
            "prosecute",
            "fine",
            "try",
            "seize",
            "destroy",
            "abolish",
            "rehab",
            "postrehab",
            "propaganda",
        ),
        *("test", "found", "methadone", "tip", "recognise", "remain", "finish", "award", "organised_use"),
    }
)
"""The tags of words that say what is done with what is counted."""
_DIRECTIONS = frozenset(("goal_heading", "done_heading"))
_GOAL_HEADS, _LATER = frozenset(("goal_heading",)), frozenset(("later", "ahead"))
_TOLD_IN_HEADS = frozenset(("attained", "did", "exceed"))
_PLANS = frozenset(
    map(fold_all, ("kế hoạch", "nghị quyết", "chương trình", "chỉ thị", "đề án", "phương án", "công điện"))
)
_ALLOTTING = frozenset(map(fold_all, ("quyết định", "hướng dẫn", "thông báo", "công văn")))
_ALLOTTED = frozenset(("goal_noun", "goal_strong", "money", "plan_made"))
_HEAD, _SHORT = 10, 200
_HEAD_LINE = re.compile(r"(?:Phần (?:thứ )?\w+|[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})?)\s?[-/.)–:]\s?\D")
_LONGEST_HEAD = 70
"""So many lines and so short a line a plan says what it is in."""
_AS_FOLLOWS = frozenset(map(fold_all, ("như sau", "sau đây", "quyết định", "chỉ thị", "yêu cầu", "nội dung")))
_LONGEST_PREAMBLE = 80
_ROWS = 12
_LONGEST_SCAN = 300
_TOP, _BEFORE = 4, 2
"""So many first lines tell what a text is about."""


@dataclass(slots=True)
class Count:
    """One number with its noun and the tags around it."""

    number: Printed
    first: int
    noun_at: int
    end: int
    noun: Noun
    segment: int
    lead: Tags = NONE
    tail: Tags = NONE
    tail_end: int = 0
    first_said: Tags = NONE
    verb: Tags = NONE
    sentence: Tags = NONE
    heading: Tags = NONE
    goal: str = ""
    moved: str = ""
    opener: int = -1
    topic: str = "drug"
    measured: str = ""
    aimed: bool = False
    no_goal: bool | None = None
    floor: bool = False
    example: bool = False
    substance: str | None = None
    names_drug: bool = False
    direction: int = 0
    labelled: bool = False
    of_whole: bool = False
    label: tuple[int, int] | None = None
    cell: tuple[int, int, bool] | None = None
    joined: bool = False
    bracket: bool = False
    before: "Count | None" = None
    after: "Count | None" = field(default=None, repr=False)
    parent: "Count | None" = field(default=None, repr=False)
    page: "Page | None" = field(default=None, repr=False)

    @property
    def near(self) -> Tags:
        """The tags of its own words: before and behind."""
        return self.lead | self.tail

    @property
    def context(self) -> Tags:
        """The tags of the sentence, of those before, of the heading and of the text's first lines."""
        return self.sentence | self.heading | (self.page.around(self.segment) if self.page else NONE)

    def speaks_of(self, tag: str) -> bool:
        """Whether the context has the tag; the sentence and the heading are looked at first."""
        if tag in self.sentence or tag in self.heading:
            return True
        return self.page is not None and tag in self.page.around(self.segment)


class Page:
    """The sentences of a text and their tags, scanned when asked for."""

    def __init__(self, text: Text, segments: Sequence[Segment]) -> None:
        self.text, self.segments = text, segments
        self._tags: dict[int, Tags] = {}
        self._hits: dict[int, list[Hit]] = {}
        self._headings: dict[int, Tags] = {}
        self._around: dict[int, Tags] = {}
        self._plan: bool | None = None
        self._lines: list[int] | None = None
        self._orders: int | None = None
        self.people, self.stock, self.stock_at, self.aimed_at = "", "", -2, -2
        self.spots = self.free = self.treats = self.is_part = self.is_rally = self.files = False
        self.people_at = -2
        self.province: tuple[str, ...] = ()
        self.communes: frozenset[tuple[str, ...]] = frozenset()
        self.told = (-1, "")
        self.told_paragraphs: set[int] = set()

    def first_word(self, segment: int) -> int:
        """The number of the word that a sentence begins with."""
        return self.text.first_from(self.segments[segment].span[0])

    def tags(self, segment: int) -> Tags:
        """All tags of one sentence."""
        if segment not in self._tags:
            self._tags[segment] = joined(self.hits_of(segment))
        return self._tags[segment]

    def hits(self, segment: int, first: int, last: int) -> list[Hit]:
        """The cues of one sentence, whose first word and the word behind it are known; keeps its tags."""
        hits = self._hits[segment] = scan(self.text, first, last)
        self._tags[segment] = joined(hits[: bisect_left(hits, (first + _LONGEST_SCAN, 0, NONE))])
        return hits

    def hits_of(self, segment: int) -> list[Hit]:
        """The cues of one sentence in order."""
        if segment not in self._hits:
            first, last = (self.text.first_from(edge) for edge in self.segments[segment].span)
            self._hits[segment] = scan(self.text, first, min(last, first + _LONGEST_SCAN))
        return self._hits[segment]

    def around(self, segment: int) -> Tags:
        """The tags of the sentences before and of the text's first lines."""
        if segment not in self._around:
            before = range(max(segment - _BEFORE, 0), segment)
            beside = {*range(min(_TOP, len(self.segments))), *before}
            self._around[segment] = NONE.union(*(self.tags(one) for one in beside))
        return self._around[segment]

    def heading(self, segment: int) -> Tags:
        """The tags of the headings above the sentence; of goals and of what was done the nearest speaks."""
        chain: list[int] = []
        above = self.heading_of(segment)
        while above is not None and above < segment and above not in self._headings:
            chain.append(above)
            segment, above = above, self.segments[above].heading
        tags = self._headings.get(above, NONE) if above is not None else NONE
        for one in reversed(chain):
            own = self.head_tags(one)
            tags = own | (tags - _DIRECTIONS if own & _DIRECTIONS else tags)
            self._headings[one] = tags
        return tags

    def head_tags(self, segment: int) -> Tags:
        """The tags of a heading; `Các mục tiêu đã đạt được` heads what was done, not goals."""
        tags = self.tags(segment)
        told = tags & _TOLD_IN_HEADS and not tags & _LATER
        return tags - _GOAL_HEADS | {"done_heading"} if told and tags & _GOAL_HEADS else tags

    def heading_of(self, segment: int) -> int | None:
        """The line that heads the sentence: a heading, or a short line that opens with a number."""
        above = self.segments[segment].heading
        line = self._own_heading(segment)
        return line if line is not None and (above is None or line > above) else above

    def topic(self, segment: int) -> str:
        """What the sentence before in the same paragraph spoke of last, where it told."""
        told, topic = self.told
        before = self.segments[told] if 0 <= told < segment else None
        return topic if before is not None and before.paragraph == self.segments[segment].paragraph else ""

    def row_heading(self, segment: int) -> Tags:
        """The tags of the nearest row above without a number: `II | Ma tuý` heads the rows below it."""
        for above in range(segment - 1, max(segment - _ROWS, -1), -1):
            first, last = (self.text.first_from(edge) for edge in self.segments[above].span)
            keys = self.text.keys[first:last]
            if "|" not in keys:
                return NONE
            if not any(key[0].isdigit() for key in keys):
                return self.tags(above)
        return NONE

    def _own_heading(self, segment: int) -> int | None:
        """The nearest short line above that opens with a number or a letter: `2/ Chỉ tiêu`."""
        if self._lines is None:
            self._lines = [one for one in range(len(self.segments)) if self._heads(one)]
        place = bisect_left(self._lines, segment)
        return self._lines[place - 1] if place else None

    def _heads(self, segment: int) -> bool:
        one = self.segments[segment]
        if one.layout not in ("body", "heading") or one.span[1] - one.span[0] > _LONGEST_HEAD:
            return False
        line = self.text.raw[one.span[0] : one.span[1]].strip()
        return _HEAD_LINE.match(line) is not None and line[-1:] not in ".;:,"

    @property
    def is_plan(self) -> bool:
        """Whether the text calls itself a plan, a resolution, a directive: what it counts is to be done."""
        if self._plan is None:
            first = range(min(_HEAD, len(self.segments)))
            self._plan = any(self._names_plan(one) or self._allots(one) for one in first)
        return self._plan

    @property
    def tells_of_plan(self) -> bool:
        """Whether the first lines tell that a plan, a scheme or a resolution was made: news of goals."""
        first = range(min(_TOP, len(self.segments)))
        return any("plan_made" in self.tags(one) for one in first)

    def is_order(self, segment: int) -> bool:
        """Whether the sentence stands behind the words with which a plan or a directive begins to order."""
        if not self.is_plan:
            return False
        if self._orders is None:
            last = min(len(self.segments), _LONGEST_PREAMBLE)
            self._orders = next(filter(self._opens_orders, range(last)), len(self.segments))
        return segment > self._orders

    def _opens_orders(self, segment: int) -> bool:
        start, end = self.segments[segment].span
        line = self.text.raw[start:end].rstrip()
        if not line.endswith(":") or self.segments[segment].layout not in ("body", "heading", "title"):
            return False
        return bool(self.tags(segment) & {"goal", "goal_noun"}) or fold_all(line)[-3:-1] in _AS_FOLLOWS

    def _allots(self, segment: int) -> bool:
        """QUYẾT ĐỊNH / Về việc giao chỉ tiêu: a decision whose subject is goals orders as a plan does."""
        if segment + 1 >= len(self.segments) or not self._is_titled(segment, _ALLOTTING):
            return False
        subject = self.tags(segment + 1) | self.tags(segment)
        return bool(subject & _ALLOTTED) and not subject & {"done_heading", "named", "award"}

    def _names_plan(self, segment: int) -> bool:
        return self._is_titled(segment, _PLANS)

    def _is_titled(self, segment: int, names: frozenset[tuple[str, ...]]) -> bool:
        """Whether the line is a title that begins with one of the names of papers."""
        start, end = self.segments[segment].span
        line = self.text.raw[start : min(end, start + _SHORT)].strip()
        whole = end - start <= _SHORT and line[-1:] not in ".?"
        first = self.text.first_from(start)
        return whole and line[:1].isupper() and tuple(self.text.keys[first : first + 2]) in names


def scan(text: Text, first: int, last: int) -> list[Hit]:
    """The cues among the words, none inside another."""
    hits: list[Hit] = []
    free = first
    for word in [first + place for place, key in enumerate(text.keys[first:last]) if key in CUES]:
        found = at(text, word, CUES) if word >= free else None
        if found is not None:
            free, tags = found
            hits.append((word, free, tags))
    return hits


def joined(hits: Sequence[Hit]) -> Tags:
    """All tags of the cues."""
    if len(hits) < 2:
        return hits[0][2] if hits else NONE
    return NONE.union(*[tags for _, _, tags in hits])
