"""The cuts at which a comparison changes, taken from a rule set.

A figure matters to the law only by how many cuts it has reached: its *step*. A commune becomes one step
for each *axis* (a figure, or the route); every criterion, verdict, minimal change and set of possible
classes is a function of steps. Sets of steps are bit masks: bit s stands for step s.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lcm
from typing import Any

from vungxanh.law.rules.inputs import INPUTS
from vungxanh.law.rules.ruleset import LawError, RuleSet

Masks = tuple[int, ...]
"""For each axis the set of steps it may have."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The smallest whole figure that reaches a bound: `whole`, or ⌈residents × p / q⌉ for `per` (p, q)."""

    whole: int
    per: tuple[int, int] | None = None

    def at(self, residents: int) -> int:
        """The smallest whole figure that reaches it in an area with so many residents."""
        if self.per is None:
            return self.whole
        p, q = self.per
        return -(-residents * p // q)

    def last_residents(self, figure: int) -> int:
        """The most residents at which a figure still reaches this rate."""
        p, q = self.per or (1, 0)
        return figure * q // p


def cut_of(test: dict[str, Any], key: str) -> Cut:
    """The cut behind a bound of the rule file; `above` and `at_most` start one whole unit higher."""
    bound = test[key]
    if "per" in bound:
        if key not in ("from", "below"):
            raise LawError(f"{key} takes a whole number, not a rate, in {test}")
        p, q = bound["per"]
        return Cut(0, (p, q))
    return Cut(bound["whole"] + (key in ("above", "at_most")))


@dataclass(frozen=True, slots=True)
class Axis:
    """A figure that comparisons read: where its inputs stand, its cuts from low to high.

    `rated` says that some cut is a rate, so that its value depends on the residents.
    """

    id: str
    inputs: tuple[int, ...]
    cuts: tuple[Cut, ...]
    rated: bool
    marks: tuple[str, ...] = ()

    def known_part(self, values: Sequence[int | str | None]) -> tuple[int, bool]:
        """The sum of the known inputs, and whether any input is unknown; a route counts 1 when it is on."""
        total, unknown = 0, False
        for place in self.inputs:
            value = values[place]
            if value is None:
                unknown = True
            elif self.marks:
                total += value in self.marks
            else:
                total += int(value)
        return total, unknown

    def values_at(self, residents: int) -> tuple[int, ...]:
        """The cuts as whole figures for so many residents."""
        return tuple(cut.at(residents) for cut in self.cuts)


def reach(cuts: Sequence[int], known: int, unknown: bool) -> int:
    """Steps of a figure that is `known`, or any whole number from `known` up when a part is `unknown`."""
    mask = 1 << bisect_right(cuts, known)
    if unknown:
        for cut in cuts:
            if cut >= known:
                mask |= 1 << bisect_right(cuts, cut)
    return mask


def steps(mask: int) -> Iterator[int]:
    """The single-step masks of a set, from the lowest."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


def _order(cuts: set[Cut]) -> tuple[Cut, ...]:
    """Cuts from low to high; a rate always lies at or above the cut of 1, whatever the residents."""
    common = lcm(*(cut.per[1] for cut in cuts if cut.per))
    return tuple(
        sorted(
            cuts, key=lambda cut: (0, cut.whole) if not cut.per else (1, cut.per[0] * common // cut.per[1])
        )
    )


def commune_criteria(rules: RuleSet) -> list[dict[str, Any]]:
    """All criteria of a commune in the order in which results list them: the classes, then drug-free."""
    commune = rules.data["commune"]
    groups = [*commune["classes"], commune["drug_free"]]
    return [criterion for group in groups for criterion in group["criteria"]]


def tests_of(criterion: dict[str, Any]) -> list[dict[str, Any]]:
    """The comparisons of a criterion; none for a combined one."""
    tests: list[dict[str, Any]] = criterion.get("any") or criterion.get("all") or []
    return tests


def _figure_axis(figure: dict[str, Any], tests: list[dict[str, Any]]) -> Axis:
    cuts = {
        cut_of(test, key)
        for test in tests
        if test["figure"] == figure["id"]
        for key in ("from", "above", "below", "at_most")
        if key in test
    }
    rated = any(cut.per for cut in cuts)
    if rated and any(cut.whole > 1 for cut in cuts):
        raise LawError(
            f"figure {figure['id']} mixes rates with whole bounds above 1: their order is not fixed"
        )
    places = tuple(INPUTS.index(name) for name in figure["sum"])
    return Axis(figure["id"], places, _order(cuts), rated)


def axes_of(rules: RuleSet) -> tuple[Axis, ...]:
    """The axes of a commune in the order of its figures, the route last.

    Raises LawError where a rule file asks for more than the engine can do exactly: more than two rates.
    """
    commune = rules.data["commune"]
    tests = [test for criterion in commune_criteria(rules) for test in tests_of(criterion)]
    axes = [_figure_axis(figure, tests) for figure in commune["figures"]]
    if sum(axis.rated for axis in axes) > 2:
        raise LawError("unknown residents are solved for two rates at most")
    route = commune["route"]
    place = INPUTS.index(route["input"])
    axes.append(Axis(route["id"], (place,), (Cut(1),), rated=False, marks=tuple(route["marks"])))
    return tuple(axes)
