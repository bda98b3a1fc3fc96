"""Numbers that a rule or a law names: criteria, and from how many on something follows."""

from collections.abc import Sequence
from itertools import pairwise

from vungxanh.reader.rules.quantities.count import Count, Page
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_UP_FROM = fold_all("trở lên")
_FROM = fold_all("từ")[0]
_AIMS = frozenset(("goal_strong", "goal_noun", "later"))


def is_bar(count: Count) -> bool:
    """Thôn có từ 3 người nghiện trở lên phải kiểm điểm: from how many on something follows for a place."""
    page = count.page
    if page is None or count.goal not in ("", "due", "year"):
        return False
    keys = page.text.keys
    if keys[count.first - 1] != _FROM or keys[count.first - 2] not in _HAS or not goes_up(keys, count):
        return False
    last = page.text.first_from(page.segments[count.segment].span[1])
    return any(key in _FOLLOWS for key in keys[count.end : last])


_HAS, _FOLLOWS = keys_of("có để còn"), keys_of("phải thì bị")


def is_criterion(count: Count) -> bool:
    """Whether the sentence, its list or its heading speaks of criteria or of the law."""
    if of_criteria(count) or is_bar(count):
        return True
    return count.page is not None and "criteria" in list_head(count.page, count.segment)


def of_criteria(count: Count) -> bool:
    """Whether criteria are spoken of here or in the sentences right before, and no goal is."""
    must = count.goal == "weak" and "criteria" in count.lead and not count.lead & _AIMS
    if count.goal not in ("", "due", "year") and not must:
        return False
    if "criteria" in count.heading or ("criteria" in count.sentence and not _is_named_later(count)):
        return True
    page, here = count.page, count.segment
    before = range(max(here - _SENTENCES, 0), here) if page is not None else ()
    return page is not None and any(
        "criteria" in page.tags(one) and page.segments[one].paragraph == page.segments[here].paragraph
        for one in before
    )


def _is_named_later(count: Count) -> bool:
    """Đạt ít nhất 42% xã sạch; nơi nào đạt rồi thì giữ: behind a pause the rule is of another matter."""
    page = count.page
    if page is None:
        return False
    first = next((word for word, _, tags in page.hits_of(count.segment) if "criteria" in tags), 0)
    return first > count.end and ";" in page.text.keys[count.end : first]


_SENTENCES = 2


def list_head(page: Page, segment: int) -> frozenset[str]:
    """The tags of the line above the list that the line is an item of."""
    head: int | None = None
    above = range(segment - 1, max(segment - _LONGEST_LIST, -1), -1) if _is_item(page, segment) else ()
    for one in above:
        if head is not None and page.segments[one].paragraph != page.segments[head].paragraph:
            break
        if _is_item(page, one):
            head = None
        elif head is None:
            head = one
    return page.tags(head) if head is not None else frozenset()


def _is_item(page: Page, segment: int) -> bool:
    return page.text.raw[page.segments[segment].span[0]] in _BULLETS


_LONGEST_LIST = 12
_BULLETS = frozenset("-–—+•▪*●·")


def has_floor(count: Count) -> bool:
    """Whether it says from or up to how many: từ 3, trên 3, dưới 3, 3 trở lên."""
    page = count.page
    if page is None or count.number.comparator in ("ge", "gt", "lt"):
        return True
    keys = page.text.keys
    return keys[count.first - 1 : count.first] == [_FROM] or goes_up(keys, count)


def goes_up(keys: Sequence[str], count: Count) -> bool:
    """100 người trở lên: whether so many and more are meant."""
    behind = keys[count.end : count.tail_end + len(_UP_FROM)]
    return _UP_FROM[0] in behind and any(pair == _UP_FROM for pair in pairwise(behind))
