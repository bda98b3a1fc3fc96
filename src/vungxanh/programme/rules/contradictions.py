"""Two figures, days or deadlines that contradict each other (mâu thuẫn): both, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import NAMESPACE_OID, uuid5

from vungxanh.programme.rules.cascade import Duty
from vungxanh.programme.rules.findings import Question

LONGEST = 130
"""So many characters of a source or a document's name stand in the task; the rest opens by its link."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it says, where it comes from, and the page that opens it, by name and argument."""

    says: str
    source: str
    opens: tuple[str, ...] = ()

    def told(self) -> str:
        """Both in one line."""
        return f"{self.says} ({cut(self.source)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Question):
    """What two sides say about one thing; the task that answers it tells both."""

    about: str
    one: Side
    other: Side

    @property
    def asks(self) -> str:
        """The task that answers it."""
        return (
            f"Hai nơi ghi khác nhau về {cut(self.about)}: {self.one.told()}; {self.other.told()}."
            " Đối chiếu, sửa chỗ sai, hoặc báo vì sao khác"
        )


def cut(text: str) -> str:
    """A text no longer than LONGEST."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def reference(*parts: object) -> str:
    """Names a contradiction by what it is between, so that it gives one task."""
    return uuid5(NAMESPACE_OID, "/".join(map(str, parts))).hex


def outside(computed: Fraction | None, unknown: int, published: Fraction | None) -> bool:
    """Whether a published count cannot be the computed one, with so many units whose class is not known."""
    if computed is None or published is None:
        return False
    return not computed <= published <= computed + unknown


@dataclass(frozen=True, slots=True)
class Asked:
    """That a document asks a duty of areas by a day."""

    directive: int
    duty: Duty
    due: date
    areas: frozenset[int]


@dataclass(frozen=True, slots=True)
class Later:
    """A duty that a document lets areas do later than one above it asks."""

    low: Asked
    high: Asked
    areas: frozenset[int]


def later_duties(asked: Iterable[Asked], above: Mapping[int, Iterable[int]]) -> tuple[Later, ...]:
    """Every duty due later than a document above asks of the same areas, with these.

    `above` gives for a document all those that it implements, directly or not.
    """
    every = list(asked)
    of: dict[int, list[Asked]] = {}
    for one in every:
        of.setdefault(one.directive, []).append(one)
    return tuple(
        Later(low, high, low.areas & high.areas)
        for low in every
        for upper in sorted(above.get(low.directive, ()))
        for high in of.get(upper, ())
        if low.duty is high.duty and low.due > high.due and low.areas & high.areas
    )


def all_above(links: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    """For each document all those above it, from pairs of a document and one that it implements."""
    upward: dict[int, set[int]] = {}
    for of, to in links:
        upward.setdefault(of, set()).add(to)
    found = {}
    for start in upward:
        met, left = set[int](), [start]
        while left:
            new = upward.get(left.pop(), set()) - met
            met |= new
            left.extend(new)
        found[start] = frozenset(met)
    return found


def plain(value: Fraction) -> str:
    """A figure as Vietnamese write it, with at most two decimal places."""
    digits = f"{float(value):,.2f}".rstrip("0").rstrip(".")
    return digits.translate(str.maketrans(",.", ".,"))
