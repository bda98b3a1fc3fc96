"""The smallest set of inputs that decides the verdict with all others unknown, by trying every set."""

from collections.abc import Iterator
from itertools import combinations, product

from tests.law.oracle.figures import COLUMNS, Commune, Reading
from tests.law.oracle.known import Levels, level_a, level_b, level_c, level_of_count, verdict
from tests.law.oracle.unknown import candidates, resident_candidates


def only(commune: Commune, kept: set[str] | tuple[str, ...]) -> Commune:
    """The commune with every input outside `kept` made unknown."""
    return {column: commune[column] if column in kept else None for column in COLUMNS}


def levels_one_by_one(commune: Commune) -> list[Iterator[Levels]]:
    """As `explore`, the levels of all completions, put together from what each single figure can reach.

    Once residents are fixed no figure depends on another, so the levels reached are all combinations.
    """
    levels_of_rates = {
        (
            frozenset(level_a(m, r) for m in candidates(commune, "managed", r)),
            frozenset(level_c(o, r) for o in candidates(commune, "offenders_arrested", r)),
        )
        for r in resident_candidates(commune)
    }
    return [_combined(commune, a, c) for a, c in levels_of_rates]


def _combined(commune: Commune, a: frozenset[int], c: frozenset[int]) -> Iterator[Levels]:
    """All combinations of the levels of the two rates with those of the other figures."""

    def tried(name: str) -> list[int | str]:
        return candidates(commune, name, 1)

    return map(
        Levels._make,
        product(
            a,
            {level_b(n) for n in tried("use_points")},
            c,
            {level_of_count(n, 3000, 500) for n in tried("plants")},
            {level_of_count(n, 750, 125) for n in tried("plant_area_m2")},
            {route != "none" for route in tried("key_route")},
            *(
                {n > 0 for n in tried(name)}
                for name in ("using_not_exempt", "resident_violators", "wanted_fugitives")
            ),
        ),
    )


def decided(commune: Commune, reading: Reading, wanted: str) -> bool:
    """Whether every completion of the commune has the class `wanted`."""
    return all(verdict(x, reading) == wanted for group in levels_one_by_one(commune) for x in group)


def because(commune: Commune, reading: Reading, the_verdict: str) -> list[str]:
    """The first of the smallest deciding sets, in column order."""
    known = [column for column in COLUMNS if commune[column] is not None]
    # An input without which even all the others together do not decide belongs to every deciding set.
    needed = {
        column for column in known if not decided(only(commune, set(known) - {column}), reading, the_verdict)
    }
    for size in range(len(known) + 1):
        for kept in combinations(known, size):
            if needed <= set(kept) and decided(only(commune, kept), reading, the_verdict):
                return list(kept)
    raise ValueError("the verdict is not decided by all inputs together")


def deciding_sets(commune: Commune, reading: Reading, the_verdict: str) -> list[tuple[str, ...]]:
    """Every set of known inputs that decides: for the oracle's own tests."""
    known = [column for column in COLUMNS if commune[column] is not None]
    return [
        kept
        for size in range(len(known) + 1)
        for kept in combinations(known, size)
        if decided(only(commune, kept), reading, the_verdict)
    ]
