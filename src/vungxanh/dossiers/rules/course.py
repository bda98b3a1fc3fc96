"""The course of a dossier: its events and its clocks, applied in the order of days.

Nobody needs to act for a dossier to lapse, to await confirmation or to be set aside: each is due on a day,
and whoever asks for a later day finds it done. A clock that is due on a day strikes before that day's events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Literal

from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.days import ONE_DAY, add_months
from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.events import Event, in_order
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.law import the_law
from vungxanh.dossiers.rules.opening import Particulars
from vungxanh.dossiers.rules.term import DecisionReference, Term


class Standing(StrEnum):
    """How a dossier stands in the stock of its commune.

    Counted; awaiting confirmation (counted, but the figure is unknown); set aside (in no count, and the
    figure is unknown).
    """

    COUNTED = "counted"
    AWAITING = "awaiting"
    SET_ASIDE = "set_aside"


Clock = Literal["lapsed", "review_missed", "reconfirmation_missed", "ground_not_shown"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier is counted, and how. It names nobody and no dossier."""

    commune: int
    kind: Kind
    exempt: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class State:
    """A dossier that stands. `end` is the day on which it lapses, None where it does not.

    `confirmed_until` and `suspension_confirmed_until` are half-open: from that day on it awaits confirmation.
    `objections` are the open ones, number to last day for showing the ground.
    """

    dossier: str
    kind: Kind
    commune: int
    decision: DecisionReference
    term: Term
    particulars: Particulars
    end: date | None
    confirmed_until: date | None
    suspension: happened.Suspended | None = None
    suspension_confirmed_until: date | None = None
    missed: frozenset[Clock] = frozenset()
    transfer: happened.TransferOpened | None = None
    objections: tuple[tuple[int, date], ...] = ()
    overdue: frozenset[int] = frozenset()

    @property
    def standing(self) -> Standing:
        """How it stands: a ground that was not shown weighs more than a review that was missed."""
        if self.overdue:
            return Standing.SET_ASIDE
        return Standing.AWAITING if self.missed else Standing.COUNTED

    @property
    def place(self) -> Place:
        """Where it is counted."""
        return Place(self.commune, self.kind, the_law().exempt(self.kind), self.standing)

    @property
    def last_day(self) -> date | None:
        """The last day on which it stands; None where the law gives none or its time stands still."""
        return None if self.end is None or self._stands_still else self.end - ONE_DAY

    @property
    def _stands_still(self) -> bool:
        """Whether the days do not count: then the end only comes when it was due before they stood still."""
        stay = self.suspension
        if stay is None or not stay.time_stands or self.end is None:
            return False
        return self.end > still_from(stay)

    def clocks(self) -> list[tuple[date, int, Clock, int]]:
        """What is due next, by day; on one day the lapse comes first."""
        due: list[tuple[date, int, Clock, int]] = []
        if self.end is not None and not self._stands_still:
            due.append((self.end, 0, "lapsed", 0))
        if self.confirmed_until is not None and "review_missed" not in self.missed:
            due.append((self.confirmed_until, 1, "review_missed", 0))
        if self.suspension_confirmed_until is not None and "reconfirmation_missed" not in self.missed:
            due.append((self.suspension_confirmed_until, 1, "reconfirmation_missed", 0))
        for number, last in self.objections:
            if number not in self.overdue:
                due.append((last + ONE_DAY, 2, "ground_not_shown", number))
        return sorted(due)

    def struck(self, clock: Clock, number: int) -> State | None:
        """The dossier after a clock; None when it has lapsed."""
        if clock == "lapsed":
            return None
        if clock == "ground_not_shown":
            return replace(self, overdue=self.overdue | {number})
        return replace(self, missed=self.missed | {clock})


def still_from(stay: happened.Suspended) -> date:
    """The first day of a suspension that does not count."""
    return max(stay.day, stay.stands_from or stay.day)


@dataclass(frozen=True, slots=True)
class Step:
    """A change of place: on a day, by an event (`seq`) or by a clock (None); `cause` says why."""

    dossier: str
    day: date
    seq: int | None
    cause: str
    before: Place | None
    after: Place | None


@dataclass(frozen=True, slots=True)
class Break:
    """An event that cannot have happened to the dossier as it stood; it changes nothing."""

    event: Event
    why: str


@dataclass(frozen=True, slots=True)
class Course:
    """A dossier up to the end of a day: its state (None before it opened and after it ended), every change
    of place on the way, and the events that do not fit."""

    state: State | None
    steps: tuple[Step, ...]
    breaks: tuple[Break, ...]


