"""The tags around the numbers of a sentence: before, behind, the verb, the goal, the change."""

from bisect import bisect_left
from itertools import pairwise

from vungxanh.reader.rules.quantities.count import NONE, VERBS, Count, Hit, Page, Tags, joined
from vungxanh.reader.rules.text import Span, Text
from vungxanh.reader.rules.wordlists import keys_of

_STOPS = frozenset(";:.!?()")
_APART = _STOPS | frozenset(",")
_JOINS = keys_of("và , với cùng + / – - = &")
_CONTINUES = keys_of(
    "phường thị đặc tụ người đối điểm xã và sử mua vận tàng tổ chứa hoặc trồng bản loại sản nghiện tội"
)
"""A comma before one of these goes on with the same noun phrase."""
_LONGEST_TAIL = 16


_OF_COMMUNES = frozenset(("drug_free", "with_drugs", "key"))


def surround(page: Page, counts: list[Count], hits: list[Hit], words: Span) -> None:
    """Gives each count the tags around it."""
    if not counts:
        return
    sentence, above = joined(hits), page.heading(counts[0].segment)
    if "|" in page.text.keys[words[0] : words[1]]:
        above |= page.row_heading(counts[0].segment)
    for one, other in pairwise(counts):
        one.after, other.before = other, one
    walk = _Walk(page.text, hits, words)
    for count in counts:
        count.page, count.sentence, count.heading = page, sentence, above
        walk.take(count)


class _Walk:
    """Goes over the counts of a sentence and carries what was said: verb, goal, breakdown, bracket."""

    def __init__(self, text: Text, hits: list[Hit], words: Span) -> None:
        self._text, self._hits, self._words = text, hits, words
        self._opened, self._verb, self._goal, self._example = words[0], NONE, "", False
        self._part, self._part_inside, self._inside, self._outside_goal = -1, False, False, ""
        self._mild = False

    def take(self, count: Count) -> None:
        """Gives one count what stands before and behind it."""
        text, before = self._text, count.before
        limit = self._limit(count)
        count.tail_end = _tail_end(text, count.end, min(limit, count.end + _LONGEST_TAIL))
        behind = _between(self._hits, count.noun_at, count.tail_end)
        lead = _between(self._hits, self._opened, count.first)
        since = before.end if before else self._words[0]
        count.tail, count.lead = joined(behind), joined(lead)
        count.first_said = next((tags for _, _, tags in behind if tags & _OF_COMMUNES), NONE)
        count.verb = self._verb = _last_verb(lead) or self._verb
        count.joined = before is not None and _joined(text, before.end, count.first)
        count.bracket = self._bracket(since, count.first)
        count.goal = _goal_after(text, self._goal, _outside_closed(text, lead, count.first))
        count.moved = _moved(text, count, _between(self._hits, since, count.first))
        count.opener = self._part = self._opener(count, lead)
        count.example = self._example = self._example or any("example" in tags for _, _, tags in lead)
        said = [] if _is_base(text, count) else _between(self._hits, count.end, count.tail_end)
        self._goal = _goal_after(text, count.goal, said)
        reached = count.lead & {"reach", "share"} and "goal_noun" in count.tail and count.goal != "strong"
        if ("exceed" in count.lead or reached) and not _says_next(text, count):
            self._goal = ""  # vượt 8,2% chỉ tiêu được giao: the goal is only what the margin is held against
        self._opened = count.tail_end

    def _limit(self, count: Count) -> int:
        """The next number, or the verb right before it, which governs that number and not this one."""
        after = count.after
        if after is None:
            return self._words[1]
        if count.noun.unit == "person" and self._names(count) and self._names(after, count.end):
            return count.end
        for word, end, tags in reversed(_between(self._hits, count.end + 1, after.first)):
            if tags & _GOVERN and after.first - end <= _BESIDE and self._text.keys[end] not in _APART:
                joint = self._text.keys[word - 1] in _AND
                return max(word - joint, count.end)
            break
        return after.first

    def _names(self, count: Count, since: int | None = None) -> bool:
        """nghiện 58 người, sử dụng trái phép 19 người: whether a kind of people stands right before it.

        With `since`, whether nothing else stands before that but a sign.
        """
        hits = _between(self._hits, max(count.first - _LONGEST_KIND, since or 0), count.first)
        if not hits or hits[-1][1] != count.first or not hits[-1][2] & _KINDS:
            return False
        between = self._text.keys[since : hits[-1][0]] if since is not None else []
        return since is None or (bool(between) and all(key in _SIGNS for key in between))

    def _bracket(self, first: int, word: int) -> bool:
        """Whether a bracket is open; what is said of goals inside of one does not reach out of it."""
        inside = _bracket_at(self._text, self._inside, first, word)
        if inside and not self._inside:
            self._outside_goal = self._goal
        elif self._inside and not inside:
            self._goal = self._outside_goal
        self._inside = inside
        return inside

    def _opener(self, count: Count, lead: list[Hit]) -> int:
        """The word that opens the breakdown of the count, -1 for none; one in a bracket ends with it."""
        before, opener = count.before, self._part
        if self._part_inside and not self._inside:
            opener = -1
        if before is not None and self._text.keys[before.tail_end] == ":":
            opener = before.tail_end
        for word, _, tags in lead:
            if tags & _DIVIDES:
                opener, self._mild = word, "most" in tags
            elif self._mild and tags & VERBS:
                opener, self._mild = -1, False  # phần lớn ở xã Mẫu; bắt 12 vụ: a deed begins anew
        if opener != self._part:
            self._part_inside = self._inside
        return opener


