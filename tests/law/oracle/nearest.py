"""The minimal sets of changes to a better or a worse class, by trying every combination."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, NamedTuple

from tests.law.oracle.figures import BEST_FIRST, Commune, Completion, Reading
from tests.law.oracle.known import levels, verdict
from tests.law.oracle.unknown import ceiling

ORDER = (
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
WORK = ("managed", "using_not_exempt", "use_points", "wanted_fugitives")


class Position(NamedTuple):
    """Where a commune stands: nine figures that may move (route 0 or 1), and residents."""

    residents: int
    figures: tuple[int, ...]


def position(commune: Commune) -> Position:
    """The nine figures of a commune without unknowns."""
    figure: dict[str, int] = {name: int(commune[name]) for name in ORDER if name in commune}
    figure["managed"] = int(commune["managed_addicts"]) + int(commune["managed_users"])
    figure["route"] = 0 if commune["key_route"] == "none" else 1
    return Position(int(commune["residents"]), tuple(figure[name] for name in ORDER))


def cuts(name: str, residents: int) -> set[int]:
    """The figures at which a level may change."""
    if name == "managed":
        return {1, ceiling(residents, 1000), ceiling(5 * residents, 1000)}
    if name == "offenders_arrested":
        return {1, ceiling(5 * residents, 10000), ceiling(residents, 1000)}
    fixed = {"use_points": {1, 2}, "plants": {1, 500, 3000}, "plant_area_m2": {1, 125, 750}}
    return fixed.get(name, {1})


def lower(name: str, value: int, residents: int) -> list[int]:
    """The figure as it is, or just below each cut it has reached."""
    return [value, *(t - 1 for t in cuts(name, residents) if t <= value)]


def higher(name: str, value: int, residents: int) -> list[int]:
    """The figure as it is, or at each cut above it."""
    return [value, *(t for t in cuts(name, residents) if t > value)]


def class_of(residents: int, figures: Sequence[int], reading: Reading) -> str:
    """The class of a commune with these nine figures."""
    managed, using, points, offenders, plants, area, violators, fugitives, route = figures
    at = Completion(
        residents,
        managed,
        using,
        points,
        offenders,
        plants,
        area,
        violators,
        fugitives,
        "intra" if route else "none",
    )
    return verdict(levels(at), reading)


def minimal_sets(
    start: Position, choices: Sequence[Sequence[int]], reading: Reading, wanted: Callable[[int, int], bool]
) -> list[tuple[tuple[int, ...], str]]:
    """Of all vectors of new figures whose class is wanted, those that no other such vector undercuts.

    Vectors are tried from the smallest total amount on. A vector is minimal if no minimal one found before is
    at most as large in all nine: whatever undercuts it has a smaller total.
    """
    here = BEST_FIRST.index(class_of(*start, reading))
    moves = []
    for values in product(*choices):
        amounts = tuple(abs(new - old) for new, old in zip(values, start.figures, strict=True))
        moves.append((sum(amounts), amounts, values))
    found: list[tuple[tuple[int, ...], tuple[int, ...], str]] = []
    for _, amounts, values in sorted(moves):
        if any(all(less <= more for less, more in zip(other, amounts, strict=True)) for other, _, _ in found):
            continue
        reached = class_of(start.residents, values, reading)
        if wanted(BEST_FIRST.index(reached), here):
            found.append((amounts, values, reached))
    return [(values, reached) for _, values, reached in found]


def is_better(reached: int, here: int) -> bool:
    """Whether a place in the order from best to worst is strictly before another."""
    return reached < here


def is_worse(reached: int, here: int) -> bool:
    """Whether a place in the order from best to worst is strictly after another."""
    return reached > here


def described(start: Position, values: tuple[int, ...], reached: str, better: bool) -> dict[str, Any]:
    """One minimal set in the form the specification gives."""
    changes = []
    for name, old, new in zip(ORDER, start.figures, values, strict=True):
        if new == old:
            continue
        on_off = name == "route"
        change: dict[str, Any] = {
            "input": name,
            "from": ("off", "on")[old] if on_off else old,
            "to": ("off", "on")[new] if on_off else new,
            "by": new - old,
        }
        if better and name in WORK:
            change["paper_if"] = True
        changes.append(change)
    result: dict[str, Any] = {"to": reached, "changes": changes}
    if better:
        result["kind"] = "work" if all(change["input"] in WORK for change in changes) else "paper"
    return result


def in_order(sets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By number of changes, then position of the changed figures, then amounts."""

    def rank(one: dict[str, Any]) -> tuple[int, list[int], list[int]]:
        changes = one["changes"]
        return (
            len(changes),
            [ORDER.index(change["input"]) for change in changes],
            [abs(change["by"]) for change in changes],
        )

    return sorted(sets, key=rank)


def direction(
    start: Position, choices: Sequence[Sequence[int]], reading: Reading, better: bool
) -> list[dict[str, Any]]:
    """All minimal sets among `choices`, described and in order."""
    found = minimal_sets(start, choices, reading, is_better if better else is_worse)
    return in_order([described(start, values, reached, better) for values, reached in found])


def nearest(commune: Commune, reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Both directions, for a commune without unknowns."""
    start = position(commune)
    down = [lower(name, value, start.residents) for name, value in zip(ORDER, start.figures, strict=True)]
    up = [higher(name, value, start.residents) for name, value in zip(ORDER, start.figures, strict=True)]
    return {
        "better": direction(start, down, reading, better=True),
        "worse": direction(start, up, reading, better=False),
    }
