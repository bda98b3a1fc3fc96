"""How the engine sees a commune: its inputs checked, its figures, and the steps within their reach."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from vungxanh.law.rules.cuts import Masks, axes_of, reach
from vungxanh.law.rules.inputs import INPUTS, FigureError, Figures
from vungxanh.law.rules.ruleset import RuleSet
from vungxanh.law.rules.unknown import Part, Rates

Values = tuple[Any, ...]
"""The inputs in column order; None where unknown."""

RESIDENTS, ROUTE = INPUTS.index("residents"), INPUTS.index("key_route")
_values = attrgetter(*INPUTS)


class Sight:
    """The axes of one rule set, and where communes stand on them."""

    def __init__(self, rules: RuleSet) -> None:
        self.axes = axes_of(rules)
        self.rates = Rates(self.axes)
        self.static = tuple(() if axis.rated else axis.values_at(1) for axis in self.axes)
        self._unseen = tuple(tuple(None if cut.per else cut.whole for cut in axis.cuts) for axis in self.axes)
        self._single = tuple(
            None if len(axis.inputs) > 1 or axis.marks else axis.inputs[0] for axis in self.axes
        )
        self._domains = tuple(
            (line["id"], line.get("least"), line.get("values")) for line in rules.data["inputs"]
        )
        self._rate_cuts = lru_cache(maxsize=50_000)(self._cuts_of_rates)
        self.axis_of = {place: number for number, axis in enumerate(self.axes) for place in axis.inputs}
        """The axis that reads an input, by the place of the input; the residents stand on none."""

    def values(self, figures: Figures) -> Values:
        """The inputs in column order; raises FigureError for one outside its domain."""
        values: Values = _values(figures)
        for value, (name, least, options) in zip(values, self._domains, strict=True):
            if value is not None and not _fits(value, least, options):
                raise _bad_figure(name, value, least, options)
        return values

    def _cuts_of_rates(self, residents: int) -> tuple[tuple[int, ...], ...]:
        return tuple(axis.values_at(residents) for axis in self.rates.axes)

    def cuts(self, residents: int) -> list[tuple[int, ...]]:
        """The cuts of every axis as whole figures for so many residents."""
        cuts: list[tuple[int, ...]] = list(self.static)
        for place, at in zip(self.rates.places, self._rate_cuts(residents), strict=True):
            cuts[place] = at
        return cuts

    def printed_cuts(self, residents: int | None) -> Sequence[Sequence[int | None]]:
        """The same, with None for rates when the residents are unknown."""
        return self._unseen if residents is None else self.cuts(residents)

    def figures(self, values: Values) -> list[int | None]:
        """The figure of each axis; None where a part of it is unknown."""
        found: list[int | None] = []
        for axis, single in zip(self.axes, self._single, strict=True):
            if single is None:
                known, unknown = axis.known_part(values)
                found.append(None if unknown else known)
            else:
                found.append(values[single])
        return found

    @staticmethod
    def point(figures: Sequence[int], cuts: Sequence[tuple[int, ...]]) -> Masks:
        """The steps of a commune whose figures are all known."""
        return tuple([1 << bisect_right(at, figure) for at, figure in zip(cuts, figures, strict=True)])

    def alternatives(self, values: Values) -> tuple[Masks, ...]:
        """The steps within reach: one product of sets, or several when the residents are unknown."""
        residents = values[RESIDENTS]
        parts = [axis.known_part(values) for axis in self.axes]
        if residents is not None:
            joint = zip(self.cuts(residents), parts, strict=True)
            return (tuple(reach(at, known, unknown) for at, (known, unknown) in joint),)
        masks = tuple(reach(at, *part) for at, part in zip(self.static, parts, strict=True))
        rates = self.rates.joint(tuple(parts[place] for place in self.rates.places))
        return self.with_rates(masks, rates)

    def with_rates(self, masks: Masks, rates: Sequence[Masks]) -> tuple[Masks, ...]:
        """The same steps with each of these sets for the rates in turn."""
        found = []
        for one in rates:
            whole = list(masks)
            for place, mask in zip(self.rates.places, one, strict=True):
                whole[place] = mask
            found.append(tuple(whole))
        return tuple(found)

    def shown(self, values: Values) -> Shown:
        """The commune as one who is shown only some of its inputs sees it."""
        return Shown(self, values)

    def pinned(self, values: Values) -> tuple[tuple[Masks, ...], ...]:
        """For residents that range alone: the alternatives for each place the other figures can stand in."""
        masks = self.alternatives(values)[0]
        parts = tuple(self.axes[place].known_part(values) for place in self.rates.places)
        return tuple(
            self.with_rates(masks, self.rates.joint(figures)) for figures in self.rates.pinned(parts)
        )


class Shown:
    """The steps of one commune within reach when only some of its known inputs are shown.

    The inputs shown are a whole number whose bit i stands for the input at place i.
    """

    def __init__(self, sight: Sight, values: Values) -> None:
        self._sight = sight
        self._values = values
        self._masks = [self._two(number) for number in range(len(sight.axes))]
        own = [axis.inputs for axis in sight.axes if axis.rated]
        self._shared = 1 << RESIDENTS | sum(1 << place for inputs in own for place in inputs)
        self._rates: dict[int, tuple[Masks, ...]] = {}

    def _two(self, number: int) -> tuple[int, dict[int, int]]:
        """The inputs of an axis, and its steps for every part of them that may be shown; none for a rate."""
        axis, steps = self._sight.axes[number], dict[int, int]()
        own = 0 if axis.rated else sum(1 << place for place in axis.inputs)
        part = own
        while True:
            steps[part] = 0 if axis.rated else reach(self._sight.static[number], *self._part(number, part))
            if not part:
                return own, steps
            part = (part - 1) & own

    def _part(self, number: int, shown: int) -> Part:
        hidden = [value if shown >> place & 1 else None for place, value in enumerate(self._values)]
        return self._sight.axes[number].known_part(hidden)

    def _rates_within_reach(self, shown: int) -> tuple[Masks, ...]:
        found = self._rates.get(shown)
        if found is None:
            rates = self._sight.rates
            parts = tuple(self._part(number, shown) for number in rates.places)
            residents = self._values[RESIDENTS] if shown >> RESIDENTS & 1 else None
            found = rates.joint(parts) if residents is None else (rates.at(residents, parts),)
            self._rates[shown] = found
        return found

    def alternatives(self, shown: int) -> tuple[Masks, ...]:
        """As `Sight.alternatives`, with every input unknown that is not shown."""
        masks = tuple([steps[shown & own] for own, steps in self._masks])
        return self._sight.with_rates(masks, self._rates_within_reach(shown & self._shared))


def _fits(value: object, least: int | None, options: list[str] | None) -> bool:
    if options is not None:
        return value in options
    return type(value) is int and least is not None and value >= least


def _bad_figure(name: str, value: object, least: int | None, options: list[str] | None) -> FigureError:
    if options is not None:
        wanted_vi = wanted_en = ", ".join(options)
    else:
        wanted_vi, wanted_en = f"số nguyên từ {least} trở lên", f"a whole number, {least} or more"
    return FigureError(
        f"{name}: {value!r} không hợp lệ; cần {wanted_vi}, hoặc để trống nếu chưa biết"
        f" / {name}: {value!r} is not valid; give {wanted_en}, or leave it out if unknown",
        name,
    )
