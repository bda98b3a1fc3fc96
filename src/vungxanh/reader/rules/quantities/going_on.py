"""Whether a number goes on with the goals told right before it."""

from itertools import pairwise

from vungxanh.reader.rules.facts import Period
from vungxanh.reader.rules.quantities.count import VERBS, Count
from vungxanh.reader.rules.quantities.frames import Way
from vungxanh.reader.rules.quantities.goals import (
    PLAIN,
    is_listed_under_goals,
    is_no_goal,
    is_of_told,
    is_passive,
)
from vungxanh.reader.rules.quantities.levels import is_attained, is_one_of, since
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of


def goes_on_aiming(count: Count, before: Count | None, period: Period | None) -> bool:
    """Đặt mục tiêu 15 xã. Cùng với đó, đưa 400 người: a sentence that tells no time goes on with goals."""
    page = count.page
    if page is None or before is None or count.segment - before.segment != 1 or not all_aimed(before):
        return False
    if page.segments[before.segment].paragraph != page.segments[count.segment].paragraph:
        return False
    key = "key" in count.sentence and count.noun.kind in ("commune", "place")
    if key or period is not None or count.noun.kind in _SEIZED or count.sentence & TELLS_TIME:
        return False
    return not is_no_goal(count) and not count.moved and not count.bracket


def all_aimed(count: Count | None) -> bool:
    """Whether every number of the sentence up to this one is a goal."""
    while count is not None:
        if not count.aimed or count.bracket:
            return False
        count = count.before
    return True


_SEIZED = frozenset(
    ("suspect", "mass", "tablet", "brick", "other_person", "village", "household", "award", "route")
)
TELLS_TIME = frozenset(
    {
        *("done", "did", "now", "this", "remain", "found", "last", "base", "compare", "attained", "reach"),
        *("earlier", "criteria", "law", "punished", "example", "that_number", "nation", "manage", "try"),
        *("prosecute", "incident", "back"),
    }
)


def goes_on(count: Count, before: Count | None) -> bool:
    """A round percentage with no word of its own, right behind a goal, is one more goal of the list."""
    if before is None or not before.aimed or count.noun.kind != "percent" or count.number.value is None:
        return False
    if is_attained(count) or (count.near | count.verb) & {
        "up",
        "down",
        "share",
        "done",
        "exceed",
        "reach",
        "test",
        "back",
    }:
        return False
    return count.number.value.denominator == 1 and count.segment - before.segment <= _NEAR_GOAL


_NEAR_GOAL = 4


def leans_ahead(count: Count, way: Way) -> bool:
    """Whether a number that nothing calls a goal stands in talk of what is to be done, not of what was."""
    if way.way == "" and _is_bare_order(count):
        return True
    if way.way != "ahead" or is_no_goal(count) or count.noun.kind in _CAUGHT:
        return False
    if not way.own and "award" in count.near:
        return False
    if way.far and count.noun.kind in _NEVER_FAR:
        return False
    said = since(count)
    if _is_told(count, said) or _points_back(count):
        return False
    if not way.own and ("reach" in said or "manage" in count.sentence or _says_so(count)):
        return False
    if "did" in count.tail and "must" not in count.tail:
        return False
    if "done" in count.tail and _is_subject(count) and not count.tail & {"must", "ahead"}:
        return False
    return count.moved != "from" and not (count.moved and count.sentence & {"compare", "last"})


def _says_so(count: Count) -> bool:
    """Whether its own words tell a fact that talk of what is to come around it does not turn."""
    return (
        is_of_told(count)
        or is_passive(count)
        or there_are(count)
        or _is_achieved(count)
        or _tells_who_came(count)
    )


def _is_told(count: Count, said: frozenset[str]) -> bool:
    """Whether the words since the number before say that it happened or is there."""
    if said & _TELLS or ("held" in said and count.noun.kind in _HELD):
        return True
    return "remain" in said and "ceiling" not in said


