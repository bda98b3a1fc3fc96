"""Charts of a series over time, drawn on the server as SVG: lines only where values may be joined.

Nothing is told by colour: a dot is filled or open, a break is a dashed rule with a letter that the text under
the chart explains. Values start at zero, time runs at its true pace.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase
from textwrap import wrap

from vungxanh.ui.numerals import Exact

WIDTH = 360
"""Width of every chart in its own units, about its size on a screen in pixels."""
LEFT, RIGHT = 34, 34
TOP = 46
"""Room above the highest value for its label."""
PLOT = 96
"""Height between the lowest rule, which is zero or the lowest value below it, and the highest value."""
ROW = 18
"""Height of a row of dates, and of a line of text under the chart."""
ROWS = 3
"""So many rows of dates there are at most; those that would still overlap are left to the table."""
ABOVE, BELOW = 10, 22
"""How far above or below its dot a label stands."""
LETTER = 7.6
"""Width of a letter of a label, near enough to keep labels apart."""
LETTERS = 46
"""Letters of a text under the chart that surely fit on a line."""
Box = tuple[float, float, float]
"""From where to where a label reaches, and the height at which it stands."""


@dataclass(frozen=True)
class Value:
    """One value of a series: where it stands in time, how it is written, and what it may be joined with.

    Values of one `group` are joined, in the order given; `broken` says in words why a group begins anew.
    `rough` draws an open dot: the value is only about right.
    """

    day: date
    value: Exact
    label: str
    when: str
    group: int
    broken: str = ""
    rough: bool = False


@dataclass(frozen=True)
class Dot:
    """A value as drawn; its label `stands` at a height, and `anchor` keeps it inside the picture."""

    x: float
    y: float
    label: str
    anchor: str
    rough: bool
    stands: float
    labelled: bool = True


@dataclass(frozen=True)
class Tick:
    """A date under the chart, in one of the rows."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True)
class Cut:
    """A break as drawn: a dashed rule with a letter."""

    x: float
    letter: str
    words: str


@dataclass(frozen=True)
class Series:
    """A chart as drawn. `lines` are the corners of each line; `said` reads the whole chart aloud."""

    title: str
    said: str
    dots: tuple[Dot, ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]
    cuts: tuple[Cut, ...]
    ticks: tuple[Tick, ...]
    notes: tuple[str, ...]
    base: int
    height: int
    width: int = WIDTH

    @property
    def paths(self) -> list[str]:
        """The lines as SVG writes them."""
        return [" ".join(f"{x:.1f},{y:.1f}" for x, y in line) for line in self.lines]

    @property
    def noted(self) -> list[tuple[float, str]]:
        """The texts under the chart, each with the height at which it stands."""
        first = self.height - ROW * len(self.notes) + 12
        return [(first + ROW * place, text) for place, text in enumerate(self.notes)]


def series_chart(values: Sequence[Value], *, title: str) -> Series:
    """The chart of values in the order of time. ValueError for none: there is nothing to draw."""
    if not values:
        raise ValueError("a chart needs a value")
    places = [
        *zip(_across([value.day for value in values]), _up([value.value for value in values]), strict=True)
    ]
    base = TOP + PLOT
    cuts = _cuts(values, places)
    ticks = _ticks([(x, value.when) for (x, _), value in zip(places, values, strict=True)], base)
    reasons = dict.fromkeys(f"{cut.letter}: {cut.words}" for cut in cuts)
    notes = tuple(line for reason in reasons for line in wrap(reason, LETTERS))
    rows = max(round((tick.y - base) / ROW) for tick in ticks)
    return Series(
        title=title,
        said=_said(title, values),
        dots=tuple(_dots(values, places)),
        lines=tuple(_lines(values, places)),
        cuts=cuts,
        ticks=ticks,
        notes=notes,
        base=base,
        height=round(base + ROW * (rows + len(notes)) + 10),
    )


def _across(days: Sequence[date]) -> list[float]:
    """Where days stand from left to right, at the true pace of time; a single day in the middle."""
    first, last = min(days), max(days)
    span = (last - first).days
    if not span:
        return [WIDTH / 2] * len(days)
    return [LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / span for day in days]