class _UnfitError(Exception):
    """The event cannot apply; the text is a key of BREAKS."""


class _Walk:
    """Walks one dossier through its days."""

    def __init__(self, defaults: Defaults) -> None:
        self.defaults = defaults
        self.state: State | None = None
        self.begun = False
        self.at = date.min
        self.steps: list[Step] = []
        self.breaks: list[Break] = []

    def advance(self, day: date) -> None:
        """Strike every clock that is due by a day, in order."""
        while self.state is not None and (due := self.state.clocks()) and due[0][0] <= day:
            when, _, clock, number = due[0]
            self._move(self.state.dossier, max(when, self.at), None, clock, self.state.struck(clock, number))

    def happen(self, event: Event) -> None:
        """Apply an event on its day, or note that it does not fit."""
        self.advance(event.day)
        self.at = event.day
        try:
            after = self._applied(event)
        except _UnfitError as unfit:
            self.breaks.append(Break(event, str(unfit)))
            return
        self._move(event.dossier, event.day, event.seq, cause_of(event), after)

    def _applied(self, event: Event) -> State | None:
        if isinstance(event, happened.Opened):
            if self.begun:
                raise _UnfitError("opened_twice")
            self.begun = True
            return _opened(event)
        if self.state is None:
            # A person may ask about a dossier that is over: that is no mistake, and moves nothing.
            if self.begun and isinstance(event, happened.ObjectionReceived | happened.ObjectionClosed):
                return None
            raise _UnfitError("over" if self.begun else "not_opened")
        return APPLY[type(event)](self.state, event, self.defaults)

    def _move(self, dossier: str, day: date, seq: int | None, cause: str, after: State | None) -> None:
        before = self.state.place if self.state else None
        place = after.place if after else None
        self.state = after
        if before != place:
            self.steps.append(Step(dossier, day, seq, cause, before, place))


def cause_of(event: Event) -> str:
    """The event and its reason, as flows and sealed counts name it."""
    if isinstance(event, happened.Ended):
        return f"ended:{event.reason.value}"
    if isinstance(event, happened.ObjectionClosed):
        return f"objection_closed:{event.outcome.value}"
    return CAUSES[type(event)]


CAUSES: dict[type[Event], str] = {
    happened.Opened: "opened",
    happened.TransferredIn: "transferred_in",
    happened.Renewed: "renewed",
    happened.Reviewed: "reviewed",
    happened.Suspended: "suspended",
    happened.Resumed: "resumed",
    happened.TransferOpened: "transfer_opened",
    happened.TransferWithdrawn: "transfer_withdrawn",
    happened.TransferredOut: "transferred_out",
    happened.PassedOn: "passed_on",
    happened.Corrected: "corrected",
    happened.ObjectionReceived: "objection_received",
}

BREAKS: dict[str, tuple[str, str]] = {
    "not_opened": ("hồ sơ chưa mở", "the dossier has not been opened"),
    "opened_twice": ("hồ sơ đã mở rồi", "the dossier has been opened already"),
    "over": ("hồ sơ đã kết thúc hoặc hết hạn", "the dossier has ended or lapsed"),
    "suspended_already": ("hồ sơ đang tạm đình chỉ", "the dossier is suspended already"),
    "not_suspended": ("hồ sơ không tạm đình chỉ", "the dossier is not suspended"),
    "transfer_open": ("đang có một lần chuyển giao chưa xong", "another transfer is open"),
    "no_transfer": ("không có chuyển giao nào đang mở", "no transfer is open"),
    "same_commune": ("nơi đến trùng nơi đi", "the commune is the same"),
    "same_decision": ("gia hạn phải có quyết định mới", "a renewal needs a new decision"),
    "objection_known": ("yêu cầu này đã ghi rồi", "this request is known already"),
    "no_objection": ("không có yêu cầu này", "there is no such request"),
    "not_sent": ("nơi đi chưa chuyển hồ sơ này", "the commune it comes from has not sent it"),
}
"""Why an event does not fit, in Vietnamese and English."""


def _opened(event: happened.Opened) -> State:
    lapses = event.term.lapses
    return State(
        dossier=event.dossier,
        kind=event.kind,
        commune=event.commune,
        decision=event.decision,
        term=event.term,
        particulars=event.particulars,
        end=event.term.end if lapses else None,
        confirmed_until=None if lapses else event.term.end,
    )


def _with_term(state: State, term: Term) -> State:
    lapses = term.lapses
    return replace(
        state, term=term, end=term.end if lapses else None, confirmed_until=None if lapses else term.end
    )


