"""Exhaustive counterparts of the engine's shortcuts: they know no cuts, only verdicts of whole figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from vungxanh.law.interface import INPUTS, Figures, Reading, Result, classify, verdicts

ORDER = ("drug_free", "unclassified", "III", "II", "I")

Domains = dict[str, Sequence[int | str]]


def trace(figures: Figures, reading: Reading) -> Result:
    return classify(figures, 2026, reading, because=False, nearest=False)


def verdict_of(figures: Figures, reading: Reading) -> str:
    return verdicts(figures, 2026, [reading])[reading.key]


def domains(figures: Figures) -> Domains:
    """Values that reach every level of the inputs that are unknown, whatever the known ones are.

    With the residents unknown the counts stay small and the residents run over both sides of every place
    where a rate of such counts can fall.
    """
    found: Domains = {"use_points": (0, 1, 2), "plants": (0, 1, 500, 3000), "plant_area_m2": (0, 1, 125, 750)}
    found |= dict.fromkeys(("using_not_exempt", "resident_violators", "wanted_fugitives"), (0, 1))
    found["key_route"] = ("none", "intra", "inter")
    residents = figures.residents
    if residents is None:
        falls = {count * each for count in range(32) for each in (200, 1000, 2000)}
        found["residents"] = sorted({1} | {fall + step for fall in falls - {0} for step in (0, 1)})
        people: Sequence[int] = (*range(12), 20, 21, 29, 30, 31)
        found["offenders_arrested"] = (0, 1, 2, 3, 7)
    else:
        cuts = (1, -(-residents // 1000), -(-5 * residents // 1000))
        people = sorted({max(0, cut - known) for cut in cuts for known in range(5)} | {0})
        found["offenders_arrested"] = sorted({0, 1, -(-residents // 1000), -(-5 * residents // 10_000)})
    return found | {"managed_addicts": people, "managed_users": people}


def unknown_inputs(figures: Figures) -> list[str]:
    return [name for name in INPUTS if getattr(figures, name) is None]


def completions(figures: Figures) -> Iterator[Figures]:
    """Every way of filling the unknown inputs from their domains."""
    unknown, values = unknown_inputs(figures), domains(figures)
    for chosen in product(*(values[name] for name in unknown)):
        yield replace(figures, **dict(zip(unknown, chosen, strict=True)))


def size(figures: Figures) -> int:
    """How many completions there are."""
    total, values = 1, domains(figures)
    for name in unknown_inputs(figures):
        total *= len(values[name])
    return total


def possible(verdict: dict[Figures, str]) -> tuple[str, ...]:
    return tuple(name for name in ORDER if name in set(verdict.values()))


def decides(figures: Figures, verdict: dict[Figures, str]) -> tuple[str, ...]:
    """Unknown inputs of which two completions that differ in it alone have different verdicts."""
    found = []
    for name in unknown_inputs(figures):
        groups: dict[Figures, set[str]] = {}
        for one, reached in verdict.items():
            groups.setdefault(replace(one, **{name: None}), set()).add(reached)
        if any(len(group) > 1 for group in groups.values()):
            found.append(name)
    return tuple(found)


def only(figures: Figures, names: Sequence[str]) -> Figures:
    """The commune with every other input unknown."""
    return Figures(**{name: getattr(figures, name) for name in names})


def because(figures: Figures, reading: Reading) -> tuple[str, ...] | None:
    """The first smallest deciding set, by trying every subset of the known inputs."""
    known = [name for name in INPUTS if getattr(figures, name) is not None]
    for number in range(len(known) + 1):
        for chosen in combinations(known, number):
            if verdict_of(only(figures, chosen), reading) != "undetermined":
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


def nine(figures: Figures) -> tuple[int, ...]:
    """The nine figures that a change may move; the route as 0 or 1."""
    plain = [getattr(figures, name) for name in INPUTS[3:-1]]
    return (figures.managed_addicts + figures.managed_users, *plain, int(figures.key_route != "none"))


def with_nine(figures: Figures, values: Sequence[int]) -> Figures:
    managed, *plain, route = values
    return Figures(figures.residents, managed, 0, *plain, "intra" if route else "none")


def minimal(
    figures: Figures, reading: Reading, ranges: Sequence[Sequence[int]], better: bool
) -> set[tuple[tuple[int, ...], str]]:
    """All minimal vectors of amounts after which the verdict lies strictly on the side sought.

    `ranges` give the figures that each of the nine may end at.
    """
    start, before = nine(figures), ORDER.index(verdict_of(figures, reading))
    found: list[tuple[tuple[int, ...], str]] = []
    for end in sorted(product(*ranges), key=lambda end: sum(_amounts(start, end))):
        amounts = _amounts(start, end)
        if any(all(low <= high for low, high in zip(other, amounts, strict=True)) for other, _ in found):
            continue
        reached = verdict_of(with_nine(figures, end), reading)
        if (ORDER.index(reached) < before) if better else (ORDER.index(reached) > before):
            found.append((amounts, reached))
    return set(found)


def _amounts(start: Sequence[int], end: Sequence[int]) -> tuple[int, ...]:
    return tuple(abs(to - begin) for begin, to in zip(start, end, strict=True))
