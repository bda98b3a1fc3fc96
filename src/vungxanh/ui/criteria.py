"""The criteria table as data: article, what was counted, threshold, met or not, how far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext

from vungxanh.ui import words
from vungxanh.ui.numerals import fraction, number, percent, short_percent, unknown, withheld

Side = int | str | None
"""One side of a comparison: whole, "n/d", a word for a route, or unknown."""
WITHHELD = "withheld"
"""What stands in the place of a figure that the post that looks may not see."""


class Criterion(Protocol):
    """What a verdict says of one criterion: both sides of its comparison, met or not, the distance.

    `value`, `threshold` and `margin` are lists where the criterion reads two figures.
    """

    @property
    def id(self) -> str:
        """As the rule set names it: "4.2dd"."""

    @property
    def met(self) -> bool | None:
        """None while an unknown figure could decide it."""

    @property
    def value(self) -> object:
        """What was counted."""

    @property
    def threshold(self) -> object:
        """The lower bound."""

    @property
    def margin(self) -> object:
        """The figure minus the smallest that meets the threshold."""

    @property
    def withheld(self) -> bool:
        """Whether the post that looks may not see if it is met."""


@dataclass(frozen=True)
class Line:
    """One criterion as read: `met` is yes, no or unknown; `shown` each figure with its threshold."""

    article: str
    says: str
    shown: tuple[tuple[str, str, str], ...]
    met: str
    counted: bool


@dataclass(frozen=True)
class Group:
    """The criteria of one class: what the class asks for, and how many are met."""

    asks: str
    lines: tuple[Line, ...]


def met_word(met: bool | None, *, hidden: bool = False) -> str:
    """Met, not met, not to be said yet, or not shown to the post that looks."""
    if hidden:
        return withheld()
    if met is None:
        return gettext("chưa rõ")
    return gettext("đạt") if met else gettext("không đạt")


def value_text(value: Side, unit: str) -> str:
    """A counted figure: whole, or a rate with both its numbers and the share."""
    if value is None:
        return unknown()
    if value == WITHHELD:
        return withheld()
    if isinstance(value, str) and "/" in value:
        over, under = value.split("/")
        share = percent(fraction(value), 2)
        return f"{number(int(over))} / {number(int(under))} = {share}"
    if isinstance(value, str):
        return words.route_word(value)
    return f"{number(value)}{unit}"


def least_text(threshold: Side, unit: str, *, above_zero: bool) -> str:
    """A lower threshold as the Decision prints it: at least so much, or above 0."""
    if isinstance(threshold, str) and "/" in threshold:
        share = fraction(threshold)
        return f"≥ {short_percent(share)}" if share or not above_zero else gettext("trên 0")
    if not threshold and above_zero:
        return gettext("trên 0")
    return f"≥ {value_text(threshold, unit)}"


def below_text(threshold: Side, unit: str) -> str:
    """An upper bound: below the threshold of the next higher class."""
    if isinstance(threshold, str) and "/" in threshold:
        return gettext("dưới %(bound)s") % {"bound": short_percent(fraction(threshold))}
    return gettext("dưới %(bound)s") % {"bound": value_text(threshold, unit)}


def margin_text(margin: int | None) -> str:
    """How far the figure is from the threshold: over by, short by, exactly at it."""
    if margin is None:
        return unknown()
    if margin == 0:
        return gettext("đúng ngưỡng")
    if margin > 0:
        return gettext("vượt %(n)s") % {"n": number(margin)}
    return gettext("còn cách %(n)s") % {"n": number(-margin)}


def condition_text(margin: Side) -> str:
    """How far a condition of Article 6 is from holding: nothing left, so many, or not shown."""
    if not isinstance(margin, int):
        return withheld() if margin == WITHHELD else unknown()
    return gettext("không còn") if margin == 0 else gettext("còn %(n)s") % {"n": number(-margin)}


def listed(value: object) -> list[Any]:
    """A criterion that reads two figures carries lists; every other a single one."""
    return list(value) if isinstance(value, list | tuple) else [value]


def units_of(criterion: str) -> tuple[str, ...]:
    """The units of a criterion's figures."""
    return {"d": (gettext(" cây"), " m²"), "5.5": (gettext(" cây"), " m²")}.get(
        words.metric(criterion), ("", "")
    )


def combined_lines(criterion: Criterion) -> tuple[tuple[str, str, str], ...]:
    """Criterion đ: a count of other criteria, and a key route; it needs both."""
    count, route = listed(criterion.value) if criterion.value is not None else (None, None)
    least = listed(criterion.threshold)[0]
    needs = gettext("trên tuyến trọng điểm")
    return (
        (value_text(count, ""), f"≥ {number(least)}", margin_text(listed(criterion.margin)[0])),
        (value_text(route, ""), needs, ""),
    )


