"""Sentences whose opening says what all their numbers are: a whole to break down, a time to compare with."""

from collections.abc import Sequence

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, family, may_hold
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_AMONG = (fold_all("trong số"), fold_all("trong tổng số"), fold_all("trong"))
_AGAINST = (fold_all("so với"), fold_all("so"))
_TO_COMPARE = tuple(map(fold_all, ("để so sánh", "để đối chiếu", "để tham khảo", "để dễ so sánh")))
_IF = fold_all("nếu")[0]
_OPENERS, _ENDS = keys_of("so để nếu"), keys_of("trong số")
_FAR, _MOST = 80, 24
"""So many words a comparison reaches, and so many numbers a breakdown: more would make long lines slow."""
_WHERE = fold_all("nơi")[0]
"""So với xã Mẫu, nơi 9 tháng bắt 19 vụ, ...: a clause about the place that ours is held against."""
_DASHES = keys_of("– - —")


def opened_whole(drafts: Sequence[Draft], at: int) -> int | None:
    """Trong 480 học viên có 451 nam; dưới 25 tuổi 118 người: all that the sentence counts are parts."""
    draft = drafts[at]
    if draft.count.before is None:
        return None
    whole = first_of(draft.count)
    if whole.before is not None or not _opens_whole(whole):
        return None
    for back in range(at - 1, max(at - 1 - _MOST, -1), -1):
        if drafts[back].count is whole:
            total = drafts[back]
            alike = family(draft.count) == family(whole) != "commune" and draft.value != total.value
            return back if alike and may_hold(total, draft) else None
    return None


def first_of(count: Count) -> Count:
    """The first number of the sentence, as far back as a breakdown reaches."""
    for _ in range(_MOST):
        if count.before is None:
            break
        count = count.before
    return count


def _opens_whole(count: Count) -> bool:
    """Whether the sentence begins with `trong` and this number."""
    page = count.page
    if page is None or page.text.keys[count.first - 1] not in _ENDS:
        return False
    start = page.first_word(count.segment)
    return any(start + len(phrase) == count.first and page.text.has(phrase, start) for phrase in _AMONG)


def may_compare(count: Count) -> bool:
    """Whether the first word of the sentence is one with which comparisons open."""
    page = count.page
    first = page.first_word(count.segment) if page is not None else 0
    return page is not None and page.text.keys[first] in _OPENERS


def is_compared_with(count: Count) -> bool:
    """So với năm 2024 – khi bắt 310 vụ – ...; Để so sánh, năm 2023 có 2.815 người: told of another time."""
    page = count.page
    if page is None:
        return False
    start = page.first_word(count.segment)
    if count.first - start > _FAR:
        return False
    if any(page.text.has(phrase, start) for phrase in _TO_COMPARE):
        return True
    start += page.text.keys[start] == _IF
    if not any(page.text.has(phrase, start) for phrase in _AGAINST):
        return False
    between = page.text.keys[start : count.first]
    if count.bracket:
        return ")" not in between and "," not in between[: between.index("(")]
    if sum(key in _DASHES for key in between) == 1 and between[0] not in _DASHES:
        return True
    return between.count(",") == 1 and between[between.index(",") + 1 :][:1] == [_WHERE]
