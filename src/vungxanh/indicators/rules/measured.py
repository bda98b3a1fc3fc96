"""What measuring hands back, and how figures combine: whole numbers, unknown kept apart from zero."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from vungxanh.indicators.rules.definitions import Term
from vungxanh.periods.interface import Period


@dataclass(frozen=True)
class Measured:
    """One figure of one indicator, area and period, with everything that says what it is.

    `numerator` is None when unknown; `denominator` is 1 except for ratios, and None when unknown.
    `area_id` is an area on the map of `map_on`; `known_on` is the day whose knowledge was used.
    """

    code: str
    area_id: int
    period: Period
    as_of: date
    map_on: date
    known_on: date
    numerator: int | None
    denominator: int | None
    fact_ids: tuple[int, ...]

    @property
    def value(self) -> Fraction | None:
        """The exact figure; None when a part is unknown or the denominator is zero."""
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator, self.denominator)


def combine(sum_of: Iterable[Term], parts: Mapping[str, Measured | None]) -> int | None:
    """Add the terms' figures; None when any of them is unknown."""
    total = 0
    for term in sum_of:
        part = parts.get(term.code)
        if part is None or part.numerator is None:
            return None
        total += term.sign * part.numerator
    return total


def facts_of(sum_of: Iterable[Term], parts: Mapping[str, Measured | None]) -> tuple[int, ...]:
    """The facts behind all terms, each once, in order."""
    found = {fact for term in sum_of if (part := parts.get(term.code)) for fact in part.fact_ids}
    return tuple(sorted(found))
