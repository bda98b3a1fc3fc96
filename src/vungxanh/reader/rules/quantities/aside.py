"""Numbers told beside the matter at hand: of an earlier time, of the nation, of what was bought before."""

from bisect import bisect_left
from collections.abc import Sequence

from vungxanh.reader.rules.quantities.bygone import Bygone, is_outset, is_outset_behind
from vungxanh.reader.rules.quantities.count import NONE, Count
from vungxanh.reader.rules.quantities.draft import Draft
from vungxanh.reader.rules.quantities.elsewhere import comes_home, is_beside
from vungxanh.reader.rules.quantities.levels import since
from vungxanh.reader.rules.quantities.openings import is_compared_with, may_compare
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_DRUGS = frozenset(("mass", "tablet", "brick"))
_TRADED = _DRUGS | frozenset(("other", "unknown"))
"""What is bought, and the packets and journeys it is told with."""
_DEALT, _DEALERS = "dealt", frozenset(("person", "other_person", "other", "unknown", "addict", "suspect"))
"""From whom or to whom something is sold: mua của một người đàn ông 2 bánh heroin."""
_RATES = frozenset(("percent", "points"))
_TAKEN = frozenset(("seize", "arrest", "prosecute", "test"))
_DONE = frozenset(("arrest", "seize", "done", "rehab", "abolish", "recognise", "prosecute"))
_NOT_BASE = frozenset(("up", "down", "now", "this"))
_HERE, _OURS = frozenset(("now", "this", "local")), frozenset(("local",))
_CLASSES = frozenset(("drug_free_communes", "drug_free_share_pct", "key_communes"))
"""What one commune never counts of itself."""
_BESIDE = "beside"
_WHOLE = frozenset(("wide", "local"))
_ELSEWHERE = frozenset((_BESIDE, "nation"))
"""What a neighbour counts: said of now or of this year it stays the neighbour's."""


def tell_aside(
    drafts: Sequence[Draft], *, national: bool, year: int | None = None, day: str | None = None
) -> None:
    """Gives what is told aside the role background, up to the word that leads back to the matter."""
    aside, segment, inside, compares = "", -1, False, False
    told: dict[str, int] = {}
    set_aside: set[int] = set()
    bygone = Bygone(drafts, year, day)
    for at, draft in enumerate(drafts):
        count = draft.count
        if count.segment != segment or (inside and not count.bracket):
            aside, inside = "", False
        compares = may_compare(count) if count.segment != segment else compares
        segment = count.segment
        compared = draft.paragraph == told.get(draft.measure)
        known = draft.measure in told
        opened = _aside_after(aside, draft, national=national, compared=compared, known=known)
        is_bygone = bygone.has(draft, drafts[at - 1] if at else None)
        opened = "last" if is_bygone else opened
        opened = "" if opened == "last" and bygone.is_told(draft) else opened
        inside = inside if opened == aside else count.bracket
        aside = opened
        beside = _stands_beside(drafts, at) or (compares and is_compared_with(count))
        divides = draft.role == "part" and draft.part_of in set_aside
        divides = divides and not (is_bygone and drafts[draft.part_of or 0].period != draft.period)
        if (aside not in ("", _DEALT) or beside) and not divides:
            _set_aside(draft, elsewhere=aside in _ELSEWHERE)
            set_aside.add(at)
        if draft.role == "result":
            told[draft.measure] = draft.paragraph


def _stands_beside(drafts: Sequence[Draft], at: int) -> bool:
    """Whether the number itself, and not the talk it stands in, is what another is held against."""
    count = drafts[at].count
    ends = drafts[at].role != "part" and _ends_aside(count)
    return (
        ends
        or _is_base(count)
        or _is_compared(count)
        or is_outset(drafts, at)
        or is_outset_behind(drafts, at)
    )


def _set_aside(draft: Draft, *, elsewhere: bool) -> None:
    """Gives the role; how the matter has changed since then is no background, how another place has is."""
    is_change = draft.count.noun.kind in _RATES and bool(draft.count.moved) and not elsewhere
    if draft.role in ("result", "part") and not is_change:
        draft.role, draft.part_of = "background", None


