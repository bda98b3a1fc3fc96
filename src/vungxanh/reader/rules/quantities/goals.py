"""Whether a number is to be reached: by the words before it, its headings, its day, the kind of text."""

from vungxanh.reader.rules.facts import Comparator, Period
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.text import Text, fold_all

_UP_FROM = fold_all("trở lên")
_FROM = fold_all("từ")[0]
_PLAIN = frozenset(("case", "suspect", "mass", "tablet", "brick", "plant", "area", "other_person", "village"))
"""What a mild word like "cần" or "yêu cầu" before it does not yet make a goal."""
_FACTS = frozenset(("done", "remain", "arrest", "prosecute", "test", "attend", "whole"))


def is_goal(count: Count, year: int | None, period: Period | None, before: Period | None) -> bool:
    """Whether the number is to be reached, and not a margin over a goal or what was done.

    `period` is the nearest of the sentence, `before` the last one before the number.
    """
    if "exceed" in count.lead or _reached(count):
        return False
    if count.goal == "strong" or _says_goal(count):
        return True
    if _is_future(period, year) and (count.goal or count.noun.kind not in _PLAIN):
        return True
    if "did" in count.tail:
        return False
    if "registered" in count.tail:
        return True
    if count.noun.kind == "percent" and (count.number.comparator == "ge" or "goal" in count.tail):
        return not count.lead & _FACTS
    if _is_order(count):
        return True
    if _is_headed(count) and "done" not in count.lead and not is_past(before, year):
        return True
    return (count.goal in ("weak", "year") or _was_said(count)) and _weak_is_enough(count)


def _was_said(count: Count) -> bool:
    """Whether the sentence before in the paragraph speaks of goals: `loạt chỉ tiêu. Đáng chú ý: có 46 xã`."""
    page, here = count.page, count.segment
    if page is None or here == 0 or page.segments[here].paragraph != page.segments[here - 1].paragraph:
        return False
    before = page.tags(here - 1)
    return "goal_noun" in before and not before & {"exceed", "reach"} and "done" not in count.sentence


def _is_order(count: Count) -> bool:
    """xóa 9 điểm còn lại, phải bắt đủ 10 người đi cai: what is left, or must go, is still to be done."""
    what_is_left = "abolish" in count.lead and "remain" in count.tail
    must_go = "goal" in count.lead and "rehab" in count.tail
    return (what_is_left or must_go) and "done" not in count.lead


def _is_headed(count: Count) -> bool:
    """Whether the number stands under goals and tasks, or in a plan outside of what it tells of the past."""
    if "done_heading" in count.heading:
        return False
    if "goal_heading" in count.heading:
        return True
    page = count.page
    if page is None or not page.is_plan:
        return False
    if page.is_order(count.segment):
        return "manage" not in count.lead
    return page.segments[count.segment].heading is not None and count.noun.kind not in _PLAIN


def _says_goal(count: Count) -> bool:
    """đạt 81,2% chỉ tiêu năm (250 người): the bracket says the goal itself."""
    before = count.before
    if not count.bracket or before is None:
        return False
    return before.noun.kind == "percent" and "goal_noun" in before.tail


def is_past(period: Period | None, year: int | None) -> bool:
    """Whether the period ends in a year before that of the text."""
    if period is None or year is None or not (period.end or "").startswith(("19", "20")):
        return False
    return (period.end or "")[:4] < str(year)


def _reached(count: Count) -> bool:
    against = "goal_noun" in count.tail and bool(count.lead & {"reach", "share"})
    return against and (count.goal == "" or "done" in count.lead)


def _weak_is_enough(count: Count) -> bool:
    if count.number.comparator == "ge" or count.noun.kind == "percent":
        return not count.lead & {"share", "test"} and not count.moved
    if count.goal == "year" or count.moved or count.noun.kind in _PLAIN:
        return False
    facts = _FACTS - {"arrest"} if "rehab" in count.tail else _FACTS
    return not count.near & facts


def _is_future(period: Period | None, year: int | None) -> bool:
    """Whether the period ends in a year after that of the text."""
    if period is None or period.end is None or year is None or not period.end[:4].isdigit():
        return False
    return int(period.end[:4]) > year


def goes_on(count: Count, before: Count | None) -> bool:
    """A round percentage with no word of its own, right behind a goal, is one more goal of the list."""
    if before is None or not before.aimed or count.noun.kind != "percent" or count.number.value is None:
        return False
    if (count.near | count.verb) & {"up", "down", "share", "done", "exceed", "reach", "test"}:
        return False
    return count.number.value.denominator == 1 and count.segment - before.segment <= _NEAR_GOAL


_NEAR_GOAL = 4


def comparator_of(text: Text, count: Count, *, floor: bool) -> Comparator:
    """The cue's word, or a floor: `từ 50%` in goals and criteria, `100 người trở lên`."""
    said, before = count.number.comparator, text.keys[count.first - 1] if count.first else ""
    if count.number.value_max is not None or (said != "eq" and not _lies_on(count)):
        return said
    behind = text.keys[count.end : count.tail_end + len(_UP_FROM)]
    if any(tuple(behind[at : at + 2]) == _UP_FROM for at in range(len(behind) - 1)):
        return "ge"
    return "ge" if floor and before == _FROM else "eq"


def _lies_on(count: Count) -> bool:
    """215 cây trên 18m2: no cue but where they grow."""
    before = count.before
    return count.noun.kind == "area" and before is not None and before.noun.kind == "plant"
