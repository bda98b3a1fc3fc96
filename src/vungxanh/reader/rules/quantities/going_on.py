"""Whether a number goes on with the goals told right before it."""

from vungxanh.reader.rules.facts import Period
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.goals import is_attained, is_no_goal


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
