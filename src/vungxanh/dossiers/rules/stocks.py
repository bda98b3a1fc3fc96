"""Stocks and flows of many dossiers: derived from events, never typed, and never lower where unknown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vungxanh.dossiers.rules.course import Break, Course, Step, follow
from vungxanh.dossiers.rules.days import ONE_DAY
from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.events import Event, TransferredIn
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.state import Place, Standing


@dataclass(frozen=True, slots=True)
class Stock:
    """How many dossiers stand, by how they stand. A dossier set aside is in no count."""

    counted: int = 0
    awaiting: int = 0
    set_aside: int = 0

    @property
    def standing(self) -> int:
        """The dossiers in the stock: those that await confirmation stay in it."""
        return self.counted + self.awaiting

    @property
    def value(self) -> int | None:
        """What the class input may use: None, unknown, while one awaits confirmation or is set aside."""
        return None if self.awaiting or self.set_aside else self.counted

    def __add__(self, other: Stock) -> Stock:
        """Both together: unknown when either is."""
        return Stock(
            self.counted + other.counted, self.awaiting + other.awaiting, self.set_aside + other.set_aside
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """Which dossiers are asked for; None takes all. There is no selection by age or sex."""

    commune: int | None = None
    kind: Kind | None = None
    exempt: bool | None = None

    def holds(self, place: Place | None) -> bool:
        """Whether a place is one of those asked for."""
        return (
            place is not None
            and self.commune in (None, place.commune)
            and self.kind in (None, place.kind)
            and self.exempt in (None, place.exempt)
        )


@dataclass(frozen=True, slots=True)
class Flow:
    """What came in or went out on one day: the event and its reason, or the clock, and how many."""

    cause: str
    entered: int
    left: int


@dataclass(frozen=True, slots=True)
class Balance:
    """opening + entered − left = closing, for one day; `breaks` are the events that do not fit."""

    opening: Stock
    closing: Stock
    flows: tuple[Flow, ...]
    breaks: tuple[Break, ...]

    @property
    def entered(self) -> int:
        """How many came into the stock."""
        return sum(flow.entered for flow in self.flows)

    @property
    def left(self) -> int:
        """How many went out of it."""
        return sum(flow.left for flow in self.flows)

    @property
    def holds(self) -> bool:
        """Whether the day adds up and every event fits."""
        return self.opening.standing + self.entered - self.left == self.closing.standing and not self.breaks


def courses(events: Iterable[Event], day: date, *, defaults: Defaults = STANDARD) -> Iterator[Course]:
    """The course of each dossier up to the end of a day."""
    by_dossier: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_dossier[event.dossier].append(event)
    return (follow(own, day, defaults=defaults) for own in by_dossier.values())


def stock(
    events: Iterable[Event], selection: Selection, day: date, *, defaults: Defaults = STANDARD
) -> Stock:
    """The stock at the end of a day, from the events of many dossiers in any order."""
    standing: Counter[Standing] = Counter(
        course.state.standing
        for course in courses(events, day, defaults=defaults)
        if course.state is not None and selection.holds(course.state.place)
    )
    return _stock(standing)


def _stock(standing: Counter[Standing]) -> Stock:
    return Stock(standing[Standing.COUNTED], standing[Standing.AWAITING], standing[Standing.SET_ASIDE])


def in_stock(selection: Selection, place: Place | None) -> bool:
    """Whether a place is asked for and in the count."""
    return place is not None and selection.holds(place) and place.standing is not Standing.SET_ASIDE


def balance(
    events: Iterable[Event], selection: Selection, day: date, *, defaults: Defaults = STANDARD
) -> Balance:
    """The day of a commune: what stood at its opening, what came and went and why, what stands at its close.

    An event that does not fit (a second end, an arrival of a dossier that was never sent) is named in
    `breaks`: it is in no stock, and it is what a commune's own count differs by.
    """
    every = list(events)
    found = [*courses(every, day, defaults=defaults)]
    steps = [step for course in found for step in course.steps if step.day == day]
    unfit = [one for course in found for one in course.breaks if one.event.day == day]
    arrivals = [*_unsent(every, found, selection, day)]
    return Balance(
        opening=stock(every, selection, day - ONE_DAY, defaults=defaults),
        closing=stock(every, selection, day, defaults=defaults),
        flows=flows(steps, selection),
        breaks=(*(one for one in unfit if _concerns(one.event, every, selection)), *arrivals),
    )


def flows(steps: Iterable[Step], selection: Selection) -> tuple[Flow, ...]:
    """What the changes of place bring into a stock and take out of it, by cause."""
    entered: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for step in steps:
        before, after = in_stock(selection, step.before), in_stock(selection, step.after)
        entered[step.cause] += after and not before
        left[step.cause] += before and not after
    return tuple(
        Flow(cause, entered[cause], left[cause])
        for cause in sorted(entered.keys() | left.keys())
        if entered[cause] or left[cause]
    )


def _concerns(event: Event, events: Iterable[Event], selection: Selection) -> bool:
    """Whether an event belongs to a dossier that was ever where the selection looks."""
    communes = {
        commune
        for one in events
        if one.dossier == event.dossier and (commune := getattr(one, "commune", None)) is not None
    }
    return selection.commune is None or not communes or selection.commune in communes


def _unsent(
    events: Iterable[Event], found: Iterable[Course], selection: Selection, day: date
) -> Iterator[Break]:
    """Arrivals of a day whose predecessor did not leave that day (the person would be counted twice), or
    which left a request behind that was still open."""
    steps = [step for course in found for step in course.steps if step.day == day]
    sent = {step.dossier: set(step.objections) for step in steps if step.cause.startswith("transferred_out:")}
    arrivals = [event for event in events if isinstance(event, TransferredIn) and event.day == day]
    for event in arrivals:
        if selection.commune not in (None, event.commune):
            continue
        if event.predecessor not in sent:
            yield Break(event, "not_sent")
        elif sent[event.predecessor] - set(event.objections):
            yield Break(event, "objection_left")
