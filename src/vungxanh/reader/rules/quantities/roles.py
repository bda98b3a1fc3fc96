"""The role of every count: goal, not about drugs, said again, part of a total, background, or result."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from vungxanh.reader.rules.facts import Period
from vungxanh.reader.rules.quantities.adding import add_running
from vungxanh.reader.rules.quantities.aside import is_held_against, tell_aside
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.criteria import is_criterion
from vungxanh.reader.rules.quantities.draft import Draft
from vungxanh.reader.rules.quantities.groups import share_groups
from vungxanh.reader.rules.quantities.levels import is_one_of
from vungxanh.reader.rules.quantities.measured import STOCKS
from vungxanh.reader.rules.quantities.parts import find_parts
from vungxanh.reader.rules.quantities.said_again import restate
from vungxanh.reader.rules.quantities.when import is_past, way_of
from vungxanh.reader.rules.quantities.years import (
    Times,
    free_of_other_years,
    is_start,
    tell_last_winter,
    tell_older,
)
from vungxanh.reader.rules.text import fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_FEW = 10
"""Below this a number that comes again is mostly another thing with the same count."""
_ROUNDED = Fraction(1, 20)
"""So far a rounded number in a title may lie from the one in the body."""
_MANY = 200
_TOP = 6
"""So many first lines tell what the text is about."""
_WEIGHED = frozenset(("mass", "tablet", "brick"))
_DONE = frozenset(("up", "down", "arrest", "seize", "done"))


def give_roles(
    drafts: Sequence[Draft],
    *,
    national: bool,
    year: int | None,
    day: str | None = None,
    reported: Period | None = None,
) -> None:
    """Gives every draft its role, the first that fits; `reported`: the time that the first lines name."""
    find_parts(drafts)
    times = Times.of(year, reported, day)
    free_of_other_years(drafts, times)
    national = national and not _speaks_of_a_place_first(drafts)
    for draft in drafts:
        if draft.is_goal:
            draft.role, draft.part_of = "target", None
        elif draft.non_drug:
            draft.role, draft.part_of = "non_drug", None
        elif draft.role == "result" and _is_of_each(draft.count):
            draft.role = "part"
        elif draft.role == "result" and _tells_of_long_ago(draft):
            draft.role = "background"
        elif _is_elsewhere(draft, year, day) or _is_background(draft.count, national=national):
            draft.role, draft.part_of = "background", None
    again = _told_again(drafts)
    tell_aside(drafts, national=national, year=year, day=day)
    _earlier(drafts, again)
    _go_on(drafts)
    tell_last_winter(drafts)
    tell_older(drafts, times)
    _share(drafts)
    share_groups(drafts)
    add_running(drafts)
    _restated(drafts, again)
    restate(drafts)


def _speaks_of_a_place_first(drafts: Sequence[Draft]) -> bool:
    """Whether the first lines tell of a province or commune before they name the nation."""
    page = drafts[0].count.page if drafts else None
    for segment in range(min(_TOP, len(page.segments))) if page is not None else ():
        tags = page.tags(segment) if page is not None else frozenset()
        if "local" in tags or "nation" in tags:
            return "local" in tags
    return False


def _is_background(count: Count, *, national: bool) -> bool:
    if count.page is not None and count.page.text.keys[count.first - 1] == _SHORT_BY:
        return True
    if count.bracket and count.before is not None and count.before.direction:
        return count.noun.kind not in ("percent", "points")
    changed = _is_signed(count) or count.moved in ("up", "down", "from")
    if changed and count.noun.kind not in ("percent", "points"):
        return True
    if (
        is_start(count)
        or _is_before_change(count)
        or ((count.floor or count.number.comparator == "gt") and is_criterion(count))
    ):
        return True
    if "law" in count.lead and count.noun.kind in _WEIGHED and "seize" not in count.lead:
        return True
    if is_one_of(count) or (not national and "nation" in count.lead):
        return True
    return "compare" in count.lead and (not count.lead & _DONE or is_held_against(count))


def _is_of_each(count: Count) -> bool:
    """Ép thành bánh, mỗi bánh 1 kg; mỗi người mang 3 bánh: the amount of each is a part of all."""
    keys = count.page.text.keys[max(count.first - _OWNER, 0) : count.first] if count.page is not None else []
    last = max((place for place, key in enumerate(keys) if not key[:1].isalnum()), default=-1)
    clause = keys[last + 1 :]
    shared = _EACH in clause and (_EACH in clause[-2:] or not _RHYTHMS & set(clause))
    return count.noun.kind in _WEIGHED and shared


_OWNER, _RHYTHMS = 6, keys_of("ngày tuần tháng quý năm lần chuyến đợt")


def _is_signed(count: Count) -> bool:
    """46 vụ (+5 vụ, -2 đối tượng): a sign behind the bracket or the comma says how many more or fewer."""
    keys = count.page.text.keys if count.page is not None else []
    signed = count.bracket and count.first > 1 and keys[count.first - 1] in _SIGNS
    return signed and keys[count.first - 2] in _OPENING


_SIGNS, _OPENING = frozenset("+-−–"), frozenset("(,;/")
_EACH, _SHORT_BY = fold("mỗi"), fold("thiếu")


def _is_before_change(count: Count) -> bool:
    """Giảm 06 người so với cuối năm 2024 (43 người): the bracket says what it was then."""
    before = count.before
    if before is None or not count.bracket or before.bracket or before.noun.kind != count.noun.kind:
        return False
    return before.moved in ("up", "down") and "compare" in before.tail


def _is_elsewhere(draft: Draft, year: int | None, day: str | None) -> bool:
    """Another story, another force, or (năm 2019: 361 người) a bracket with a number of an earlier year."""
    if draft.layout == "teaser" or "apart" in draft.count.sentence:
        return True
    own = draft.own_period
    if not draft.count.bracket or own is None:
        return False
    if is_past(own, year):
        return True
    return (
        day is not None
        and own.start is not None
        and draft.count.before is not None
        and way_of(own, day) == "back"
    )


def _earlier(drafts: Sequence[Draft], again: frozenset[int]) -> None:
    """What is told of an earlier time is background to the sentence's end, an incident to the paragraph's.

    A paragraph that tells again what the text told before (`again`) goes back to the same incident.
    """
    paragraph = segment = -1
    for draft in drafts:
        count = draft.count
        if "earlier" in count.lead and draft.paragraph not in again:
            segment = count.segment
            if count.before is None and "incident" in count.lead and draft.layout == "body":
                paragraph = draft.paragraph
        elif count.segment == segment and "now" in count.lead:
            segment = -1
        if (draft.paragraph == paragraph or count.segment == segment) and draft.role == "result":
            draft.role = "background"


def _tells_of_long_ago(draft: Draft) -> bool:
    """Ba năm trước ai cũng ngại. 63 người nghiện: what the sentences right before went back to."""
    count, page = draft.count, draft.count.page
    if page is None or draft.measure not in STOCKS | _SPOTS or count.sentence & _NOW:
        return False
    here = page.segments[count.segment]
    first = page.text.first_from(here.span[0])
    if any(page.text.has(phrase, first) for phrase in _THEN):
        return True
    for before in range(count.segment - 1, max(count.segment - 3, -1), -1):
        if page.segments[before].paragraph != here.paragraph or page.tags(before) & _NOW:
            return False
        if "long_ago" in page.tags(before):
            return True
    return False


_THEN = tuple(
    map(fold_all, ("khi ấy", "khi đó", "lúc ấy", "lúc đó", "hồi ấy", "hồi đó", "bấy giờ", "dạo ấy"))
)
_SPOTS = frozenset(("hotspots", "key_communes"))
_NOW = frozenset(("now", "this", "done"))


def _told_again(drafts: Sequence[Draft]) -> frozenset[int]:
    """The paragraphs that repeat a number that chance does not: one drug and amount, or many of one thing."""
    first: dict[tuple[str, Fraction | None, str | None], int] = {}
    again: set[int] = set()
    for draft in drafts:
        if (
            draft.outside
            or draft.role not in ("result", "part")
            or draft.measure == "other"
            or draft.value is None
        ):
            continue
        told = first.setdefault((draft.measure, draft.value, draft.substance), draft.paragraph)
        by_chance = draft.value < _FEW and draft.value.denominator == 1
        if told != draft.paragraph and not by_chance:
            again.add(draft.paragraph)
    return frozenset(again)


def _go_on(drafts: Sequence[Draft]) -> None:
    """Cùng kỳ: 36 vụ, 49 đối tượng: what is joined to background is background too."""
    for one, other in pairwise(drafts):
        goes_on = other.count.joined and one.role == "background" and not one.count.moved
        if goes_on and other.role in ("result", "part"):
            other.role, other.part_of = "background", None


def _share(drafts: Sequence[Draft]) -> None:
    """Riêng tổ chức sử dụng 88 vụ (41,5%): a share has the role of the number it belongs to."""
    for one, share in pairwise(drafts):
        count = share.count
        if share.role != "result" or one.role not in ("part", "background") or count.before is not one.count:
            continue
        among = _SHARES if count.bracket else _OTHER_SHARES
        belongs = (count.bracket and not one.count.bracket) or "share" in count.lead
        rate = count.noun.kind == "percent" and share.measure in among
        if belongs and rate and one.count.noun.kind != "percent" and not one.count.moved:
            share.role, share.part_of = one.role, one.part_of


_OTHER_SHARES, _SHARES = frozenset(("other",)), frozenset(("other", "drug_free_share_pct"))
"""Một tỉnh có 14 phường và 4 xã, chiếm 16,1%: outside of brackets a share of communes is of all of them."""


def _restated(drafts: Sequence[Draft], again: frozenset[int]) -> None:
    """The first result in the body counts; the same total in a title, a caption or later is said again."""
    body: dict[tuple[str, Fraction | None, str | None], Draft] = {}
    by_measure: dict[str, list[Draft]] = {}
    for draft in drafts:
        key = (draft.measure, draft.value, draft.substance)
        if (
            draft.role == "background"
            and key in body
            and not draft.outside
            and _same_again(body[key], draft, again)
        ):
            draft.role = "restated"
        if draft.outside or draft.role not in ("result", "part"):
            continue
        if _is_that_number(draft) and draft.measure in by_measure:
            draft.role, draft.part_of = "restated", None
            continue
        first = body.setdefault(key, draft)
        by_measure.setdefault(draft.measure, []).append(draft)
        if first is not draft and _same_again(first, draft, again):
            draft.role, draft.part_of = "restated", None
    _take_headlines(drafts, body)
    for draft in drafts:
        if not draft.outside or draft.role not in ("result", "part"):
            continue
        if any(_same_value(draft, other) for other in by_measure.get(draft.measure, ())[:_MANY]):
            draft.role, draft.part_of = "restated", None


def _take_headlines(
    drafts: Sequence[Draft], body: dict[tuple[str, Fraction | None, str | None], Draft]
) -> None:
    """Con số của tháng: 1.040 buổi: a first line that is no sentence says before what the body tells."""
    for draft in drafts:
        first = body.get((draft.measure, draft.value, draft.substance))
        if draft.role != "restated" or first is None or not _is_headline(first):
            continue
        if not _is_headline(draft) and first.role == "result" and draft.paragraph > first.paragraph:
            first.role, draft.role = "restated", "result"
            body[(draft.measure, draft.value, draft.substance)] = draft


def _is_headline(draft: Draft) -> bool:
    page, at = draft.count.page, draft.count.segment
    start, end = page.segments[at].span if page is not None else (0, 0)
    line = page.text.raw[start:end].rstrip() if page is not None else ""
    asks = at == 0 and line.endswith("?")
    return at < _TOP and draft.count.cell is None and (asks or line[-1:].isalpha())


def _is_that_number(draft: Draft) -> bool:
    """Con số này: those on file now; con số hồi 2022 is of a time of its own."""
    return "that_number" in draft.count.lead and draft.measure in STOCKS and draft.own_period is None


def _same_again(first: Draft, again: Draft, told_again: frozenset[int]) -> bool:
    if first.value is None or again.measure == "other":
        return False
    if first.count.segment == again.count.segment:
        return again.count.bracket and again.count.number.denominator is not None
    by_chance = first.value < _FEW and first.value.denominator == 1
    if by_chance and _names_again(first, again):
        return True
    if by_chance and (again.paragraph not in told_again or first.paragraph == again.paragraph):
        return False
    return first.role == "result" or again.role == "part"


def _names_again(first: Draft, again: Draft) -> bool:
    """hai đối tượng khai nhận: the few caught before, of whom the sentence goes on to tell."""
    count = again.count
    if again.measure != "persons_arrested" or count.before is not None or count.noun.kind != "suspect":
        return False
    if count.bracket or count.near & _CAUGHT or count.number.comparator != "eq":
        return False
    tells = count.page is not None and count.page.text.keys[count.end : count.end + 3]
    return bool(tells) and any(key in _TELLS for key in tells or ()) and first.role == "result"


_CAUGHT = frozenset(("arrest", "prosecute", "fine", "seize", "found"))
_TELLS = keys_of("khai thừa nhận này trên nói trình bày đã cùng")


def _same_value(outside: Draft, inside: Draft) -> bool:
    """Equal, or rounded in the title: hơn 5.800 beside 5.812."""
    if outside.substance not in (None, inside.substance) and inside.substance is not None:
        return False
    if outside.value is None:
        return inside.value is not None and inside.value >= _FEW
    if inside.value is None or outside.value == inside.value:
        return outside.value == inside.value
    if outside.comparator == "eq" or inside.value == 0:
        return False
    return abs(outside.value - inside.value) / inside.value < _ROUNDED
