"""Which steps are within reach when figures are unknown, exactly and without sampling.

Every unknown input ranges over its own domain, independently. With the residents known the axes are
independent, so the steps within reach are one product of sets. The rates share the residents: with these
unknown there is one product for each stretch of residents between two breakpoints (*alternatives*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import lcm

from vungxanh.law.rules.cuts import Axis, Masks, reach, steps
from vungxanh.law.rules.outcomes import REMEMBERED, Outcomes

Part = tuple[int, bool]
"""The known part of a figure, and whether some of it is unknown."""


class Rates:
    """The axes whose cuts depend on the residents, and what they can be together."""

    def __init__(self, axes: Sequence[Axis]) -> None:
        self.places = tuple(place for place, axis in enumerate(axes) if axis.rated)
        self.axes = tuple(axes[place] for place in self.places)
        self.joint = lru_cache(maxsize=50_000)(self._joint)
        self._stretches = lru_cache(maxsize=50_000)(self._profile)

    def at(self, residents: int, parts: Sequence[Part]) -> Masks:
        """Steps within reach for so many residents, one set for each rate."""
        pairs = zip(self.axes, parts, strict=True)
        return tuple(reach(axis.values_at(residents), known, unknown) for axis, (known, unknown) in pairs)

    def _joint(self, parts: tuple[Part, ...]) -> tuple[Masks, ...]:
        """Every product of steps within reach as the residents range over 1, 2, 3, …"""
        profiles = [self._stretches(number, *part) for number, part in enumerate(parts)]
        ends = sorted({end for profile in profiles for end, _ in profile if end is not None})
        places, found = [0] * len(profiles), set()
        for end in (*ends, None):
            found.add(tuple(profile[place][1] for profile, place in zip(profiles, places, strict=True)))
            places = [
                place + (end is not None and profile[place][0] == end)
                for profile, place in zip(profiles, places, strict=True)
            ]
        return tuple(sorted(found))

    def _profile(self, number: int, known: int, unknown: bool) -> tuple[tuple[int | None, int], ...]:
        """For one rate the stretches of residents over which its steps stay the same: last resident, steps.

        A figure falls below a rate after `last_residents`; an unknown part can always make up for it, but
        cuts that fall together on 1 for few residents part again there.
        """
        axis, figures = self.axes[number], {known, 1} if unknown else {known}
        lasts = {cut.last_residents(figure) for cut in axis.cuts if cut.per for figure in figures} - {0}
        ends = sorted(lasts)
        found: list[tuple[int | None, int]] = [
            (end, reach(axis.values_at(end), known, unknown)) for end in ends
        ]
        beyond = ends[-1] + 1 if ends else 1
        return (*found, (None, reach(axis.values_at(beyond), known, unknown)))

    def pinned(self, parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
        """Figures that stand for all that unknown parts can be, for residents that range freely.

        As the residents grow each figure falls through its rates; only the order of these falls matters. It
        changes at 0 and where a fall of one figure meets one of the other, so the figures on both sides of
        each meeting are enough. Where both are unknown, one is held at a figure so large that the other can
        take every place beside it.
        """
        if len(parts) < 2:
            for known, unknown in parts:
                yield from (((figure, False),) for figure in ({known, max(known, 1)} if unknown else {known}))
            return
        (first, first_open), (second, second_open) = parts
        scale = lcm(*(number for axis in self.axes for cut in axis.cuts for number in cut.per or (1,)))
        seconds = {second, (first + second + 1) * scale} if second_open and first_open else {second}
        for held in seconds:
            for figure in self._beside(0, first, held) if first_open else {first}:
                others = self._beside(1, second, figure) if second_open and not first_open else {held}
                yield from (((figure, False), (other, False)) for other in others)

    def _beside(self, which: int, known: int, held: int) -> set[int]:
        """Figures of rate `which`, from `known` up, in every position to the falls of the other at `held`."""
        own, other = self.axes[which], self.axes[1 - which]
        meetings = {known, 1}
        for mine, theirs in product(own.cuts, other.cuts):
            if mine.per and theirs.per:
                meeting = theirs.last_residents(held) * mine.per[0] // mine.per[1]
                meetings |= {meeting - 1, meeting, meeting + 1}
        return {figure for figure in meetings if figure >= known}


class Splits:
    """Whether alternatives that differ in one input alone can give different verdicts."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._memory: dict[tuple[Masks, ...], bool] = {}

    def varies(self, masks: Masks, axis: int) -> bool:
        """Whether moving one axis alone over its set changes the verdict somewhere."""
        before, after = masks[:axis], masks[axis + 1 :]
        return self.differ(tuple((*before, step, *after) for step in steps(masks[axis])))

    def differ(self, points: tuple[Masks, ...]) -> bool:
        """Whether, the shared axes fixed alike, two of the alternatives give different verdicts.

        The alternatives differ only in axes where each has a single step.
        """
        found = self._memory.get(points)
        if found is None:
            if len(self._memory) > REMEMBERED:
                self._memory.clear()
            found = self._memory[points] = self._differ(points)
        return found

    def _differ(self, points: tuple[Masks, ...]) -> bool:
        verdicts = 0
        for masks in points:
            verdicts |= self._outcomes.verdicts(masks)
        if not verdicts & (verdicts - 1):
            return False
        for axis, mask in enumerate(points[0]):
            if mask & (mask - 1):
                return any(
                    self.differ(tuple((*masks[:axis], step, *masks[axis + 1 :]) for masks in points))
                    for step in steps(mask)
                )
        return True
