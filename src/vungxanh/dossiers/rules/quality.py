"""Correct, complete, clean, live (đúng, đủ, sạch, sống): named rules over what is kept of a dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.doubles import Double, doubles
from vungxanh.dossiers.rules.handover import HandOver
from vungxanh.dossiers.rules.kinds import AgeBand, Kind, PlaceClass
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import TermFacts, term_of


class Aspect(StrEnum):
    """The four demands on a list of people under management."""

    CORRECT = "correct"
    COMPLETE = "complete"
    CLEAN = "clean"
    LIVE = "live"


EVERY, NO_DOUBLE = "all", "no_double"
DEMANDS = (*(aspect.value for aspect in Aspect), EVERY, NO_DOUBLE)
"""What a daily check counts: each demand, all four at once, and the rule that finds no double."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the rules look at: a dossier as it stands, the facts its term was worked out from, how many of its
    events do not fit, its hand-over clock while a transfer is open, its doubles, and the instant."""

    state: State
    facts: TermFacts
    at: datetime
    unfit: int = 0
    hand_over: HandOver | None = None
    doubles: tuple[Double, ...] = ()
    defaults: Defaults = STANDARD


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: what it asks, and what to do where it fails, in Vietnamese and English."""

    id: str
    aspect: Aspect
    vi: str
    en: str
    passes: Callable[[Record], bool]


PLACES: dict[Kind, frozenset[PlaceClass]] = {
    Kind.HOME: frozenset({PlaceClass.COMMUNITY}),
    Kind.COMMUNITY: frozenset({PlaceClass.COMMUNITY}),
    Kind.VOLUNTARY: frozenset({PlaceClass.FACILITY}),
    Kind.COMPULSORY: frozenset({PlaceClass.FACILITY}),
}
"""Where a kind is lived; one that is not here may be lived anywhere."""


def _term_as_law(record: Record) -> bool:
    """The term is the one that the law of its day gives to the decision the dossier rests on."""
    state, facts = record.state, record.facts
    entered = max(state.term.period.start, state.decision.date)
    try:
        found = term_of(state.kind, facts, entered, defaults=record.defaults)
    except RefusedError:
        return False
    return facts.decision == state.decision and found == state.term


def _place_fits(record: Record) -> bool:
    place = record.state.particulars.place
    # Somebody detained is in detention whatever the kind: the dossier is suspended or about to end.
    return place is PlaceClass.DETENTION or place in PLACES.get(record.state.kind, frozenset(PlaceClass))


def _quarter_kept(record: Record) -> bool:
    particulars = record.state.particulars
    return particulars.band is not AgeBand.MINOR or bool(particulars.turns_18)


def _not_grown_up(record: Record) -> bool:
    turning = record.state.particulars.turns_18
    return not turning or _quarter_of(day_of(record.at)) <= turning


def _quarter_of(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


RULES: tuple[Rule, ...] = (
    Rule(
        "term_as_law",
        Aspect.CORRECT,
        "thời hạn khác với thời hạn theo luật: kiểm tra ngày, nơi ban hành, số tháng rồi đính chính",
        "the term is not what the law gives: check day, issuer and months on the document, then correct it",
        _term_as_law,
    ),
    Rule(
        "place_fits_kind",
        Aspect.CORRECT,
        "nơi thực hiện không hợp với loại hồ sơ: đính chính nơi, hoặc mở hồ sơ đúng loại",
        "the class of place does not fit the kind: correct the place, or open a dossier of the right kind",
        _place_fits,
    ),
    Rule(
        "paper_number",
        Aspect.COMPLETE,
        "thiếu số hồ sơ giấy của xã: ghi số trên bìa hồ sơ",
        "the number of the commune's paper file is missing: enter the one on its cover",
        lambda record: bool(record.state.particulars.paper_number),
    ),
    Rule(
        "predecessor_named",
        Aspect.COMPLETE,
        "quản lý sau cai phải nối với hồ sơ cai nghiện trước đó: chọn hồ sơ trước",
        "post-rehabilitation follows on a dossier: choose the one before it",
        lambda record: record.state.kind is not Kind.POST_REHAB or bool(record.state.predecessor),
    ),
    Rule(
        "turning_18_kept",
        Aspect.COMPLETE,
        "thiếu quý đủ 18 tuổi: ghi quý, không ghi ngày sinh",
        "the quarter of turning 18 is missing: enter the quarter, not the day of birth",
        _quarter_kept,
    ),
    Rule(
        "no_double",
        Aspect.CLEAN,
        "trùng với hồ sơ khác (cùng quyết định hoặc hồ sơ trước): giữ một, kết thúc hồ sơ kia là sai sót",
        "double of another dossier (same decision or predecessor): keep one, end the other as an error",
        lambda record: not record.doubles,
    ),
    Rule(
        "events_fit",
        Aspect.CLEAN,
        "có sự kiện không khớp trình tự: xem sự kiện được nêu và ghi lại cho đúng",
        "an event does not fit the others: look at the one named and enter what happened",
        lambda record: not record.unfit,
    ),
    Rule(
        "no_ground_owed",
        Aspect.CLEAN,
        "quá hạn chưa nêu căn cứ cho yêu cầu của người được quản lý: nêu căn cứ, đính chính hoặc kết thúc",
        "a ground is owed to the person and overdue: show it, correct the dossier or end it",
        lambda record: not record.state.overdue,
    ),
    Rule(
        "confirmed",
        Aspect.LIVE,
        "đang chờ xác nhận: rà soát và xác nhận, hoặc kết thúc theo căn cứ",
        "awaits confirmation: review and confirm it, or end it on its ground",
        lambda record: not record.state.missed,
    ),
    Rule(
        "hand_over_in_time",
        Aspect.LIVE,
        "chuyển giao quá hạn: liên hệ nơi đến để tiếp nhận, hoặc rút lại",
        "a transfer is late: ask the other commune to accept it, or withdraw it",
        lambda record: not (record.hand_over and record.hand_over.late_by(record.at)),
    ),
    Rule(
        "band_of_today",
        Aspect.LIVE,
        "người này đã đủ 18 tuổi: đính chính nhóm tuổi và bỏ quý đã ghi",
        "the person has turned 18: correct the band and drop the quarter",
        _not_grown_up,
    ),
)
"""Every rule, by aspect."""


def to_fix(record: Record) -> tuple[Rule, ...]:
    """The rules that a dossier fails, in order: what its commune has to do."""
    return tuple(rule for rule in RULES if not rule.passes(record))


def with_doubles(records: Iterable[Record]) -> list[Record]:
    """The same records, each with its doubles among them."""
    known = list(records)
    pairs = doubles(record.state for record in known)
    of: defaultdict[str, list[Double]] = defaultdict(list)
    for pair in pairs:
        of[pair.one].append(pair)
        of[pair.other].append(pair)
    return [replace(record, doubles=tuple(of[record.state.dossier])) for record in known]


def passing(records: Iterable[Record]) -> dict[str, int]:
    """How many dossiers pass each of the demands that a daily check counts; the four, all, and no double."""
    failed = [to_fix(record) for record in records]
    aspects = [{rule.aspect for rule in rules} for rules in failed]
    found = {aspect.value: sum(aspect not in one for one in aspects) for aspect in Aspect}
    found[EVERY] = sum(not rules for rules in failed)
    found[NO_DOUBLE] = sum(all(rule.id != NO_DOUBLE for rule in rules) for rules in failed)
    return found
