"""What other packages may use of `law`: the engine, its inputs and its results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from vungxanh.law.receipt import build as commune_receipt
from vungxanh.law.receipt import build_province as province_receipt
from vungxanh.law.receipt import canonical
from vungxanh.law.rules.evaluate import Engine
from vungxanh.law.rules.inputs import (
    ALL_READINGS,
    DEFAULT_READING,
    INPUTS,
    Declared,
    FigureError,
    Figures,
    Reading,
    all_readings,
)
from vungxanh.law.rules.notes import notes as _notes
from vungxanh.law.rules.province import classify_province as _classify_province
from vungxanh.law.rules.result import (
    Change,
    ChangeSet,
    Criterion,
    Nearest,
    Note,
    ProvinceResult,
    Result,
)
from vungxanh.law.rules.ruleset import LawError, RuleSet, YearOutsideValidityError, ruleset_for, rulesets

ENGINE_VERSION = "1"
"""Version of the engine that receipts name; it rises when a result could change with the same rules."""


@lru_cache(maxsize=8)
def engine_for(year: int) -> Engine:
    """The engine of the rule set that governs a year; raises YearOutsideValidityError."""
    return _engine(ruleset_for(year).name)


@lru_cache(maxsize=8)
def _engine(name: str) -> Engine:
    return Engine(next(rules for rules in rulesets() if rules.name == name))


def classify(
    figures: Figures,
    year: int,
    reading: Reading = DEFAULT_READING,
    *,
    because: bool = True,
    nearest: bool = True,
) -> Result:
    """Classify one commune for one assessment year under one reading, with the whole derivation.

    `because` and `nearest` cost time and may be left out. Raises YearOutsideValidityError and FigureError.
    """
    return engine_for(year).classify(figures, year, reading, because=because, nearest=nearest)


def verdicts(figures: Figures, year: int, readings: Iterable[Reading] = ALL_READINGS) -> dict[str, str]:
    """The verdict of one commune under each reading, by the reading's key. Raises as `classify` does."""
    chosen = tuple(readings)
    found = engine_for(year).verdicts(figures, chosen)
    return {reading.key: found[reading] for reading in chosen}


def classify_many(
    many: Iterable[Figures], year: int, readings: Sequence[Reading] = ALL_READINGS
) -> list[tuple[str, ...]]:
    """The verdicts of many communes, one tuple a commune in the order of `readings`.

    Raises as `classify` does.
    """
    engine = engine_for(year)
    return [
        tuple([found[reading] for reading in readings])
        for found in (engine.verdicts(one, readings) for one in many)
    ]


def classify_province(
    communes: Sequence[Figures],
    year: int,
    reading: Reading = DEFAULT_READING,
    *,
    resident_violators_province: int | None = None,
    use_points_shared: int = 0,
) -> ProvinceResult:
    """Classify a province from all its communes on the last day of the year, under one reading.

    `resident_violators_province` are its residents who broke drug law anywhere in it (None: unknown), not
    the sum of the communes. `use_points_shared` is how often the communes' figures count a point again that
    another commune's figure holds. Raises YearOutsideValidityError, FigureError, and LawError without
    communes.
    """
    return _classify_province(
        engine_for(year), communes, year, reading, resident_violators_province, use_points_shared
    )


def notes(figures: Figures, result: Result) -> tuple[Note, ...]:
    """Notes to show beside a result: open points of the text that are no readings."""
    return _notes(ruleset_for(result.year), figures, result)


__all__ = [
    "ALL_READINGS",
    "DEFAULT_READING",
    "ENGINE_VERSION",
    "INPUTS",
    "Change",
    "ChangeSet",
    "Criterion",
    "Declared",
    "FigureError",
    "Figures",
    "LawError",
    "Nearest",
    "Note",
    "ProvinceResult",
    "Reading",
    "Result",
    "RuleSet",
    "YearOutsideValidityError",
    "all_readings",
    "canonical",
    "classify",
    "classify_many",
    "classify_province",
    "commune_receipt",
    "engine_for",
    "notes",
    "province_receipt",
    "ruleset_for",
    "rulesets",
    "verdicts",
]
