"""Maps drawn on the server as SVG: a tile map, schematic cells, or boundaries of an imported layer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from vungxanh.ui import classes

WIDTH = 600
"""Width of every map in its own units."""
HEAD = 32
"""Height of the strip above the map that names the unit under the pointer or focus."""
FOOT = 28
"""Height of the strip under the map that says what the map is."""
LINE = 20
"""Height of a line of the label."""
LETTERS = 80
"""Letters of the label that surely fit on a line."""
HEX = 0.8660254
"""Half the width of a pointed hexagon over its radius: √3/2. Drawing only, no figure depends on it."""


@dataclass(frozen=True)
class Unit:
    """One unit on a map: `verdict` None draws it without a class.

    `tone` is one of the tones of how something stands, drawn with the letter `mark` and said by `note`.
    """

    name: str
    href: str
    verdict: str | None = None
    note: str = ""
    tone: str = ""
    mark: str = ""

    @property
    def said(self) -> str:
        """The unit's name with its class in words, as shown and as read aloud."""
        word = classes.word(self.verdict) if self.verdict else ""
        return ": ".join(part for part in (self.name, word or self.note) if part)


@dataclass(frozen=True)
class Shape:
    """A unit as drawn: an SVG path and the point where its letter stands; `named` writes its name beside."""

    unit: Unit
    path: str
    x: float
    y: float
    lettered: bool = True
    named: bool = False

    @property
    def beside(self) -> float:
        """Where the name of a symbol begins."""
        return self.x + 18

    @property
    def look(self) -> classes.Look:
        """Colours and texture of the unit's class."""
        if self.unit.tone:
            return classes.TONES[self.unit.tone]
        return classes.LOOKS[self.unit.verdict] if self.unit.verdict else classes.PLAIN

    @property
    def letter(self) -> str:
        """The class as one mark, where there is room for it."""
        if not self.lettered:
            return ""
        return classes.letter(self.unit.verdict) if self.unit.verdict else self.unit.mark


@dataclass(frozen=True)
class Map:
    """A map as drawn. `label` says inside the picture what it is; `source` names a boundary layer."""

    title: str
    shapes: tuple[Shape, ...]
    height: int
    label: str
    hint: str
    width: int = WIDTH

    @property
    def labels(self) -> list[tuple[int, str]]:
        """The label in lines that fit, each with the height at which it stands."""
        return [(self.height - 8 + LINE * n, line) for n, line in enumerate(wrap(self.label, LETTERS))]

    @property
    def whole(self) -> int:
        """Height of the picture with every line of its label."""
        return self.height + LINE * max(len(self.labels) - 1, 0)


def rows_of_tiles(count: int, across: int) -> list[int]:
    """Lengths of honeycomb rows for `count` tiles: `across` and one fewer in turn."""
    rows: list[int] = []
    while (left := count - sum(rows)) > 0:
        rows.append(min(left, across - len(rows) % 2))
    return rows


def across(count: int) -> int:
    """How many tiles stand in the longest row so that the whole comes out about as tall as wide."""
    return next((n for n in range(2, count + 2) if n * (n - 0.5) >= count), 2)


def hexagon(x: float, y: float, radius: float) -> str:
    """The path of a pointed hexagon around (x, y)."""
    half, quarter = radius * HEX, radius / 2
    return (
        f"M{x:.1f} {y - radius:.1f}l{half:.1f} {quarter:.1f}v{radius:.1f}l{-half:.1f} {quarter:.1f}"
        f"l{-half:.1f} {-quarter:.1f}v{-radius:.1f}z"
    )


def tile_map(units: Sequence[Unit], *, title: str, label: str, hint: str) -> Map:
    """One hexagon per unit in reading order; says nothing about where a unit lies."""
    longest = across(len(units))
    radius = (WIDTH - 4) / longest / 2 / HEX
    shapes, waiting = [], iter(units)
    lengths = rows_of_tiles(len(units), longest)
    for row, length in enumerate(lengths):
        y = HEAD + radius + row * radius * 1.5
        start = 2 + radius * HEX * (1 + row % 2)
        for place in range(length):
            x = start + place * 2 * radius * HEX
            shapes.append(Shape(next(waiting), hexagon(x, y, radius - 0.5), round(x, 1), round(y, 1)))
    height = HEAD + radius * (1.5 * len(lengths) + 0.5) + FOOT
    return Map(title, tuple(shapes), round(height), label, hint)


def marked(drawn: Map, mark: str) -> Map:
    """The map with `mark` (such as the word for simulated figures) written before its label."""
    return replace(drawn, label=f"{mark} · {drawn.label}" if mark else drawn.label)


def shares(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Classes that occur with their counts, best first: what a class bar draws."""
    known = dict(counts)
    return [(name, known[name]) for name in classes.ORDER if known.get(name)]
