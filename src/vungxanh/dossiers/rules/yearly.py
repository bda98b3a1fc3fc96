"""What is said in public of people's requests in one year: counts of a province that can reveal nobody.

Everything said of a year is the number received and ways to divide that number. A division is said whole or
not at all, and only when each part is nothing or at least five: so no part follows from the others. Whoever
knows this rule, and every figure that was said, still has at least four values for each that was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.kinds import Outcome, Request
from vungxanh.periods.interface import Period

FEW = 5
"""A count below this, unless it is nothing, is said as “dưới 5”."""
OPEN = "open"
NO_DOSSIER = "no_dossier"
IN_TIME, LATE = "in_time", "late"


class Part(StrEnum):
    """A way to divide the requests of a year (cách chia)."""

    ASKED = "asked"
    ANSWERED = "answered"
    OUTCOME = "outcome"
    ACTED = "acted"


CELLS: Mapping[Part, tuple[str, ...]] = {
    Part.ASKED: tuple(request.value for request in Request),
    Part.ANSWERED: (IN_TIME, LATE),
    Part.OUTCOME: (*(outcome.value for outcome in Outcome), NO_DOSSIER, OPEN),
    Part.ACTED: (IN_TIME, LATE),
}
"""The words of each division. Not answered at all is late: every clock of the year has struck."""

Counts = Mapping[tuple[Part, str], int]
"""How many requests of a year fall under a word of a division; a word that is missing has none."""


@dataclass(frozen=True, slots=True)
class Received:
    """One request, or several that went alike, as the year counts it."""

    request: str
    answered: str
    outcome: str
    acted: str

    def words(self) -> tuple[tuple[Part, str], ...]:
        """The word it falls under in each division."""
        return (
            (Part.ASKED, self.request),
            (Part.ANSWERED, self.answered),
            (Part.OUTCOME, self.outcome),
            (Part.ACTED, self.acted),
        )


def words_of(cause: str) -> tuple[tuple[Part, str], ...]:
    """The words of a line that erasing left of requests: `objection:…` what became of them, `answer:…`
    whether they were answered in time.

    >>> words_of("answer:erase:in_time")
    ((<Part.ANSWERED: 'answered'>, 'in_time'),)
    """
    what, request, *rest = cause.split(":")
    if what == "answer":
        return ((Part.ANSWERED, rest[0]),)
    outcome, when = rest
    return (Part.ASKED, request), (Part.OUTCOME, outcome), (Part.ACTED, LATE if outcome == OPEN else when)


def timely(done: date | None, last: date) -> str:
    """Whether something was done by its last day; what was never done is late."""
    return IN_TIME if done is not None and done <= last else LATE


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a year. `received` None is “dưới 5”; a division that is missing is not said."""

    received: int | None
    parts: Mapping[Part, tuple[tuple[str, int], ...]]


def said(received: int, counts: Counts) -> Said:
    """What may be said of a year's requests.

    A division that does not add up to the number received is not known whole, and not said. How long the
    acts took is only said with the outcomes: a year without a late act has no open request, which would
    tell an outcome.
    """
    if received < FEW:
        return Said(None if received else 0, {})
    parts = {part: tuple((word, counts.get((part, word), 0)) for word in CELLS[part]) for part in Part}
    safe = {part: cells for part, cells in parts.items() if _safe(cells, received)}
    if Part.OUTCOME not in safe:
        safe.pop(Part.ACTED, None)
    return Said(received, safe)


def _safe(cells: Iterable[tuple[str, int]], received: int) -> bool:
    counts = [count for _, count in cells]
    return sum(counts) == received and all(count == 0 or count >= FEW for count in counts)


def last_year(today: date, *, defaults: Defaults = STANDARD) -> int:
    """The last year whose requests can be counted for good: all of its clocks have struck.

    >>> last_year(date(2027, 1, 31)), last_year(date(2027, 2, 1))
    (2025, 2026)
    """
    return (today - timedelta(defaults.requests_counted_days)).year - 1


def days_of(year: int) -> Period:
    """The days of a calendar year."""
    return Period(date(year, 1, 1), date(year + 1, 1, 1))
