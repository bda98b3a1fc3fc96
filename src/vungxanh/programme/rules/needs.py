"""Which tasks have to be done before a task, where its assignment has to wait for another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """A task by its number, the assignment it belongs to, and its area."""

    task: int
    assignment: int
    area: int


def needed(tasks: Iterable[Given], needs: Mapping[int, Iterable[int]]) -> dict[int, frozenset[int]]:
    """The tasks that each task waits for. `needs`: assignment → the assignments that must be done first.

    A task waits for those of the own area; where the needed assignment has none there, for all of its tasks:
    a commune's second step waits for its own first one, the province's summary for every commune's report.
    """
    every = list(tasks)
    of_area: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    of_all: defaultdict[int, set[int]] = defaultdict(set)
    for one in every:
        of_area[one.assignment, one.area].add(one.task)
        of_all[one.assignment].add(one.task)
    return {
        one.task: frozenset().union(
            *(
                of_area[one_of] if (one_of := (first, one.area)) in of_area else of_all[first]
                for first in needs.get(one.assignment, ())
            )
        )
        for one in every
    }
