"""Parts told by who holds them: one place takes up so many, and the places behind it go on."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, family, may_hold
from vungxanh.reader.rules.quantities.measured import CRIME, SEIZED, STOCKS
from vungxanh.reader.rules.text import fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_NEAR, _BEFORE = 8, 3
"""So many counts back the total is looked for; so many words before the number say that somebody holds it."""
_HOLDS, _GIVES = keys_of("chiếm góp"), fold_all("một mình")
_SLIGHT = keys_of("tới đến hơn gần khoảng trên đúng được với có đã")
_THEN, _ONLY = fold("thì"), fold("chỉ")
_LONGEST_NAME = 8
_TELLS = keys_of("được có đã")
_KINDS = frozenset(("crime", "drug", "organised_use"))
_OTHER_TIME = frozenset(("earlier", "last", "base", "now", "compare"))


def portion_of(drafts: Sequence[Draft], at: int) -> int | None:
    """The total of what a place, a group or a kind takes up of it."""
    draft = drafts[at]
    count = draft.count
    if draft.own_period is not None or count.lead & _OTHER_TIME:
        return None
    if _is_held(count) or _is_opposed(count) or _opens_bare(draft) or _is_only(draft):
        return _whole_before(drafts, at)
    if _leaves_rest(count):
        total = _whole_before(drafts, at, _FURTHER if draft.measure in _FLOWS else 1)
        return total if total is not None and drafts[total].year == draft.year else None
    total = _goes_on(drafts, at)
    return total if total is not None else _is_divided(drafts, at)


def _is_divided(drafts: Sequence[Draft], at: int) -> int | None:
    """Bắt 90 vụ. Tuyến biên giới 30 vụ, nội địa 50 vụ: names and numbers of one sum."""
    draft = drafts[at]
    total = _whole_before(drafts, at) if draft.count.before is None else None
    if total is None or draft.measure not in CRIME | STOCKS or not _says_name(draft.count):
        return None
    sum_, beside = draft.value or Fraction(0), 0
    for other in drafts[at + 1 : at + _NEAR]:
        if other.count.segment != draft.count.segment:
            break
        if other.measure != draft.measure or not _names_only(other.count):
            return None
        sum_, beside = sum_ + (other.value or 0), beside + 1
    return total if beside and sum_ <= (drafts[total].value or 0) else None


def _says_name(count: Count) -> bool:
    """Whether nothing but a name stands before the first number of its sentence."""
    page = count.page
    start = page.first_word(count.segment) if page is not None else 0
    return not count.lead - _KINDS and 0 < count.first - start <= _LONGEST_NAME


def _leaves_rest(count: Count) -> bool:
    """Chuyên án ở xã Mẫu thu 8 kg, còn lại là các vụ nhỏ: it ends with a rest that it does not count."""
    last = count
    for _ in range(_NEAR):
        last = last.after or last
    page = count.page
    if page is None or last.after is not None:
        return False
    end = page.text.first_from(page.segments[count.segment].span[1])
    return _REST in pairwise(page.text.keys[last.end : min(end, last.end + _FAR)])


def _opens_bare(draft: Draft) -> bool:
    """Bắt 90 vụ. 20 vụ qua chuyển phát: a number that opens its sentence goes on with those just told."""
    count = draft.count
    page = count.page
    if page is None or draft.measure not in _FLOWS:
        return False
    behind = page.text.keys[count.end : count.tail_end]
    opens = page.first_word(count.segment) == count.first
    listed = count.joined or draft.measure not in CRIME
    opens = opens or (page.text.keys[count.first - 1] in ";," and not listed)
    return opens and bool(behind) and not _OTHERS & set(behind)


_FURTHER = 2
_REST, _FAR = (fold("còn"), fold("lại")), 24
_FLOWS = CRIME | SEIZED
_OTHERS = keys_of("khác nữa")


def _is_held(count: Count) -> bool:
    """Xã Mẫu chiếm 29 người, xã Thử góp tới 12 người, xã Ví một mình có 9 người."""
    keys = count.page.text.keys if count.page is not None else []
    word = count.first - 1
    while word > count.first - 1 - _BEFORE and word > 1 and keys[word] in _SLIGHT:
        word -= 1
    return bool(keys) and (keys[word] in _HOLDS or tuple(keys[word - 1 : word + 1]) == _GIVES)


def _is_only(draft: Draft) -> bool:
    """Bắt 5 vụ, chỉ 1 vụ ở trên bờ: so few of those just told."""
    count = draft.count
    only = count.page is not None and count.page.text.keys[count.first - 1] == _ONLY
    return only and count.before is not None and draft.measure in _FLOWS | STOCKS


def _is_opposed(count: Count) -> bool:
    """Có 2.655 người nghiện thì 1.820 người sống ở vùng cao: the number behind `thì` is of the one before."""
    page, before = count.page, count.before
    if page is None or before is None or page.text.keys[count.first - 1] != _THEN:
        return False
    return family(before) == family(count) != "commune"


def _whole_before(drafts: Sequence[Draft], at: int, far: int = 1) -> int | None:
    """The nearest result before of the same kind that is greater, in the sentence or the one before it."""
    draft = drafts[at]
    for back in range(at - 1, max(at - _NEAR, 0) - 1, -1):
        total = drafts[back]
        if draft.count.segment - total.count.segment > far or total.outside != draft.outside:
            return None
        if total.measure != draft.measure and "other" not in (total.measure, draft.measure):
            continue
        whole = total.role == "result" and not (total.is_goal or total.count.moved or total.count.bracket)
        if whole and may_hold(total, draft) and total.value != draft.value:
            return back
    return None


def _goes_on(drafts: Sequence[Draft], at: int) -> int | None:
    """Chiếm 29 người, thôn Hòa Dụ 17 người: one more name and number, with no deed said between."""
    draft, before = drafts[at], drafts[at - 1]
    alike = draft.count.before is before.count and before.count.noun == draft.count.noun
    alike = alike and draft.measure in (before.measure, "other")
    if not alike or before.role != "part" or not _names_only(draft.count):
        return None
    told = before.part_of is not None and before.part_of < at
    return before.part_of if told and may_hold(drafts[before.part_of or 0], draft) else None


def _names_only(count: Count) -> bool:
    """Whether only a name or a kind stands between it and the number before."""
    before, page = count.before, count.page
    near = before is not None and not count.lead - _KINDS and count.first - before.tail_end <= _LONGEST_NAME
    return near and page is not None and page.text.keys[count.first - 1] not in _TELLS
