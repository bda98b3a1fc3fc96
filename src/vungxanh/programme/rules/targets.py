"""Goals and targets (mục tiêu, chỉ tiêu): what is to be reached, by when, and how far a result is from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from vungxanh.programme.rules.refusals import ProgrammeRefusedError


class Measure(StrEnum):
    """What a target's number is (loại chỉ tiêu)."""

    COUNT = "count"
    PERCENT = "percent"
    CHANGE_PERCENT = "change_percent"
    POINTS = "pp"


class Comparison(StrEnum):
    """How the result must stand to the target."""

    AT_LEAST = "ge"
    MORE_THAN = "gt"
    AT_MOST = "le"
    LESS_THAN = "lt"


class Strength(StrEnum):
    """What must be reached, and what is aimed at beyond it."""

    FLOOR = "floor"
    STRETCH = "stretch"


class Rounding(StrEnum):
    """How a share becomes a number of units: 20 % of 124 are 24,8. `none` compares the shares themselves."""

    UP = "up"
    NEAREST = "nearest"
    NONE = "none"


FORBIDDEN: Mapping[str, tuple[str, str]] = {
    "C01": ("số lượt xét nghiệm", "the number of tests"),
    "C02": ("số kết quả dương tính", "the number of positive results"),
    "C03": ("tỷ lệ dương tính", "the positivity rate"),
    "C05": ("số hồ sơ đưa đi cai nghiện bắt buộc", "dossiers for compulsory rehabilitation"),
    "D02": ("số người bị bắt", "the number of people arrested"),
    "D03": ("tỷ lệ người bị bắt", "the rate of people arrested"),
    "B04": ("số người bị đưa đi cai nghiện bắt buộc", "the number of people committed"),
    "B10": ("số người mới lập hồ sơ", "the number of people newly put on file"),
    "B20": ("số người bị giám sát điện tử", "the number of people under electronic monitoring"),
}
"""The indicators on which no target may be set (PRODUCT.md, safeguard 4; programme.md, G7): each counts
tests, arrests, or people committed or listed, and a target on it is a quota on people."""

OPPOSING: tuple[tuple[str, str], ...] = (
    *((more, less) for more in ("D01", "D05", "D06") for less in ("B01", "B02")),
    *((more, less) for more in ("D05", "D16") for less in ("A04", "A05")),
)
"""Indicators whose targets pull against each other: finding more beside having less. They are shown side by
side and never merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One target on an indicator. `area` is None for the nation; `cut_off` is the last day that counts.

    `indicator` is empty where the catalogue counts nothing that would tell: a target without data.
    `source` is the address or symbol of the document that sets it.
    """

    key: str
    indicator: str
    area: int | None
    measure: Measure
    comparison: Comparison
    value: Fraction
    cut_off: date
    source: str
    strength: Strength = Strength.FLOOR
    rounding: Rounding = Rounding.UP

    def __post_init__(self) -> None:
        if self.indicator in FORBIDDEN:
            raise _forbidden(self.indicator)
        if self.measure is Measure.COUNT and self.value.denominator != 1:
            raise ProgrammeRefusedError(
                "value",
                "Chỉ tiêu đếm phải là số nguyên: sửa số, hoặc chọn loại phần trăm",
                "A target that counts is a whole number: mend it, or choose percent",
                field="value",
            )
        if self.measure is Measure.PERCENT and not 0 <= self.value <= 100:
            raise ProgrammeRefusedError(
                "value",
                "Tỷ lệ phải từ 0 đến 100; nếu là mức tăng so với năm trước, chọn loại “thay đổi phần trăm”",
                "A share lies between 0 and 100; for a growth over last year choose “change in percent”",
                field="value",
            )


def _forbidden(indicator: str) -> ProgrammeRefusedError:
    vi, en = FORBIDDEN[indicator]
    return ProgrammeRefusedError(
        "forbidden_target",
        f"Không đặt chỉ tiêu về {vi}: chỉ tiêu như vậy thành định mức trên con người và làm sai số liệu."
        " Hãy đặt chỉ tiêu về độ bao phủ, đúng hạn, duy trì hoặc đính chính",
        f"No target is set on {en}: it becomes a quota on people and bends the figures."
        " Set one on coverage, timeliness, keeping what was reached, or correction",
        field="indicator",
    )