_DIVIDES = frozenset(("part", "divided", "most"))
_KINDS, _SIGNS = frozenset(("addict", "user", "postrehab")), keys_of(", ; và người đối tượng")
_LONGEST_KIND = 8
_GOVERN = frozenset(("for", "abolish", "seize", "destroy", "prosecute", "fine", "try"))
_BESIDE = 1
_AND = keys_of("và cùng")


def _is_base(text: Text, count: Count) -> bool:
    """Phấn đấu nâng từ 71% hiện nay lên 95%: what is said of the base ends no goal."""
    after = count.after
    if after is None or text.keys[count.first - 1] not in _FROM:
        return False
    return any(key in _TO for key in text.keys[max(after.first - 2, count.end) : after.first])


def _says_next(text: Text, count: Count) -> bool:
    """vượt 10% so với chỉ tiêu 20%: the goal's own number follows at once."""
    following = count.after
    if following is None or following.first - count.tail_end > 0:
        return False
    return not _PAUSES & set(text.keys[count.end : following.first])


_PAUSES = frozenset(",;()")


def _outside_closed(text: Text, hits: list[Hit], word: int) -> list[Hit]:
    """The cues but for those in a bracket that is closed before the word: what it says stays in it."""
    if _CLOSING not in text.keys[hits[0][0] : word] if hits else True:
        return hits
    kept = []
    for hit in hits:
        sign = next((key for key in text.keys[hit[1] : word] if key in _BRACKETS), "")
        if sign != _CLOSING:
            kept.append(hit)
    return kept


_CLOSING = ")"
_ENDS_GOAL = frozenset(("done", "exceed", "attained", "back"))


def _goal_after(text: Text, state: str, hits: list[Hit]) -> str:
    """How strongly a goal is spoken of after the cues: `strong`, `weak`, or how else.

    `order`: somebody asks for it; `due`: a day by which; `year`: every year; empty: not at all.
    """
    for _, end, tags in hits:
        if tags & _PLANS_OR_MORE:
            state = _spoken(text, state, end, tags)
        elif tags & _ENDS_GOAL or (state in ("weak", "due") and _is_told(tags)):
            state = ""
    return state


def _spoken(text: Text, state: str, end: int, tags: Tags) -> str:
    """The state after a cue that speaks of goals, orders, deadlines or of every year."""
    if tags & _STRONG or (tags & _MARKS and _is_named(text, end)):
        return "strong"
    if tags & _MILD:
        if ":" in text.keys[end : end + 1] or state == "strong":
            return "strong"
        return "order" if "order" in tags else "weak"
    if tags & _PLANS and ":" in text.keys[end : end + _LABEL]:
        return "strong"
    if tags & {"done", "exceed", "attained"}:
        return ""
    return state or next((tag for tag in ("year", "due") if _STATES[tag] in tags), "")


