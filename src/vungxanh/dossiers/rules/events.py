"""What happens to a dossier: events that are only ever added, with the day each happened and was learned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from vungxanh.dossiers.rules.kinds import Ground, Kind, Outcome, Reason, Request
from vungxanh.dossiers.rules.opening import Particulars
from vungxanh.dossiers.rules.term import DecisionReference, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of one dossier. `dossier` is a random id; `seq` orders the events of one day."""

    dossier: str
    seq: int
    day: date
    learned: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Event):
    """A dossier opened on a deciding document. `predecessor` is the dossier it follows on, if any."""

    kind: Kind
    commune: int
    decision: DecisionReference
    term: Term
    particulars: Particulars
    predecessor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferredIn(Opened):
    """Opened by the commune that accepts a transfer, on its own decision for the remaining term.

    `objections` are those still open, number to due day: a move is no answer to them.
    """

    objections: tuple[tuple[int, date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed(Event):
    """A new decision with a new term, before the old one is over (163/2026/NĐ-CP, Article 59.1)."""

    decision: DecisionReference
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Event):
    """Confirmed by the keeper, where there is no term, or while suspended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Event):
    """Suspended on a ground of the law of that day, which says whether the days count."""

    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """Management goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferOpened(Event):
    """The commune tells another that the person has moved there; it counts the dossier until that accepts.

    `left_at` is the instant from which the clock of the hand-over runs.
    """

    to: int
    left_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferWithdrawn(Event):
    """The transfer is taken back: the person did not move there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferredOut(Event):
    """The other commune has accepted and opened its own dossier on the same day; `late` after the clock."""

    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn(Event):
    """The commune was merged or split: the same dossier stands with its successor."""

    commune: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Event):
    """Ended by an act on a ground of the law, or as an error."""

    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    """Facts that were entered wrongly, entered rightly. What is None stays as it was."""

    decision: DecisionReference | None = None
    term: Term | None = None
    particulars: Particulars | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionReceived(Event):
    """The person asks for a correction or objects. `due` is the last day on which the ground may be shown."""

    number: int
    request: Request
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionClosed(Event):
    """The ground was shown, or the dossier corrected, or the request taken back by the person."""

    number: int
    outcome: Outcome


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events as they happened, however they arrived; one that arrived twice stands once."""
    ordered = sorted(set(events), key=lambda one: (one.day, one.seq))
    if len({(one.day, one.seq) for one in ordered}) < len(ordered):
        # Two officers wrote at once: any order will do, but it must be the same one everywhere.
        ordered.sort(key=lambda one: (one.day, one.seq, one.learned, repr(one)))
    return ordered


def as_known(events: Iterable[Event], known: date) -> list[Event]:
    """The events that had been learned by the end of a day."""
    return [event for event in events if event.learned <= known]
