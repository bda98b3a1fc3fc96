"""Whether the talk around a number looks ahead or back: by its clause, the sentences before, the section.

Every sentence carries marks: words of duty and of things to come, words of what was done, days before and
behind the day of writing. A number stands under the last mark before it; where its sentence has none, under
what the sentences before in its paragraph say, then under the heading of its section.
"""

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from vungxanh.reader.rules.quantities.count import Count, Page, Tags
from vungxanh.reader.rules.quantities.scene import Scene
from vungxanh.reader.rules.text import fold, index_phrases
from vungxanh.reader.rules.wordlists import keys_of, listed

AHEAD, BACK, BEGUN, NOWHERE = "ahead", "back", "begun", ""
_YEARLY = frozenset(("commune", "place", "percent", "unknown", "other"))
"""What is counted at the end of a year: of a year that has just begun it is still to come."""
_AHEAD = frozenset(("ahead", "later", "order", "must"))
_PASSING = frozenset(("now", "each_unit"))
"""What is said of now or of each lasts no longer than its sentence."""
_BACK = frozenset(("done", "did", "attained", "last", "base", "back"))
_HEADS_GOALS = frozenset(("goal_heading", "ahead", "later"))
_DIRECTIONS = frozenset(("goal_heading", "done_heading"))
_LABEL_AT, _LONGEST_LABEL = 3, 12
_RESOLVE = frozenset(("resolves", "concludes"))
_AIMS = frozenset(("goal", "goal_noun", "goal_strong"))
_REACHED = frozenset(("done", "did", "attained", "reach", "exceed", "done_heading", "share", "criteria"))
_NAMES_GOALS = frozenset(("goal_noun", "goal_strong"))
_OPENERS = index_phrases(
    listed("""
    một là | hai là | ba là | bốn là | năm là | sáu là | bảy là | tám là | chín là | mười là
    thứ nhất | thứ hai | thứ ba | thứ tư | thứ năm | thứ sáu | thứ bảy | việc thứ | điều | ngoài ra
    cùng với | bên cạnh | đồng thời | song song | tiếp đó | sau đó | còn | riêng | về | đối với
    mặt khác | cuối cùng | trước hết | trước tiên | đặc biệt
    """)
)
"""With these a paragraph goes on with what the one before began."""
_BULLETS = frozenset("-–—+•▪*●·")
_BEHIND_NUMBER = frozenset(".)/:")
_IN_ORDER_TO = fold("để")
_MODALS = keys_of("sẽ phải cần muốn")
_SETS_COURSE = frozenset(
    ("later", "goal_noun", "goal_strong", "goal_heading", "order", "resolves", "due", "goal_year")
)
_FARTHEST = 8
"""So many sentences above a paragraph still say whether it looks ahead."""
_LONGEST = 60
"""So many sentences a paragraph or a list is followed back."""
_BRACKETS = {"(": 1, ")": -1}


class Mark(NamedTuple):
    """The word at which a sentence turns ahead or back; `told` by a word, not a day; `inside` a bracket.

    What is said of now (`hiện có`) does not last: the next sentence may go on with what is to be done.
    """

    word: int
    way: str
    told: bool
    inside: int
    lasts: bool = True


_WORD = itemgetter(0)


class Way(NamedTuple):
    """Where the talk around a number looks: by `own` words of its sentence, or by a paragraph `far` above."""

    way: str
    own: bool = False
    far: bool = False