def _aside_after(aside: str, draft: Draft, *, national: bool, compared: bool, known: bool) -> str:
    """What the words before the number turn to; the province beside its part where the part was told."""
    count = draft.count
    lead = since(count)
    if is_beside(count):
        return _BESIDE
    if _is_at_time_compared(count) or ("base" in lead and not lead & _NOT_BASE):
        return "last"
    known = known or draft.measure in _CLASSES
    part = count.page is not None and count.page.is_part
    if known and (("wide" in lead and part) or ("meanwhile" in lead and lead & _WHOLE)):
        return "nation"
    if lead & (_HERE if aside != _BESIDE else _OURS):
        return ""
    if ("abroad" in lead and not comes_home(count)) or ("nation" in lead and not national):
        return "nation"
    if "last" in lead and not lead & {"up", "down"}:
        return "last" if compared or count.bracket or not (lead & _DONE or "rehab" in count.tail) else ""
    return _goes_on_aside(aside, draft)


def _goes_on_aside(aside: str, draft: Draft) -> str:
    """What purchases and earlier times told before turn to, where no word says where the number is of."""
    traded = _traded(aside, draft)
    if traded is not None:
        return traded
    if aside == "trade" and (since(draft.count) & _TAKEN or draft.count.noun.kind not in _TRADED):
        return ""
    if aside == "last" and draft.own_period is not None:
        return ""
    return aside


def _traded(aside: str, draft: Draft) -> str | None:
    """What a purchase or a sale turns to; None where none is told."""
    count = draft.count
    kind, taken = count.noun.kind, bool(since(count) & _TAKEN)
    if "trade" in since(count) and (not taken or _trades_last(count)):
        if draft.layout != "body":
            return ""
        return "trade" if kind in _TRADED else (_DEALT if kind in _DEALERS else "")
    if aside == _DEALT:
        return "" if taken else ("trade" if kind in _DRUGS else _DEALT)
    return None


def _trades_last(count: Count) -> bool:
    """Trước lần bị bắt, nhóm đã bán trót lọt 5 bưu phẩm: the sale is said behind the arrest."""
    hits = count.page.hits_of(count.segment) if count.page is not None else []
    low, high = (bisect_left(hits, (word, 0, NONE)) for word in (count.first - _FAR, count.first))
    said = [tags for _, _, tags in hits[low:high] if tags & (_TAKEN | _TRADES)]
    return bool(said) and "trade" in said[-1]


_TRADES, _FAR = frozenset(("trade",)), 60


def _ends_aside(count: Count) -> bool:
    """74 người đầu nhiệm kỳ, 343 người thời điểm cuối năm: the words behind the number lead back in time."""
    free = count.after is None or count.after.first > count.tail_end
    here = count.lead & _HERE or count.tail & {"compare", "up", "down"}
    return free and "last" in count.tail and not here


def _is_compared(count: Count) -> bool:
    """12 tụ điểm so với 9 tụ điểm cùng kỳ: the second is what the first is held against."""
    before = count.before
    if before is None or before.tail_end != count.first or count.noun.kind in _RATES:
        return False
    return "compare" in before.tail and not before.moved


def is_held_against(count: Count) -> bool:
    """Bớt nhiều so với 25 người tái nghiện của năm 2023: the words stand right before the number."""
    page = count.page
    return page is not None and count.noun.kind not in _RATES and page.text.has(_AGAINST, count.first - 2)


def _is_at_time_compared(count: Count) -> bool:
    """Tăng 61,5% so với tháng 6/2025, khi Hội mới làm được 13 buổi: what the time compared with was like."""
    page, before = count.page, count.before
    if page is None or before is None or "compare" not in before.tail:
        return False
    keys = page.text.keys[before.tail_end : before.tail_end + 3]
    return bool(keys) and any(key in _WHEN for key in keys) and before.tail_end < count.first


_AGAINST, _WHEN = fold_all("so với"), keys_of("khi lúc")


def _is_base(count: Count) -> bool:
    """Giảm 7,3% (343 trường hợp), chiếm 24% tổng số vụ toàn tỉnh (492 vụ): what a share was taken of."""
    before = count.before
    if before is None or not count.bracket or before.bracket or before.noun.kind != "percent":
        return False
    if count.noun.kind in _RATES or count.lead & _TAKEN:
        return False
    return bool(before.moved) or bool(before.tail & {"whole", "compare"})
