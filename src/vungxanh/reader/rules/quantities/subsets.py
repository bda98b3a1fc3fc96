"""Parts told by other words than `trong đó`: those held or tried of those caught, shares a year, rows."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, family, may_hold
from vungxanh.reader.rules.quantities.measured import STOCKS
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_NEAR = 8
"""So many counts back the total of a subset is looked for."""
_AHEAD = 3
_FLOW = frozenset(("cases", "persons_arrested"))
_BESIDE = 12


def subset_of(drafts: Sequence[Draft], at: int) -> int | None:
    """The total that the words right around the number make it a subset of."""
    draft = drafts[at]
    count = draft.count
    if draft.is_goal or not at:
        return None
    if count.lead & {"held", "each"} and (draft.measure in _FLOW or "each" in count.lead):
        return _before(drafts, at)
    if count.before is not None and _is_of_sex(count):
        total = _before(drafts, at, any_measure=True)
        return total if total is not None and not _is_of_sex(drafts[total].count) else None
    if "outside" in count.near and count.before is not None and draft.measure in STOCKS:
        return _before(drafts, at, any_measure=True)
    if count.tail & _OF_THESE and (count.after is None or count.after.first > count.tail_end):
        return _before(drafts, at, any_measure=True)
    if count.joined and drafts[at - 1].role == "part":
        return _beside(drafts, at)
    if count.bracket and count.before is drafts[at - 1].count:
        return _of_last_bracket(drafts, at)
    return None


_OF_THESE = frozenset(("part", "of_list"))


def _is_of_sex(count: Count) -> bool:
    """1.742 người; nam 1.688, nữ giới 54: of all who were counted."""
    keys = count.page.text.keys[max(count.first - 3, 0) : count.first] if count.page is not None else []
    keys = keys[:-1] if keys and keys[-1] in _SAYS else keys
    return bool(keys) and (keys[-1] in _SEXES or tuple(keys[-2:]) in _SEXES_OF_TWO)


_SEXES, _SAYS = keys_of("nam nữ"), keys_of("có là")
_SEXES_OF_TWO = frozenset(map(fold_all, ("nam giới", "nữ giới", "phụ nữ", "đàn ông", "phái nữ")))


def _before(drafts: Sequence[Draft], at: int, *, any_measure: bool = False) -> int | None:
    """The nearest total before, in the sentence or the one before it, of the same measure unless told."""
    draft = drafts[at]
    for back in range(at - 1, max(at - _NEAR, 0) - 1, -1):
        other = drafts[back]
        if draft.count.segment - other.count.segment > 1 or other.outside != draft.outside:
            return None
        if other.count.bracket and not draft.count.bracket:
            continue
        alike = any_measure or other.measure == draft.measure
        if alike and other.role == "result" and may_hold(other, draft):
            return back if other.value != draft.value and not other.is_goal else None
    return None


def _beside(drafts: Sequence[Draft], at: int) -> int | None:
    """59 vụ/70 bị cáo of 67 vụ/81 bị cáo: what is joined to a part belongs to what is joined to its total."""
    draft, total = drafts[at], drafts[at - 1].part_of
    if total is None or drafts[total].measure == draft.measure:
        return None
    for other in range(total + 1, min(total + 2, at)):
        alike = drafts[other].measure == draft.measure and drafts[other].role in ("result", "part")
        if alike and may_hold(drafts[other], draft):
            return other
    return None


def _of_last_bracket(drafts: Sequence[Draft], at: int) -> int | None:
    """Xã Mẫu 01 (11 vụ) và xã Mẫu 02 (8 vụ): one more bracket goes on with the breakdown of the last."""
    draft, before = drafts[at], drafts[at - 1]
    alike = before.role == "part" and before.count.bracket and before.measure == draft.measure
    if not alike or before.part_of is None or draft.count.first - before.count.end > _BESIDE:
        return None
    return before.part_of if may_hold(drafts[before.part_of], draft) else None


def take_added(drafts: Sequence[Draft]) -> None:
    """Cộng với 58 người từ trước, hiện quản lý 85 người: what is added is part of the sum behind it."""
    for at, draft in enumerate(drafts):
        if "added" not in draft.count.lead or draft.role != "result":
            continue
        for ahead in range(at + 1, min(at + 1 + _AHEAD, len(drafts))):
            total = drafts[ahead]
            if total.count.segment != draft.count.segment or total.role != "result":
                break
            if total.measure == draft.measure and may_hold(total, draft) and total.value != draft.value:
                draft.role, draft.part_of = "part", ahead
                break


def take_of_whole(drafts: Sequence[Draft]) -> None:
    """Thu 2,3 kg trong tổng số 5,9 kg: the whole stands right behind its part.

    That of a wider area (5 vụ trong tổng số 90 vụ toàn tỉnh) only stands beside a result.
    """
    for at, (draft, total) in enumerate(pairwise(drafts)):
        beside = total.count.before is draft.count and draft.role == total.role == "result"
        wider = total.count.near & _WIDER
        if not beside or wider or not _is_whole(total.count) or draft.measure not in (total.measure, "other"):
            continue
        if may_hold(total, draft) and total.value != draft.value and family(draft.count) != "commune":
            draft.role, draft.part_of = "part", at + 1


_WIDER = frozenset(("local", "wide", "nation"))


def _is_whole(count: Count) -> bool:
    keys = count.page.text.keys[max(count.first - 3, 0) : count.first] if count.page is not None else []
    return tuple(keys) in _OF_WHOLE or tuple(keys[-2:]) in _OF_WHOLE


_OF_WHOLE = frozenset(map(fold_all, ("trong tổng số", "trên tổng số", "trong số", "trên tổng")))


def follow_rows(drafts: Sequence[Draft]) -> None:
    """Trong đó: mua bán | 11 vụ, tàng trữ | 9 vụ: the rows below go on with what the first of them opened."""
    opened: dict[str, tuple[int, Fraction]] = {}
    for draft in drafts:
        if draft.value is None or not _in_row(draft):
            continue
        total, left = opened.pop(draft.measure, (-1, Fraction(0)))
        if draft.role == "part" and draft.part_of is not None and "part" in draft.count.sentence:
            total, left = draft.part_of, drafts[draft.part_of].value or Fraction(0)
        elif draft.role != "result" or draft.value > left:
            continue
        if draft.value <= left:
            draft.role, draft.part_of = "part", total
            opened[draft.measure] = (total, left - draft.value)


def add_rows(drafts: Sequence[Draft]) -> None:
    """6.904 vụ. Chia theo vùng: the rows of a column that add up to a total told outside of the table."""
    columns: dict[tuple[int, int, str], list[Draft]] = {}
    totals: dict[tuple[str, Fraction | None], int] = {}
    for at, draft in enumerate(drafts):
        cell = draft.count.cell
        if cell is not None and draft.role == "result":
            columns.setdefault((*cell[:2], draft.measure), []).append(draft)
        elif cell is None and draft.role == "result" and not draft.outside:
            totals.setdefault((draft.measure, draft.value), at)
    for (_, _, measure), rows in columns.items():
        total = totals.get((measure, sum((one.value or Fraction(0) for one in rows), Fraction(0))))
        if total is not None and len(rows) > 1 and measure != "other":
            for one in rows:
                one.role, one.part_of = "part", total


def _in_row(draft: Draft) -> bool:
    page = draft.count.page
    if page is None:
        return False
    start, end = page.segments[draft.count.segment].span
    return "|" in page.text.raw[start:end]
