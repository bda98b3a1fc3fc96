"""How large a province is and which of its communes lie beside each other; never what they are called."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol

NEIGHBOURS = 4
KINDS = (("xa", 0.8), ("phuong", 0.2))
RESIDENTS = 30_000
"""About as many as an average commune of the country has: 102 million people in 3,321 communes."""


class Surveyed(Protocol):
    """What is borrowed of an official unit: its kind, and its place as the register writes it."""

    @property
    def code(self) -> str:
        """The official code, by which residents are found; it is not kept."""

    @property
    def kind(self) -> str:
        """xa, phuong or dac_khu."""

    @property
    def latitude(self) -> str:
        """Degrees north, empty where unknown."""

    @property
    def longitude(self) -> str:
        """Degrees east, empty where unknown."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One commune of a shape: its kind, how many live there, and the numbers of those beside it."""

    kind: str
    residents: int
    beside: tuple[int, ...]


Shape = tuple[Spot, ...]


def invented_shape(communes: int, seed: int) -> Shape:
    """A province of so many communes on a grid, of uneven size."""
    draw = random.Random(f"shape {seed}")  # noqa: S311  # nothing secret is drawn
    wide = max(1, round(communes**0.5))
    places = [(float(number // wide), float(number % wide)) for number in range(communes)]
    chosen = draw.choices([kind for kind, _ in KINDS], [share for _, share in KINDS], k=communes)
    sizes = [max(1_000, round(RESIDENTS * draw.lognormvariate(-0.1, 0.5))) for _ in range(communes)]
    return _shape(chosen, sizes, places)


def borrowed_shape(units: Sequence[Surveyed], residents: Mapping[str, int], seed: int) -> Shape:
    """The number, kinds, sizes and neighbours of real communes, in an order drawn anew: no name, no code.

    `residents` are those known by official code; a unit without gets the middle of the others. Neighbours are
    the nearest by the register's points.
    """
    shuffled = sorted(units, key=lambda unit: unit.code)
    random.Random(f"order {seed}").shuffle(shuffled)  # noqa: S311  # nothing secret is drawn
    usual = round(median(residents.values())) if residents else RESIDENTS
    places = [(float(unit.latitude or 0), float(unit.longitude or 0)) for unit in shuffled]
    sizes = [residents.get(unit.code, usual) for unit in shuffled]
    return _shape([unit.kind for unit in shuffled], sizes, places)


def _shape(kinds: Sequence[str], sizes: Sequence[int], places: Sequence[tuple[float, float]]) -> Shape:
    return tuple(
        Spot(kind, size, _nearest(number, places))
        for number, (kind, size) in enumerate(zip(kinds, sizes, strict=True))
    )


def _nearest(own: int, places: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    north, east = places[own]
    others = [
        ((place[0] - north) ** 2 + (place[1] - east) ** 2, number)
        for number, place in enumerate(places)
        if number != own
    ]
    return tuple(number for _, number in sorted(others)[:NEIGHBOURS])
