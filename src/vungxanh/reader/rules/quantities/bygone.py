"""Numbers of a year that lies before the one a text tells of, and of where a stock began."""

from collections.abc import Sequence
from itertools import pairwise

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, family
from vungxanh.reader.rules.quantities.measured import STOCKS
from vungxanh.reader.rules.quantities.when import year_told
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_ONLY, _JUST, _EVER = keys_of("chỉ vỏn vẻn"), keys_of("mới"), keys_of("từng hồi")
_NOT_ONLY = keys_of("tiêu đạo huy thị định số đội dẫn")
"""Chỉ tiêu, chỉ đạo: words that begin with the one for only."""
_GOT = keys_of("có được chỉ bắt làm đưa xóa đạt công phát khám")
_SO_MANY = frozenset(map(fold_all, ("có tới", "có đến", "lên tới", "lên đến", "tới hơn", "đến hơn")))
_STILL, _NOW, _AFTER = fold_all("còn nay sau")
_LAST_YEAR, _WITHIN = fold_all("năm ngoái"), keys_of(", ; trong cả suốt hết còn và riêng")
_THEN, _THERE = keys_of("lúc khi hồi ngày ban"), keys_of("có còn là")
_LED = keys_of("xuống giảm hạ kéo")
"""Từ 90 người năm 2020 xuống còn 40 người: the year is that of the first."""


class Bygone:
    """Tells which numbers are of a year before the one that the text tells of."""

    def __init__(self, drafts: Sequence[Draft], year: int | None, day: str | None) -> None:
        told = [one.year for one in drafts if one.year is not None and not one.is_goal]
        told = [one for one in told if year is None or one <= year]
        if year is not None:
            told.append(year_told(year, day))
        self._told = max(told, default=0)
        self._latest: dict[str, int] = {}
        self._first: dict[tuple[str, int], int] = {}
        for draft in drafts:
            if draft.year is not None:
                self._latest[draft.measure] = max(self._latest.get(draft.measure, 0), draft.year)
                here = draft.measure, draft.count.segment
                self._first[here] = min(self._first.get(here, draft.year), draft.year)
        self._long_ago = year - 1 if year is not None else 0

    def is_told(self, draft: Draft) -> bool:
        """Năm ngoái bắt 12 vụ, said in January: the year before the day is the one that the text tells of."""
        page, count = draft.count.page, draft.count
        if page is None or draft.year is None or draft.year < self._told or "compare" in count.lead:
            return False
        first = _opened(count)
        while page.text.keys[first] in _WITHIN:
            first += 1
        return page.text.has(_LAST_YEAR, first)

    def has(self, draft: Draft, before: Draft | None) -> bool:
        """Năm 2021 chỉ bắt 12 vụ; hồi năm 2022 xã còn 58 người nghiện: said to show how it was before."""
        if draft.period is None or draft.year is None or draft.is_goal:
            return False
        if draft.year >= self._told and not (self._long_ago == 0 and _is_beside(draft, before)):
            return False
        carried = draft.count.before is not None and draft.own_period is None
        if carried or draft.year > self._first[draft.measure, draft.count.segment]:
            return False
        long_ago = draft.year < self._long_ago or draft.year < self._latest[draft.measure]
        return (long_ago or _is_beside(draft, before)) and _weighs(draft.count)


def _is_beside(draft: Draft, before: Draft | None) -> bool:
    """Đưa đi cai 25 người (năm 2025 mới được 17 người): beside what the sentence told without a year."""
    if before is None or before.count is not draft.count.before:
        return False
    return before.year is None and before.measure == draft.measure


def _weighs(count: Count) -> bool:
    """Whether the words before the number say how little or how much it was at that time."""
    page = count.page
    if page is None or count.lead & {"now", "this"} or count.moved == "to":
        return False
    keys = page.text.keys[_opened(count) : count.first]
    if _NOW in keys:
        return False
    still = keys[-1:] == [_STILL] and not _LED & set(keys[-2:])
    if "that_number" in count.lead or still or any(key in _EVER for key in keys):
        return True
    return any(map(_is_little, pairwise([*keys, ""])))