def _is_named(text: Text, word: int) -> bool:
    """Whether the words behind a goal say which number it is: chỉ tiêu 2026 của tỉnh là ít nhất 30%."""
    before = text.keys[word - 1]
    for place in range(word, min(word + _LABEL + 2, len(text.keys))):
        key = text.keys[place]
        if key in _IS:
            return True
        if key[0].isdigit() and before not in _NUMBERED and place <= word + _FEW:
            return text.keys[word - 1] in _GOAL_WORDS and text.keys[place + 1 : place + 2] != ["/"]
        if not key[0].isalnum() or key in _DONE_WORDS:
            return False
        before = key
    return False


_FEW = 2
_GOAL_WORDS = keys_of("tiêu giao")
_NUMBERED = keys_of("hoạch năm số tháng quý ngày điều thứ mục đến kỳ")
_IS = keys_of("là")
_DONE_WORDS = keys_of("đã được đạt")


def _is_told(tags: Tags) -> bool:
    """Whether a cue tells what was found or is left, so that a mild word before it is no goal."""
    return "remain" in tags or (bool(tags & {"arrest", "seize"}) and not tags & {"abolish", "destroy"})


_PLANS = frozenset(("goal_noun", "goal_heading"))
_STRONG = frozenset(("goal_strong", "later"))
_MILD = frozenset(("goal", "order"))
_MARKS = frozenset(("goal_noun", "mark"))
_STATES = {"year": "goal_year", "due": "due"}
_PLANS_OR_MORE = _PLANS | _MARKS | _STRONG | _MILD | frozenset(_STATES.values())
_LABEL = 4


def _moved(text: Text, count: Count, hits: list[Hit]) -> str:
    """`up` or `down` where the number itself is the change, `from` where it is the base of one."""
    before, between = count.before, text.keys[count.before.end if count.before else count.first : count.first]
    for _, end, tags in reversed(hits):
        if count.first - end > _CHANGE_REACH or "," in text.keys[end : count.first]:
            break
        if tags & {"up", "down"}:
            return _ends_change(text.keys[end - 1 : count.first]) or ("up" if "up" in tags else "down")
        if tags & VERBS:
            break
    if before is not None and before.noun.kind == "percent" and before.lead & {"up", "down"}:
        return "from" if _FROM & set(between) else ""
    if before is None or not before.moved:
        return ""
    if before.moved == "from":
        return "to" if any(key in _TO for key in between) else ""
    return before.moved if count.joined and before.moved in ("up", "down") else ""


def _ends_change(between: list[str]) -> str:
    """`from` for the base of a change (giảm từ 30), `to` for where it led (còn 20), else nothing."""
    if any(key in _FROM for key in between):
        return "from"
    return "to" if between and between[-1] in _TO else ""


_CHANGE_REACH = 9
_FROM, _TO = keys_of("từ"), keys_of("xuống còn lên đến thành tới")


def _between(hits: list[Hit], first: int, last: int) -> list[Hit]:
    low = bisect_left(hits, (first, 0, NONE))
    return hits[low : bisect_left(hits, (last, 0, NONE), low)]


def _last_verb(hits: list[Hit]) -> Tags:
    for _, _, tags in reversed(hits):
        if tags & VERBS:
            return tags & VERBS
    return NONE


def _tail_end(text: Text, word: int, limit: int) -> int:
    """Where the noun phrase behind the number ends: at a stop, or a comma that does not go on with it."""
    keys = text.keys
    while word < limit:
        key = keys[word]
        if key in _STOPS:
            return word
        if key == "," and (word + 1 >= len(keys) or keys[word + 1] not in _CONTINUES):
            return word
        word += 1
    return limit


def _joined(text: Text, first: int, last: int) -> bool:
    """Whether only a comma or an and stands between two counts."""
    return 0 < last - first <= 2 and all(key in _JOINS for key in text.keys[first:last])


def _bracket_at(text: Text, inside: bool, first: int, word: int) -> bool:
    """Whether a bracket is open at the word, from whether one was at the first."""
    for key in reversed(text.keys[first:word]):
        if key in _BRACKETS:
            return key == "("
    return inside


_BRACKETS = frozenset("()")
