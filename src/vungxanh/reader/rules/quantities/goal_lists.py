"""Whether a line of a list, or its sum, goes on with the goals above; and goals held to their results."""

import re

from vungxanh.reader.rules.facts import Period
from vungxanh.reader.rules.quantities.count import Count, Page
from vungxanh.reader.rules.quantities.goals import is_no_goal
from vungxanh.reader.rules.quantities.going_on import TELLS_TIME, all_aimed
from vungxanh.reader.rules.text import fold_all

_ITEM = re.compile(r"(?:[-–—+•▪*●·]|\d{1,2}\s?[.)/]|[a-zđ]\))\s?")
_SUMS = (fold_all("cộng"), fold_all("tổng cộng"), fold_all("cộng chung"))
_CAUGHT = frozenset(
    ("suspect", "mass", "tablet", "brick", "award", "money", "addict", "user", "after", "case")
)
"""What a line of goals may name for another reason than to set one more."""


def goes_down(count: Count, before: Count | None, period: Period | None) -> bool:
    """2. Tối thiểu 85% hộ; 3. Hoàn tất hồ sơ cho 30 người: the next line of a list that tells no time."""
    page = count.page
    if page is None or before is None or not before.aimed or count.bracket or is_no_goal(count):
        return False
    here, above = page.segments[count.segment], page.segments[before.segment]
    apart = here.paragraph - above.paragraph
    if apart not in _NEXT or here.heading != above.heading:
        return False
    if _is_sum(page, count):
        return not count.sentence & TELLS_TIME
    if not all_aimed(before) or apart > 1 or above.paragraph in page.told_paragraphs:
        return False
    told = TELLS_TIME - {"compare", "manage"} if count.noun.kind == "percent" else TELLS_TIME
    if period is not None and "compare" not in count.tail:
        return False
    if count.noun.kind in _CAUGHT or (count.moved and count.noun.kind != "percent") or count.sentence & told:
        return False
    mark = _mark(page, count.segment)
    return bool(mark) and mark == _mark(page, before.segment)


def is_held_to(count: Count) -> bool:
    """100% người nghiện được tư vấn: mới đạt 86%: what a line names first and then says how far."""
    page, after = count.page, count.after
    if page is None or after is None or count.before is not None or count.noun.kind != "percent":
        return False
    if after.noun.kind != "percent" or count.lead:
        return False
    between = page.text.keys[count.end : after.first]
    return ":" in between and bool(after.lead & {"attained", "reach"} or _ONLY in between[-2:])


_NEXT = (1, 2)
"""A blank line may lie between the goals and their sum."""
_ONLY = fold_all("mới")[0]


def _is_sum(page: Page, count: Count) -> bool:
    """Cộng toàn tỉnh: 370 người: the line sums up those above."""
    first = page.first_word(count.segment)
    return any(page.text.has(phrase, first) for phrase in _SUMS)


def _mark(page: Page, segment: int) -> str:
    """The kind of the sign that the paragraph of the sentence begins with: the dash, `1` or `a`."""
    segments = page.segments
    while segment and segments[segment - 1].paragraph == segments[segment].paragraph:
        segment -= 1
    found = _ITEM.match(page.text.raw, segments[segment].span[0])
    if found is None:
        return ""
    sign = found[0].strip()
    return "1" if sign[0].isdigit() else ("a" if sign[0].isalpha() else sign)
