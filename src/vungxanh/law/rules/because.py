"""A smallest set of inputs that decides the verdict with all others unknown; ties by column order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

Decides = Callable[[int], bool]
"""Whether the verdict is certain when only these inputs are known; bit i stands for the input at place i."""


def smallest(known: Sequence[int], decides: Decides) -> tuple[int, ...] | None:
    """The first set, by size and then by column order, that decides; None when not even all known do.

    `known` are the places of the known inputs in column order. Knowing more never undoes a decision, so an
    input without which all the others do not decide stands in every deciding set: the search starts there.
    """
    everything = sum(1 << place for place in known)
    if not decides(everything):
        return None
    needed = [place for place in known if not decides(everything & ~(1 << place))]
    core, free = sum(1 << place for place in needed), [place for place in known if place not in needed]
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            if decides(core | sum(1 << place for place in chosen)):
                return tuple(sorted((*needed, *chosen)))
    return tuple(known)
