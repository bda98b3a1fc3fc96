"""Which counts are parts of a total that the text gives, by its words or because they add up to it."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from vungxanh.reader.rules.quantities.adding import add_joined, add_kinds, add_missing, add_things, add_up
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, family, inherit, may_hold
from vungxanh.reader.rules.quantities.groups import group_of
from vungxanh.reader.rules.quantities.measured import CRIME, STOCKS
from vungxanh.reader.rules.quantities.named_wholes import named_whole
from vungxanh.reader.rules.quantities.openings import opened_whole
from vungxanh.reader.rules.quantities.portions import portion_of
from vungxanh.reader.rules.quantities.subsets import (
    add_rows,
    follow_rows,
    subset_of,
    take_added,
    take_of_whole,
)
from vungxanh.reader.rules.text import fold_all

_SECTION = 8
"""How many sentences back a total may stand from the prosecutions that are part of it."""
_AMONG = 3
"""How many sentences back a total may stand from `Trong số nghiện, 1.120 người`."""
_DIVIDES = frozenset(("divided", "most"))
_FAR = 60
"""So many counts back a total is looked for; more would make long lists slow."""
_BESIDE = 3
_OTHER_TIME = frozenset(("earlier", "last", "base"))
_HAS = fold_all("có")[0]
_AS_MANY = frozenset(fold_all("tới đến những"))
_COURT = frozenset(("prosecute", "fine", "try"))
_WITHOUT = frozenset(("percent", "points"))


def find_parts(drafts: Sequence[Draft]) -> None:
    """Gives parts their role and their total; a part takes what its total measures."""
    _take(drafts, _total)
    _rows(drafts)
    follow_rows(drafts)
    add_rows(drafts)
    add_up(drafts)
    add_kinds(drafts)
    add_things(drafts)
    add_joined(drafts)
    take_added(drafts)
    take_of_whole(drafts)
    add_missing(drafts)
    _take(drafts, portion_of)


def _take(drafts: Sequence[Draft], tell: Callable[[Sequence[Draft], int], int | None]) -> None:
    for at, draft in enumerate(drafts):
        without = draft.value is None or draft.count.moved or draft.count.noun.kind in _WITHOUT
        total = tell(drafts, at) if draft.role == "result" and not without else None
        if total is not None and not _is_general(drafts[total], draft) and not _is_aim(drafts[total], draft):
            draft.role, draft.part_of = "part", total
            inherit(draft, drafts[total])


def _is_general(total: Draft, draft: Draft) -> bool:
    """1.318 vụ án hình sự các loại, trong đó án ma túy 476 vụ: general crime is no total of drug crime."""
    return total.non_drug and not draft.non_drug and draft.measure in CRIME


def _is_aim(total: Draft, draft: Draft) -> bool:
    """Phải lập 390 hồ sơ, đến nay được 146 hồ sơ: what was done is no part of the goal."""
    return total.is_goal and not draft.is_goal


def _total(drafts: Sequence[Draft], at: int) -> int | None:
    count = drafts[at].count
    if count.cell is not None:
        return _of_parent(drafts, at) if count.parent is not None else None
    for tell in (subset_of, _of_whole, opened_whole, named_whole):
        told = tell(drafts, at)
        if told is not None:
            return told
    if _is_other_stock(drafts, at):
        return None
    for tell in (_of_opened, group_of, _of_court):
        told = tell(drafts, at)
        if told is not None:
            return told
    return None


def _of_opened(drafts: Sequence[Draft], at: int) -> int | None:
    """The total that a word, a bracket or the line above opened the breakdown of."""
    count = drafts[at].count
    if (count.opener >= 0 and not _is_of_other_time(drafts[at])) or count.bracket:
        far = _AMONG if "among" in count.lead or count.sentence & _DIVIDES else 1
        found = _total_before(drafts, at, count.segment - far * (not _has_before(count)))
        if found is not None and _is_near(drafts[found], drafts[at]) and not _is_complete(drafts, found, at):
            return found
        if found is None and _is_packed(drafts, at):
            return at - 1
    return _of_parent(drafts, at) if count.parent is not None else None


def _is_packed(drafts: Sequence[Draft], at: int) -> bool:
    """Thu 23,8 kg heroin, trong đó một vụ góp 14 bánh: bricks and tablets of the mass right before."""
    total, part = drafts[at - 1], drafts[at]
    inside = part.measure in _PACKED and total.measure == "seizure_mass_g" and "part" in part.count.lead
    alike = part.substance in (None, total.substance) and total.role == "result"
    return inside and alike and part.count.before is total.count


_PACKED = frozenset(("seizure_bricks", "seizure_tablets"))


def _is_complete(drafts: Sequence[Draft], total: int, at: int) -> bool:
    """612 học viên, gồm 548 và 64 học viên; nửa năm đưa đi 251 người: behind a pause all were told."""
    count, last = drafts[at].count, drafts[at].count.before
    parts = [one for one in drafts[total + 1 : at] if one.role == "part" and one.part_of == total]
    if len(parts) < 2 or count.page is None or last is None:
        return False
    paused = ";" in count.page.text.keys[parts[-1].count.end : count.first]
    return paused and sum(one.value or 0 for one in parts) == drafts[total].value


def _is_of_other_time(draft: Draft) -> bool:
    """Gồm 870 người ở cơ sở; cuối năm 2019 có 2.410 người: a time of its own behind a pause begins anew."""
    count = draft.count
    if draft.own_period is None or count.page is None or count.before is None:
        return False
    between = count.page.text.keys[count.before.end : count.first]
    return ";" in between and count.opener < count.before.first


def _is_near(total: Draft, part: Draft) -> bool:
    """In the sentence before or this one; farther off only of the same measure and paragraph."""
    if part.count.segment - total.count.segment <= 1:
        return True
    return total.measure == part.measure and (total.paragraph == part.paragraph or "among" in part.count.lead)


def _of_court(drafts: Sequence[Draft], at: int) -> int | None:
    """An example of what was counted, a label under a label, those prosecuted of those caught."""
    draft, count = drafts[at], drafts[at].count
    if count.example or ("rest" in count.near and draft.measure in CRIME):
        return _total_before(drafts, at, 0)
    if "rest" in count.lead and draft.measure in CRIME and count.before is not None:
        return _total_before(drafts, at, count.segment - 1)
    if count.labelled and at and _of_label(drafts[at - 1], draft):
        return at - 1 if drafts[at - 1].role != "part" else drafts[at - 1].part_of
    if "punished" in count.near and draft.measure in CRIME:
        found = _total_before(drafts, at, count.segment - _SECTION)
        return found if found is not None and drafts[found].measure == draft.measure else None
    if (count.verb | count.tail) & _COURT and draft.measure in CRIME:
        found = _total_before(drafts, at, count.segment - _SECTION)
        same = found is not None and drafts[found].measure == draft.measure
        plain = found is not None and not (drafts[found].count.verb | drafts[found].count.tail) & _COURT
        return found if same and plain else None
    return _total_beside(drafts, at)


def _of_whole(drafts: Sequence[Draft], at: int) -> int | None:
    """Trong tổng số 2.151 người nghiện vẫn còn 1.076 người ở ngoài; 284/460 xã, biên giới 27/27 xã."""
    draft = drafts[at]
    whole, counted = draft.count.number.denominator, draft.measure == "drug_free_communes"
    for back in range(at - 1, max(at - _BESIDE - 1, 0) - 1, -1):
        total = drafts[back]
        if total.role != "result" or total.paragraph != draft.paragraph or not may_hold(total, draft):
            continue
        of = total.count.number.denominator
        if counted and whole and of and total.measure == draft.measure and whole < of:
            return back
        if total.count.segment == draft.count.segment and _of_files(total, draft):
            return back
        among = "among" in total.count.lead and total.count.segment == draft.count.segment
        if among and family(draft.count) == "people" and draft.value != total.value:
            return back
    return None


def _of_files(total: Draft, part: Draft) -> bool:
    """388 hồ sơ đưa đi cai, quyết định đối với 341 trường hợp, trả lại 47 hồ sơ."""
    same = total.measure == part.measure == "rehab_intake" and total.count.noun.unit == "hồ sơ"
    return same and total.value != part.value and "rehab" not in part.count.near


def _is_other_stock(drafts: Sequence[Draft], at: int) -> bool:
    """86 người nghiện, trong đó 22 người ở cơ sở; 31 người sử dụng: users are no part of addicts."""
    draft, count = drafts[at], drafts[at].count
    if draft.measure not in ("users_managed", "post_rehab") or count.page is None or count.before is None:
        return False
    own = count.tail & {"user", "postrehab"} or count.lead & {"user", "postrehab"}
    between = count.page.text.keys[count.before.end : count.first]
    return bool(own) and ";" in between and "part" not in count.lead


def _of_parent(drafts: Sequence[Draft], at: int) -> int | None:
    """The total that the line before a list of items gives."""
    parent = drafts[at].count.parent
    for back in range(at - 1, max(at - _FAR, 0) - 1, -1):
        if drafts[back].count is parent:
            return back if may_hold(drafts[back], drafts[at]) else None
    return None


def _of_label(before: Draft, draft: Draft) -> bool:
    """Người nghiện: 439, ngoài xã hội 286: a second bare number says where some of the first are."""
    count = draft.count
    beside = count.before is before.count and before.count.labelled and not count.lead
    return beside and before.measure in STOCKS and may_hold(before, draft)


def _has_before(count: Count) -> bool:
    """Whether a count of the same sentence stands before what opens the breakdown."""
    before = count.before
    for _ in range(_FAR):
        if before is None or not before.first > count.opener >= 0:
            break
        before = before.before
    return before is not None


def _total_beside(drafts: Sequence[Draft], at: int) -> int | None:
    """173 tin, xác minh 141 tin; 118 người, dương tính 9 người; 14 đơn, có 5 đơn: a part without a word."""
    draft = drafts[at]
    if draft.count.lead & _OTHER_TIME or _tells_of_earlier(drafts[at - 1], draft):
        return None
    if at == 0 or draft.is_goal or draft.paragraph != drafts[at - 1].paragraph:
        return None
    of_parts = _of_same_total(drafts, at) or _of_counted(drafts, at)
    if of_parts is not None:
        return of_parts
    total, count = drafts[at - 1], draft.count
    if draft.measure == total.measure == "tips" and total.role == "part":
        return total.part_of if _is_verified(count) else None
    if total.role != "result" or not may_hold(total, draft):
        return None
    if draft.measure == total.measure == "tips" or (draft.measure == "other" and "test" in count.near):
        return at - 1
    alike = count.before is None or count.first - count.before.tail_end <= _BESIDE
    alike = alike and (count.before is not None or total.measure == draft.measure)
    alike = alike and not (draft.measure in STOCKS and total.measure == "rehab_intake")
    return at - 1 if alike and _behind_has(count) and total.value != draft.value else None


def _is_verified(count: Count) -> bool:
    """702 tin qua điện thoại, 107 tin qua thư. Sau xác minh, 388 tin có cơ sở: of all tips, not the last."""
    return count.before is None and bool(count.near & {"get", "found"})


def _tells_of_earlier(before: Draft, draft: Draft) -> bool:
    """Bắt 64 bị cáo năm 2024. Năm 2020 chỉ có 21 bị cáo: another year is no part of this one."""
    return draft.year is not None and before.year != draft.year and before.count.segment < draft.count.segment


def _of_same_total(drafts: Sequence[Draft], at: int) -> int | None:
    """71 vụ ... và 1 vụ ...: what is joined to a part is one more part of the same total."""
    draft, before = drafts[at], drafts[at - 1]
    alike = before.role == "part" and before.measure == draft.measure and draft.count.before is before.count
    if not alike or before.part_of is None or draft.count.first - before.count.tail_end > _BESIDE:
        return None
    return before.part_of if may_hold(drafts[before.part_of], draft) else None


def _of_counted(drafts: Sequence[Draft], at: int) -> int | None:
    """Có 71 vụ, 5 người còn lại, 15/17 người: a part of what was counted in the paragraph before."""
    draft = drafts[at]
    whole = draft.count.number.denominator
    opens = draft.count.before is None and _behind_has(draft.count)
    if not (opens or whole or "rest" in draft.count.tail):
        return None
    for back in range(at - 1, max(at - _BESIDE - 1, 0) - 1, -1):
        total = drafts[back]
        if total.paragraph != draft.paragraph or total.role != "result" or not may_hold(total, draft):
            continue
        if total.measure == "other" and total.count is draft.count.before and _leaves(drafts, back, draft):
            continue
        if _fits(total, draft, whole):
            return back
    return None


def _leaves(drafts: Sequence[Draft], at: int, rest: Draft) -> bool:
    """2.214 người nghiện. 1.350 người dưới 30 tuổi, 864 người còn lại: both add up to the one before."""
    both = (drafts[at].value or 0) + (rest.value or 0)
    return at > 0 and drafts[at - 1].value == both


def _fits(total: Draft, part: Draft, whole: Fraction | None) -> bool:
    """6/8 tụ điểm beside 8 tụ điểm; else a smaller number of the same measure."""
    if whole:
        return total.value == whole and part.measure in (total.measure, "other")
    return total.measure == part.measure and total.value != part.value


def _behind_has(count: Count) -> bool:
    keys = count.page.text.keys if count.page is not None else []
    word = count.first - 1 - (count.first > 1 and bool(keys) and keys[count.first - 1] in _AS_MANY)
    return word > 0 and bool(keys) and keys[word] == _HAS


def _total_before(drafts: Sequence[Draft], at: int, first_segment: int) -> int | None:
    """The nearest count before of the same family that is no part and no smaller."""
    draft = drafts[at]
    for back in range(at - 1, max(at - _FAR, 0) - 1, -1):
        other = drafts[back]
        if other.count.segment < first_segment or other.outside != draft.outside:
            return None
        if other.count.segment == draft.count.segment and other.count.first > draft.count.opener >= 0:
            continue
        if other.count.moved or not may_hold(other, draft) or _is_aim(other, draft):
            continue
        if other.role != "part" or _is_opened(other.count, draft.count):
            return back
    return None


def _is_opened(total: Count, part: Count) -> bool:
    """Whether the breakdown opens right behind a count that is itself a part: 9 người, trong đó 3 người."""
    near = total.segment == part.segment or part.segment - total.segment == 1
    return part.opener > total.first and near and not total.verb & _COURT


def _rows(drafts: Sequence[Draft]) -> None:
    """The rows of a table are parts of its last one, where that says the sum."""
    sums: dict[tuple[int, int], int] = {}
    for at, draft in enumerate(drafts):
        cell = draft.count.cell
        if cell is not None and cell[2]:
            sums[cell[:2]] = at
    for draft in drafts:
        cell = draft.count.cell
        if cell is not None and not cell[2] and cell[:2] in sums:
            draft.role, draft.part_of = "part", sums[cell[:2]]
