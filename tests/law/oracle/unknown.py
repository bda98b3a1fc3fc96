"""What all completions of a commune with unknown figures say: the candidates named in the specification."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from tests.law.oracle.figures import (
    BEST_FIRST,
    COLUMNS,
    COMMUNE_CRITERIA,
    FIGURES,
    Commune,
    Completion,
    Reading,
    known_managed,
    managed_is_unknown,
)
from tests.law.oracle.known import Levels, drug_free, key_class, levels, met, verdict

FIXED_CANDIDATES: dict[str, tuple[int, ...] | tuple[str, ...]] = {
    "using_not_exempt": (0, 1),
    "use_points": (0, 1, 2),
    "plants": (0, 1, 500, 3000),
    "plant_area_m2": (0, 1, 125, 750),
    "resident_violators": (0, 1),
    "wanted_fugitives": (0, 1),
    "key_route": ("none", "intra", "inter"),
}


def ceiling(numerator: int, denominator: int) -> int:
    """The smallest whole number that is at least numerator / denominator."""
    return -(-numerator // denominator)


def resident_candidates(commune: Commune) -> list[int]:
    """Residents to try: the known figure, or 1 and both sides of every figure where a level may change."""
    known = commune["residents"]
    if known is not None:
        return [int(known)]
    managed = known_managed(commune)
    breaks = [200 * managed, 1000 * managed, 200, 1000, 2000]
    offenders = commune["offenders_arrested"]
    if offenders is not None:
        breaks += [1000 * int(offenders), 2000 * int(offenders)]
    return both_sides(breaks)


def both_sides(breaks: Iterable[int]) -> list[int]:
    """1, and b and b + 1 for every b above 0."""
    positive = [b for b in breaks if b > 0]
    return sorted({1} | set(positive) | {b + 1 for b in positive})


def candidates(commune: Commune, name: str, residents: int) -> list[int | str]:
    """The values to try for one figure beside `residents`; the known figure alone where it is known."""
    if name == "residents":
        return [residents]
    if name == "managed":
        k = known_managed(commune)
        if not managed_is_unknown(commune):
            return [k]
        tries = {k, 1, ceiling(residents, 1000), ceiling(5 * residents, 1000)}
        return [m for m in sorted(tries) if m >= k]
    known = commune[name]
    if known is not None:
        return [known]
    if name == "offenders_arrested":
        return list({0, 1, ceiling(5 * residents, 10000), ceiling(residents, 1000)})
    return list(FIXED_CANDIDATES[name])


def completions(commune: Commune) -> Iterator[Completion]:
    """Every completion the specification asks to try."""
    for residents in resident_candidates(commune):
        for values in product(*(candidates(commune, name, residents) for name in FIGURES)):
            yield Completion(*values)


def managed_and_offenders(commune: Commune) -> Iterator[tuple[int, int]]:
    """Pairs (managed, offenders) that between them put the four break points of residents in every order.

    The level of a changes at residents = 200m and 1000m, that of c at 1000o and 2000o. Which of them comes
    first depends only on how m compares with o, 2o, 5o and 10o, and on which of the two is 0.
    """
    k = known_managed(commune)
    offenders = commune["offenders_arrested"]
    if not managed_is_unknown(commune):
        around = [0] + [k // t + step for t in (1, 2, 5, 10) for step in (-1, 0, 1, 2)]
        yield from ((k, o) for o in ([int(offenders)] if offenders is not None else around) if o >= 0)
    elif offenders is not None:
        o = int(offenders)
        around = [k, 1] + [t * o + step for t in (1, 2, 5, 10) for step in (-1, 0, 1)]
        yield from ((m, o) for m in around if m >= k)
    else:
        many = 20 * max(k, 1)
        around = [0] + [many // t + step for t in (1, 2, 5, 10) for step in (-1, 0, 1)]
        yield from ((m, o) for m in {k, many} for o in [*around, 1])


def same_but_residents(commune: Commune) -> Iterator[list[Completion]]:
    """Groups of completions that differ in residents alone, for unknown residents."""
    others = [name for name in FIGURES if name in FIXED_CANDIDATES]
    for m, o in set(managed_and_offenders(commune)):
        tries = both_sides([200 * m, 1000 * m, 1000 * o, 2000 * o])
        for values in product(*(candidates(commune, name, 1) for name in others)):
            rest = dict(zip(others, values, strict=True))
            yield [Completion(residents=r, managed=m, offenders_arrested=o, **rest) for r in tries]


def same_but(name: str, everything: list[Completion]) -> Iterable[list[Completion]]:
    """Groups of completions that differ in the figure `name` alone."""
    groups: dict[tuple[object, ...], list[Completion]] = defaultdict(list)
    position = FIGURES.index(name)
    for one in everything:
        groups[one[:position] + one[position + 1 :]].append(one)
    return groups.values()


class AllCompletions(NamedTuple):
    """The distinct levels that the completions of one commune reach, whatever the reading."""

    reached: frozenset[Levels]
    moved_by: dict[str, set[frozenset[Levels]]]
    """Unknown column → for each way to fix all the others, the levels it alone moves between."""


def explore(commune: Commune) -> AllCompletions:
    """Try every completion once."""
    everything = list(completions(commune))
    moved_by: dict[str, set[frozenset[Levels]]] = {}
    for column in COLUMNS:
        if commune[column] is not None:
            continue
        if column == "residents":
            groups: Iterable[list[Completion]] = same_but_residents(commune)
        else:
            # Addicts and users act only through their sum: either, when unknown, moves it freely.
            groups = same_but("managed" if column.startswith("managed_") else column, everything)
        moved_by[column] = {frozenset(levels(one) for one in group) for group in groups}
    return AllCompletions(frozenset(levels(one) for one in everything), moved_by)


class Answer(NamedTuple):
    """What is certain about a commune under one reading."""

    verdict: str
    key_class: str
    drug_free: bool | None
    met: dict[str, bool | None]
    possible: list[str]
    decides: list[str]


def agreed(values: Iterable[object], otherwise: object) -> object:
    """The one value of all, or `otherwise` where they differ."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else otherwise


@lru_cache(maxsize=8192)
def _agreed_on(reached: frozenset[Levels], reading: Reading) -> tuple[object, ...]:
    """What all these levels agree on under the reading; the same few sets return again and again."""
    answers = [met(x, reading) for x in reached]
    return (
        agreed((key_class(x, reading) for x in reached), "undetermined"),
        agreed((drug_free(x) for x in reached), None),
        {name: agreed((one[name] for one in answers), None) for name in COMMUNE_CRITERIA},
        sorted({verdict(x, reading) for x in reached}, key=BEST_FIRST.index),
    )


def answer(explored: AllCompletions, reading: Reading) -> Answer:
    """Combine what the completions say under one reading."""
    key, free, each_met, possible = _agreed_on(explored.reached, reading)
    decides = [
        column
        for column, groups in explored.moved_by.items()
        if any(len({verdict(x, reading) for x in group}) > 1 for group in groups)
    ]
    the_verdict = possible[0] if len(possible) == 1 else "undetermined"
    return Answer(the_verdict, key, free, each_met, possible, decides)
