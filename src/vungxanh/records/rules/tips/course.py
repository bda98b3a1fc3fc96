"""The course of a tip: which act follows which, and when its text, its code and its time are over.

Every limit compares days: nothing depends on whether anybody has cleared up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from vungxanh.records.rules.defaults import STANDARD
from vungxanh.records.rules.tips.lists import PlaceKind, TipActKind, TipState

TEXT_DAYS = STANDARD.tip_text_days
"""So many days after its day of receipt a text is over."""
CODE_DAYS = STANDARD.tip_code_days
"""So many days after the day of receipt a code is over."""
DUE_DAYS = STANDARD.tip_due_days
"""A tip is closed on time within so many days (no text of law for anonymous tips was found)."""
GRUDGE_DAYS, GRUDGE_TIPS = STANDARD.grudge_days, STANDARD.grudge_tips
"""So many tips on one kind of place of one commune in so many days may be a grudge."""
COMMUNE_A_DAY = 50
"""More tips on one commune in one day are not taken (a default of ours): somebody is flooding it."""
PLACE_A_DAY, CODES_A_DAY = 5, 20
"""Tips, and codes asked for, from one place in the network in one day (defaults of ours)."""


class TipRefusedError(ValueError):
    """What cannot be done with a tip; `code` names the rule, `vi` and `en` say it and what to do instead."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.code, self.vi, self.en = code, vi, en


STATES_BEFORE = {
    TipActKind.PASS: frozenset({TipState.RECEIVED}),
    TipActKind.CHECK: frozenset({TipState.PASSED}),
    TipActKind.CLOSE: frozenset({TipState.RECEIVED, TipState.PASSED, TipState.CHECKED}),
}
STATE_AFTER = {
    TipActKind.PASS: TipState.PASSED,
    TipActKind.CHECK: TipState.CHECKED,
    TipActKind.CLOSE: TipState.CLOSED,
}


def after(state: TipState, act: TipActKind) -> TipState:
    """The state that an act leads to. Raises TipRefusedError where the act does not follow on the state."""
    if state not in STATES_BEFORE[act]:
        raise TipRefusedError(
            "state",
            "Tin này đã được xử lý bước đó, có thể do người khác vừa làm; hãy mở lại danh sách.",
            "That step was already taken with this tip, perhaps by somebody else; open the list again.",
        )
    return STATE_AFTER[act]


def text_stands(received_on: date, today: date) -> bool:
    """True while the text of a tip may be opened."""
    return today < received_on + timedelta(TEXT_DAYS)


def texts_over(today: date) -> date:
    """The last day of receipt of which texts are over."""
    return today - timedelta(TEXT_DAYS)


def code_ends_on(received_on: date) -> date:
    """The first day on which a code says nothing any more."""
    return received_on + timedelta(CODE_DAYS)


def due_on(received_on: date) -> date:
    """The last day on which a tip is closed on time."""
    return received_on + timedelta(DUE_DAYS)


def is_late(received_on: date, closed_on: date | None, today: date) -> bool:
    """True when a tip was closed after its time, or is open after it."""
    return (closed_on or today) > due_on(received_on)


@dataclass(frozen=True, slots=True)
class TipDays:
    """A tip as counting needs it."""

    received_on: date
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class TipCounts:
    """Tips received in a period (E05); tips whose time ended in it and how many of them were in time (E06).

    E06 is unknown, not 100 percent, where no tip was due.
    """

    received: int
    due: int
    closed_on_time: int


def counted(tips: Iterable[TipDays], start: date, end: date, known_on: date) -> TipCounts:
    """Count tips over [start, end) as known on a day: a closing after that day is not known yet."""
    seen = [tip for tip in tips if tip.received_on <= known_on]
    due = [
        tip for tip in seen if start <= due_on(tip.received_on) < end and due_on(tip.received_on) <= known_on
    ]
    return TipCounts(
        received=sum(start <= tip.received_on < end for tip in seen),
        due=len(due),
        closed_on_time=sum(
            tip.closed_on is not None and tip.closed_on <= due_on(tip.received_on) for tip in due
        ),
    )


@dataclass(frozen=True, slots=True)
class Repeated:
    """Tips on one kind of place in one commune that came so often that it may be a grudge."""

    area: int
    kind: PlaceKind
    tips: int


def repeated(tips: Iterable[tuple[int, PlaceKind, date]], today: date) -> list[Repeated]:
    """What came at least GRUDGE_TIPS times within the last GRUDGE_DAYS days: area, kind and how often."""
    counts: dict[tuple[int, PlaceKind], int] = {}
    for area, kind, received_on in tips:
        if today - timedelta(GRUDGE_DAYS) < received_on <= today:
            counts[area, kind] = counts.get((area, kind), 0) + 1
    return [
        Repeated(area, kind, tips) for (area, kind), tips in sorted(counts.items()) if tips >= GRUDGE_TIPS
    ]
