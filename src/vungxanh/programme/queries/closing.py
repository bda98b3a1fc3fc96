"""What indicators say of the tasks that they close."""

from collections.abc import Iterable
from fractions import Fraction

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import province_of
from vungxanh.programme.models import ClosingValue
from vungxanh.programme.queries.directives import own_provinces
from vungxanh.programme.queries.results import Found, results
from vungxanh.programme.queries.targets import stands
from vungxanh.programme.rules.closing import Shown
from vungxanh.programme.rules.targets import Comparison, Measure, Rounding, Target

SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}


def closing_target(row: ClosingValue, area_id: int) -> Target:
    """The closing value as a target of one area; shares are compared as they are, without rounding."""
    return Target(
        key=f"{row.assignment_id}-{area_id}",
        indicator=row.indicator,
        area=area_id,
        measure=Measure(row.measure),
        comparison=Comparison(row.comparison),
        value=Fraction(row.numerator, row.denominator),
        cut_off=row.cut_off,
        source=f"assignment {row.assignment_id}",
        rounding=Rounding.NONE,
    )


def shown(by: Actor, row: ClosingValue, area_ids: Iterable[int]) -> dict[int, Shown]:
    """What the indicator says of each area now, as the post that looks may see it."""
    targets = {area_id: closing_target(row, area_id) for area_id in sorted(set(area_ids))}
    own = dict.fromkeys(own_provinces(by), province_of([by.area_id])[by.area_id])
    found = results(by, targets.values(), own=own)
    return {area_id: _shown(one, found[one.key]) for area_id, one in targets.items()}


def _shown(target: Target, found: Found) -> Shown:
    stood = stands(target, found)
    return Shown(stood.reached, found.as_of, quoted(target, found, stood.value)[:120])


def quoted(target: Target, found: Found, value: Fraction | None) -> str:
    """The value beside the closing value, and what it comes from, in figures."""
    sign, unit = SIGNS[target.comparison.value], "" if target.measure is Measure.COUNT else " %"
    aim = f"{sign} {_plain(target.value)}{unit}"
    if value is None or found.as_of is None:
        return f"{target.indicator} ? {aim} · {target.cut_off:%d/%m/%Y}"
    parts = found.result
    share = "" if target.measure is Measure.COUNT else f"{parts.numerator}/{parts.denominator} = "
    return f"{target.indicator} {share}{_plain(value)}{unit} ({aim}) · {_resting_on(found)}"


def _resting_on(found: Found) -> str:
    """The period, the map and the run or measurement, in figures that both languages read."""
    parts = [f"{found.as_of:%d/%m/%Y}"]
    if found.period is not None:
        parts = ["–".join(f"{day:%d/%m/%Y}" for day in found.period)]
    if found.map_on is not None:
        parts.append(f"bản đồ {found.map_on:%d/%m/%Y}")
    if found.number is not None:
        parts.append(f"{'lượt' if found.origin == 'run' else 'số đo'} {found.number}")
    return " · ".join(parts)


def _plain(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", ",")
