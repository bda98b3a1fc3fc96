"""Totals said again in another form: rounded before or behind the exact number, or with a second number."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, family
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_ROLES = frozenset(("result", "part"))
_IN_BODY, _IN_TITLE = Fraction(1, 20), Fraction(3, 20)
"""So far a rounded number may lie from the exact one, in the body and in a title."""
_TITLE_MASS = Fraction(1, 50)
"""So far a mass in a title may lie from the one weighed: 1,2 tấn beside 1.203,47 kg."""
_OTHER = Fraction(3, 10)
"""So far two numbers for one thing may lie apart."""
_SMALLEST = 10
_MANY = 100


def restate(drafts: Sequence[Draft]) -> None:
    """Gives rounded copies, second numbers for one thing and words that point back the role restated."""
    _point_back(drafts)
    exact: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.role in _ROLES and not draft.outside and draft.comparator == "eq":
            exact.setdefault(draft.measure, []).append(draft)
    for draft in drafts:
        if draft.role not in _ROLES or draft.measure == "other":
            continue
        alike = exact.get(draft.measure, [])[:_MANY]
        mild = draft.comparator in ("gt", "approx") or (draft.outside and draft.measure == "seizure_mass_g")
        rounded = mild and any(_rounds(draft, one) for one in alike)
        if rounded or _corrects(draft, alike):
            draft.role, draft.part_of = "restated", None


def _point_back(drafts: Sequence[Draft]) -> None:
    """Hàng trong 9 vụ ấy; cả 98 người nghiện nói trên: those told before, however few."""
    told: set[tuple[str, Fraction | None]] = set()
    for draft in drafts:
        thing = family(draft.count), draft.value
        if draft.role in _ROLES and thing in told and _points_back(draft.count):
            draft.role, draft.part_of = "restated", None
        elif draft.role in _ROLES and not draft.outside and draft.value is not None:
            told.add(thing)


def _points_back(count: Count) -> bool:
    keys = count.page.text.keys[count.end : count.end + _FEW_WORDS] if count.page is not None else []
    for place, key in enumerate(keys):
        if key in _THOSE or tuple(keys[place : place + 2]) in _TOLD_ABOVE:
            return not _OF_TIME & set(keys[max(place - 2, 0) : place])
        if not key[0].isalpha():
            return False
    return False


_FEW_WORDS, _THOSE = 5, keys_of("ấy kia")
_TOLD_ABOVE = frozenset(map(fold_all, ("nói trên", "kể trên", "nêu trên", "vừa nêu", "vừa kể", "vừa nói")))
_OF_TIME = keys_of("số năm tháng quý kỳ thời hồi đợt nhóm ngày lúc nơi xã phường huyện tỉnh bản")
"""12 người trong số ấy, 5 vụ năm ấy: the word points to these, not to the number."""


def _rounds(draft: Draft, exact: Draft) -> bool:
    """Hơn 100 beside 112, gần 360 beside 357: as far as the last digit that is not nought tells."""
    value, other = draft.value, exact.value
    if value is None or other is None or value == other:
        return False
    if value < _SMALLEST or not _of_one_kind(draft, exact):
        return False
    if draft.measure == "seizure_mass_g" and draft.outside:
        return abs(other - value) <= other * _TITLE_MASS
    if value.denominator != 1:
        return False
    step = _step(int(value))
    near = abs(other - value) <= other * (_IN_TITLE if draft.outside else _IN_BODY)
    if draft.comparator == "gt":
        return near and value < other < value + step
    return near and abs(other - value) <= step


def _step(value: int) -> int:
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def _of_one_kind(one: Draft, other: Draft) -> bool:
    """Whether drug and year do not tell them apart."""
    drugs = one.substance == other.substance or one.substance is None
    return drugs and (one.year == other.year or one.year is None or other.year is None)


def _corrects(draft: Draft, alike: Iterable[Draft]) -> bool:
    """Phụ lục lại ghi 2.211 người: a second number for what the text has counted before."""
    value = draft.value
    if "again" not in draft.count.lead or value is None:
        return False
    earlier = (one.value for one in alike if one.count.first < draft.count.first and one.role == "result")
    return any(one is not None and 0 < abs(one - value) <= one * _OTHER for one in earlier)