def _bounds(values: Iterable[Exact]) -> tuple[float, float]:
    """The lowest and highest value drawn; zero is always between them."""
    numbers = [float(value) for value in values]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    return low, high if high > low else low + 1


def _up(values: Sequence[Exact]) -> list[float]:
    """Where values stand from top to bottom."""
    low, high = _bounds(values)
    return [TOP + PLOT * (high - float(value)) / (high - low) for value in values]


def _anchor(x: float, text: str) -> str:
    """How a label hangs on its place so that it stays inside the picture."""
    half = len(text) * LETTER / 2
    if x - half < 0:
        return "start"
    return "end" if x + half > WIDTH else "middle"


def _extent(x: float, text: str) -> tuple[float, float]:
    """From where to where a label reaches."""
    wide = len(text) * LETTER
    start = {"start": x, "middle": x - wide / 2, "end": x - wide}[_anchor(x, text)]
    return start, start + wide


def _dots(values: Sequence[Value], places: Sequence[tuple[float, float]]) -> Iterable[Dot]:
    """Every value as a dot with its label above or below it; one that finds no room is left to the table."""
    covered: list[Box] = []
    for value, (x, y) in zip(values, places, strict=True):
        start, end = _extent(x, value.label)
        free = next((at for at in (y - ABOVE, y + BELOW) if _free((start, end, at), covered, places)), None)
        if free is not None:
            covered.append((start, end, free))
        stands = y - ABOVE if free is None else free
        yield Dot(x, y, value.label, _anchor(x, value.label), value.rough, stands, free is not None)


def _free(label: Box, covered: Sequence[Box], places: Sequence[tuple[float, float]]) -> bool:
    """Whether a label covers no other label, no dot, and stays above the lowest rule."""
    start, end, at = label
    apart = all(end < s or start > e or abs(at - other) >= ROW for s, e, other in covered)
    clear = all(not (start - 5 < x < end + 5 and at - ROW < y < at + 5) for x, y in places)
    return apart and clear and at < TOP + PLOT


def _ticks(texts: Sequence[tuple[float, str]], base: float) -> tuple[Tick, ...]:
    """The dates under the chart in the first row with room for them."""
    filled: list[list[tuple[float, float]]] = [[] for _ in range(ROWS)]
    found = []
    for x, text in texts:
        start, end = _extent(x, text)
        for row, taken in enumerate(filled, start=1):
            if all(end + LETTER < s or start > e + LETTER for s, e in taken):
                taken.append((start, end))
                found.append(Tick(x, base + ROW * row, text, _anchor(x, text)))
                break
    return tuple(found)


def _lines(
    values: Sequence[Value], places: Sequence[tuple[float, float]]
) -> Iterable[tuple[tuple[float, float], ...]]:
    """One line through each run of neighbours of the same group, where there are at least two."""
    run: list[tuple[float, float]] = []
    for number, place in enumerate(places):
        if number and values[number].group != values[number - 1].group:
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(place)
    if len(run) > 1:
        yield tuple(run)


def _cuts(values: Sequence[Value], places: Sequence[tuple[float, float]]) -> tuple[Cut, ...]:
    """A rule half-way between neighbours of different groups; one letter for each reason."""
    letters: dict[str, str] = {}
    found = []
    for number in range(1, len(values)):
        if values[number].group != values[number - 1].group:
            words = values[number].broken
            letter = letters.setdefault(words, ascii_lowercase[len(letters) % 26])
            x = (places[number - 1][0] + places[number][0]) / 2
            found.append(Cut(x, letter, words))
    return tuple(found)


def _said(title: str, values: Sequence[Value]) -> str:
    """The chart in words, for those who hear it."""
    parts = [title]
    for number, value in enumerate(values):
        if number and value.group != values[number - 1].group:
            parts.append(f"({value.broken})")
        parts.append(f"{value.when}: {value.label}")
    return "; ".join(parts)