class Frames:
    """The marks of the sentences of a text, made when asked for."""

    def __init__(self, page: Page, scene: Scene, written: str | None) -> None:
        self._page, self._scene, self._written = page, scene, written
        self._marks: dict[int, list[Mark]] = {}
        self._ways: dict[int, Way] = {}
        self._lasts: dict[int, str] = {}
        self._going_on: dict[int, bool] = {}
        self._turns: dict[int, int] = {}
        self._firsts: list[int] = []
        for number, one in enumerate(page.segments):
            same = number > 0 and page.segments[number - 1].paragraph == one.paragraph
            self._firsts.append(self._firsts[-1] if same else number)

    def way(self, count: Count) -> Way:
        """Where the talk around the number looks: `ahead`, `back`, or nowhere."""
        marks = self._marks_of(count.segment)
        before = marks[: bisect_left(marks, count.first, key=_WORD)]
        if count.bracket:
            inside = next((one for one in reversed(before) if one.inside), None)
            return Way(inside.way, inside.told) if inside else Way(NOWHERE)
        low, high = (bisect_left(marks, word, key=_WORD) for word in (count.end, count.tail_end))
        if any(self._is_said_of(count, one) for one in marks[low:high]):
            return Way(AHEAD, own=True)
        last = _last_for(count, before)
        return Way(_way_for(count, last), last.told) if last else self._inherited(count.segment)

    def _is_said_of(self, count: Count, mark: Mark) -> bool:
        """25 điểm ... sẽ được xóa; not for what they are counted: 71 xã để giải quyết trong thời gian tới."""
        if mark.inside or _way_for(count, mark) != AHEAD:
            return False
        return _IN_ORDER_TO not in self._page.text.keys[count.end : mark.word]

    def _inherited(self, segment: int) -> Way:
        """What the paragraph said before, else the heading, else the line that opened the list."""
        if segment not in self._ways:
            way = self._in_paragraph(segment) or self._headed(segment) or self._opened(segment)
            way = way or self._by_kind(segment)
            far = not way or way == BEGUN
            way = way or self._before(segment)
            self._ways[segment] = Way(AHEAD if way == BEGUN else way, far=far)
        return self._ways[segment]

    def _in_paragraph(self, segment: int) -> str:
        turn = self._turn_before(segment)
        return self._last(turn) if turn >= max(segment - _LONGEST, 0) else NOWHERE

    def _turn_before(self, segment: int) -> int:
        """The nearest sentence before in the paragraph that turns, -1 for none; each is looked at once."""
        found = -1
        for before in range(segment - 1, self._firsts[segment] - 1, -1):
            if self._last(before):
                found = before
                break
            if before in self._turns:
                found = self._turns[before]
                break
        self._turns[segment] = found
        return found

    def _opened(self, segment: int) -> str:
        """What the paragraph said that opened the list of this one, or that this one goes on with."""
        segments, lead, least = self._page.segments, segment, max(segment - _LONGEST, 0)
        while lead >= least and self._goes_on(lead):
            lead = max(self._firsts[lead], least) - 1
        if lead < least or lead == segment or segments[lead].heading != segments[segment].heading:
            return NOWHERE
        if self._orders(lead):
            return AHEAD
        return self._last(lead) or self._in_paragraph(lead)

    def _before(self, segment: int) -> str:
        """How the paragraphs right before ended under the heading; an item does not go on with others."""
        segments = self._page.segments
        if self._goes_on(segment):
            return NOWHERE
        here = segments[segment]
        for last in range(segment - 1, max(segment - _FARTHEST, 0) - 1, -1):
            if segments[last].layout != "body" or segments[last].heading != here.heading:
                break
            outside = segments[last].paragraph != here.paragraph and not self._only_may_be(last)
            way = self._last(last) if outside else NOWHERE
            if way or self._asks(last):
                return way
        return NOWHERE

    def _only_may_be(self, segment: int) -> bool:
        """Mẹ em sẽ về trước Tết: `sẽ`, `phải` alone set no course for the paragraphs that follow."""
        turns = [one for one in self._marks_of(segment) if not one.inside and one.lasts]
        modal = bool(turns) and turns[-1].told and self._page.text.keys[turns[-1].word] in _MODALS
        return modal and not self._page.tags(segment) & _SETS_COURSE

    def _asks(self, segment: int) -> bool:
        """Whether the sentence is a question: what is answered begins with it."""
        return self._page.text.raw[slice(*self._page.segments[segment].span)].rstrip().endswith("?")

    def _orders(self, segment: int) -> bool:
        """Chủ tịch kết luận: a line that ends with a colon and says that orders follow."""
        start, end = self._page.segments[segment].span
        last = self._page.text.raw[start:end].rstrip()[-1:]
        tags = self._page.tags(segment)
        return last == ":" and bool(tags & _RESOLVE or (tags & _AIMS and not tags & _REACHED))

    def _by_kind(self, segment: int) -> str:
        """A plan orders in its sections, and news of one tells its orders, where no word says otherwise."""
        if self._page.is_plan:
            return AHEAD if self._page.heading_of(segment) is not None else NOWHERE
        return AHEAD if self._page.tells_of_plan else NOWHERE

    def _last(self, segment: int) -> str:
        """Where the last turn looks that lasts beyond the sentence, else nowhere."""
        if segment not in self._lasts:
            turns = [one.way for one in self._marks_of(segment) if not one.inside and one.lasts]
            self._lasts[segment] = turns[-1] if turns else NOWHERE
        return self._lasts[segment]

    def _headed(self, segment: int) -> str:
        """What the headings above say of the time of their section, the nearest first."""
        above = self._page.heading_of(segment)
        while above is not None:
            tags = self._page.head_tags(above)
            if self._orders(above) or "concludes" in tags:
                return AHEAD
            if "done_heading" in tags and "goal_heading" not in tags:
                return BACK
            if tags & _HEADS_GOALS or (tags & _NAMES_GOALS and not tags & _BACK):
                return AHEAD
            if way := self._last(above):
                return way
            above = self._page.segments[above].heading
        return NOWHERE

    def _goes_on(self, segment: int) -> bool:
        """Whether the paragraph is one of several that one before opened, or goes on with the one before."""
        if segment not in self._going_on:
            self._going_on[segment] = self._begins_so(segment)
        return self._going_on[segment]

    def _begins_so(self, segment: int) -> bool:
        text = self._page.text
        opening = max(self._firsts[segment], segment - _LONGEST)
        first = text.first_from(self._page.segments[opening].span[0])
        keys = text.keys[first : first + 2]
        if not keys:
            return False
        if keys[0] in _BULLETS or any(text.has(phrase, first) for phrase in _OPENERS.get(keys[0], ())):
            return True
        return len(keys) > 1 and keys[1] in _BEHIND_NUMBER and (keys[0].isdecimal() or len(keys[0]) == 1)

    def _marks_of(self, segment: int) -> list[Mark]:
        """The turns of a sentence in order."""
        if segment not in self._marks:
            text = self._page.text
            first = self._page.first_word(segment)
            said = [
                (word, way, True, not tags & _PASSING or bool(tags & _AHEAD))
                for word, _, tags in self._page.hits_of(segment)
                if (way := _way(tags)) and not _is_quoted(text.keys[word : word + _LONGEST_NAME])
            ]
            found = sorted([*said, *self._days(segment, said), *self._label(segment, first)])
            self._marks[segment] = _marked(text.keys, first, found)
        return self._marks[segment]

    def _label(self, segment: int, first: int) -> Iterator[tuple[int, str, bool, bool]]:
        """1. Hiện trạng: toàn huyện có 412 người: a label before a colon heads what follows."""
        keys = self._page.text.keys
        for word, end, tags in self._page.hits_of(segment):
            if word - first > _LABEL_AT:
                break
            far = end + (_LONGEST_LABEL if tags & _DIRECTIONS == {"done_heading"} else 1)
            if tags & _DIRECTIONS and ":" in keys[end:far]:
                yield word, BACK if "done_heading" in tags else AHEAD, True, True

    def _days(
        self, segment: int, said: list[tuple[int, str, bool, bool]]
    ) -> Iterator[tuple[int, str, bool, bool]]:
        """The turns by days; a quarter without a year, in talk of what is to come, is to come too."""
        ahead = -1
        for start, way, dated in self._scene.ways(segment, self._written):
            word = self._page.text.first_from(start)
            if way == AHEAD and dated:
                ahead = word
            if way == BACK and not dated and self._looks_ahead(segment, word, said, ahead):
                yield word, AHEAD, False, True
            else:
                yield word, way, False, True

    def _looks_ahead(
        self, segment: int, word: int, said: list[tuple[int, str, bool, bool]], ahead: int
    ) -> bool:
        """Whether the last turn before the word, else the talk above the sentence, looks ahead."""
        before = [way for one, way, _, _ in said if one < word]
        if before or ahead >= 0:
            return ahead >= 0 and BACK not in before
        self._read_before(segment)
        return (self._in_paragraph(segment) or self._headed(segment) or self._opened(segment)) == AHEAD

    def _read_before(self, segment: int) -> None:
        """Reads the sentences of the paragraph up to this one in order.

        A day without a year looks at the sentence before, whose day looks at the one before it: asked from
        the last one back, a long paragraph would go deeper than Python does.
        """
        first = segment
        while first > self._firsts[segment] and first - 1 not in self._marks:
            first -= 1
        for one in range(first, segment):
            self._marks_of(one)