def _opened(count: Count) -> int:
    """The word behind the number before, else the first of the sentence."""
    page = count.page
    if count.before is not None or page is None:
        return count.before.end if count.before is not None else count.first
    return page.first_word(count.segment)


def _is_little(pair: tuple[str, str]) -> bool:
    """Chỉ có, mới được, vỏn vẹn, có tới."""
    one, other = pair
    if one in _ONLY:
        return other not in _NOT_ONLY
    return pair in _SO_MANY or (one in _JUST and other in _GOT)


def is_outset(drafts: Sequence[Draft], at: int) -> bool:
    """Đầu năm 2024 xã có 30 người nghiện; nay còn 24 người: where a stock began."""
    if at + 1 >= len(drafts):
        return False
    one, other = drafts[at], drafts[at + 1]
    near = other.count.segment - one.count.segment <= 1 and other.paragraph == one.paragraph
    alike = _stands(one) and family(one.count) == family(other.count)
    if not near or not alike or other.measure not in (one.measure, "other") or other.count.bracket:
        return False
    began = one.period is not None or "last" in one.count.lead or _opens_then(one.count)
    return began and _has_become(one, other)


def is_outset_behind(drafts: Sequence[Draft], at: int) -> bool:
    """Nay xã có 24 người nghiện; đầu năm là 30 người: where the time began, told behind how it stands."""
    one, before = drafts[at], drafts[at - 1] if at else None
    if before is None or one.measure not in _STANDS or one.paragraph != before.paragraph or one.is_goal:
        return False
    known = any(
        other.measure == one.measure and other.role == "result" and other.paragraph == one.paragraph
        for other in drafts[max(at - _FEW, 0) : at]
    )
    return known and _opens_at_start(one.count)


def _opens_at_start(count: Count) -> bool:
    """Whether the clause begins with the start of the time told of, and does not lead on to now."""
    page = count.page
    keys = page.text.keys[_opened(count) : count.first] if page is not None else []
    pause = max((place for place, key in enumerate(keys) if key in ";."), default=-1)
    clause = keys[pause + 1 :]
    return tuple(clause[:2]) in _STARTS and _NOW not in clause and (count.before is None or pause >= 0)


_FEW = 4
_STARTS = frozenset(map(fold_all, ("đầu năm", "đầu kỳ", "đầu quý", "đầu tháng", "đầu đợt")))


def _stands(draft: Draft) -> bool:
    """Whether it counts who or what is there, and not what was done: also how many a facility has."""
    keys = draft.count.page.text.keys if draft.count.page is not None else []
    there = draft.measure == "rehab_intake" and keys[draft.count.first - 1] in _THERE
    return there or draft.measure in _STANDS


def _opens_then(count: Count) -> bool:
    """Lúc giao nhận, cơ sở có 486 học viên; khi ấy bản có 23 người nghiện: told of a time that is over."""
    page = count.page
    return page is not None and count.before is None and page.text.keys[_opened(count)] in _THEN


def _has_become(one: Draft, other: Draft) -> bool:
    """Whether the words before the second number lead to now, to the end of the time, or to a later year."""
    page, count = other.count.page, other.count
    if page is None or other.is_goal or (other.year is not None and other.year < (one.year or 0)):
        return False
    keys = page.text.keys[_opened(count) : count.first]
    if _NOW in keys or keys[:1] == [_AFTER] or any(pair in _LAST for pair in pairwise(keys)):
        return True
    return count.before is None and other.period is not None and (other.year or 0) > (one.year or 0)


_STANDS = STOCKS | frozenset(("hotspots", "key_communes"))
_LAST = frozenset(
    map(fold_all, ("cuối năm", "cuối kỳ", "cuối quý", "cuối tháng", "hết năm", "hiện còn", "hiện có"))
)
