"""The minimal sets of changes after which the verdict is better, or worse.

Only the cuts matter: towards better a figure stays or falls to one below a cut it has reached, towards worse
it stays or rises to a cut above it. Both are steps, so the search runs over steps and its answer is
remembered; amounts are filled in afterwards from the figures of the commune.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from vungxanh.law.rules.cuts import Axis, Masks
from vungxanh.law.rules.outcomes import REMEMBERED, Outcomes
from vungxanh.law.rules.result import Change, ChangeSet
from vungxanh.law.rules.ruleset import RuleSet

Moves = tuple[int, ...]
"""The steps an axis may move to, each as a single bit, from the nearest to the farthest."""


@lru_cache(maxsize=100_000)
def moves(cuts: tuple[int, ...], figure_step: int, falling: bool) -> Moves:
    """Where a figure at this step may go; cuts that fall together for few residents count once."""
    if falling:
        found = [bisect_left(cuts, cut) for cut in reversed(cuts[:figure_step])]
    else:
        found = [bisect_right(cuts, cut) for cut in cuts[figure_step:]]
    return tuple(1 << step for step in dict.fromkeys(found))


class MinimalMoves:
    """All minimal moves to a better or worse verdict under one reading."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._memory: dict[tuple[Masks, tuple[Moves, ...], bool], tuple[Masks, ...]] = {}

    def towards(self, start: Masks, options: tuple[Moves, ...], falling: bool) -> tuple[Masks, ...]:
        """The steps after each minimal move from `start`; falling leads to better, rising to worse."""
        key = (start, options, falling)
        found = self._memory.get(key)
        if found is None:
            if len(self._memory) > REMEMBERED:
                self._memory.clear()
            ladders = [(mask, *moved) for mask, moved in zip(start, options, strict=True)]
            found = self._memory[key] = self._search(ladders, self._goal(start, falling))
        return found

    def _goal(self, start: Masks, falling: bool) -> int:
        """Verdict bits run from best to worst: those below the present one are better, those above worse."""
        bit = self._outcomes.verdicts(start)
        better = (bit - 1) & self._outcomes.all_verdicts
        return better if falling else self._outcomes.all_verdicts & ~better & ~bit

    def _search(self, ladders: Sequence[tuple[int, ...]], goal: int) -> tuple[Masks, ...]:
        """Breadth first by total height, so that what is found first is minimal and rules out all above it.

        Each place is reached once, by raising axes in order; a place is left when nothing above it can
        reach the goal.
        """
        found = _Minimal(len(ladders))
        height: list[tuple[tuple[int, ...], int]] = [((0,) * len(ladders), 0)]
        while height:
            height = [
                (ranks, axis)
                for below, first in height
                for ranks, axis in _raised(below, first, ladders)
                if not found.covers(ranks) and self._climbs(ranks, axis, ladders, goal, found)
            ]
        ends = found.places
        return tuple(
            tuple(ladder[rank] for ladder, rank in zip(ladders, ranks, strict=True)) for ranks in ends
        )

    def _climbs(
        self,
        ranks: tuple[int, ...],
        axis: int,
        ladders: Sequence[tuple[int, ...]],
        goal: int,
        found: _Minimal,
    ) -> bool:
        """Whether to climb on from here; a place that reaches the goal is added to `found` instead."""
        here = [ladder[rank] for ladder, rank in zip(ladders, ranks, strict=True)]
        if self._outcomes.of(tuple(here)) & goal:
            found.add(ranks)
            return False
        for place in range(axis, len(ladders)):
            here[place] = sum(ladders[place][ranks[place] :])
        return bool(self._outcomes.of(tuple(here)) & goal)


class _Minimal:
    """Places found so far, none at or above another.

    Ranks are packed into one whole number with a guard bit above each: subtracting a place that lies at or
    below in every rank borrows from no guard, so one subtraction compares all axes at once.
    """

    WIDTH = 8

    def __init__(self, axes: int) -> None:
        self.places: list[tuple[int, ...]] = []
        self._packed: list[int] = []
        self._guards = sum(1 << self.WIDTH * (axis + 1) - 1 for axis in range(axes))

    def _pack(self, ranks: tuple[int, ...]) -> int:
        return int.from_bytes(bytes(ranks), "little")

    def add(self, ranks: tuple[int, ...]) -> None:
        """A place that none of the others covers."""
        self.places.append(ranks)
        self._packed.append(self._pack(ranks))

    def covers(self, ranks: tuple[int, ...]) -> bool:
        """Whether some place lies at or below this one in every rank."""
        guards = self._guards
        guarded = self._pack(ranks) | guards
        return any((guarded - packed) & guards == guards for packed in self._packed)


def _raised(
    ranks: tuple[int, ...], first: int, ladders: Sequence[tuple[int, ...]]
) -> Iterable[tuple[tuple[int, ...], int]]:
    for axis in range(first, len(ladders)):
        if ranks[axis] + 1 < len(ladders[axis]):
            yield (*ranks[:axis], ranks[axis] + 1, *ranks[axis + 1 :]), axis


class Distance:
    """Writes minimal moves out as changes of figures, in the order and with the kinds of the rule set."""

    def __init__(self, rules: RuleSet, axes: Sequence[Axis], outcomes: Outcomes) -> None:
        self._changes: list[dict[str, Any]] = rules.data["changes"]
        places = {axis.id: place for place, axis in enumerate(axes)}
        self._places = [places[change["input"]] for change in self._changes]
        self._marked = [bool(axes[place].marks) for place in self._places]
        self._outcomes = outcomes
        self._moves = MinimalMoves(outcomes)

    def sets(
        self, start: Masks, figures: Sequence[int], cuts: Sequence[tuple[int, ...]], falling: bool
    ) -> tuple[ChangeSet, ...]:
        """All minimal sets from a commune whose figures are all known, sorted for display."""
        options = tuple(
            moves(at, mask.bit_length() - 1, falling) for at, mask in zip(cuts, start, strict=True)
        )
        ends = self._moves.towards(start, options, falling)
        found = [self._set(start, end, figures, cuts, falling) for end in ends]
        found.sort(key=self._rank)
        return tuple(found)

    def _set(
        self,
        start: Masks,
        end: Masks,
        figures: Sequence[int],
        cuts: Sequence[tuple[int, ...]],
        falling: bool,
    ) -> ChangeSet:
        changes = []
        for number, place in enumerate(self._places):
            if start[place] != end[place]:
                step = end[place].bit_length() - 1
                to = cuts[place][step] - 1 if falling else cuts[place][step - 1]
                changes.append(self._change(number, figures[place], to, falling))
        verdict = self._outcomes.decode(self._outcomes.of(end)).verdict
        return ChangeSet(verdict, _kind(changes) if falling else None, tuple(changes))

    def _change(self, number: int, start: int, to: int, falling: bool) -> Change:
        rule, words = self._changes[number], ("off", "on")
        kind = rule["lowering"] if falling else None
        paper_if = rule.get("paper_if") if falling else None
        if self._marked[number]:
            return Change(rule["input"], words[start], words[to], to - start, kind, paper_if)
        return Change(rule["input"], start, to, to - start, kind, paper_if)

    def _rank(self, one: ChangeSet) -> tuple[int, list[int], list[int]]:
        order = [change["input"] for change in self._changes]
        places = [order.index(change.input) for change in one.changes]
        return len(one.changes), places, [abs(change.by) for change in one.changes]


def _kind(changes: Sequence[Change]) -> str:
    """A set is work only if each of its changes is."""
    return "work" if all(change.kind == "work" for change in changes) else "paper"
