"""Recomputations as sentences: what was worked out from what, and whether the printed figure holds."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from vungxanh.records.rules.published import Check, Claim
from vungxanh.records.web.pages.words import MEASURES
from vungxanh.ui.interface import number, percent


@dataclass(frozen=True)
class Sum:
    """One recomputation as shown: what it is about, the sum, and whether it holds."""

    about: str
    says: str
    holds: bool
    verdict: str


def sum_of(check: Check, claim: Claim) -> Sum:
    """The sentence of a check; `claim` is the first of the figures it is about."""
    verdict = gettext("khớp") if check.holds else gettext("không khớp: giữ như đã in, không dùng để tính")
    return Sum(str(MEASURES[claim.measure]), says(check), check.holds, verdict)


def says(check: Check) -> str:
    """The arithmetic in one line."""
    return {
        "share": _share,
        "whole": _whole,
        "points": _points,
        "relative": _relative,
        "sum": _sum,
        "parts": _parts,
        "within": _within,
        "target": _target,
    }[check.kind](check)


def _share(check: Check) -> str:
    part, whole = check.terms
    return gettext("%(part)s/%(whole)s = %(computed)s; nguồn in %(printed)s") % {
        "part": number(part),
        "whole": number(whole),
        "computed": _percent(check.computed, max(check.decimals, 1)),
        "printed": _percent(check.printed, check.decimals),
    }


def _whole(check: Check) -> str:
    values = {"part": number(check.terms[0]), "printed": _percent(check.printed, check.decimals)}
    if not check.wholes:
        return gettext("không có số đơn vị nào để %(part)s là %(printed)s") % values
    return gettext("%(part)s là %(printed)s chỉ khi có %(wholes)s đơn vị") % (
        values | {"wholes": _between(check.wholes)}
    )


def _points(check: Check) -> str:
    share, target = check.terms
    return gettext("%(share)s − %(target)s = %(computed)s điểm; nguồn in %(printed)s") % {
        "share": _percent(share, check.decimals),
        "target": _percent(target, check.decimals if target.denominator != 1 else 0),
        "computed": _number(check.computed, check.decimals),
        "printed": number(check.printed, check.decimals),
    }


def _relative(check: Check) -> str:
    share, target = check.terms
    return gettext("(%(share)s − %(target)s)/%(target)s = %(computed)s; nguồn in %(printed)s") % {
        "share": _number(share, check.decimals),
        "target": _number(target, check.decimals if target.denominator != 1 else 0),
        "computed": _percent(check.computed, check.decimals),
        "printed": _percent(check.printed, check.decimals),
    }


def _sum(check: Check) -> str:
    values = {
        "parts": " + ".join(map(number, check.terms)),
        "made": _number(check.computed, 0),
        "total": number(check.printed),
    }
    if check.holds:
        return gettext("%(parts)s = %(made)s") % values
    return gettext("%(parts)s = %(made)s; nguồn in tổng %(total)s") % values


def _parts(check: Check) -> str:
    values = {"parts": ", ".join(map(number, check.terms)), "total": number(check.printed)}
    if check.holds:
        return gettext("%(parts)s trong tổng %(total)s") % values
    return gettext("%(parts)s: có phần lớn hơn tổng %(total)s") % values


def _within(check: Check) -> str:
    return gettext("%(part)s trong %(whole)s") % {
        "part": number(check.printed),
        "whole": number(check.terms[0]),
    }


def _target(check: Check) -> str:
    pairs = zip(check.terms[::2], check.terms[1::2], strict=True)
    said = "; ".join(f"{number(count)} = {_percent(share, 0)}" for count, share in pairs)
    if not check.wholes:
        return gettext("%(pairs)s: không có số đơn vị nào cho cả hai, dù làm tròn lên") % {"pairs": said}
    return gettext("%(pairs)s, làm tròn lên, khi có %(wholes)s đơn vị") % {
        "pairs": said,
        "wholes": _between(check.wholes),
    }


def _between(wholes: range) -> str:
    first, last = number(wholes[0]), number(wholes[-1])
    return first if first == last else gettext("%(first)s đến %(last)s") % {"first": first, "last": last}


def _percent(value: Fraction | None, places: int) -> str:
    return percent(None if value is None else value / 100, places)


def _number(value: Fraction | None, places: int) -> str:
    return number(value, places)
