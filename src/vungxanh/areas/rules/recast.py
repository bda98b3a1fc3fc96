"""Re-casting figures that can be added to the map of another day.

A unit that went whole into one successor passes its figure on exactly. The figure of a unit that
was split is shared out by a named rule and the results are marked as estimated. Shares are whole
numbers given by largest remainder, so the total never changes. Unknown stays unknown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

Key = TypeVar("Key")

EQUAL_SHARES = "equal_shares"
SHARING_RULES = {EQUAL_SHARES: ("chia đều cho các đơn vị kế thừa", "equal shares for the successors")}
"""The rules this package brings, in Vietnamese and English; callers name those of their weights."""


class RecastRefusedError(ValueError):
    """The figures cannot be told on the map asked for."""


@dataclass(frozen=True, slots=True)
class Step(Generic[Key]):
    """A unit's way forward: the day it ended and the successors, in a fixed order."""

    ended_on: date
    successors: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class RecastFigure:
    """One figure on the new map.

    `value` is None when something that belongs to it is unknown; `known` is what is known of it
    and equals `value` otherwise. `rule` names the sharing rule when the figure is estimated.
    """

    value: int | None
    known: int
    exact: bool
    rule: str | None


@dataclass(frozen=True, slots=True)
class Recast(Generic[Key]):
    """Figures as they were and as they read on the map of `on`."""

    on: date
    as_it_was: Mapping[Key, int | None]
    figures: Mapping[Key, RecastFigure]


@dataclass(slots=True)
class _Sum:
    known: int = 0
    unknown: bool = False
    estimated: bool = False
    arrived: set[object] = field(default_factory=set)

    def add(self, source: object, part: "_Sum", share: int, *, split: bool) -> None:
        self.known += share
        self.unknown |= part.unknown
        self.estimated |= part.estimated or split
        self.arrived.add(source)


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """Split a whole number in proportion to weights, by largest remainder; the sum is `total`.

    Equal remainders go to the earlier place. Weights that are all zero count as equal.
    """
    used = list(weights) if any(weights) else [1] * len(weights)
    whole = sum(used)
    floors = [total * weight // whole for weight in used]
    by_remainder = sorted(range(len(used)), key=lambda place: -(total * used[place] % whole))
    for place in by_remainder[: total - sum(floors)]:
        floors[place] += 1
    return floors


def recast_forward(
    figures: Mapping[Key, int | None],
    *,
    steps: Mapping[Key, Step[Key]],
    predecessors: Mapping[Key, Iterable[Key]],
    on: date,
    weights: Mapping[tuple[Key, Key], int] | None = None,
    rule: str | None = None,
) -> Recast[Key]:
    """Carry figures forward to the map of `on`.

    `steps` holds every unit that ended by `on`, and the way of units they lead to; `predecessors`
    holds all direct predecessors of each unit reached. A successor of which some predecessor was
    not handed in is unknown. `weights` (for predecessor and successor, e.g. residents of the piece)
    replaces equal shares and must be named by `rule`.

    Raises RecastRefusedError for a negative figure, a weight without a name, or a missing weight.
    """
    _check(figures, weights, rule)
    _check_one_map(figures, steps)
    sums = {key: _Sum(known=value or 0, unknown=value is None) for key, value in figures.items()}
    name = rule or EQUAL_SHARES
    while ending := [key for key in sums if key in steps and steps[key].ended_on <= on]:
        first = min(steps[key].ended_on for key in ending)
        for key in sorted((key for key in ending if steps[key].ended_on == first), key=repr):
            _pass_on(sums, key, steps[key].successors, weights)
    results = {
        key: _result(total, name, complete=not total.arrived or total.arrived >= set(predecessors[key]))
        for key, total in sums.items()
    }
    return Recast(on, dict(figures), results)


def _check(
    figures: Mapping[Key, int | None], weights: Mapping[tuple[Key, Key], int] | None, rule: str | None
) -> None:
    if any(value is not None and value < 0 for value in figures.values()):
        raise RecastRefusedError(
            "Chỉ quy đổi số nguyên không âm. / Only whole numbers from 0 up can be re-cast."
        )
    if (weights is None) != (rule is None):
        raise RecastRefusedError(
            "Trọng số và tên quy tắc chia phải đi cùng nhau. / "
            "Weights and the name of their sharing rule go together."
        )


def _check_one_map(figures: Mapping[Key, int | None], steps: Mapping[Key, Step[Key]]) -> None:
    onward = [key for key in figures if key in steps]
    seen: set[Key] = set()
    while onward:
        reached = [successor for key in onward for successor in steps[key].successors]
        seen.update(reached)
        onward = [key for key in reached if key in steps]
    if both := sorted(map(str, seen & set(figures))):
        raise RecastRefusedError(
            f"Số liệu có cả đơn vị cũ lẫn đơn vị kế thừa ({', '.join(both)}), sẽ bị cộng hai lần. / "
            f"Figures hold both a unit and its successor ({', '.join(both)}): they would count twice."
        )


def _pass_on(
    sums: dict[Key, _Sum],
    key: Key,
    successors: tuple[Key, ...],
    weights: Mapping[tuple[Key, Key], int] | None,
) -> None:
    part = sums.pop(key)
    split = len(successors) > 1
    shares = share_out(part.known, _weights_of(key, successors, weights) if split else [1])
    for successor, share in zip(successors, shares, strict=True):
        sums.setdefault(successor, _Sum()).add(key, part, share, split=split)


def _weights_of(
    key: Key, successors: tuple[Key, ...], weights: Mapping[tuple[Key, Key], int] | None
) -> list[int]:
    if weights is None:
        return [1] * len(successors)
    if missing := [successor for successor in successors if (key, successor) not in weights]:
        raise RecastRefusedError(
            f"Thiếu trọng số cho phần của {key} trong {missing}. / "
            f"The weight of the part of {key} in {missing} is missing."
        )
    return [weights[key, successor] for successor in successors]


def _result(total: _Sum, rule: str, *, complete: bool) -> RecastFigure:
    unknown = total.unknown or not complete
    return RecastFigure(
        value=None if unknown else total.known,
        known=total.known,
        exact=not total.estimated and not unknown,
        rule=rule if total.estimated else None,
    )


def one_to_one_back(
    key: Key,
    *,
    predecessors: Mapping[Key, Sequence[Key]],
    successors: Mapping[Key, Sequence[Key]],
    starts: Mapping[Key, date | None],
    on: date,
) -> Key:
    """The unit of an earlier map that covers exactly the same ground.

    Raises RecastRefusedError when the unit was merged or split since: nothing in a sum tells what
    each part of it was.
    """
    while (start := starts[key]) is not None and start > on:
        before = predecessors.get(key, ())
        if len(before) != 1 or len(successors[before[0]]) != 1:
            raise RecastRefusedError(
                f"Không quy đổi ngược được {key} về ngày {on:%d/%m/%Y}: đơn vị này do sáp nhập hoặc chia "
                f"tách mà thành, tổng số không cho biết từng phần. / {key} cannot be told on the map of "
                f"{on}: it was merged or split since, and a sum does not tell its parts."
            )
        key = before[0]
    return key