def _renewed(state: State, event: happened.Renewed, _: Defaults) -> State:
    if event.decision == state.decision:
        raise _UnfitError("same_decision")
    renewed = _with_term(replace(state, decision=event.decision), event.term)
    return replace(renewed, missed=state.missed - {"review_missed"})


def _reviewed(state: State, event: happened.Reviewed, defaults: Defaults) -> State:
    again = None if state.confirmed_until is None else add_months(event.day, defaults.review_months)
    stay = None if state.suspension is None else add_months(event.day, defaults.reconfirm_months)
    return replace(state, confirmed_until=again, suspension_confirmed_until=stay, missed=frozenset())


def _suspended(state: State, event: happened.Suspended, defaults: Defaults) -> State:
    if state.suspension is not None:
        raise _UnfitError("suspended_already")
    until = add_months(event.day, defaults.reconfirm_months)
    return replace(state, suspension=event, suspension_confirmed_until=until)


def _resumed(state: State, event: happened.Resumed, _: Defaults) -> State:
    stay = state.suspension
    if stay is None:
        raise _UnfitError("not_suspended")
    end = state.end
    if stay.time_stands and end is not None:
        # The days away do not count towards the term (163/2026/NĐ-CP, Article 60.2).
        end += max(event.day - still_from(stay), timedelta(0))
    missed = state.missed - {"reconfirmation_missed"}
    return replace(state, suspension=None, suspension_confirmed_until=None, missed=missed, end=end)


def _transfer_opened(state: State, event: happened.TransferOpened, _: Defaults) -> State:
    if state.transfer is not None:
        raise _UnfitError("transfer_open")
    if event.to == state.commune:
        raise _UnfitError("same_commune")
    return replace(state, transfer=event)


def _transfer_withdrawn(state: State, _event: happened.TransferWithdrawn, _: Defaults) -> State:
    if state.transfer is None:
        raise _UnfitError("no_transfer")
    return replace(state, transfer=None)


def _transferred_out(state: State, _event: happened.TransferredOut, _: Defaults) -> None:
    if state.transfer is None:
        raise _UnfitError("no_transfer")


def _passed_on(state: State, event: happened.PassedOn, _: Defaults) -> State:
    if event.commune == state.commune:
        raise _UnfitError("same_commune")
    # The two communes of an open transfer have become one: nothing is left to hand over.
    joined = state.transfer is not None and state.transfer.to == event.commune
    return replace(state, commune=event.commune, transfer=None if joined else state.transfer)


def _ended(_state: State, _event: happened.Ended, _: Defaults) -> None:
    return None


def _corrected(state: State, event: happened.Corrected, _: Defaults) -> State:
    if event.term is not None:
        state = _with_term(state, event.term)
    return replace(
        state,
        decision=event.decision or state.decision,
        particulars=event.particulars or state.particulars,
    )


def _objection_received(state: State, event: happened.ObjectionReceived, _: Defaults) -> State:
    if event.number in dict(state.objections):
        raise _UnfitError("objection_known")
    return replace(state, objections=(*state.objections, (event.number, event.due)))


def _objection_closed(state: State, event: happened.ObjectionClosed, _: Defaults) -> State:
    if event.number not in dict(state.objections):
        raise _UnfitError("no_objection")
    left = tuple(one for one in state.objections if one[0] != event.number)
    return replace(state, objections=left, overdue=state.overdue - {event.number})


APPLY: dict[type[Event], Callable[[State, Any, Defaults], State | None]] = {
    happened.Renewed: _renewed,
    happened.Reviewed: _reviewed,
    happened.Suspended: _suspended,
    happened.Resumed: _resumed,
    happened.TransferOpened: _transfer_opened,
    happened.TransferWithdrawn: _transfer_withdrawn,
    happened.TransferredOut: _transferred_out,
    happened.PassedOn: _passed_on,
    happened.Ended: _ended,
    happened.Corrected: _corrected,
    happened.ObjectionReceived: _objection_received,
    happened.ObjectionClosed: _objection_closed,
}


def follow(events: Iterable[Event], day: date, *, defaults: Defaults = STANDARD) -> Course:
    """One dossier up to the end of a day, from its events in any order of arrival."""
    walk = _Walk(defaults)
    for event in in_order(events):
        if event.day > day:
            break
        walk.happen(event)
    walk.advance(day)
    return Course(walk.state, tuple(walk.steps), tuple(walk.breaks))


def state_on(events: Iterable[Event], day: date, *, defaults: Defaults = STANDARD) -> State | None:
    """One dossier as it stands at the end of a day; None before it opened and after it ended or lapsed."""
    return follow(events, day, defaults=defaults).state