def check_cut_off(target: Target, begins: date | None, until: date | None) -> None:
    """Refuse a cut-off outside the period of the document that sets it. Raises ProgrammeRefusedError."""
    if (begins and target.cut_off < begins) or (until and target.cut_off > until):
        raise ProgrammeRefusedError(
            "cut_off",
            f"Ngày chốt {target.cut_off:%d/%m/%Y} nằm ngoài thời kỳ của văn bản: sửa ngày chốt",
            f"The cut-off {target.cut_off.isoformat()} lies outside the document's period: mend it",
            field="cut_off",
        )


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: the numerator, and for a share its denominator; None where it is unknown.

    `before` is the value a change is counted from; `break_between` names why the two cannot be compared.
    """

    numerator: Fraction | None
    denominator: Fraction | None = None
    before: Fraction | None = None
    break_between: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A target against a result.

    `reached` is None while anything needed is unknown. `gap` is result minus target in the target's own
    unit, for shares in percentage points. `needed` is how many units a share means, `short` how many are
    still missing. `terms` are the numbers of the sentence that tells it, in its order.
    """

    target: Target
    value: Fraction | None
    reached: bool | None
    gap: Fraction | None
    needed: int | None = None
    short: int | None = None
    terms: tuple[Fraction, ...] = ()
    series_break: str = ""


def against(target: Target, result: Result) -> Standing:
    """Where a result stands to its target, exactly, with the numbers it was worked out from."""
    value = value_of(target.measure, result)
    if value is None or result.break_between:
        return Standing(target, value, None, None, series_break=result.break_between)
    gap, terms, needed = value - target.value, _terms(target, result), _needed(target, result)
    if needed is None or result.numerator is None:
        return Standing(target, value, _holds(value, target), gap, terms=terms)
    short = max(needed - ceil(result.numerator), 0)
    return Standing(target, value, short == 0, gap, needed, short, terms)


def _needed(target: Target, result: Result) -> int | None:
    """The units that a share to be reached means; None where no number of units tells."""
    rises = target.comparison in {Comparison.AT_LEAST, Comparison.MORE_THAN}
    if target.measure is not Measure.PERCENT or not rises or target.rounding is Rounding.NONE:
        return None
    return None if result.denominator is None else units_for(target, result.denominator)


def value_of(measure: Measure, result: Result) -> Fraction | None:
    """The result in the unit of the target; None when it cannot be told."""
    if result.numerator is None:
        return None
    if measure is Measure.COUNT:
        return result.numerator
    if measure is Measure.PERCENT:
        return share(result.numerator, result.denominator)
    if measure is Measure.CHANGE_PERCENT:
        before = result.before
        return None if not before else (result.numerator - before) * 100 / before
    now = share(result.numerator, result.denominator)
    return None if now is None or result.before is None else now - result.before


def share(part: Fraction, whole: Fraction | None) -> Fraction | None:
    """In percent; None of an unknown or empty whole."""
    return None if not whole else part * 100 / whole


def units_for(target: Target, whole: Fraction) -> int:
    """How many of so many units a share means: 20 % of 124 are 24,8, and rounded up 25."""
    exact = target.value * whole / 100
    units = ceil(exact) if target.rounding is Rounding.UP else floor(exact + Fraction(1, 2))
    return units + 1 if target.comparison is Comparison.MORE_THAN and exact == units else units


def _holds(value: Fraction, target: Target) -> bool:
    return {
        Comparison.AT_LEAST: value >= target.value,
        Comparison.MORE_THAN: value > target.value,
        Comparison.AT_MOST: value <= target.value,
        Comparison.LESS_THAN: value < target.value,
    }[target.comparison]


def _terms(target: Target, result: Result) -> tuple[Fraction, ...]:
    parts = (result.numerator, result.denominator, result.before, target.value)
    return tuple(one for one in parts if one is not None)


def opposing(targets: Iterable[Target]) -> tuple[tuple[Target, Target], ...]:
    """The pairs of targets of one area that pull against each other."""
    by_code: dict[tuple[int | None, str], Target] = {}
    for one in targets:
        by_code.setdefault((one.area, one.indicator), one)
    areas = dict.fromkeys(area for area, _ in by_code)
    return tuple(
        (by_code[area, more], by_code[area, less])
        for area in areas
        for more, less in OPPOSING
        if (area, more) in by_code and (area, less) in by_code
    )
