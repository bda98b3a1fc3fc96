"""The table of criteria: for each the two numbers compared, the threshold and the margin.

Whether a criterion is met is never worked out here: it is the truth from which the verdict was counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from vungxanh.law.rules.cuts import Axis, commune_criteria, cut_of, tests_of
from vungxanh.law.rules.inputs import Reading
from vungxanh.law.rules.outcomes import Decoded, Outcomes, applies
from vungxanh.law.rules.result import Criterion
from vungxanh.law.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Seen:
    """The figures of one commune along the axes; None where unknown.

    `cuts` are the cuts of each axis as whole figures, None where they need the unknown residents; `route` is
    the mark as reported.
    """

    figures: Sequence[int | None]
    residents: int | None
    cuts: Sequence[Sequence[int | None]]
    route: str | None


Row = Callable[[Seen, Decoded, bool | None], Criterion]
"""Writes one criterion of the table; its last argument says whether the criterion is met."""


def printed(bound: dict[str, Any], rated: bool) -> int | str:
    """A bound in the form of its value: n/d for a rate, else a whole number."""
    if "per" in bound:
        return f"{bound['per'][0]}/{bound['per'][1]}"
    whole: int = bound["whole"]
    return f"{whole}/1" if rated else whole


OPS = {"from": ">=", "above": ">", "at_most": "<="}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of a criterion under a reading, ready to be read off.

    `lower` and `upper` are places among the cuts of the axis; None where the reading has no such bound.
    """

    axis: int
    rated: bool
    op: str
    threshold: int | str
    lower: int | None
    below: int | str | None
    upper: int | None
    at_most: int | None

    def value(self, seen: Seen) -> int | str | None:
        """What is compared."""
        figure = seen.figures[self.axis]
        if not self.rated or figure is None:
            return figure
        return None if seen.residents is None else f"{figure}/{seen.residents}"

    def margin(self, seen: Seen) -> int | None:
        """The figure minus the smallest whole figure that meets the threshold; `at_most` minus the figure."""
        figure = seen.figures[self.axis]
        if figure is None:
            return None
        if self.at_most is not None:
            return self.at_most - figure
        if self.lower is None:
            return figure
        cut = seen.cuts[self.axis][self.lower]
        return None if cut is None else figure - cut

    def margin_upper(self, seen: Seen) -> int | None:
        """The largest whole figure still inside the band, minus the figure."""
        if self.upper is None:
            return None
        figure, cut = seen.figures[self.axis], seen.cuts[self.axis][self.upper]
        return None if figure is None or cut is None else cut - 1 - figure


def _comparison(test: dict[str, Any], axes: Sequence[Axis], reading: Reading) -> Comparison:
    place = next(number for number, axis in enumerate(axes) if axis.id == test["figure"])
    axis = axes[place]
    key = next(key for key in OPS if key in test)
    bound = test[key]
    read = applies(bound, reading)
    has_lower = read and key != "at_most"
    below = test.get("below")
    if below is not None and not applies(below, reading):
        below = None
    return Comparison(
        axis=place,
        rated=axis.rated,
        op=OPS[key] if read else ">=",
        threshold=printed(bound, axis.rated),
        lower=axis.cuts.index(cut_of(test, key)) if has_lower else None,
        below=None if below is None else printed(below, axis.rated),
        upper=None if below is None else axis.cuts.index(cut_of(test, "below")),
        at_most=bound["whole"] if key == "at_most" else None,
    )


def _single_row(name: str, citation: str, one: Comparison) -> Row:
    value, margin, op, threshold = one.value, one.margin, one.op, one.threshold
    below, margin_upper = one.below, one.margin_upper
    if below is None:
        return lambda seen, _, met: Criterion(name, citation, met, value(seen), op, threshold, margin(seen))
    return lambda seen, _, met: Criterion(
        name, citation, met, value(seen), op, threshold, margin(seen), below, margin_upper(seen)
    )


def _both(first: int | str | None, second: int | str | None) -> list[int | str] | None:
    return None if first is None or second is None else [first, second]


def _gaps(first: int | None, second: int | None) -> list[int | None] | None:
    return None if first is None or second is None else [first, second]


def _pair_row(name: str, citation: str, one: Comparison, two: Comparison) -> Row:
    threshold, below = _both(one.threshold, two.threshold), _both(one.below, two.below)

    def row(seen: Seen, _: Decoded, met: bool | None) -> Criterion:
        value = _both(one.value(seen), two.value(seen))
        margin = _gaps(one.margin(seen), two.margin(seen))
        if below is None:
            return Criterion(name, citation, met, value, one.op, threshold, margin)
        upper = _gaps(one.margin_upper(seen), two.margin_upper(seen))
        return Criterion(name, citation, met, value, one.op, threshold, margin, below, upper)

    return row


def _combined_row(name: str, citation: str, at_least: int, marks: Sequence[str]) -> Row:
    threshold: list[int | str] = [at_least, "|".join(marks)]

    def row(seen: Seen, decoded: Decoded, met: bool | None) -> Criterion:
        count = decoded.counts[name]
        value = _both(count, seen.route)
        margin = None if count is None else count - at_least
        return Criterion(name, citation, met, value, ">=", threshold, margin)

    return row


def _row(criterion: dict[str, Any], rules: RuleSet, axes: Sequence[Axis], reading: Reading) -> Row:
    name, citation = criterion["id"], rules.citation(criterion["cite"])
    if "combined" in criterion:
        return _combined_row(name, citation, criterion["combined"]["at_least"], axes[-1].marks)
    comparisons = [_comparison(test, axes, reading) for test in tests_of(criterion)]
    if len(comparisons) == 1:
        return _single_row(name, citation, comparisons[0])
    return _pair_row(name, citation, *comparisons)


class Table:
    """Writes the criteria of a commune under one reading, in the order of the law."""

    def __init__(self, rules: RuleSet, axes: Sequence[Axis], outcomes: Outcomes) -> None:
        criteria = commune_criteria(rules)
        self._rows = tuple(_row(criterion, rules, axes, outcomes.reading) for criterion in criteria)

    def write(self, seen: Seen, decoded: Decoded) -> tuple[Criterion, ...]:
        """Every criterion, always: what was compared with what, and the result of the evaluation."""
        return tuple([row(seen, decoded, met) for row, met in zip(self._rows, decoded.met, strict=True)])
