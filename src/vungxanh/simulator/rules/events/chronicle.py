"""Years of what happens in an invented province, day by day, from a seed.

Rates stand in `rates.py`. What is told late, told wrong and put right, or never told is part of it.
"""

from __future__ import annotations

import heapq
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from vungxanh.simulator.rules.events.deeds import Act, Deed, Month, Who, first_day, month_of, next_month
from vungxanh.simulator.rules.events.rates import Rates
from vungxanh.simulator.rules.lives import days
from vungxanh.simulator.rules.shapes import RESIDENTS, Shape

Later = Callable[[], Iterator[Deed]]
Units = tuple[tuple[int, int | None], ...]


class Chronicle:
    """The log of one province as it grows; everything that chance decides is drawn from here."""

    def __init__(self, seed: int, shape: Shape, start: date, end: date, rates: Rates) -> None:
        self.shape, self.start, self.end, self.today = shape, start, end, start
        self.rates = rates
        self.draw = random.Random(f"events {seed}")  # noqa: S311  # nothing secret is drawn
        self.deeds: list[Deed] = []
        self.standing: defaultdict[int, dict[int, Deed]] = defaultdict(dict)
        """What counts of each subject: the newest version by the number of the first."""
        self.locked: set[tuple[int, Month]] = set()
        self.tally: Counter[tuple[str, Month]] = Counter()
        """What agencies could have counted too, by month."""
        self._subjects = 0
        self._agenda: list[tuple[date, int, Later]] = []
        self._booked = 0
        self.trouble = [self.draw.lognormvariate(-0.3, 0.8) for _ in shape]
        """How much goes on in a commune beside others of its size."""

    def play(self, beginnings: Callable[[Chronicle, int], Iterator[Deed]]) -> Iterator[Deed]:
        """Every deed in its order; `beginnings` says what begins in a commune on a day."""
        for day in days(self.start, self.end):
            self.today = day
            while self._agenda and self._agenda[0][0] <= day:
                yield from heapq.heappop(self._agenda)[2]()
            for commune in range(len(self.shape)):
                yield from beginnings(self, commune)

    def happens(self, yearly: float, commune: int | None = None) -> bool:
        """Whether something that happens so often a year happens today; more often where more people live."""
        if commune is not None:
            yearly *= self.shape[commune].residents / RESIDENTS * self.trouble[commune]
        return self.draw.random() < yearly / 365

    def book(self, least: int, most: int, later: Later) -> None:
        """Do something so many days from today."""
        self._booked += 1
        day = self.today + timedelta(self.draw.randint(least, most))
        heapq.heappush(self._agenda, (day, self._booked, later))

    def ago(self, most: int, *, since: date | None = None) -> date:
        """A day that lies up to so many days back, often today, never before `since`."""
        lag = self.draw.choice((0, 0, 1, 1, 2, 3, most))
        return max(self.today - timedelta(min(lag, most)), since or self.start, self.start)

    def subject(self) -> int:
        """The number of something new."""
        self._subjects += 1
        return self._subjects

    def open(self, communes: Iterable[int | None], day: date) -> bool:
        """Whether something of these communes and day can still be written."""
        return not any(one is not None and (one, month_of(day)) in self.locked for one in communes)

    def record(
        self,
        kind: str,
        commune: int | None,
        day: date,
        facts: Mapping[str, Any],
        *,
        subject: int | None = None,
        units: Units = (),
        who: str = Who.OFFICER,
    ) -> Deed | None:
        """Tell what happened; None where its month is locked, so that nobody can."""
        if not self.open([commune, *(unit for unit, _ in units)], day):
            return None
        its = self.subject() if subject is None else subject
        deed = self.act(
            Act.RECORD, commune, who=who, kind=kind, subject=its, day=day, facts=facts, units=units
        )
        self.standing[its][deed.number] = deed
        return deed

    def amend(self, of: Deed, reason: str, *, who: str = Who.OFFICER, **other: Any) -> Iterator[Deed]:
        """Tell an event anew, with what is other, where its months and those of what follows are open."""
        first, now = self._found(of)
        if now is None or not self._all_open(now, other):
            return
        told = replace(now, **other)
        deed = self.act(
            Act.AMEND,
            told.commune,
            who=who,
            kind=told.kind,
            subject=told.subject,
            day=told.day,
            facts=told.facts,
            units=told.units,
            of=now.number,
            reason=reason,
        )
        self.standing[told.subject or 0][first] = deed
        yield deed

    def withdraw(self, of: Deed, reason: str) -> Iterator[Deed]:
        """Say that an event never was, where nothing follows from it."""
        first, now = self._found(of)
        if now is None or len(self.standing[of.subject or 0]) > 1 or not self._all_open(now, {}):
            return
        del self.standing[of.subject or 0][first]
        yield self.act(Act.WITHDRAW, now.commune, of=now.number, reason=reason)

    def current(self, of: Deed) -> Deed | None:
        """The version of an event that counts, None where it was withdrawn."""
        return self._found(of)[1]

    def _found(self, of: Deed) -> tuple[int, Deed | None]:
        """The number of the first version, and the version that counts."""
        first = of
        while first.act is Act.AMEND and first.of is not None:
            first = self.deeds[first.of]
        return first.number, self.standing[of.subject or 0].get(first.number)

    def _all_open(self, now: Deed, other: Mapping[str, Any]) -> bool:
        """Whether the event, as it was and as it will be, and what follows it, lie in open months."""
        every = [*self.standing[now.subject or 0].values(), replace(now, **other)]
        return all(
            self.open([one.commune, *(unit for unit, _ in one.units)], one.day or self.today) for one in every
        )

    def act(self, act: Act, commune: int | None, **told: Any) -> Deed:
        """Write a deed of today into the log."""
        deed = Deed(number=len(self.deeds), on=self.today, act=act, commune=commune, **told)
        self.deeds.append(deed)
        return deed

    def months(self) -> Iterator[Month]:
        """The report months that lie wholly in the years."""
        month = month_of(self.start)
        if first_day(month) < self.start:
            month = next_month(month)
        while first_day(next_month(month)) <= self.end:
            yield month
            month = next_month(month)
