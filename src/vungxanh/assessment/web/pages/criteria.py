"""The criteria table as data: article, what was counted, threshold, met or not, how far."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from vungxanh.assessment.interface import CommuneVerdict, Criterion
from vungxanh.ui.interface import fraction, number, percent, short_percent, unknown, words

Side = int | str | None
"""One side of a comparison: whole, "n/d", a word for a route, or unknown."""


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

    title: str
    asks: str
    decisive: bool
    lines: tuple[Line, ...]


def met_word(met: bool | None) -> str:
    """Met, not met, or not to be said yet."""
    if met is None:
        return gettext("chưa rõ")
    return gettext("đạt") if met else gettext("không đạt")


def value_text(value: Side, unit: str) -> str:
    """A counted figure: whole, or a rate with both its numbers and the share."""
    if value is None:
        return unknown()
    if isinstance(value, str) and "/" in value:
        over, under = value.split("/")
        share = percent(fraction(value), 2)
        return f"{number(int(over))} / {number(int(under))} = {share}"
    if isinstance(value, str):
        return words.route_word(value)
    return f"{number(value)}{unit}"


def threshold_text(criterion: str, threshold: Side, unit: str) -> str:
    """A threshold as the Decision prints it: at least, above 0, none."""
    if criterion.startswith("6."):
        return gettext("không có")
    if isinstance(threshold, str) and "/" in threshold:
        return f"≥ {short_percent(fraction(threshold))}"
    if criterion.startswith("4.3") and threshold in (0, 1):
        return gettext("trên 0")
    return f"≥ {value_text(threshold, unit)}"


def margin_text(margin: int | None) -> str:
    """How far the figure is from the threshold: over by, short by, exactly at it."""
    if margin is None:
        return unknown()
    if margin == 0:
        return gettext("đúng ngưỡng")
    if margin > 0:
        return gettext("vượt %(n)s") % {"n": number(margin)}
    return gettext("còn cách %(n)s") % {"n": number(-margin)}


def condition_text(margin: int | None) -> str:
    """How far a condition of Article 6 is from holding: nothing left, or so many."""
    if margin is None:
        return unknown()
    return gettext("không còn") if margin == 0 else gettext("còn %(n)s") % {"n": number(-margin)}


def listed(value: object) -> list[Any]:
    """A criterion that reads two figures carries lists; every other a single one."""
    return list(value) if isinstance(value, list | tuple) else [value]


def units_of(criterion: str) -> tuple[str, ...]:
    """The units of a criterion's figures."""
    return {"d": (gettext(" cây"), " m²"), "5.5": (gettext(" cây"), " m²")}.get(
        words.metric(criterion), ("", "")
    )


def combined_line(criterion: Criterion) -> tuple[tuple[str, str, str], ...]:
    """Criterion đ: a count of other criteria, and a key route; it needs both."""
    count, route = listed(criterion.value)
    margin = listed(criterion.margin)[0]
    needs = gettext("trên tuyến trong tỉnh hoặc liên tỉnh")
    return (
        (value_text(count, ""), "≥ 2", margin_text(margin)),
        (value_text(route, "") if route else unknown(), needs, ""),
    )


def shown(criterion: Criterion) -> tuple[tuple[str, str, str], ...]:
    """Each figure of a criterion with its threshold and distance."""
    if words.metric(criterion.id) == "dd":
        return combined_line(criterion)
    values, limits = listed(criterion.value), listed(criterion.threshold)
    margins = listed(criterion.margin)
    say = condition_text if criterion.id.startswith("6.") else None
    lines = []
    for index, value in enumerate(values):
        limit = limits[min(index, len(limits) - 1)]
        margin = margins[min(index, len(margins) - 1)]
        unit = units_of(criterion.id)[min(index, 1)]
        far = say(margin) if say else margin_text(margin)
        lines.append((value_text(value, unit), threshold_text(criterion.id, limit, unit), far))
    return tuple(lines)


def line(criterion: Criterion, decisive: bool) -> Line:
    """One row of the table; those that make up the verdict are marked."""
    return Line(
        words.article(criterion.id),
        words.counted(criterion.id),
        shown(criterion),
        met_word(criterion.met),
        decisive and criterion.met is True,
    )


def groups(commune: CommuneVerdict) -> tuple[Group, ...]:
    """The criteria by class, the class of the verdict first, the others in the order of the Decision."""
    by_group: dict[str, list[Criterion]] = {name: [] for name in words.GROUPS}
    for criterion in commune.criteria:
        by_group[words.group(criterion.id)].append(criterion)
    decisive = words.GROUP_OF.get(commune.verdict, "")
    order = sorted(by_group, key=lambda name: (name != decisive, words.GROUPS.index(name)))
    return tuple(group(name, by_group[name], name == decisive) for name in order)


def group(name: str, criteria: list[Criterion], decisive: bool) -> Group:
    """The criteria of one class with what the class asks for."""
    met = sum(criterion.met is True for criterion in criteria)
    asks = {
        "4.1": gettext("Loại I: cần 3 trong 5 tiêu chí, đạt %(n)s"),
        "4.2": gettext("Loại II: cần 3 trong 5 tiêu chí, đạt %(n)s"),
        "4.3": gettext("Loại III: cần 1 trong 3 tiêu chí, đạt %(n)s"),
        "6": gettext("Không ma túy: cần đủ 3 điều kiện, đạt %(n)s"),
    }[name] % {"n": met}
    return Group(name, asks, decisive, tuple(line(c, decisive) for c in criteria))
