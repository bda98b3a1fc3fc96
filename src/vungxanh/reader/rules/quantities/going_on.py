"""Whether a number goes on with the goals told right before it."""

from vungxanh.reader.rules.facts import Period
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.frames import Way
from vungxanh.reader.rules.quantities.goals import PLAIN, is_attained, is_no_goal, is_passive, since


def goes_on_aiming(count: Count, before: Count | None, period: Period | None) -> bool:
    """Đặt mục tiêu 15 xã. Cùng với đó, đưa 400 người: a sentence that tells no time goes on with goals."""
    page = count.page
    if page is None or before is None or count.segment - before.segment != 1 or not _all_aimed(before):
        return False
    if page.segments[before.segment].paragraph != page.segments[count.segment].paragraph:
        return False
    key = "key" in count.sentence and count.noun.kind in ("commune", "place")
    if key or period is not None or count.noun.kind in _SEIZED or count.sentence & _TELLS_TIME:
        return False
    return not is_no_goal(count) and not count.moved and not count.bracket


def _all_aimed(count: Count | None) -> bool:
    """Whether every number of the sentence up to this one is a goal."""
    while count is not None:
        if not count.aimed or count.bracket:
            return False
        count = count.before
    return True


_SEIZED = frozenset(
    ("suspect", "mass", "tablet", "brick", "other_person", "village", "household", "award", "route")
)
_TELLS_TIME = frozenset(
    {
        *("done", "did", "now", "this", "remain", "found", "last", "base", "compare", "attained", "reach"),
        *("earlier", "criteria", "law", "punished", "example", "that_number", "nation", "manage", "try"),
        *("prosecute", "incident"),
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
    }:
        return False
    return count.number.value.denominator == 1 and count.segment - before.segment <= _NEAR_GOAL


_NEAR_GOAL = 4


def leans_ahead(count: Count, way: Way) -> bool:
    """Whether a number that nothing calls a goal stands in talk of what is to be done, not of what was."""
    if way.way != "ahead" or is_no_goal(count) or count.noun.kind in _CAUGHT:
        return False
    if not way.own and "award" in count.near:
        return False
    if way.far and count.noun.kind in _NEVER_FAR:
        return False
    said = since(count)
    if said & _TELLS or ("remain" in said and "ceiling" not in said):
        return False
    if not way.own and (is_passive(count) or "reach" in said or "manage" in count.sentence):
        return False
    if "did" in count.tail and "must" not in count.tail:
        return False
    return count.moved != "from" and not (count.moved and count.sentence & {"compare", "last"})


_NEVER_FAR = PLAIN | frozenset(("award", "money", "household", "thing"))
_CAUGHT = frozenset(("mass", "tablet", "brick", "bullet", "weapon"))
_TELLS = frozenset(
    {
        *("done", "did", "found", "last", "base", "compare", "attained", "earlier", "criteria", "law", "try"),
        *("punished", "example", "that_number", "nation", "incident", "now", "seize", "prosecute"),
    }
)
