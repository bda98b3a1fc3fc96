"""One matter told of several times: what the text tells of years and months before is held against today."""

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from vungxanh.reader.rules.facts import Period
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, family
from vungxanh.reader.rules.quantities.when import year_told
from vungxanh.reader.rules.text import fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_LONG_AGO = 3
"""A year so far before that of the text is told to compare, whatever else is counted."""
_NOW = frozenset(("now", "this", "done"))
_TODAY = frozenset(("now", "this"))
_NEXT = 4
"""So many numbers on the matter may be told of a later time."""


class Times(NamedTuple):
    """The year of the text, the time its first lines name, and the first year that it reports on."""

    year: int | None
    reported: Period | None
    current: int | None

    @classmethod
    def of(cls, year: int | None, reported: Period | None, day: str | None) -> "Times":
        """The times of a text written on the day."""
        told = year_told(year, day) if year is not None else None
        start, end = (reported.start or "", reported.end or "") if reported is not None else ("", "")
        whole = start[:1].isdigit() and len(start) <= _MONTH
        named = whole and (told is None or end[:4] >= str(told))
        return cls(year, reported, int(start[:4]) if named else told)


def free_of_other_years(drafts: Sequence[Draft], times: Times) -> None:
    """Nay có 37 người nghiện; cuối năm 2024 chỉ có 25 người: a year before is no part of today."""
    for before, draft in pairwise(drafts):
        total = drafts[draft.part_of] if draft.role == "part" and draft.part_of is not None else None
        if total is None or "part" in draft.count.lead or draft.count.bracket or draft.count.example:
            continue
        by_years = draft.count.opener >= 0 and before.year not in (None, total.year)
        if draft.year != total.year and _is_year_before(draft, times.current) and not by_years:
            draft.role, draft.part_of = "background", None
        elif draft.count.lead & _TODAY and _is_year_before(total, times.current):
            draft.role, draft.part_of = "result", None


def tell_older(drafts: Sequence[Draft], times: Times) -> None:
    """Of one measure in different years the earlier ones are told for comparison."""
    latest: dict[str, int] = {}
    span: dict[str, Period] = {}
    told: set[str] = set()
    based: tuple[int, Period | None] = (-1, None)
    for at, draft in enumerate(drafts):
        matter = _matter(draft)
        if draft.role != "result" or draft.year is None:
            told |= {matter} if draft.role == "result" and not draft.outside else set()
            continue
        if _leads_from_base(draft.count):
            based = draft.count.segment, draft.period
        if based == (draft.count.segment, draft.period):
            continue
        known = matter in told
        before = known and (
            _is_one_before(draft.period, times.reported) or _is_year_before(draft, times.current)
        )
        before = before and draft.measure != "change_pct"
        lies_before = _lies_before(draft.period, span.get(matter))
        if before or lies_before or _is_compared(drafts, at, times):
            draft.role = "background"
            continue
        told.add(matter)
        if draft.period is not None:
            span[matter] = draft.period
        if "now" in draft.count.lead:
            continue
        year = times.year
        long_ago = year is not None and draft.year < year - _LONG_AGO and draft.measure != "change_pct"
        if long_ago or draft.year < latest.get(matter, 0):
            draft.role = "background"
        latest[matter] = max(draft.year, latest.get(matter, 0))


def _matter(draft: Draft) -> str:
    """What the number tells of: 723 người đang cai at a day are another matter than 512 người of a year."""
    page, before = draft.count.page, draft.count.first - 1
    there = draft.measure == "rehab_intake" and page is not None and page.text.keys[before] in _THERE
    return f"{draft.measure} there" if there else draft.measure


_THERE = keys_of("có còn")


def _is_compared(drafts: Sequence[Draft], at: int, times: Times) -> bool:
    """Whether the number is of a year before a goal told with it, or before what follows on the matter."""
    draft = drafts[at]
    if _is_year_before(draft, times.year) and _stands_by_goal(draft):
        return True
    return _is_year_before(draft, times.current) and _goes_on_later(drafts, at)


def _stands_by_goal(draft: Draft) -> bool:
    """Lập hồ sơ đưa đi cai 25 người, năm 2025 mới đưa được 17 người: a goal of the matter lies before it."""
    before = draft.count.before
    for _ in range(_NEXT):
        if before is None:
            break
        if before.aimed and before.measured == draft.measure:
            return True
        before = before.before
    return False


def _goes_on_later(drafts: Sequence[Draft], at: int) -> bool:
    """Năm 2022 phường còn 58 người nghiện; cuối năm nay còn 21 người: what follows tells of a later time."""
    draft = drafts[at]
    for later in islice(drafts, at + 1, at + 1 + _NEXT):
        if later.paragraph != draft.paragraph or later.count.segment > draft.count.segment + 1:
            return False
        if later.measure == draft.measure or later.count.noun == draft.count.noun:
            dated = later.year is not None and later.year > (draft.year or 0)
            return (dated or bool(later.count.lead & _TODAY)) and not later.count.moved
    return False


