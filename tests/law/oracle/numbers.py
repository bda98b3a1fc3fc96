"""Value, threshold and margin of each criterion.

Where the specification leaves the form open, the meaning is given: a threshold of a rate as a fraction.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.law.oracle.figures import Commune, Reading, known_managed, managed_is_unknown
from tests.law.oracle.known import count_41dd, count_42dd
from tests.law.oracle.unknown import AllCompletions, ceiling

Number = int | None
Numbers = int | None | list[int | None]


class Row(NamedTuple):
    """The numbers of one criterion; a list where it reads two figures."""

    value: object
    threshold: object
    margin: object
    margin_upper: object = None


def minus(left: Number, right: Number) -> Number:
    """Left minus right, unknown where either is."""
    return None if left is None or right is None else left - right


def rate(figure: Number, residents: Number, p: int, q: int, upper: tuple[int, int] | None) -> Row:
    """A rate of at least p/q, and below upper where the band has one; p = 0 stands for "0 or more"."""
    value = None if figure is None or residents is None else f"{figure}/{residents}"
    smallest = None if residents is None else ceiling(residents * p, q)
    return Row(value, Fraction(p, q), minus(figure, smallest), rate_upper(figure, residents, upper))


def rate_upper(figure: Number, residents: Number, upper: tuple[int, int] | None) -> Number:
    """The largest whole figure below the upper bound, minus the figure."""
    if upper is None or residents is None:
        return None
    return minus(ceiling(residents * upper[0], upper[1]) - 1, figure)


def rate_above_zero(
    figure: Number, residents: Number, reading: Reading, upper: tuple[int, int] | None
) -> Row:
    """A type III rate: above 0, or 0 and more where `zero` is literal."""
    value = None if figure is None or residents is None else f"{figure}/{residents}"
    smallest = 0 if reading.zero == "literal" else 1
    return Row(value, Fraction(0), minus(figure, smallest), rate_upper(figure, residents, upper))


def count(figure: Number, smallest: int, largest: int | None = None) -> Row:
    """A plain count with a lower and perhaps an upper bound."""
    return Row(figure, smallest, minus(figure, smallest), None if largest is None else minus(largest, figure))


def either(figures: Sequence[Number], smallest: Sequence[int], largest: Sequence[int] | None = None) -> Row:
    """Two figures, one of which suffices: one pair of numbers for each."""
    if None in figures:
        return Row(None, list(smallest), None)
    upper = None if largest is None else [minus(b, a) for a, b in zip(figures, largest, strict=True)]
    lower = [minus(a, b) for a, b in zip(figures, smallest, strict=True)]
    return Row(list(figures), list(smallest), lower, upper)


def combined(counts: set[int], route: object) -> Row:
    """Criterion đ: how many criteria count, and the route."""
    the_count = next(iter(counts)) if len(counts) == 1 else None
    value = None if the_count is None or route is None else [the_count, route]
    return Row(value, [2, "intra|inter"], minus(the_count, 2))


def numbers(commune: Commune, explored: AllCompletions, reading: Reading) -> dict[str, Row]:
    """The numbers of every commune criterion."""
    residents, offenders = commune["residents"], commune["offenders_arrested"]
    managed = None if managed_is_unknown(commune) else known_managed(commune)
    points, plants = commune["use_points"], (commune["plants"], commune["plant_area_m2"])
    counts_41 = {count_41dd(x, reading) for x in explored.reached}
    counts_42 = {count_42dd(x) for x in explored.reached}
    band = reading.bands == "literal"
    return {
        "4.1a": rate(managed, residents, 5, 1000, None),
        "4.1b": count(points, 2),
        "4.1c": rate(offenders, residents, 1, 1000, None),
        "4.1d": either(plants, (3000, 750)),
        "4.1dd": combined(counts_41, commune["key_route"]),
        "4.2a": rate(managed, residents, 1, 1000, (5, 1000) if band else None),
        "4.2b": count(points, 1, 1 if band else None),
        "4.2c": rate(offenders, residents, 5, 10000, (1, 1000) if band else None),
        "4.2d": either(plants, (500, 125), (2999, 749) if band else None),
        "4.2dd": combined(counts_42, commune["key_route"]),
        "4.3a": rate_above_zero(managed, residents, reading, (1, 1000) if band else None),
        "4.3b": rate_above_zero(offenders, residents, reading, (5, 10000) if band else None),
        "4.3c": either(plants, (1, 1), (499, 124) if band else None)._replace(threshold=[0, 0]),  # "above 0"
        "6.1": zero(commune["using_not_exempt"]),
        "6.2": zero(commune["resident_violators"], commune["wanted_fugitives"]),
        "6.3": zero(points),
    }


def zero(*figures: Number) -> Row:
    """A figure, or each of two, that must be 0: the margin is 0 minus it."""
    margins = [minus(0, figure) for figure in figures]
    if len(figures) == 1:
        return Row(figures[0], 0, margins[0])
    return Row(None, [0, 0], None) if None in figures else Row(list(figures), [0, 0], margins)
