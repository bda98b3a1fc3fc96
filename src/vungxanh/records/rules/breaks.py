"""Which published figures may stand in one line over time, and what breaks it. No database.

No line is drawn across a merger of communes, a change of criteria or of what is counted.
"""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from vungxanh.records.rules.measures import CRITERIA, FLOW, MEASURES, SHARES
from vungxanh.records.rules.published import Claim, checks, doubted, share_of

Reason = Literal["merger", "criteria", "definition", "units", "length", "area", "overlap"]
PARTIAL = re.compile(r"([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?")
MERGER = date(2025, 7, 1)
"""The day from which the present communes exist; every series breaks there."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at its place in time. Points with the same `group` may be joined.

    `broken_by` says why this point does not continue the one before; empty for the first and for one that
    continues. `computed` marks a value worked out from two printed counts.
    """

    claim: Claim
    day: date
    group: int
    broken_by: tuple[Reason, ...] = ()
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """All usable figures of one measure in one area, in the order of time."""

    measure: str
    substance: str
    unit: str
    points: tuple[Point, ...]


def last_day(text: str) -> date | None:
    """The last day that a whole or partial ISO date means: `2024-10` is 31 October; None for none.

    A date without its year, or that no calendar has, has no place in time.
    """
    found = PARTIAL.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        last = monthrange(year or 1, month or 12)[1]
        return date(year or 1, month or 12, day or last)
    except ValueError:
        return None


def first_day(text: str) -> date | None:
    """The first day that a whole or partial ISO date means: `2024-10` is 1 October; None as for the last."""
    last, parts = last_day(text), text.count("-")
    if last is None:
        return None
    return last if parts == 2 else last.replace(day=1, month=last.month if parts else 1)


def day_of(claim: Claim) -> date | None:
    """The day at which a figure stands: the end of its period, or the day it speaks for."""
    return last_day(claim.end) or last_day(claim.as_of)


def computed_shares(claims: Sequence[Claim]) -> list[Claim]:
    """Shares worked out from printed counts: of drug-free communes where none is printed, and any other where
    the printed one does not recompute."""
    wrong = doubted(checks(claims))
    usable = [claim for claim in claims if claim.key not in wrong and claim.comparator == "eq"]
    failed = {(claim.measure, _place(claim)) for claim in claims if claim.key in wrong}
    printed = {(claim.measure, _place(claim)) for claim in usable}
    found = []
    for measure, (part_name, whole_name) in SHARES.items():
        for part in (claim for claim in usable if claim.measure == part_name):
            place = measure, _place(part)
            whole = _whole_of(part, whole_name, usable)
            if not whole or not whole.value or place in printed:
                continue
            if measure == "drug_free_share_pct" or place in failed:
                found.append(_share(part, whole, measure))
    return found


def _share(part: Claim, whole: Claim, measure: str) -> Claim:
    """The share as a figure of its own; its key names both counts."""
    value = share_of(part.value, whole.value)
    key = f"{part.key}/{whole.key}"
    return replace(part, key=key, measure=measure, value=value, unit="percent", decimals=1)


def _whole_of(part: Claim, name: str, claims: Iterable[Claim]) -> Claim | None:
    """The whole that a count belongs to: of the same source, time and role.

    Of communes after the merger also another source's, when all sources agree: there is one map since then.
    """
    wholes = [claim for claim in claims if claim.measure == name and claim.area == part.area]
    own = [claim for claim in wholes if _place(claim) == _place(part)]
    if own or name != "commune_units" or part.era != "after" or part.role != "result":
        return own[0] if own else None
    since = [claim for claim in wholes if claim.era == "after"]
    return since[0] if len({claim.value for claim in since}) == 1 else None


def _place(claim: Claim) -> tuple[str, int | None, str, str, str]:
    """What two figures share that belong together: source, area, time and role."""
    return claim.source, claim.area, claim.end, claim.as_of, claim.role


def series(claims: Sequence[Claim]) -> tuple[Series, ...]:
    """Every series of results of one area, broken where it must be; what is in doubt is left out.

    The figures may be of several versions of the area; they are never joined across versions.
    """
    wrong = doubted(checks(claims))
    worked_out = computed_shares(claims)
    units = _units(claims, wrong)
    drawn: defaultdict[tuple[str, str, str], list[tuple[date, Claim]]] = defaultdict(list)
    for claim in (*claims, *worked_out):
        day = day_of(claim)
        if claim.role == "result" and claim.key not in wrong and day is not None:
            drawn[claim.measure, claim.substance, claim.unit].append((day, claim))
    computed = {claim.key for claim in worked_out}
    return tuple(Series(*names, _points(found, units, computed)) for names, found in sorted(drawn.items()))


def _units(claims: Sequence[Claim], wrong: frozenset[str]) -> dict[str, Fraction]:
    """How many commune-level units there were, for each figure where the sources say so."""
    usable = [claim for claim in claims if claim.key not in wrong]
    wholes = {claim.key: _whole_of(claim, "commune_units", usable) for claim in claims}
    return {key: whole.value for key, whole in wholes.items() if whole is not None}


def _points(
    found: Sequence[tuple[date, Claim]], units: Mapping[str, Fraction], computed: set[str]
) -> tuple[Point, ...]:
    points: list[Point] = []
    for day, claim in sorted(found, key=lambda one: (one[0], one[1].key)):
        if not points:
            points.append(Point(claim, day, 0, (), claim.key in computed))
            continue
        before = points[-1]
        why = breaks_between(before.claim, claim, units)
        points.append(Point(claim, day, before.group + bool(why), why, claim.key in computed))
    return tuple(points)


def breaks_between(before: Claim, after: Claim, units: Mapping[str, Fraction]) -> tuple[Reason, ...]:
    """Why no line may join two figures of one measure; empty when one may. `units` by figure, where known."""
    why: list[Reason] = []
    if before.area != after.area:
        why.append("area")
    if before.era != after.era or _merged(before, after):
        why.append("merger")
    elif MEASURES[after.measure].communes and _other_units(before, after, units):
        why.append("units")
    if before.definition != after.definition:
        criteria = {before.definition, after.definition} & CRITERIA
        why.append("criteria" if criteria else "definition")
    if MEASURES[after.measure].kind == FLOW:
        why += _of_flow(before, after)
    return tuple(why)


def _merged(before: Claim, after: Claim) -> bool:
    days = [day_of(before), day_of(after)]
    return None not in days and min(d for d in days if d) < MERGER <= max(d for d in days if d)


def _other_units(before: Claim, after: Claim, units: Mapping[str, Fraction]) -> bool:
    """True when the number of communes is known for both and is not the same: some were merged between."""
    known = [_whole(claim, units) for claim in (before, after)]
    return None not in known and known[0] != known[1]


def _whole(claim: Claim, units: Mapping[str, Fraction]) -> Fraction | None:
    # The key of a share that was worked out begins with that of its part.
    return units.get(claim.key.partition("/")[0], units.get(claim.key))


def _of_flow(before: Claim, after: Claim) -> list[Reason]:
    """Flows are compared over periods of one length that do not overlap."""
    spans = [(first_day(claim.start), day_of(claim)) for claim in (before, after)]
    if any(None in span for span in spans):
        return ["length"]
    (first, last), (start, end) = ((a or MERGER, b or MERGER) for a, b in spans)
    why: list[Reason] = []
    # Months and years differ by a few days; half a month tells six months from seven.
    if abs((last - first).days - (end - start).days) > 15:
        why.append("length")
    elif start <= last:
        why.append("overlap")
    return why
