"""Exhaustive counterparts of the engine's shortcuts: they know no cuts, only `verdict_of` on whole figures.

The domains searched are small, so the tests that use this keep residents small too: every threshold is then
within reach of a few units.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from vungxanh.law.interface import INPUTS, Figures, Reading, classify

ORDER = ("drug_free", "unclassified", "III", "II", "I")


def verdict_of(figures: Figures, reading: Reading) -> str:
    return classify(figures, 2026, reading, because=False, nearest=False).verdict


def completions(figures: Figures, domains: dict[str, tuple]) -> Iterator[Figures]:
    """Every way of filling the unknown inputs from these domains."""
    unknown = [name for name in INPUTS if getattr(figures, name) is None]
    for values in product(*(domains[name] for name in unknown)):
        yield replace(figures, **dict(zip(unknown, values, strict=True)))


def possible(figures: Figures, reading: Reading, domains: dict[str, tuple]) -> tuple[str, ...]:
    found = {verdict_of(one, reading) for one in completions(figures, domains)}
    return tuple(name for name in ORDER if name in found)


def decides(figures: Figures, reading: Reading, domains: dict[str, tuple]) -> tuple[str, ...]:
    """Unknown inputs of which two completions that differ in it alone give different verdicts."""
    verdicts = {one: verdict_of(one, reading) for one in completions(figures, domains)}
    unknown = [name for name in INPUTS if getattr(figures, name) is None]
    found = []
    for name in unknown:
        groups: dict[Figures, set[str]] = {}
        for one, verdict in verdicts.items():
            groups.setdefault(replace(one, **{name: None}), set()).add(verdict)
        if any(len(group) > 1 for group in groups.values()):
            found.append(name)
    return tuple(found)


def because(figures: Figures, reading: Reading) -> tuple[str, ...] | None:
    """The smallest deciding set by trying every subset of the known inputs with the engine's own unknowns."""
    known = [name for name in INPUTS if getattr(figures, name) is not None]
    for size in range(len(known) + 1):
        for chosen in combinations(known, size):
            shown = Figures(**{name: getattr(figures, name) for name in chosen})
            if verdict_of(shown, reading) != "undetermined":
                return chosen
    return None


CHANGES = (
    "managed",
    "using_not_exempt",
    "use_points",
    "offenders_arrested",
    "plants",
    "plant_area_m2",
    "resident_violators",
    "wanted_fugitives",
    "route",
)


def figures_of(figures: Figures) -> tuple[int, ...]:
    """The nine figures that a change may move; the route as 0 or 1."""
    return (
        figures.managed_addicts + figures.managed_users,
        figures.using_not_exempt,
        figures.use_points,
        figures.offenders_arrested,
        figures.plants,
        figures.plant_area_m2,
        figures.resident_violators,
        figures.wanted_fugitives,
        int(figures.key_route != "none"),
    )


def with_figures(figures: Figures, nine: tuple[int, ...]) -> Figures:
    managed, using, points, offenders, plants, area, violators, fugitives, route = nine
    return Figures(
        figures.residents,
        managed,
        0,
        using,
        points,
        offenders,
        plants,
        area,
        violators,
        fugitives,
        "intra" if route else "none",
    )


def minimal(figures: Figures, reading: Reading, ranges: list[range]) -> set[tuple[tuple[int, ...], str]]:
    """All minimal nine-vectors of amounts after which the verdict lies strictly on the side sought.

    `ranges` give the figures each change may end at, the present one first; the side is told by the ranges.
    """
    start = figures_of(figures)
    before = ORDER.index(verdict_of(figures, reading))
    falling = any(len(span) > 1 and span[1] < span[0] for span in ranges)
    found: list[tuple[tuple[int, ...], str]] = []
    for nine in sorted(product(*ranges), key=lambda nine: sum(_amounts(start, nine))):
        amounts = _amounts(start, nine)
        if any(all(low <= high for low, high in zip(other, amounts, strict=True)) for other, _ in found):
            continue
        verdict = verdict_of(with_figures(figures, nine), reading)
        after = ORDER.index(verdict)
        if after < before if falling else after > before:
            found.append((amounts, verdict))
    return set(found)


def _amounts(start: tuple[int, ...], nine: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(abs(end - begin) for begin, end in zip(start, nine, strict=True))
