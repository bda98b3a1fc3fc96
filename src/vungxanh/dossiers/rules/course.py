"""The course of a dossier: its events and its clocks, applied in the order of days.

Nobody needs to act for a dossier to lapse, to await confirmation or to be set aside: each is due on a day,
and whoever asks for a later day finds it done. A clock that is due on a day strikes before that day's events.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.changes import APPLY, UnfitError, cause_of, opened
from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.events import Event, in_order
from vungxanh.dossiers.rules.state import Place, State


@dataclass(frozen=True, slots=True)
class Step:
    """A change of place: on a day, by an event (`seq`) or by a clock (None); `cause` says why.

    `objections` are those that were open before it.
    """

    dossier: str
    day: date
    seq: int | None
    cause: str
    before: Place | None
    after: Place | None
    objections: tuple[tuple[int, date], ...] = ()


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
        except UnfitError as unfit:
            self.breaks.append(Break(event, str(unfit)))
            return
        self._move(event.dossier, event.day, event.seq, cause_of(event), after)

    def _applied(self, event: Event) -> State | None:
        if isinstance(event, happened.Opened):
            if self.begun:
                raise UnfitError("opened_twice")
            self.begun = True
            return opened(event)
        if self.state is None:
            # A person may ask about a dossier that is over: that is no mistake, and moves nothing.
            if self.begun and isinstance(event, happened.ObjectionReceived | happened.ObjectionClosed):
                return None
            raise UnfitError("over" if self.begun else "not_opened")
        return APPLY[type(event)](self.state, event, self.defaults)

    def _move(self, dossier: str, day: date, seq: int | None, cause: str, after: State | None) -> None:
        before = self.state.place if self.state else None
        place = after.place if after else None
        objections = self.state.objections if self.state else ()
        self.state = after
        if before != place:
            self.steps.append(Step(dossier, day, seq, cause, before, place, objections))


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
