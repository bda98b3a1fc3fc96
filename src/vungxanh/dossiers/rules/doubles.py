"""Doubles: found by the reference of the decision and by the predecessor, and by nothing about a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from vungxanh.dossiers.rules.law import Law, the_law
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import DecisionReference


@dataclass(frozen=True, slots=True, order=True)
class Double:
    """Two dossiers that cannot both be right, and what shows it."""

    one: str
    other: str
    by: Literal["decision", "predecessor"]


def doubles(standing: Iterable[State], *, law: Law | None = None) -> tuple[Double, ...]:
    """Pairs of dossiers that stand on the same day and cannot both.

    They rest on one decision; or they follow on the same dossier, or one on the other, and the law excludes
    that both situations last at once.
    """
    law = law or the_law()
    states = sorted(standing, key=lambda one: one.dossier)
    found = {Double(one.dossier, other.dossier, "decision") for one, other in _same_decision(states)}
    for one, other in _related(states):
        if law.exclusion(one.kind, other.kind) is not None:
            first, second = sorted((one.dossier, other.dossier))
            found.add(Double(first, second, "predecessor"))
    return tuple(sorted(found))


def same_reference(decision: DecisionReference) -> tuple[str, object, str, int]:
    """What two references share that mean one decision: `05/QĐ-CAX` is `5/QĐ-CAX`."""
    return decision.symbol.lstrip("0"), decision.date, decision.issuer.value, decision.area


def _same_decision(states: Iterable[State]) -> Iterator[tuple[State, State]]:
    by_reference: defaultdict[tuple[str, object, str, int], list[State]] = defaultdict(list)
    for state in states:
        by_reference[same_reference(state.decision)].append(state)
    for same in by_reference.values():
        yield from combinations(same, 2)


def _related(states: list[State]) -> Iterator[tuple[State, State]]:
    by_id = {state.dossier: state for state in states}
    followers: defaultdict[str, list[State]] = defaultdict(list)
    for state in states:
        if state.predecessor:
            followers[state.predecessor].append(state)
    for predecessor, after in followers.items():
        yield from combinations(after, 2)
        if predecessor in by_id:
            yield from ((by_id[predecessor], state) for state in after)
