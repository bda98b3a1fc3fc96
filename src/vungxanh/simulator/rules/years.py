"""Years of a province, day by day: who is put under management, what happens, what is forgotten.

Rates are plain guesses that make every path come up often; they say nothing about any place.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vungxanh.simulator.rules.lives import (
    ACT_DAYS,
    NEW_LAW,
    REVIEW_MONTHS,
    Kind,
    Life,
    Operation,
    What,
    days,
    months_after,
)

Deed = Callable[[Life, date], Iterator[Operation]]
FIRST_KINDS: tuple[tuple[Kind, float], ...] = (
    ("user_management", 0.55),
    ("rehab_home", 0.15),
    ("rehab_compulsory", 0.2),
    ("substitution", 0.1),
)
GROUNDS = ("imprisoned", "deceased", "error")


@dataclass(frozen=True, slots=True)
class Scale:
    """How large and how long: communes, first day, years, and how many situations begin in a year."""

    communes: int
    start: date
    years: int
    yearly: int

    @property
    def end(self) -> date:
        """The first day that is not simulated."""
        return months_after(self.start, 12 * self.years)


class Province:
    """Invents the years of one province; `lives` is its log, complete when the operations are used up."""

    def __init__(self, seed: int, scale: Scale) -> None:
        self.scale = scale
        self.lives: list[Life] = []
        self._draw = random.Random(seed)  # noqa: S311  # nothing secret is drawn
        self._agenda: list[tuple[date, int, bool, Deed, Life]] = []
        self._booked = 0

    def operations(self) -> Iterator[Operation]:
        """Everything that is done, in the order of days."""
        for day in days(self.scale.start, self.scale.end):
            while self._agenda and self._agenda[0][0] <= day:
                _, _, over, deed, life = heapq.heappop(self._agenda)
                if over or life.stands(day):
                    yield from deed(life, day)
            for _ in range(self._how_many_begin()):
                yield from self._begin(self._kind(), self._draw.randrange(self.scale.communes), day)

    def _how_many_begin(self) -> int:
        """So many on a day that the year comes to what the scale says."""
        whole, rest = divmod(self.scale.yearly, 365)
        return whole + (self._draw.random() < rest / 365)

    def _kind(self) -> Kind:
        kinds, weights = zip(*FIRST_KINDS, strict=True)
        chosen: Kind = self._draw.choices(kinds, weights)[0]
        return chosen

    def _begin(self, kind: Kind, commune: int, day: date, follows: Life | None = None) -> Iterator[Operation]:
        """A new situation, on a decision of this day or of one or two days before."""
        decided = self._decision_day(day, follows)
        life = Life(len(self.lives), commune, kind, decided, decided, None, follows=follows)
        self._give_term(life)
        if kind == "post_rehab" and follows is not None and follows.until is not None:
            life.begins = follows.until
            life.until, life.months = months_after(life.begins, 24), None
        self._log(life)
        yield Operation(day, What.OPEN, life)
        self._plan(life, day)

    def _decision_day(self, day: date, follows: Life | None) -> date:
        """Never after the 28th, and never before what it follows on is over."""
        decided = day - timedelta(self._draw.choice((0, 0, 1, 2)))
        decided = decided.replace(day=min(decided.day, 28))
        over = (follows.left or follows.until) if follows else None
        return max(decided, over.replace(day=min(over.day, 28))) if over and over <= day else decided

    def _give_term(self, life: Life) -> None:
        """The term, as the law of the decision's day has it."""
        new = life.decided >= NEW_LAW
        life.first_time = self._draw.random() < 0.7
        if life.kind == "user_management":
            months = 12
        elif life.kind == "substitution":
            life.again = months_after(life.decided, REVIEW_MONTHS)
            return
        elif new:
            months = 24 if life.first_time else 36
        else:
            life.months = months = self._draw.choice(
                (6, 9, 12) if life.kind == "rehab_home" else (12, 18, 24)
            )
        life.until = months_after(life.decided, months)

    def _log(self, life: Life) -> None:
        self.lives.append(life)
        life.symbol = f"{life.paper}/{life.decided.year}/QĐ-MAU"

    def _book(self, day: date, deed: Deed, life: Life, *, over: bool = False) -> None:
        """Put a deed on the agenda; it is dropped when the life is over by then, save one meant for that."""
        self._booked += 1
        heapq.heappush(self._agenda, (day, self._booked, over, deed, life))

    def _later(self, day: date, most: int) -> date:
        return day + timedelta(1 + self._draw.randrange(most))

    def _plan(self, life: Life, day: date) -> None:
        """What will happen to it: each with a chance of its own."""
        chances: list[tuple[float, int, Deed]] = [
            (0.2, 300, self._send),
            (0.12, 360, self._end),
            (0.1, 200, self._correct),
            (0.1, 300, self._object),
        ]
        if life.kind == "user_management":
            chances += [(0.1, 300, self._suspend), (0.1, 330, self._renew), (0.2, 350, self._become)]
        for chance, most, deed in chances:
            if self._draw.random() < chance:
                self._book(self._later(day, most), deed, life)
        if life.kind == "substitution":
            self._book(day + timedelta(self._draw.randrange(120, 220)), self._confirm, life)
        if life.kind == "rehab_compulsory" and life.until is not None:
            self._after(life)

    def _after(self, life: Life) -> None:
        """Post-rehabilitation begins in the days after a term was served to its end."""

        if life.until is not None and self._draw.random() < 0.7:
            self._book(self._later(life.until, 20), self._follow, life, over=True)

    def _follow(self, life: Life, day: date) -> Iterator[Operation]:
        if life.left is None:
            yield from self._begin("post_rehab", life.commune, day, follows=life)

    def _free(self, life: Life) -> bool:
        """Nothing is under way that another act would have to wait for."""
        return life.suspended is None and life.sent_to is None and life.objected is None

    def _confirm(self, life: Life, day: date) -> Iterator[Operation]:
        """What has no term is reviewed; so is what is suspended, until it goes on."""
        if life.suspended is None and life.kind != "substitution":
            return
        if life.suspended is None or self._draw.random() < 0.9:
            life.confirmed(day, 1 if life.suspended else REVIEW_MONTHS)
            yield Operation(day, What.CONFIRM, life)
        if life.suspended is None:
            self._book(day + timedelta(self._draw.randrange(120, 220)), self._confirm, life)
        else:
            self._book(day + timedelta(28), self._confirm, life)

    def _suspend(self, life: Life, day: date) -> Iterator[Operation]:
        """Somebody cannot be found: the term stands still (163/2026/NĐ-CP, Article 60.2)."""
        if day < NEW_LAW or not self._free(life):
            return
        life.suspended, life.again = day, months_after(day.replace(day=min(day.day, 28)), 1)
        if day.day > 28:
            life.suspended = life.again = None
            self._book(day + timedelta(5), self._suspend, life)
            return
        yield Operation(day, What.SUSPEND, life)
        self._book(day + timedelta(25), self._confirm, life)
        self._book(day + timedelta(self._draw.randrange(20, 200)), self._resume, life)

    def _resume(self, life: Life, day: date) -> Iterator[Operation]:
        if life.suspended is None:
            return
        if life.again is not None and life.again < day:
            life.awaited.append((life.again, day))
        if life.until is not None:
            life.until += day - life.suspended
        life.suspended = life.again = None
        yield Operation(day, What.RESUME, life)

    def _send(self, life: Life, day: date) -> Iterator[Operation]:
        if not self._free(life) or self.scale.communes < 2:
            return
        others = [number for number in range(self.scale.communes) if number != life.commune]
        life.sent_to = self._draw.choice(others)
        yield Operation(day, What.SEND, life, to=life.sent_to)
        deed = self._withdraw if self._draw.random() < 0.15 else self._accept
        self._book(day + timedelta(self._draw.choice((0, 0, 1, 1, 2, 6))), deed, life)

    def _withdraw(self, life: Life, day: date) -> Iterator[Operation]:
        life.sent_to = None
        yield Operation(day, What.WITHDRAW, life)

    def _accept(self, life: Life, day: date) -> Iterator[Operation]:
        """The person goes on at the other commune, to the same last day."""
        if life.sent_to is None:
            return
        if day.day > 28:
            self._book(day + timedelta(4), self._accept, life)
            return
        new = Life(len(self.lives), life.sent_to, life.kind, day, day, life.until, follows=life, arrived=True)
        if life.kind == "substitution":
            new.again = months_after(day, REVIEW_MONTHS)
        new.first_time = life.first_time
        life.left = day
        self._log(new)
        yield Operation(day, What.ACCEPT, new)
        if new.kind == "substitution":
            self._book(day + timedelta(self._draw.randrange(120, 220)), self._confirm, new)

    def _renew(self, life: Life, day: date) -> Iterator[Operation]:
        """Used again during the term: a new decision, a new year (163/2026/NĐ-CP, Article 59.1)."""
        if day < NEW_LAW or not self._free(life) or day.day > 28:
            return
        life.until, life.decided = months_after(day, 12), day
        life.symbol = f"{life.paper}L/{day.year}/QĐ-MAU"
        yield Operation(day, What.RENEW, life)

    def _correct(self, life: Life, day: date) -> Iterator[Operation]:
        if self._free(life):
            yield Operation(day, What.CORRECT, life)

    def _end(self, life: Life, day: date) -> Iterator[Operation]:
        if not self._free(life) or life.kind == "post_rehab":
            return
        life.left = day
        yield Operation(day, What.END, life, reason=self._draw.choice(GROUNDS))

    def _become(self, life: Life, day: date) -> Iterator[Operation]:
        """Found to be addicted: management ends, rehabilitation begins."""
        if not self._free(life) or day.day > 28:
            return
        life.left = day
        yield Operation(day, What.END, life, reason="addicted")
        kind: Kind = self._draw.choice(("rehab_home", "rehab_compulsory"))
        yield from self._begin(kind, life.commune, day, follows=life)

    def _object(self, life: Life, day: date) -> Iterator[Operation]:
        if not self._free(life):
            return
        request = self._draw.choice(sorted(ACT_DAYS))
        life.objected, life.due = day, day + timedelta(ACT_DAYS[request])
        yield Operation(day, What.OBJECT, life, request=request)
        self._book(day + timedelta(self._draw.randrange(1, 40)), self._close, life)

    def _close(self, life: Life, day: date) -> Iterator[Operation]:
        if life.objected is None:
            return
        life.closed(day)
        yield Operation(day, What.CLOSE, life, reason=self._draw.choice(("ground_shown", "withdrawn")))
