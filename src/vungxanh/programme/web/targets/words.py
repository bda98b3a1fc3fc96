"""How a target, its result and the arithmetic between them are said."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.indicators.interface import catalogue
from vungxanh.programme.queries.targets import Judged
from vungxanh.programme.rules.shipped import Basis
from vungxanh.programme.rules.targets import FORBIDDEN, Comparison, Measure, Rounding, Strength, Target
from vungxanh.ui.interface import in_language, number, text_of, unknown

SIGNS: Mapping[Comparison, str] = {
    Comparison.AT_LEAST: "≥",
    Comparison.MORE_THAN: ">",
    Comparison.AT_MOST: "≤",
    Comparison.LESS_THAN: "<",
}
COMPARISONS: Mapping[Comparison, Promise] = {
    Comparison.AT_LEAST: _("ít nhất"),
    Comparison.MORE_THAN: _("hơn"),
    Comparison.AT_MOST: _("nhiều nhất"),
    Comparison.LESS_THAN: _("dưới"),
}
MEASURES: Mapping[Measure, Promise] = {
    Measure.COUNT: _("số đếm"),
    Measure.PERCENT: _("phần trăm"),
    Measure.CHANGE_PERCENT: _("thay đổi phần trăm so với năm trước"),
    Measure.POINTS: _("điểm phần trăm so với năm trước"),
}
STRENGTHS: Mapping[Strength, Promise] = {
    Strength.FLOOR: _("mức sàn"),
    Strength.STRETCH: _("mức phấn đấu"),
}
ROUNDINGS: Mapping[Rounding, Promise] = {
    Rounding.UP: _("làm tròn lên"),
    Rounding.NEAREST: _("làm tròn gần nhất"),
    Rounding.NONE: _("so trực tiếp tỷ lệ"),
}
BASES: Mapping[Basis, Promise] = {
    Basis.PRINTED: _("nguồn in ngày này"),
    Basis.ASSESSMENT_YEAR: _("nguồn chỉ ghi năm; kỳ đánh giá hết ngày 14/12"),
    Basis.CALENDAR_YEAR: _("nguồn chỉ ghi năm"),
}
BREAKS: Mapping[str, Promise] = {
    "merger": _("không so được: giữa hai kỳ có sáp nhập đơn vị"),
    "criteria": _("không so được: giữa hai kỳ có đổi tiêu chí"),
}


def indicator_name(target: Target) -> str:
    """The indicator's code and name; or that nothing measures the target."""
    if not target.indicator:
        return gettext("chưa có chỉ số nào đo")
    made = catalogue(target.cut_off).get(target.indicator)
    if made is None:
        return target.indicator
    return f"{target.indicator} · {text_of(made)}"


def value_text(target: Target) -> str:
    """The target's number with its sign and unit: ≥ 20 %, > +3 %, ≥ 15 điểm."""
    said = exact(target.value)
    unit = {
        Measure.COUNT: said,
        Measure.PERCENT: f"{said} %",
        Measure.CHANGE_PERCENT: gettext("%(value)s %% so với năm trước") % {"value": said},
        Measure.POINTS: gettext("%(value)s điểm so với năm trước") % {"value": said},
    }[target.measure]
    return f"{SIGNS[target.comparison]} {unit}"


def exact(value: Fraction) -> str:
    """A number in as few places as say it, at most two."""
    places = 0 if value.denominator == 1 else 1 if (value * 10).denominator == 1 else 2
    return number(value, places)


def signed_exact(value: Fraction) -> str:
    """A difference with its sign, to one place where it is no whole number."""
    said = number(abs(value), 0 if value.denominator == 1 else 1)
    return f"+{said}" if value > 0 else f"−{said}" if value < 0 else "0"


def arithmetic(one: Judged) -> list[str]:
    """The steps from the figures to the distance, each a line; empty where something is unknown."""
    target, found, stands = one.stated.target, one.found.result, one.standing
    if stands.series_break:
        return [str(BREAKS[stands.series_break])]
    if stands.value is None or stands.gap is None or found.numerator is None:
        return []
    lines = []
    if target.measure in {Measure.PERCENT, Measure.POINTS} and found.denominator:
        share = found.numerator * 100 / found.denominator
        lines.append(f"{exact(found.numerator)} / {exact(found.denominator)} = {number(share, 1)} %")
    if target.measure is Measure.POINTS and found.before is not None:
        gained = signed_exact(stands.value)
        lines.append(
            gettext("so với %(before)s %% năm trước: %(points)s điểm")
            % {"before": number(found.before, 1), "points": gained}
        )
    lines.append(_distance(target, stands.value, stands.gap))
    if stands.needed is not None and found.denominator:
        lines.append(_units(one, found.denominator))
    return lines


def _distance(target: Target, value: Fraction, gap: Fraction) -> str:
    places = 0 if target.measure is Measure.COUNT else 1
    said = f"{number(value, places)} − {exact(target.value)} = {signed_exact(gap)}"
    return said if target.measure is Measure.COUNT else gettext("%(sum)s điểm phần trăm") % {"sum": said}


def _units(one: Judged, whole: Fraction) -> str:
    target, stands = one.stated.target, one.standing
    said = gettext("%(share)s %% của %(whole)s = %(exact)s, %(rounding)s %(needed)s")
    line = said % {
        "share": exact(target.value),
        "whole": exact(whole),
        "exact": exact(target.value * whole / 100),
        "rounding": ROUNDINGS[target.rounding],
        "needed": number(stands.needed),
    }
    short = gettext("; còn thiếu %(short)s") % {"short": number(stands.short)} if stands.short else ""
    return line + short


def result_text(one: Judged) -> str:
    """The result in the unit of the target, or that it is unknown."""
    value, target = one.standing.value, one.stated.target
    if value is None:
        return unknown()
    return number(value) if target.measure is Measure.COUNT else f"{number(value, 1)} %"


def state_text(one: Judged) -> str:
    """Whether it is reached, as far as it is known."""
    reached = one.standing.reached
    if reached is None:
        return gettext("chưa kết luận được")
    return gettext("đạt") if reached else gettext("chưa đạt")


def forbidden() -> list[str]:
    """What no target may be set on, in the language of the page."""
    return [f"{code}: {in_language(*words)}" for code, words in FORBIDDEN.items()]
