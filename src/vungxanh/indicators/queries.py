"""Reads of the catalogue and of measurements."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa

from vungxanh.indicators.models import Measurement
from vungxanh.indicators.rules.definitions import Definition, Kind, check_terms, read_definitions
from vungxanh.indicators.rules.measured import Measured, combine, facts_of
from vungxanh.periods.interface import Period

NOTHING: tuple[int | None, tuple[int, ...]] = (None, ())
"""What is known of a figure that nobody handed in."""

PACKAGES = Path(__file__).resolve().parent.parent


class UnknownIndicatorError(LookupError):
    """A code that no definition in force on the day carries."""


@cache
def every_definition() -> tuple[Definition, ...]:
    """All definitions of all packages, in code order, checked once a process."""
    found = sorted(read_definitions(PACKAGES), key=lambda made: (made.code, made.valid_from))
    check_terms(found)
    return tuple(found)


def catalogue(on: date) -> Mapping[str, Definition]:
    """The indicators in force on a day, by code."""
    return {made.code: made for made in every_definition() if made.holds_on(on)}


def defined(code: str, on: date) -> Definition:
    """One indicator's definition on a day; raises UnknownIndicatorError with what to do."""
    try:
        return catalogue(on)[code]
    except KeyError:
        raise UnknownIndicatorError(
            f"Chỉ số {code} không có định nghĩa hiệu lực ngày {on:%d/%m/%Y}; "
            "xem các tệp indicators/*.yaml của mỗi gói. / "
            f"Indicator {code} has no definition in force on {on.isoformat()}; "
            "see the files indicators/*.yaml of each package."
        ) from None


def _leaves(codes: Iterable[str], on: date) -> dict[str, Kind]:
    """What is handed in for indicators, and whether as a flow or a stock."""
    found: dict[str, Kind] = {}
    for code in codes:
        made = defined(code, on)
        if made.numerator or made.denominator:
            found |= _leaves([term.code for term in made.numerator + made.denominator], on)
        elif made.parts is not None:
            found |= dict.fromkeys((made.part_code, made.whole_code), made.parts)
        elif made.kind != "ratio":
            found[code] = made.kind
    return found


def measure(
    facts: pa.Table,
    *,
    codes: Collection[str],
    area_ids: Collection[int],
    groups: Mapping[int, int] | None = None,
    period: Period,
    as_of: date,
    map_on: date,
    known_on: date,
) -> list[Measured]:
    """Measure indicators for a period, one result for every code and area (or group of areas).

    `facts` has the columns of `engine.FACTS`; `groups` maps an area to the one it is summed into. A figure
    that nobody reported, or that is not fully reported, comes back unknown. Raises UnknownIndicatorError.
    """
    from vungxanh.indicators.engine import measure_reported

    into = dict(groups) if groups is not None else {area: area for area in area_ids}
    leaves = _leaves(codes, as_of)
    raw = measure_reported(
        facts,
        flows=[code for code, kind in leaves.items() if kind == "flow"],
        stocks=[code for code, kind in leaves.items() if kind == "stock"],
        groups=into,
        period=period,
        as_of=as_of,
        known_on=known_on,
    )

    def _in_words(made: Definition, area: int) -> Measured:
        above, facts_above = raw.get((made.part_code, area), NOTHING)
        below, facts_below = raw.get((made.whole_code, area), NOTHING)
        facts_of_both = tuple(sorted({*facts_above, *facts_below}))
        return Measured(made.code, area, period, as_of, map_on, known_on, above, below, facts_of_both)

    def one(code: str, area: int) -> Measured:
        made = defined(code, as_of)
        if made.parts is not None:
            return _in_words(made, area)
        if not made.numerator:
            figure, fact_ids = raw.get((code, area), NOTHING)
            return Measured(code, area, period, as_of, map_on, known_on, figure, 1, fact_ids)
        every = made.numerator + made.denominator
        parts = {term.code: one(term.code, area) for term in every}
        below = combine(made.denominator, parts) if made.denominator else 1
        above = combine(made.numerator, parts)
        return Measured(code, area, period, as_of, map_on, known_on, above, below, facts_of(every, parts))

    return [one(code, area) for code in codes for area in dict.fromkeys(into.values())]


def measurements(ids: Collection[int]) -> list[Measurement]:
    """Kept measurements by id, in id order."""
    return list(Measurement.objects.filter(pk__in=ids).order_by("pk"))
