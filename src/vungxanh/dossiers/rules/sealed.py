"""Sealed daily counts: what is left of events once dossiers are erased. They hold no id and name no paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vungxanh.dossiers.rules.course import Step
from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.events import Event
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.state import Place, Standing
from vungxanh.dossiers.rules.stocks import Selection, Stock, courses
from vungxanh.periods.interface import Period

STATUTORY_ENDS = ("lapsed", "ended:")


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One count: on a day, so many dossiers of a place came (`entered`) or went, by event and its reason.

    A dossier that changes how it stands leaves one line and enters another, so that every stock adds up.
    """

    day: date
    commune: int
    kind: str
    exempt: bool
    standing: str
    cause: str
    entered: bool
    count: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """Daily counts, in order. Counts of different dossiers or of different days are added."""

    lines: tuple[Line, ...] = ()

    def __add__(self, other: Sealed) -> Sealed:
        """Both together, each line once."""
        return _sealed(line for sealed in (self, other) for line in sealed.lines)

    def stock(self, selection: Selection, day: date) -> Stock:
        """The stock at the end of a day, from the counts alone."""
        standing: Counter[str] = Counter()
        for line in self.lines:
            if line.day <= day and selection.holds(_place(line)):
                standing[line.standing] += line.count if line.entered else -line.count
        return Stock(*(standing[one] for one in (Standing.COUNTED, Standing.AWAITING, Standing.SET_ASIDE)))

    def ends(self, period: Period) -> dict[tuple[str, str], int]:
        """How many dossiers ended by law in a period, by kind and cause: what yearly counts are made of."""
        found: Counter[tuple[str, str]] = Counter()
        for line in self.lines:
            if line.day in period and line.cause.startswith(STATUTORY_ENDS):
                found[line.kind, line.cause] += line.count
        return dict(found)


def seal(events: Iterable[Event], days: Period, *, defaults: Defaults = STANDARD) -> Sealed:
    """The changes of place of these dossiers in a range of days, as counts.

    Sealing the parts of a set of dossiers, or of a range of days, and adding them gives the same as sealing
    the whole.
    """
    return _sealed(
        line
        for course in courses(events, days.last_day, defaults=defaults)
        for step in course.steps
        if step.day in days
        for line in _lines(step)
    )


def _lines(step: Step) -> Iterator[Line]:
    if step.before is not None:
        yield _line(step, step.before, entered=False)
    if step.after is not None:
        yield _line(step, step.after, entered=True)


def _line(step: Step, place: Place, *, entered: bool) -> Line:
    kind, standing = place.kind.value, place.standing.value
    return Line(step.day, place.commune, kind, place.exempt, standing, step.cause, entered, 1)


def _place(line: Line) -> Place:
    return Place(line.commune, Kind(line.kind), line.exempt, Standing(line.standing))


def _sealed(lines: Iterable[Line]) -> Sealed:
    counts: Counter[tuple[date, int, str, bool, str, str, bool]] = Counter()
    for line in lines:
        key = (line.day, line.commune, line.kind, line.exempt, line.standing, line.cause, line.entered)
        counts[key] += line.count
    return Sealed(tuple(sorted(Line(*key, count) for key, count in counts.items())))
