"""Targets that come with the product: the file of the nation's, and those of the published figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from vungxanh.periods.interface import AssessmentYear
from vungxanh.programme.rules.partial import PartialDate
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import Comparison, Measure, Rounding, Strength, Target

FILE = Path(__file__).parent.parent / "data" / "targets.yaml"


class Basis(StrEnum):
    """Where the cut-off of a target comes from (căn cứ của ngày chốt)."""

    PRINTED = "printed"
    ASSESSMENT_YEAR = "assessment_year"
    CALENDAR_YEAR = "calendar_year"


MEASURED: Mapping[tuple[str, str], tuple[str, Measure]] = {
    ("drug_free_share_pct", ""): ("A05", Measure.PERCENT),
    ("drug_free_share_pct", "decision_28"): ("A05", Measure.PERCENT),
    ("drug_free_communes", ""): ("A04", Measure.COUNT),
    ("drug_free_communes", "decision_28"): ("A04", Measure.COUNT),
    ("drug_free_added", ""): ("A07", Measure.COUNT),
    ("target_pct", "gain_per_year"): ("A05", Measure.POINTS),
    ("target_pct", "stations_assessing"): ("C09", Measure.PERCENT),
    ("target_pct", "advice_points"): ("C10", Measure.PERCENT),
    ("target_pct", "hotspots_destroyed"): ("", Measure.PERCENT),
}
"""What a published target's measure and definition mean on the catalogue of indicators."""

CLASSED = frozenset({"A04", "A05", "A07"})
"""Indicators that the yearly classes of the law give: their year ends on 14 December."""


def cut_off(text: str, indicator: str) -> tuple[date, Basis] | None:
    """The last day that counts of what a source prints as the end; None where it prints none."""
    try:
        end = PartialDate(text)
    except ProgrammeRefusedError:
        return None
    if end.whole:
        return end.first, Basis.PRINTED
    if indicator in CLASSED and len(text) == 4:
        return AssessmentYear(int(text)).as_of, Basis.ASSESSMENT_YEAR
    return end.last, Basis.CALENDAR_YEAR


def published_target(
    *,
    key: str,
    area: int | None,
    measure: str,
    definition: str,
    value: Fraction,
    comparator: str,
    strength: str,
    end: str,
    source: str,
) -> tuple[Target, Basis] | None:
    """A published figure that is a target, on the catalogue; None where it cannot be placed there."""
    meant = MEASURED.get((measure, definition))
    ends = cut_off(end, meant[0]) if meant else None
    if meant is None or ends is None:
        return None
    target = Target(
        key=key,
        indicator=meant[0],
        area=area,
        measure=meant[1],
        comparison=Comparison.MORE_THAN if comparator == "gt" else Comparison.AT_LEAST,
        value=value,
        cut_off=ends[0],
        source=source,
        strength=Strength.STRETCH if strength == "stretch" else Strength.FLOOR,
    )
    return target, ends[1]


def targets_of_file(text: str | None = None) -> tuple[tuple[Target, Basis, str, str], ...]:
    """The targets of the file, each with the basis of its cut-off and its words in both languages."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8") if text is None else text)
    return tuple(
        (_of_line(line, data["sources"]), Basis(line["basis"]), line["vi"], line["en"])
        for line in data["targets"]
    )


def _of_line(line: Mapping[str, Any], sources: Mapping[str, str]) -> Target:
    return Target(
        key=line["key"],
        indicator=line["indicator"],
        area=None,
        measure=Measure(line["measure"]),
        comparison=Comparison(line["comparison"]),
        value=Fraction(str(line["value"])),
        cut_off=line["cut_off"],
        source=sources[line["source"]],
        rounding=Rounding.NONE,
    )
