"""Parts whose words point back to the whole: those among the ones that the text told somewhere before."""

from collections.abc import Sequence

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, may_hold
from vungxanh.reader.rules.quantities.measured import STOCKS
from vungxanh.reader.rules.quantities.nouns import at, table
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_FAR, _REACH, _OPENING, _NEAR = 40, 10, 3, 6
"""So many counts back the whole is looked for; so far behind the number words point to it."""
_OPENS = frozenset(map(fold_all, ("trong số", "trong những", "trong các")))
_AMONG = table((phrase, True) for phrase in ("trong số", "trong tổng số", "trong đó"))
_OF_ALL = keys_of("này đó ấy trên được bị nói nêu kể vừa")
_PEOPLE = keys_of("người bị đối trường học con thanh bệnh")
_SPOTS = keys_of("điểm tụ")
_KINDS = {
    "commune": keys_of("xã phường đơn địa"),
    "place": keys_of("xã phường đơn địa"),
    "case": keys_of("vụ"),
    "hotspot": _SPOTS,
    "point": _SPOTS,
    **dict.fromkeys(("suspect", "person", "addict", "user", "after", "trainee", "other_person"), _PEOPLE),
}
"""The first words of what is told among others, by the kind of what is counted."""


def named_whole(drafts: Sequence[Draft], at: int) -> int | None:
    """The whole that the words behind a number, or those that open its sentence, point back to."""
    draft = drafts[at]
    if draft.is_goal or not (_points_back(draft.count) or _opens_among(draft.count)):
        return None
    other = None
    for back in range(at - 1, max(at - 1 - _FAR, -1), -1):
        total = drafts[back]
        if not _is_whole(total, draft):
            continue
        if total.measure == draft.measure:
            return back
        if other is None and _may_be_whole(total, draft):
            other = back
    return other


def _may_be_whole(total: Draft, draft: Draft) -> bool:
    """Of another measure: in the same sentence, or where one of the two is of no measure of its own."""
    if total.count.segment == draft.count.segment:
        return True
    near = total.paragraph == draft.paragraph or (draft.measure == "other" and total.measure in _ON_FILE)
    return near and "other" in (total.measure, draft.measure)


_ON_FILE = STOCKS | {"rehab_intake", "persons_arrested"}


def _is_whole(total: Draft, draft: Draft) -> bool:
    plain = total.role == "result" and not (total.outside or total.is_goal or total.count.moved)
    return plain and total.value != draft.value and may_hold(total, draft)


def _points_back(count: Count) -> bool:
    """191 vụ trong tổng số nói trên; 7 bị can, nằm trong số những người bị bắt: no number follows."""
    page = count.page
    if page is None:
        return False
    last = count.after.first if count.after is not None else count.end + _REACH
    keys = page.text.keys
    for word in range(count.end, min(last, count.end + _REACH, len(keys) - 1)):
        if keys[word] in _STOPS:
            return False
        found = at(page.text, word, _AMONG)
        if found is not None:
            return _stays(keys[found[0] : found[0] + _OPENING], word == count.end or keys[word - 1] == _LIES)
    return False


def _stays(behind: Sequence[str], beside: bool) -> bool:
    """Whether the words belong to the number before them, and open no breakdown."""
    return beside and not any(key[0].isdigit() for key in behind)


_STOPS = frozenset(";.:?!(")
_LIES = fold_all("nằm")[0]


def _opens_among(count: Count) -> bool:
    """Trong những người bị khởi tố, nữ có 46 bị can; trong các đơn vị nêu trên, 07 đơn vị."""
    page = count.page
    if page is None:
        return False
    keys = page.text.keys
    first = page.first_word(count.segment)
    counted = any(key[0].isdigit() for key in keys[first : first + _NEAR])
    if counted or tuple(keys[first : first + 2]) not in _OPENS:
        return False
    said = keys[first + 2]
    bare = keys[first + 1] == _NUMBER and said in _OF_ALL
    return bare or said in _KINDS.get(count.noun.kind, ())


_NUMBER = fold_all("số")[0]