def route_lines(criterion: Criterion) -> tuple[tuple[str, str, str], ...]:
    """The province's criterion on routes: one between provinces runs through it, or none does."""
    counted = unknown()
    if criterion.met is not None:
        counted = gettext("có") if criterion.met else gettext("không có")
    return ((counted, gettext("có"), ""),)


def nth(values: list[Any], index: int) -> Side:
    """The value of a criterion's figure; one value stands for all of them."""
    value: Side = values[min(index, len(values) - 1)]
    return value


def condition_lines(criterion: Criterion) -> tuple[tuple[str, str, str], ...]:
    """A condition of Article 6: every figure has to be 0."""
    limits, values, margins = listed(criterion.threshold), listed(criterion.value), listed(criterion.margin)
    lines = []
    for index in range(len(limits)):
        far = condition_text(nth(margins, index))
        lines.append((value_text(nth(values, index), ""), gettext("bằng 0"), far))
    return tuple(lines)


def lines_of(
    criterion: Criterion, higher: Criterion | None, *, positive: bool
) -> tuple[tuple[str, str, str], ...]:
    """Each figure of a criterion with its threshold and distance; `higher` bounds it from above."""
    limits, values, margins = listed(criterion.threshold), listed(criterion.value), listed(criterion.margin)
    lines = []
    for index, limit in enumerate(limits):
        margin, unit = nth(margins, index), units_of(criterion.id)[min(index, 1)]
        said = least_text(limit, unit, above_zero=positive or words.metric(criterion.id) == "d")
        if higher is not None:
            said = f"{said}, {below_text(nth(listed(higher.threshold), index), unit)}"
        far = margin_text(margin if isinstance(margin, int) else None)
        lines.append((value_text(nth(values, index), unit), said, far))
    return tuple(lines)


def shown(
    criterion: Criterion, criteria: Mapping[str, Criterion], reading: str
) -> tuple[tuple[str, str, str], ...]:
    """Each figure of a criterion with its threshold and distance, as the reading draws the bands."""
    if words.metric(criterion.id) == "dd":
        return combined_lines(criterion)
    if criterion.id.startswith("6."):
        return condition_lines(criterion)
    if criterion.id == "5.6":
        return route_lines(criterion)
    bands, zero, *_ = reading.split("/")
    higher = criteria.get(words.higher(criterion.id)) if bands == "literal" else None
    return lines_of(criterion, higher, positive=zero == "positive")


def criteria_groups(found: Iterable[Criterion], *, verdict: str, reading: str) -> tuple[Group, ...]:
    """The criteria by class, the class of the verdict first, the others in the order of the Decision."""
    criteria = {criterion.id: criterion for criterion in found}
    decisive = words.GROUP_OF.get(verdict, "")
    order = sorted(words.GROUPS, key=lambda name: (name != decisive, words.GROUPS.index(name)))
    present = {words.group(id_) for id_ in criteria}
    return tuple(group(name, criteria, reading, name == decisive) for name in order if name in present)


def group(name: str, criteria: Mapping[str, Criterion], reading: str, decisive: bool) -> Group:
    """The criteria of one class with what the class asks for; those that make the verdict are marked."""
    own = [criterion for id_, criterion in criteria.items() if words.group(id_) == name]
    lines = tuple(
        Line(
            words.article(criterion.id),
            words.counted(criterion.id),
            shown(criterion, criteria, reading),
            met_word(criterion.met, hidden=criterion.withheld),
            decisive and criterion.met is True,
        )
        for criterion in own
    )
    said = asks(name, sum(criterion.met is True for criterion in own))
    if any(criterion.withheld for criterion in own):
        said = gettext("%(asks)s, chưa kể điều kiện không hiện") % {"asks": said}
    return Group(said, lines)


def asks(name: str, met: int) -> str:
    """What a class asks for and how much of it is met."""
    return {
        "4.1": gettext("Loại I: cần 3 trong 5 tiêu chí, đạt %(n)s"),
        "4.2": gettext("Loại II: cần 3 trong 5 tiêu chí, đạt %(n)s"),
        "4.3": gettext("Loại III: cần 1 trong 3 tiêu chí, đạt %(n)s"),
        "5": gettext("Tỉnh trọng điểm: cần 4 trong 6 tiêu chí, đạt %(n)s"),
        "6": gettext("Không ma túy: cần đủ 3 điều kiện, đạt %(n)s"),
    }[name] % {"n": met}
