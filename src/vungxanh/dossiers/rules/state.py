"""How a dossier stands on a day: where it is counted, and what is due next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.days import ONE_DAY
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
    time_stands: bool = False
    suspension_confirmed_until: date | None = None
    missed: frozenset[Clock] = frozenset()
    transfer: happened.TransferOpened | None = None
    objections: tuple[tuple[int, date], ...] = ()
    overdue: frozenset[int] = frozenset()
    predecessor: str = ""

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
        """Whether the days of a suspension do not count."""
        return self.suspension is not None and self.time_stands

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
