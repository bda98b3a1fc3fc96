"""Figures of areas told on the map of another day."""

from collections.abc import Mapping
from datetime import date

from vungxanh.areas.queries.lookups import areas
from vungxanh.areas.queries.succession import Chains, chains_of
from vungxanh.areas.rules.naming import DISTRICT
from vungxanh.areas.rules.recast import (
    Recast,
    RecastFigure,
    RecastRefusedError,
    Step,
    one_to_one_back,
    recast_forward,
)


def recast(
    figures: Mapping[int, int | None],
    *,
    on: date,
    weights: Mapping[tuple[int, int], int] | None = None,
    rule: str | None = None,
) -> Recast[int]:
    """Figures by area id "as they were" and on the map of `on`.

    Forward: exact where units merged whole, shared out equally (or by `weights`, named by `rule`)
    and marked as estimated where they were split; the total is the same to the unit. Back: only
    where a unit covers exactly the same ground, else refused.

    Raises RecastRefusedError with the reason in Vietnamese and English.
    """
    chains = chains_of(figures)
    _refuse_unknown_and_districts(figures, chains, on)
    later = {key for key in figures if _begins_after(chains, key, on)}
    back = {_back(chains, key, on): figures[key] for key in later}
    steps = {
        key: Step(end, tuple(chains.onward[key]))
        for key, end in chains.ends.items()
        if end is not None and chains.onward.get(key)
    }
    now = {key: value for key, value in figures.items() if key not in later}
    forward = recast_forward(now, steps=steps, predecessors=chains.back, on=on, weights=weights, rule=rule)
    exact = {
        key: RecastFigure(value, value or 0, exact=value is not None, rule=None)
        for key, value in back.items()
    }
    if both := exact.keys() & forward.figures.keys():
        raise RecastRefusedError(
            f"Số liệu có hai bản của cùng một địa bàn ({sorted(both)}). / "
            f"Figures hold two versions of one area ({sorted(both)})."
        )
    return Recast(on, dict(figures), {**forward.figures, **exact})


def _begins_after(chains: Chains, key: int, on: date) -> bool:
    start = chains.starts[key]
    return start is not None and start > on


def _back(chains: Chains, key: int, on: date) -> int:
    return one_to_one_back(
        key, predecessors=chains.back, successors=chains.onward, starts=chains.starts, on=on
    )


def _refuse_unknown_and_districts(figures: Mapping[int, object], chains: Chains, on: date) -> None:
    known = areas(figures)
    if missing := sorted(set(figures) - set(known)):
        raise RecastRefusedError(f"Không có địa bàn số {missing}. / There are no areas {missing}.")
    lost = [
        unit.full_name
        for unit in known.values()
        if unit.level == DISTRICT
        and unit.valid_to is not None
        and unit.valid_to <= on
        and not chains.onward.get(unit.id)
    ]
    if lost:
        raise RecastRefusedError(
            f"Số của cấp huyện ({', '.join(lost)}) không chia được cho các xã sau ngày 1/7/2025; hãy dùng số "
            f"của từng xã cũ. / A district's sum ({', '.join(lost)}) cannot be told on the map after "
            "1 July 2025; use the figures of its communes."
        )
