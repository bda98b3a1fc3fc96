"""What the simulator knows by itself of the dossiers it invents: its own log, counted in its own way.

Nothing here asks `dossiers`: days and standings are worked out again, so that a difference means something.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

NEW_LAW = date(2026, 7, 1)
"""The day from which Law 120/2025/QH15 governs a decision."""
REVIEW_MONTHS = 6
ACT_DAYS = {"correct": 10, "restrict": 15, "erase": 20}

Kind = Literal["user_management", "rehab_home", "rehab_compulsory", "substitution", "post_rehab"]
Standing = Literal["counted", "awaiting", "set_aside"]


class What(StrEnum):
    """What somebody at a commune does (việc)."""

    OPEN = "open"
    CONFIRM = "confirm"
    SUSPEND = "suspend"
    RESUME = "resume"
    SEND = "send"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    RENEW = "renew"
    CORRECT = "correct"
    END = "end"
    OBJECT = "object"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that is done on a day in a commune, to a life."""

    day: date
    what: What
    life: "Life"
    to: int | None = None
    reason: str = ""
    request: str = ""


@dataclass(slots=True, eq=False)
class Life:
    """One invented legal situation in one commune, in the simulator's own log.

    `until` is the first day on which it no longer stands by law; `left` the one by an act. `months` and
    `first_time` are what its decision says. `again` is the day from which it awaits a review.
    """

    number: int
    commune: int
    kind: Kind
    decided: date
    begins: date
    until: date | None
    months: int | None = None
    first_time: bool = True
    follows: "Life | None" = None
    arrived: bool = False
    left: date | None = None
    again: date | None = None
    suspended: date | None = None
    sent_to: int | None = None
    objected: date | None = None
    due: date | None = None
    awaited: list[tuple[date, date]] = field(default_factory=list)
    aside: list[tuple[date, date]] = field(default_factory=list)
    symbol: str = ""

    @property
    def paper(self) -> int:
        """The number on its papers: five digits, so that none is part of another's."""
        return 10_000 + self.number % 90_000

    def stands(self, day: date) -> bool:
        """Whether it is in the stock, or set aside, at the end of a day."""
        over = [end for end in (self.left, None if self.suspended else self.until) if end is not None]
        return self.begins <= day and all(day < end for end in over)

    def standing(self, day: date) -> Standing | None:
        """How it stands at the end of a day that is not after the day the log has come to."""
        if not self.stands(day):
            return None
        if _within(day, self.aside) or (self.due is not None and day > self.due):
            return "set_aside"
        if _within(day, self.awaited) or (self.again is not None and day >= self.again):
            return "awaiting"
        return "counted"

    def confirmed(self, day: date, next_months: int) -> None:
        """Note a review on a day: what it awaited is over, and the next one is due."""
        if self.again is not None and self.again < day:
            self.awaited.append((self.again, day))
        self.again = months_after(day, next_months)

    def closed(self, day: date) -> None:
        """Note that a request was closed on a day."""
        if self.due is not None and self.due + timedelta(1) < day:
            self.aside.append((self.due + timedelta(1), day))
        self.due = self.objected = None


def _within(day: date, spans: Iterable[tuple[date, date]]) -> bool:
    return any(start <= day < end for start, end in spans)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(1)
    return last.replace(day=min(day.day, last.day))


def recount(lives: Iterable[Life], day: date) -> Counter[tuple[int, str, str]]:
    """The stock at the end of a day, by commune, kind and standing, from the log alone."""
    return Counter(
        (life.commune, life.kind, standing) for life in lives if (standing := life.standing(day)) is not None
    )


def days(start: date, end: date) -> Iterator[date]:
    """Every day of a half-open range."""
    return (start + timedelta(number) for number in range((end - start).days))
