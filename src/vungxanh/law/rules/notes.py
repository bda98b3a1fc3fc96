"""Notes that the rule file asks to show beside a result. They change nothing."""

from __future__ import annotations

from typing import Any

from vungxanh.law.rules.inputs import Figures
from vungxanh.law.rules.result import Note, Result
from vungxanh.law.rules.ruleset import RuleSet


def notes(rules: RuleSet, figures: Figures, result: Result) -> tuple[Note, ...]:
    """The notes whose conditions all hold; an unknown figure fulfils none."""
    return tuple(
        Note(line["id"], line["says"], tuple(rules.citation(cite) for cite in line["cites"]))
        for line in rules.data["notes"]
        if all(_holds(condition, figures, result) for condition in line["if"])
    )


def _holds(condition: dict[str, Any], figures: Figures, result: Result) -> bool:
    if "any" in condition:
        return any(_holds(one, figures, result) for one in condition["any"])
    if "verdict" in condition:
        return bool(result.verdict == condition["verdict"])
    if "year" in condition:
        return bool(result.year == condition["year"])
    figure = getattr(figures, condition["input"])
    if figure is None:
        return False
    return bool(figure >= condition["least"] if "least" in condition else figure <= condition["most"])