def _points_back(count: Count) -> bool:
    """52 người nghiện ấy đều là con em ta: they were told before; xóa 5 điểm này is still to be done."""
    said = count.page.text.keys[count.end : count.end + 1] if count.page is not None else []
    return bool(said) and said[0] in _THOSE and not count.near & VERBS and not count.goal


_THOSE = keys_of("ấy kia nọ")


def there_are(count: Count) -> bool:
    """Toàn tỉnh có 62 xã: how many a place has, whatever is to be done there."""
    if is_one_of(count):
        return True
    page = count.page
    if page is None or count.goal:
        return False
    opens = page.text.keys[page.first_word(count.segment)]
    said = page.text.keys[count.first - 1]
    return (said == _HAS and "local" in count.lead) or (said == _IS and opens == _NUMBER)


_HAS, _IS, _NUMBER = fold_all("có là số")
"""Số xã không ma túy là 21 xã: a sentence that begins with the number of things says how many there are."""


def _is_achieved(count: Count) -> bool:
    """Cả năm đưa được 38 người đi cai: `được` right before a number says it was done, outside of goals."""
    page = count.page
    if page is None or page.text.keys[count.first - 1] != _GOT or page.text.keys[count.first - 2] in _AT_ALL:
        return False
    return "goal_heading" not in count.heading and not is_listed_under_goals(page, count.segment)


def _tells_who_came(count: Count) -> bool:
    """Tham dự có 310 đại biểu: what a sentence counts that begins with those who attend."""
    page = count.page
    if page is None:
        return False
    first = page.first_word(count.segment)
    return any(page.text.has(phrase, first) for phrase in _CAME)


_GOT, _AT_ALL = fold_all("được")[0], keys_of("cho bằng")
"""Dẹp cho được 2 điểm: with these it is an order."""
_CAME = tuple(
    fold_all(phrase)
    for phrase in ("tham dự", "có mặt", "đến dự", "về dự", "cùng dự", "dự hội nghị", "dự lễ", "dự họp")
)


def _is_bare_order(count: Count) -> bool:
    """Xóa 30 điểm bán lẻ, không để phát sinh điểm mới: deeds that a sentence of duties ends with."""
    page = count.page
    if page is None or count.sentence & TELLS_TIME - {"prosecute"} or is_no_goal(count) or count.bracket:
        return False
    if not count.lead & _DEEDS or count.noun.kind in _CAUGHT | {"case", "suspect"}:
        return False
    start, end = page.segments[count.segment].span
    keys = page.text.keys[count.end : page.text.first_from(end)]
    first = page.text.first_from(start)
    opens = page.text.keys[first : count.first]
    return any(pair == _NOT_LET for pair in pairwise(keys)) and not set(opens) & _WHO


_DEEDS = frozenset(("abolish", "rehab", "propaganda", "destroy"))
_NOT_LET = fold_all("không để")
_WHO = keys_of("được bị")


def _is_subject(count: Count) -> bool:
    """Đợt đầu, 07 người đã vào làm: the clause begins with the number, and tells what has happened."""
    page = count.page
    if page is None or count.lead & VERBS:
        return False
    start = page.first_word(count.segment)
    return count.first == start or page.text.keys[count.first - 1] in _BEGINS


_BEGINS = frozenset(",;:") | keys_of("biết rằng là thấy")
"""Bộ cho biết 92% trường đã ký: behind these, too, a clause begins."""
_NEVER_FAR = PLAIN | frozenset(("award", "money", "household", "thing", "tip"))
_CAUGHT = frozenset(("mass", "tablet", "brick", "bullet", "weapon"))
_TELLS = frozenset(
    {
        *("done", "did", "found", "last", "base", "compare", "attained", "earlier", "criteria", "law", "try"),
        *("punished", "example", "that_number", "nation", "incident", "now", "seize", "prosecute"),
    }
)
_HELD = frozenset(("case", "suspect", "person", "addict", "user"))
"""Of whom `tạm giữ`, `bàn giao` tells what was done; files handed over may be a task."""
