"""The stretches of time that a text names: from its dates, and from words of their own."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vungxanh.reader.rules.facts import DateMention, Period, PeriodMention, Segment
from vungxanh.reader.rules.text import Span, Text, fold, fold_all, index_phrases
from vungxanh.reader.rules.time.accept import JOINTS, of_a_paper
from vungxanh.reader.rules.time.calendar import parts
from vungxanh.reader.rules.time.scan import RANGE
from vungxanh.reader.rules.time.spans import UNTIL_NOW, Now, phrase_at, worded_spans
from vungxanh.reader.rules.time.stamps import STAMP
from vungxanh.reader.rules.time.words import DASHES
from vungxanh.reader.rules.time.writing import date_of_text
from vungxanh.reader.rules.wordlists import keys_of

_FILLERS = keys_of("hết cuối ngày tháng năm thời điểm khoảng giữa")
_TO = keys_of("đến tới") | DASHES
_OPENERS = index_phrases(
    [
        "tính đến",
        "đến",
        "tới",
        "trước",
        "từ",
        "kể từ",
        "tính từ",
        "bắt đầu từ",
        "so với",
        "so với cùng kỳ",
        "sau",
        "cùng kỳ",
    ]
)
_COMPARED = fold_all("so với")
_MIDDLE = fold("giữa")
_AS_OF = frozenset(map(fold_all, ["tính đến"]))
_UNTIL = frozenset(map(fold_all, ["tính đến", "đến", "tới", "trước"]))
_SINCE = frozenset(map(fold_all, ["từ", "kể từ", "tính từ", "bắt đầu từ"]))
_AGAINST = frozenset(map(fold_all, ["so với", "so với cùng kỳ", "cùng kỳ"]))
_LONGEST_OPENER = 4
_OPENER_ENDS = frozenset(keys[-1] for phrases in _OPENERS.values() for keys in phrases)


def find_periods(
    text: Text, segments: Sequence[Segment], dates: Sequence[DateMention], page_date: str | None = None
) -> tuple[PeriodMention, ...]:
    """Every stretch of time in text order, none inside another; a single day, month or year is one too.

    Dates of documents and stamps are none. "This year" and its parts take the year in which the text was
    written, where that is known. An end that is not told stays None.
    """
    written = date_of_text(text, segments, dates, page_date)
    year, month, _ = parts(written.value) if written else (None, None, None)
    worded = worded_spans(text, Now(year, month))
    found = worded + _of_dates(text, _outside(dates, worded))
    closed = _of_opened_year(text, _closed(text, _outermost(found)))
    return tuple(_as_named(text, closed, written.value) if written else closed)


def _as_named(text: Text, found: list[PeriodMention], written: str) -> list[PeriodMention]:
    """Quý IV, told in January behind "quý IV/2025": months without a year are those that the text named.

    Only where those of the year of writing are still to come.
    """
    named: dict[tuple[str, str], Period] = {}
    kept: list[PeriodMention] = []
    for one in found:
        start, end = one.period.start or "", one.period.end or ""
        if len(start) == len(end) == _MONTH and start[:1].isdigit():
            key = start[_YEAR:], end[_YEAR:]
            if _has_year(text, one):
                named[key] = one.period
            elif start > written[:_MONTH] and key in named:
                one = replace(one, period=named[key])
        kept.append(one)
    return kept


def _of_opened_year(text: Text, found: list[PeriodMention]) -> list[PeriodMention]:
    """Năm 2020, khi tình hình phức tạp nhất, chín tháng đầu năm: months of the year told before them."""
    kept = found[:1]
    for before, one in pairwise(found):
        start, end, year = one.period.start or "", one.period.end or "", before.period.start or ""
        months = all(len(each) == _MONTH or each.startswith("--") for each in (start, end))
        bare = months and not any(map(str.isdigit, text.raw[slice(*one.span)][-_YEAR:]))
        if bare and _is_bare_year(before.period) and _runs_on(text, before.span[1], one.span):
            one = replace(one, period=Period(year + start[-_ITS_MONTH:], year + end[-_ITS_MONTH:]))
        kept.append(one)
    return kept


def _is_bare_year(period: Period) -> bool:
    return period.start == period.end and len(period.start or "") == _YEAR


def _runs_on(text: Text, first: int, span: Span) -> bool:
    """Whether neither a number nor the end of a sentence stands between, nor "this" behind."""
    words = range(text.first_from(first), text.first_from(span[0]))
    behind = text.first_from(span[1])
    plain = not any(text.keys[one] in _STOPS or text.keys[one][0].isdigit() for one in words)
    return plain and text.keys[behind : behind + 1] != [_THIS]


_STOPS, _THIS = frozenset(".;:?!"), fold("nay")


def _has_year(text: Text, one: PeriodMention) -> bool:
    return (one.period.end or "")[:_YEAR] in text.raw[slice(*one.span)]


_YEAR, _MONTH, _ITS_MONTH = len("2025"), len("2025-10"), len("-10")


def _outside(dates: Sequence[DateMention], worded: list[PeriodMention]) -> list[DateMention]:
    """The dates that belong to no stretch told in words."""
    ends = [one.span[1] for one in worded]
    kept: list[DateMention] = []
    for date in dates:
        after = bisect_right(ends, date.span[0])
        if after == len(worded) or worded[after].span[0] >= date.span[1]:
            kept.append(date)
    return kept


def _closed(text: Text, found: list[PeriodMention]) -> list[PeriodMention]:
    """A beginning and the end told right after it made one: "từ đầu năm 2024" + "đến giữa năm 2025"."""
    kept: list[PeriodMention] = []
    for one in found:
        before = kept[-1] if kept else None
        near = before is not None and not text.raw[before.span[1] : one.span[0]].strip(" ,(")
        if before and near and before.period.end is None and before.period.start and one.period.start is None:
            joined = Period(before.period.start, one.period.end)
            kept[-1] = PeriodMention(joined, (before.span[0], one.span[1]))
        else:
            kept.append(_against(text, one))
    return kept


def _against(text: Text, one: PeriodMention) -> PeriodMention:
    """The stretch, marked when figures are held against it: "so với 6 tháng đầu năm 2024"."""
    before = text.first_from(one.span[0]) - len(_COMPARED)
    return replace(one, compared=True) if before >= 0 and text.has(_COMPARED, before) else one


def _outermost(found: list[PeriodMention]) -> list[PeriodMention]:
    """Without those that lie in or across an earlier or a longer one."""
    kept: list[PeriodMention] = []
    for one in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if not kept or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept


def _of_dates(text: Text, dates: Sequence[DateMention]) -> list[PeriodMention]:
    found: list[PeriodMention] = []
    number = 0
    while number < len(dates):
        date, last = dates[number], _last_of(text, dates, number)
        first = text.first_from(date.span[0])
        if date.impossible or date.derived_from == STAMP or _of_a_paper(text, date, first):
            last = number
        elif last > number:
            end = dates[last]
            found.append(_mention(text, first, date.span, date.value, end.value, end.span[1]))
        else:
            found.append(_single(text, date, first))
        number = last + 1
    return found


def _last_of(text: Text, dates: Sequence[DateMention], number: int) -> int:
    """The number of the last date of the range or list that begins with this one."""
    while number + 1 < len(dates) and not dates[number + 1].impossible:
        if not _ranges(text, dates[number], dates[number + 1]):
            break
        number += 1
        if dates[number].derived_from != RANGE:
            break
    return number


def _of_a_paper(text: Text, date: DateMention, first: int) -> bool:
    return parts(date.value)[2] is not None and of_a_paper(text, first)


def _ranges(text: Text, date: DateMention, after: DateMention) -> bool:
    between = text.keys[text.first_from(date.span[1]) : text.first_from(after.span[0])]
    shared = date.derived_from == RANGE and bool(between) and between[0] in JOINTS
    return 1 <= len(between) <= 3 and (between[0] in _TO or shared)


def _single(text: Text, date: DateMention, first: int) -> PeriodMention:
    """A period with one printed end: what stands before and after it tells which."""
    opener, start = _opener(text, first)
    more = phrase_at(text, text.first_from(date.span[1]), UNTIL_NOW)
    if opener in _SINCE or more:
        end = text.ends[text.first_from(date.span[1]) + more - 1] if more else date.span[1]
        return PeriodMention(Period(date.value, None), (text.starts[start], end))
    span = (text.starts[start], date.span[1])
    if opener in _UNTIL:
        words = text.keys[start + 1 : first + 1]
        plain = parts(date.value)[1] is None and not any(key in _FILLERS for key in words[:-1])
        until = f"{date.value}-06" if _MIDDLE in words and len(date.value) == len("2025") else date.value
        return PeriodMention(Period(None, until), span, stock=opener in _AS_OF or not plain)
    return PeriodMention(Period(date.value, date.value), span, compared=opener in _AGAINST)


def _opener(text: Text, first: int) -> tuple[tuple[str, ...], int]:
    """The phrase that opens the period and its first word; an empty one and the date's word for none."""
    at = first
    while at and text.keys[at - 1] in _FILLERS:
        at -= 1
    if not at or text.keys[at - 1] not in _OPENER_ENDS:
        return (), first
    for length in range(_LONGEST_OPENER, 0, -1):
        if at >= length and phrase_at(text, at - length, _OPENERS) == length:
            return tuple(text.keys[at - length : at]), at - length
    return (), first


def _mention(text: Text, first: int, span: Span, start: str, end: str, last: int) -> PeriodMention:
    _, opened = _opener(text, first)
    return PeriodMention(Period(start, end), (text.starts[opened] if opened < first else span[0], last))