def tell_last_winter(drafts: Sequence[Draft]) -> None:
    """All that a sentence tells of a campaign a year ago is background."""
    winter: tuple[int, Period | None] = (-1, None)
    for at, draft in enumerate(drafts):
        here = draft.count.segment, draft.period
        if draft.role == "result" and (here == winter or _is_of_last_winter(drafts, at)):
            winter = here
            draft.role = "background"


def _is_of_last_winter(drafts: Sequence[Draft], at: int) -> bool:
    """Cao điểm 15/12/2024 - 28/02/2025 bắt 128 vụ. 11 tháng năm 2025 bắt 694 vụ: a campaign a year ago."""
    draft = drafts[at]
    if draft.period is None or not _spans_winter(draft.period):
        return False
    for later in islice(drafts, at + 1, at + 1 + 2 * _NEXT):
        if later.paragraph != draft.paragraph:
            return False
        period = later.period if later.measure == draft.measure and not later.is_goal else None
        if period is not None and _begins_behind(period, draft.period):
            return True
    return False


def _spans_winter(period: Period) -> bool:
    """Whether it begins late in one year and ends early in the next; a year of reports is longer."""
    start, end = period.start or "", period.end or ""
    if not (start[:4].isdigit() and end[:4].isdigit() and len(start) >= _MONTH and len(end) >= _MONTH):
        return False
    months = 12 * (int(end[:4]) - int(start[:4])) + int(end[5:7]) - int(start[5:7])
    return start[:4] < end[:4] and months <= _WINTER


def _begins_behind(later: Period, period: Period) -> bool:
    """Whether it begins in a later year and ends later."""
    start, end = later.start or "", later.end or ""
    return start[:4] > (period.start or "")[:4] and end > (period.end or "")


_WINTER = 4


def _lies_before(period: Period | None, latest: Period | None) -> bool:
    """Quý III: 06 vụ; quý II là 04 vụ: a month or quarter that was over when the time reported on began."""
    if period is None or latest is None or latest.start is None or period.end is None:
        return False
    whole = len(period.end) == _MONTH and period.end[:1].isdigit()
    return whole and len(latest.start) == _MONTH and period.end < latest.start and latest.start[:1].isdigit()


def _is_one_before(period: Period | None, reported: Period | None) -> bool:
    """Tháng 6 in a bulletin of July: a month, quarter or year before the one that is reported on."""
    if period is None or reported is None or (period.end or "") >= (reported.start or ""):
        return False
    return _months(period) == _months(reported) is not None


def _is_year_before(draft: Draft, current: int | None) -> bool:
    """Toàn xã có 43 người nghiện, cuối năm 2024 là 51 người: of a year before the one told of."""
    if current is None or draft.year is None or draft.measure == "change_pct" or draft.count.lead & _NOW:
        return False
    before = draft.count.before
    of_another = before is not None and "last" in before.tail - draft.count.lead
    return draft.year < current and not of_another


def _months(period: Period) -> int | None:
    """How many months a time within one year has, less one."""
    start, end = period.start or "", period.end or ""
    if start == end and len(start) == len("2025") and start.isdigit():
        return _YEAR
    if len(start) != _MONTH or len(end) != _MONTH or start[:4] != end[:4]:
        return None
    return int(end[-2:]) - int(start[-2:])


_MONTH, _YEAR = len("2025-06"), 12


def is_start(count: Count) -> bool:
    """Từ 430 người xuống còn 298 người: where a change begun is told of another time."""
    page, after = count.page, count.after
    if page is None or after is None or family(after) != family(count):
        return False
    keys = page.text.keys
    led = any(key in _LED_TO for key in keys[max(after.first - 2, count.end) : after.first])
    return led and (keys[count.first - 1] == _FROM or tuple(keys[count.first - 2 : count.first]) in _AT_FIRST)


_FROM, _LED_TO = fold("từ"), keys_of("xuống còn lên ra nay thành cuối")
_AT_FIRST = frozenset(map(fold_all, ("đầu năm", "đầu kỳ", "đầu nhiệm kỳ", "đầu quý", "đầu tháng")))
"""Đầu năm 2.530 người, nay 2.446 người: where the time began."""


def _leads_from_base(count: Count) -> bool:
    """Từ 2.790 người cuối năm 2020 xuống còn 2.336 người: the time named is that of where it began."""
    before = count.before
    return before is not None and before.after is count and is_start(before)
