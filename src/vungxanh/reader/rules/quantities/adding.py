"""Parts that no word tells: what follows a total adds up to it, or what a sum behind was added from."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import partial
from itertools import islice, pairwise

from vungxanh.reader.rules.quantities.draft import Draft, family, inherit, may_hold
from vungxanh.reader.rules.quantities.measured import CRIME, SEIZED, STOCKS

_SECTION = 8
"""How many sentences behind a total its parts may stand."""
_FAR = 60
"""So many counts behind a total its parts are looked for; more would make long lists slow."""
_FLOWS = CRIME | SEIZED | {"hotspots_abolished"}
_LONGEST_RUN = 12
_CLEAR = 3
"""So many parts make even a small sum clear."""
_CHANCE = 10
"""Smaller totals are too often the sum of other things by chance."""


def add_up(drafts: Sequence[Draft]) -> None:
    """Results that follow a total and add up to it exactly are its parts, though no word says so."""
    by_measure: dict[str, list[int]] = {}
    for at, draft in enumerate(drafts):
        plain = (
            draft.role in ("result", "part")
            and not draft.outside
            and not draft.is_goal
            and not draft.count.moved
        )
        if plain and draft.value is not None and draft.measure not in ("other", "change_pct"):
            by_measure.setdefault(draft.measure, []).append(at)
    for found in by_measure.values():
        for place in range(len(found) - 2):
            _take_run(drafts, found, place)


def _take_run(drafts: Sequence[Draft], found: Sequence[int], place: int) -> None:
    total = drafts[found[place]]
    drugs = (total.substance, None)
    behind = (drafts[at] for at in found[place + 1 : place + 1 + _FAR] if drafts[at].substance in drugs)
    following = (one for one in behind if one.role == "result" or _is_rest(one))
    run = _exact_run(total, following, lambda one: one.count.segment - total.count.segment <= _SECTION)
    if (total.value or 0) >= _CHANCE // 2 or len(run) >= _CLEAR:
        _make_parts(run, found[place])


def _exact_run(total: Draft, behind: Iterable[Draft], fits: Callable[[Draft], bool]) -> list[Draft]:
    """The first numbers behind a total, if they add up to it exactly and all of them fit: two or more."""
    left, run = total.value, list[Draft]()
    for part in islice(behind, _LONGEST_RUN):
        if left is None or part.value is None or not 0 < part.value <= left or not fits(part):
            return []
        left, run = left - part.value, [*run, part]
        if left == 0:
            return run if len(run) > 1 else []
    return []


def _make_parts(run: Iterable[Draft], at: int) -> None:
    for part in run:
        part.role, part.part_of = "part", at


def add_kinds(drafts: Sequence[Draft]) -> None:
    """2.018 người nghiện: ở cơ sở 602, ở nhà 1.416; 30 bánh heroin, 18 trong gùi, 12 dưới suối.

    Numbers of the total's kind that add up to it exactly, though what they measure was not told again.
    """
    for kind, totals in _KINDS.items():
        alike = [at for at, one in enumerate(drafts) if _may_add(one) and family(one.count) == kind]
        for place, at in enumerate(alike):
            if drafts[at].measure in totals and drafts[at].role == "result":
                _take_kind(drafts, at, alike[place + 1 : place + 1 + _LONGEST_RUN])


def add_things(drafts: Sequence[Draft]) -> None:
    """8 câu hỏi, 5 câu hỏi cho công an, 3 câu hỏi cho y tế: two or more things that add up right behind."""
    for at, total in enumerate(drafts):
        if _is_thing(total, total):
            behind = drafts[at + 1 : at + 1 + _LONGEST_RUN]
            _make_parts(_exact_run(total, behind, partial(_is_thing, total=total)), at)


def _is_thing(one: Draft, total: Draft) -> bool:
    """Whether it counts things of no measure, as the total does in the same sentence or the one before."""
    alike = one.measure == "other" and one.count.noun == total.count.noun
    near = one.count.segment - total.count.segment <= 1 and one.paragraph == total.paragraph
    return alike and near and one.count.noun.kind == "other" and _may_add(one) and not one.outside


_KINDS: dict[str, frozenset[str]] = {
    "people": STOCKS,
    "brick": frozenset(("seizure_bricks",)),
    "mass": frozenset(("seizure_mass_g",)),
    "tablet": frozenset(("seizure_tablets",)),
}


def _may_add(one: Draft) -> bool:
    told = one.role == "result" or _is_rest(one)
    return told and not (one.is_goal or one.count.bracket or one.count.moved)


def _is_rest(one: Draft) -> bool:
    return one.role == "part" and "rest" in one.count.near


def _take_kind(drafts: Sequence[Draft], at: int, behind: Sequence[int]) -> None:
    """Makes the run of numbers right behind a total its parts, where they add up to it."""
    total = drafts[at]
    if (total.value or 0) < _CHANCE:
        return
    run = _exact_run(total, (drafts[one] for one in behind), lambda one: not _is_no_share(total, one))
    _make_parts(run, at)
    for part in run:
        inherit(part, total)


def _is_no_share(total: Draft, part: Draft) -> bool:
    if part.count.segment - total.count.segment > _SECTION or part.outside:
        return True
    if total.measure in STOCKS:
        return part.measure in CRIME or _is_another_stock(total, part)
    return part.measure not in ("other", total.measure) or part.substance not in (None, total.substance)


def _is_another_stock(total: Draft, part: Draft) -> bool:
    """11 người nghiện, 6 người sử dụng và 5 người sau cai: other people, though they add up to the first."""
    return total.measure != "users_managed" and part.measure in STOCKS and part.measure != total.measure


def add_missing(drafts: Sequence[Draft]) -> None:
    """41 người nghiện; 12 người trong đó ở cơ sở, 29 người ở nhà: with the parts it makes up the whole."""
    told: dict[int, Fraction] = {}
    for draft in drafts:
        if draft.role == "part" and draft.part_of is not None:
            told[draft.part_of] = told.get(draft.part_of, Fraction(0)) + (draft.value or 0)
    for part, draft in pairwise(drafts):
        at = part.part_of if part.role == "part" and part.count.segment == draft.count.segment else None
        if at is None or not _may_add(draft) or draft.value is None or at not in told:
            continue
        alike = may_hold(drafts[at], draft) and not _is_no_share(drafts[at], draft)
        if alike and told[at] + draft.value == drafts[at].value:
            draft.role, draft.part_of = "part", at
            inherit(draft, drafts[at])


def add_joined(drafts: Sequence[Draft]) -> None:
    """26 xã cùng 1 đặc khu: neighbours in one sentence that add up to a number said elsewhere."""
    joined = [at for at in range(1, len(drafts)) if drafts[at].count.joined]
    named = enumerate(drafts) if joined else ()
    totals = {(one.measure, one.value): at for at, one in named if one.measure != "other"}
    for at in joined:
        pair = drafts[at - 1], drafts[at]
        if pair[0].measure != pair[1].measure or pair[0].measure == "other":
            continue
        if any(one.role != "result" for one in pair):
            continue
        both = Fraction(0) + (pair[0].value or 0) + (pair[1].value or 0)
        if family(pair[0].count) == family(pair[1].count):
            whole = totals.get((pair[0].measure, both))
            if whole is not None and pair[0].substance is None:
                for one in pair:
                    one.role, one.part_of = "part", whole


def add_running(drafts: Sequence[Draft]) -> None:
    """bắt 11 ..., bắt thêm 2, nâng tổng số lên 13: what came before are parts of the sum."""
    paragraph = -1
    for at, total in enumerate(drafts):
        if "sum_up" in total.count.lead:
            paragraph = total.paragraph
        raised = "raise" in total.count.lead or (total.paragraph == paragraph and total.measure in _FLOWS)
        if not raised or total.role != "result" or total.value is None:
            continue
        for part in drafts[max(at - _FAR, 0) : at]:
            near = total.count.segment - part.count.segment < 2 * _SECTION and not part.outside
            alike = part.measure == total.measure and part.role == "result" and may_hold(total, part)
            if near and alike and part.value != total.value:
                part.role, part.part_of = "part", at
