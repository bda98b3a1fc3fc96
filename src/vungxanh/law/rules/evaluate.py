"""The engine: one rule set, compiled once, applied to communes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from vungxanh.law.rules.because import smallest
from vungxanh.law.rules.cuts import Masks
from vungxanh.law.rules.inputs import INPUTS, Figures, Reading
from vungxanh.law.rules.nearest import Distance
from vungxanh.law.rules.outcomes import REMEMBERED, Decoded, Outcomes
from vungxanh.law.rules.result import Nearest, Result
from vungxanh.law.rules.ruleset import RuleSet
from vungxanh.law.rules.sight import RESIDENTS, ROUTE, Sight, Values
from vungxanh.law.rules.trace import Seen, Table
from vungxanh.law.rules.unknown import Splits


class Bench:
    """All that the engine keeps for one reading."""

    def __init__(self, rules: RuleSet, sight: Sight, reading: Reading) -> None:
        self.outcomes = Outcomes(rules, sight.axes, reading)
        self.table = Table(rules, sight.axes, self.outcomes)
        self.splits = Splits(self.outcomes)
        self.distance = Distance(rules, sight.axes, self.outcomes)


class Engine:
    """Applies one rule set. It keeps no commune: what it remembers are steps and their outcomes."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.sight = Sight(rules)
        self._benches: dict[Reading, Bench] = {}
        self._verdicts: dict[tuple[Masks, ...], dict[Reading, str]] = {}

    def bench(self, reading: Reading) -> Bench:
        """What is kept for a reading; made when first asked for."""
        found = self._benches.get(reading)
        if found is None:
            found = self._benches[reading] = Bench(self.rules, self.sight, reading)
        return found

    def classify(
        self, figures: Figures, year: int, reading: Reading, *, because: bool = True, nearest: bool = True
    ) -> Result:
        """One commune under one reading, with the whole derivation.

        Raises FigureError for a figure outside its domain. `because` and `nearest` may be left out for speed.
        """
        values = self.sight.values(figures)
        bench = self.bench(reading)
        found = self.sight.figures(values)
        seen = Seen(found, values[RESIDENTS], self.sight.printed_cuts(values[RESIDENTS]), values[ROUTE])
        places = self._places(values, seen)
        decoded = bench.outcomes.decode(self._outcome(places, bench.outcomes))
        open_verdict = len(decoded.possible) > 1
        return Result(
            year=year,
            reading=reading,
            verdict=decoded.verdict,
            key_class=decoded.key_class,
            drug_free=decoded.drug_free,
            criteria=bench.table.write(seen, decoded),
            because=None if open_verdict or not because else self._because(values, bench),
            possible=decoded.possible if open_verdict else None,
            decides=self._decides(values, places, bench) if open_verdict else None,
            nearest=self._nearest(values, seen, places, bench) if nearest else None,
        )

    def _places(self, values: Values, seen: Seen) -> tuple[Masks, ...]:
        """The steps of the commune; several products of sets when its residents are unknown."""
        if None in values:
            return self.sight.alternatives(values)
        return (self.sight.point(cast("list[int]", seen.figures), cast("list[tuple[int, ...]]", seen.cuts)),)

    @staticmethod
    def _outcome(places: tuple[Masks, ...], outcomes: Outcomes) -> int:
        union = 0
        for masks in places:
            union |= outcomes.of(masks)
        return union

    def decoded(self, figures: Figures, reading: Reading) -> Decoded:
        """What a commune is or may be, without the table of criteria."""
        outcomes = self.bench(reading).outcomes
        return outcomes.decode(self._outcome(self.sight.alternatives(self.sight.values(figures)), outcomes))

    def verdicts(self, figures: Figures, readings: Iterable[Reading]) -> dict[Reading, str]:
        """The verdict under each reading. The answer is remembered and shared: do not change it."""
        places = self._places_of(figures)
        if len(self._verdicts) > REMEMBERED:
            self._verdicts.clear()
        known = self._verdicts.setdefault(places, {})
        for reading in readings:
            if reading not in known:
                outcomes = self.bench(reading).outcomes
                known[reading] = outcomes.decode(self._outcome(places, outcomes)).verdict
        return known

    def _places_of(self, figures: Figures) -> tuple[Masks, ...]:
        values = self.sight.values(figures)
        if None in values:
            return self.sight.alternatives(values)
        found = cast("list[int]", self.sight.figures(values))
        return (self.sight.point(found, self.sight.cuts(values[RESIDENTS])),)

    def _because(self, values: Values, bench: Bench) -> tuple[str, ...] | None:
        shown = self.sight.shown(values)

        def decides(kept: int) -> bool:
            bits = 0
            for masks in shown.alternatives(kept):
                bits |= bench.outcomes.verdicts(masks)
            return not bits & (bits - 1)

        known = [place for place, value in enumerate(values) if value is not None]
        found = smallest(known, decides)
        return None if found is None else tuple(INPUTS[place] for place in found)

    def _decides(self, values: Values, places: tuple[Masks, ...], bench: Bench) -> tuple[str, ...]:
        unknown = [place for place, value in enumerate(values) if value is None]
        return tuple(INPUTS[place] for place in unknown if self._input_decides(place, values, places, bench))

    def _input_decides(self, place: int, values: Values, places: tuple[Masks, ...], bench: Bench) -> bool:
        if place == RESIDENTS:
            return any(bench.splits.differ(points) for points in self.sight.pinned(values))
        axis = self.sight.axis_of[place]
        return any(bench.splits.varies(masks, axis) for masks in places)

    def _nearest(self, values: Values, seen: Seen, places: tuple[Masks, ...], bench: Bench) -> Nearest:
        if None in values:
            return Nearest(None, None)
        figures = cast("Sequence[int]", seen.figures)
        cuts = cast("Sequence[tuple[int, ...]]", seen.cuts)
        better, worse = (bench.distance.sets(places[0], figures, cuts, falling) for falling in (True, False))
        return Nearest(better, worse)