_STATES = frozenset(("addict", "user", "after"))


def _way_for(count: Count, mark: Mark) -> str:
    """Where the mark turns what was counted: a year that has just begun is to come for what counts yearly."""
    return AHEAD if mark.way == BEGUN and count.noun.kind in _YEARLY else mark.way


def _last_for(count: Count, marks: list[Mark]) -> Mark | None:
    """The last of the marks before a number that turns it.

    đưa 5 người đã có quyết định đi cai, thăm 9 hộ: what is said of those to be sent turns nothing back.
    """
    states, before = count.noun.kind in _STATES, count.before
    for one in reversed(marks):
        way = _way_for(count, one)
        if one.inside or way == BEGUN or (states and not one.told):
            continue
        # One walk for all marks: from each to the one before it the numbers only get earlier.
        while before is not None and before.end > one.word:
            before = before.before
        if way != BACK or before is None or not before.aimed or one.word >= before.tail_end:
            return one
    return None


def _is_quoted(keys: list[str]) -> bool:
    """Whether the words lie in a short name in quotation marks: hộp thư “Điều em muốn nói”."""
    sign = next((key for key in keys if key in _QUOTES), "")
    return sign == _CLOSED


_QUOTES, _CLOSED, _LONGEST_NAME = frozenset("“”"), "”", 4


def _marked(keys: list[str], first: int, found: list[tuple[int, str, bool, bool]]) -> list[Mark]:
    """The marks of a sentence that begins at word `first`, each with how many brackets are open at it."""
    marks, depth, since = [], 0, first
    for word, way, told, lasts in found:
        depth += sum(_BRACKETS.get(key, 0) for key in keys[since:word])
        since = max(since, word)
        marks.append(Mark(word, way, told, max(depth, 0), lasts))
    return marks


def _way(tags: Tags) -> str:
    if tags & _BACK:
        return BACK
    return AHEAD if tags & _AHEAD or "each_unit" in tags else NOWHERE
