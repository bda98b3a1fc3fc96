"""What can be worked out again from published figures: shares, excess, wholes, sums. Exact, no database.

A figure that does not recompute is kept as printed, flagged, and never used.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from vungxanh.records.rules.measures import SHARES

Kind = Literal["share", "whole", "points", "relative", "sum", "parts", "within", "target"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One published figure: a claim with its source.

    `value` is exact in `unit`, printed with `decimals` places. Dates are ISO and may be partial (`2025`,
    `2024-10`), both ends inside; `as_of` is the day the source speaks for. `area` is None for the nation.
    `part_of` names the key of the total this is a part of; `complete` says that the parts of this total are
    all there. `source` is the address, or `sha256:` and the hash of a document.
    """

    key: str
    area: int | None
    measure: str
    value: Fraction
    unit: str
    source: str
    decimals: int = 0
    value_max: Fraction | None = None
    substance: str = ""
    comparator: str = "eq"
    role: str = "result"
    target_type: str = ""
    denominator: Fraction | None = None
    definition: str = ""
    start: str = ""
    end: str = ""
    as_of: str = ""
    era: str = "after"
    part_of: str = ""
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One recomputation: what was worked out, from which figures, and whether the printed figure holds.

    `printed` stands against `computed`; `terms` are the numbers it was worked out from, in the order of the
    sentence that tells it. `wholes` are the whole numbers a share allows. `of` are the keys of the figures in
    doubt when it does not hold.
    """

    kind: Kind
    holds: bool
    of: tuple[str, ...]
    printed: Fraction
    computed: Fraction | None = None
    terms: tuple[Fraction, ...] = ()
    wholes: range = range(0)
    decimals: int = 0


def rounded(value: Fraction, decimals: int) -> Fraction:
    """`value` with so many decimal places, halves away from zero, as figures are printed."""
    scale = 10**decimals
    whole = floor(abs(value) * scale + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, scale)


def share_of(part: Fraction, whole: Fraction) -> Fraction:
    """`part` in percent of `whole`; ZeroDivisionError for a whole of nothing."""
    return part * 100 / whole


def denominators_for(part: int, printed: Fraction, *, decimals: int) -> range:
    """Every whole number of which `part` is the printed percentage, as printed with so many decimal places.

    35 and 28,2 % allow only 124. ValueError for a share so small that there is no largest whole number.
    """
    half = Fraction(1, 2 * 10**decimals)
    lowest, beyond = printed - half, printed + half
    if part < 1 or lowest <= 0:
        raise ValueError(f"{part} at {printed} % allows any number of units")
    # share >= lowest and share < beyond: the bound that belongs to the rounding is inside, the other is not.
    first = floor(Fraction(part * 100) / beyond) + 1
    last = floor(Fraction(part * 100) / lowest)
    return range(max(first, part), last + 1)


def communes_for_target(percent: Fraction, whole: int) -> int:
    """How many communes a target in percent means: rounded up, for a part of a commune reaches nothing."""
    return ceil(percent * whole / 100)


def wholes_for_target(count: int, percent: Fraction) -> range:
    """Every whole number of which `percent`, rounded up, is `count`: 26 at 25 % allows 101 to 104."""
    if count < 1 or percent <= 0:
        raise ValueError(f"{count} at {percent} % allows any number of units")
    return range(floor(Fraction((count - 1) * 100) / percent) + 1, floor(Fraction(count * 100) / percent) + 1)


def excess_unit(
    printed: Fraction, share: Fraction, target: Fraction, *, decimals: int
) -> Literal["pp", "percent"] | None:
    """What a printed margin over a target can be: percentage points, percent of the target, or neither.

    8,2 beside a share of 28,2 % and a target of 20 % is points: as a percentage it would be 41.
    """
    if rounded(share - target, decimals) == printed:
        return "pp"
    if target and rounded(share_of(share - target, target), decimals) == printed:
        return "percent"
    return None


def checks(claims: Iterable[Claim]) -> tuple[Check, ...]:
    """Everything that can be worked out again among figures that one source gives for one area."""
    groups: defaultdict[tuple[str, int | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.source, claim.area].append(claim)
    return tuple(check for group in groups.values() for check in _of_source(group))


def doubted(found: Iterable[Check]) -> frozenset[str]:
    """The keys of figures that do not recompute: shown with their flag, used nowhere."""
    return frozenset(key for check in found if not check.holds for key in check.of)


def whole_units(found: Iterable[Check], share: str) -> int | None:
    """The one number of units that the share with this key allows, None where it allows several or none."""
    ranges = [check.wholes for check in found if check.kind == "whole" and check.holds and share in check.of]
    return ranges[0][0] if ranges and len(ranges[0]) == 1 else None


def _of_source(claims: Sequence[Claim]) -> list[Check]:
    return [*_shares(claims), *_excess(claims), *_sums(claims), *_within(claims), *_targets(claims)]


def _same(claim: Claim, other: Claim) -> bool:
    """Whether two figures stand for the same time, in the same role, counted in the same way."""
    return (claim.end, claim.as_of, claim.role, claim.target_type, claim.era) == (
        other.end,
        other.as_of,
        other.role,
        other.target_type,
        other.era,
    )


def _shares(claims: Sequence[Claim]) -> list[Check]:
    """Printed shares against their counts; without the whole, the wholes that the share allows."""
    found = []
    for claim in claims:
        names = SHARES.get(claim.measure)
        if names is None or claim.comparator != "eq" or claim.role == "target":
            continue
        counts = {other.measure: other for other in claims if other.measure in names and _same(claim, other)}
        part, whole = (counts.get(name) for name in names)
        if part is not None and part.comparator == "eq":
            found += _share(claim, part, whole)
    return found


def _share(claim: Claim, part: Claim, whole: Claim | None) -> list[Check]:
    if whole is not None and whole.value and whole.comparator == "eq":
        computed = share_of(part.value, whole.value)
        holds = rounded(computed, claim.decimals) == claim.value
        counts = (part.value, whole.value)
        return [Check("share", holds, (claim.key,), claim.value, computed, counts, decimals=claim.decimals)]
    if part.value.denominator != 1:
        return []
    try:
        wholes = denominators_for(int(part.value), claim.value, decimals=claim.decimals)
    except ValueError:
        return []
    return [
        Check("whole", bool(wholes), (claim.key,), claim.value, None, (part.value,), wholes, claim.decimals)
    ]


def _excess(claims: Sequence[Claim]) -> list[Check]:
    """A margin over a target, which is printed as percent and is nearly always points."""
    share = _only(c for c in claims if c.measure == "drug_free_share_pct" and c.role == "result")
    targets = [c for c in claims if c.measure == "drug_free_share_pct" and c.role == "target"]
    target = _only(c for c in targets if share is not None and c.end == share.end)
    margins = [c for c in claims if c.measure == "target_pct" and c.definition == "over_target"]
    if share is None or target is None:
        return []
    return [_margin(margin, share, target) for margin in margins]


def _margin(margin: Claim, share: Claim, target: Claim) -> Check:
    points = share.value - target.value
    relative = share_of(points, target.value) if target.value else None
    in_points = margin.unit == "pp"
    computed = points if in_points else relative
    holds = computed is not None and rounded(computed, margin.decimals) == margin.value
    return Check(
        "points" if in_points else "relative",
        holds,
        (margin.key,),
        margin.value,
        computed,
        (share.value, target.value),
        decimals=margin.decimals,
    )


def _only(found: Iterable[Claim]) -> Claim | None:
    """The one claim there is; None where there is none or several."""
    every = list(found)
    return every[0] if len(every) == 1 else None


def _sums(claims: Sequence[Claim]) -> list[Check]:
    """Parts against their total: all of them must make it; none of several must exceed it.

    Parts that are not known to be all there may overlap (by offence, by place), so they are not added up.
    """
    parts: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.part_of and claim.comparator == "eq":
            parts[claim.part_of].append(claim)
    return [
        check
        for total in claims
        if total.comparator == "eq"
        for check in _parts(total, [part for part in parts[total.key] if _alike(part, total)])
    ]


def _alike(part: Claim, total: Claim) -> bool:
    """Whether the two count the same thing in the same unit."""
    return (part.measure, part.unit) == (total.measure, total.unit)


def _parts(total: Claim, parts: Sequence[Claim]) -> list[Check]:
    if not parts:
        return []
    values = tuple(part.value for part in parts)
    keys = (total.key, *(part.key for part in parts))
    if total.complete:
        made = sum(values, Fraction(0))
        return [Check("sum", made == total.value, keys, total.value, made, values)]
    return [Check("parts", max(values) <= total.value, keys, total.value, max(values), values)]


def _within(claims: Sequence[Claim]) -> list[Check]:
    """N of M: the part cannot be more than the whole."""
    return [
        Check(
            "within", claim.value <= claim.denominator, (claim.key,), claim.value, None, (claim.denominator,)
        )
        for claim in claims
        if claim.denominator is not None and claim.unit not in {"percent", "pp"}
    ]


def _targets(claims: Sequence[Claim]) -> list[Check]:
    """Targets given in communes and in percent: one number of units must fit all of them, rounded up."""
    pairs = [
        (count, percent)
        for percent in claims
        if percent.measure == "drug_free_share_pct" and percent.role == "target"
        for count in claims
        if count.measure == "drug_free_communes" and _same(count, percent) and count.value.denominator == 1
        if count.value >= 1 and percent.value > 0
    ]
    if not pairs:
        return []
    ranges = [wholes_for_target(int(count.value), percent.value) for count, percent in pairs]
    fits = range(max(one.start for one in ranges), min(one.stop for one in ranges))
    terms = tuple(number for count, percent in pairs for number in (count.value, percent.value))
    keys = tuple(claim.key for pair in pairs for claim in pair)
    return [Check("target", bool(fits), keys, pairs[0][0].value, None, terms, fits)]


def by_key(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    """The figures by their keys."""
    return {claim.key: claim for claim in claims}
