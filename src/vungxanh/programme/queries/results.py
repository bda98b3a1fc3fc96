"""What was measured for a target: the newest result that the product holds, with where it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from vungxanh.access.interface import Actor, Verb, may
from vungxanh.areas.interface import commune_counts, communes_of
from vungxanh.assessment.interface import RunSummary, latest_run
from vungxanh.indicators.interface import Measurement
from vungxanh.periods.interface import AssessmentYear
from vungxanh.programme.rules.breaks import between
from vungxanh.programme.rules.contradictions import outside
from vungxanh.programme.rules.reviews import year_for
from vungxanh.programme.rules.targets import Measure, Result, Target
from vungxanh.records.interface import Claim, checks, published_figures

COUNTED = {
    "A04": "drug_free",
    "A05": "drug_free",
    "A10": "I",
    "A11": "II",
    "A12": "III",
    "A13": "unclassified",
}
"""The class whose communes an indicator counts in an assessment."""


@dataclass(frozen=True)
class Found:
    """A result with its day and origin: `run`, `published`, `measured`, or "" where nothing is known.

    `source` is the address of a published one; `year` the assessment year of a run, and `unknown` its
    communes whose class is not known. `period` (first and last day), `map_on` and the number of the `run` or
    measurement tell what the figure rests on, where the product counted it itself. `early`: read before
    the target's cut-off.
    """

    result: Result
    origin: str = ""
    as_of: date | None = None
    source: str = ""
    year: int | None = None
    unknown: int = 0
    period: tuple[date, date] | None = None
    map_on: date | None = None
    number: int | None = None
    early: bool = False


NOTHING = Found(Result(None))


@dataclass(frozen=True, slots=True)
class Seen:
    """A day in the past from which results are looked at: what stood then, as known on another day."""

    last: date
    known_on: date


def results(
    by: Actor, targets: Iterable[Target], *, own: Mapping[int, int], seen: Seen | None = None
) -> dict[str, Found]:
    """The result of each target by its key. `own` gives the present version of each own province.

    A run of the own province counts first, then a kept measurement, then what was published. With `seen` a
    target whose cut-off lies after that day is read from the last year that was over by then.
    """
    every = list(targets)
    runs = _Runs(by, own, seen)
    claims = _claims({one.area for one in every})
    measured = _measured(every, seen)
    found = {one.key: runs.of(one) or measured.get(one.key) or _published(one, claims, seen) for one in every}
    early = {one.key for one in every if seen and one.cut_off > seen.last}
    return {key: replace(one, early=bool(one.origin) and key in early) for key, one in found.items()}


def contradicted(
    by: Actor, targets: Iterable[Target], *, own: Mapping[int, int]
) -> dict[str, tuple[Found, Found]]:
    """The targets whose published result cannot be the computed one, by key: computed, then published.

    Units whose class is not known may still make the two one.
    """
    every = list(targets)
    runs, measured = _Runs(by, own, None), _measured(every, None)
    claims, found = _claims({one.area for one in every}), {}
    for one in every:
        computed, published = runs.of(one) or measured.get(one.key), _published(one, claims, None)
        if computed and outside(computed.result.numerator, computed.unknown, published.result.numerator):
            found[one.key] = (computed, published)
    return found


def _year(target: Target, seen: Seen | None) -> int:
    """The assessment year that tells of a target."""
    return year_for(target.cut_off, seen.last) if seen else AssessmentYear.containing(target.cut_off).year


class _Runs:
    """The assessments of the own provinces, each year asked for once."""

    def __init__(self, by: Actor, own: Mapping[int, int], seen: Seen | None) -> None:
        self.by, self.own, self.seen = by, own, seen
        self.held: dict[tuple[int, int], RunSummary | None] = {}

    def of(self, target: Target) -> Found | None:
        """The result that the year of the cut-off gives; None without an assessment of it."""
        counted = COUNTED.get(target.indicator)
        province = None if target.area is None else self.own.get(target.area)
        if counted is None or province is None or target.measure is Measure.CHANGE_PERCENT:
            return None
        year = _year(target, self.seen)
        run = self.run(province, year)
        if run is None:
            return None
        before = self.run(province, year - 1) if target.measure is Measure.POINTS else None
        share = before.drug_free_share * 100 if before else None
        result = Result(
            Fraction(run.counts[counted]),
            Fraction(run.total),
            share,
            between(before.as_of, run.as_of) if before else "",
        )
        unknown = run.counts.get("undetermined", 0) + run.counts.get("held", 0)
        return Found(
            result,
            "run",
            run.as_of,
            year=run.year,
            unknown=unknown,
            period=(run.period_start, run.period_end),
            map_on=run.map_on,
            number=run.id,
        )

    def run(self, province: int, year: int) -> RunSummary | None:
        """The newest run of a year, where the post may see it."""
        key = (province, year)
        if key not in self.held:
            sees = may(self.by, Verb.VIEW, area_id=province, on=AssessmentYear(year).as_of)
            known_on = self.seen.known_on if self.seen else None
            self.held[key] = (
                latest_run(self.by, province_id=province, year=year, known_on=known_on) if sees else None
            )
        return self.held[key]


def _measured(targets: Iterable[Target], seen: Seen | None) -> dict[str, Found]:
    """Kept measurements of the targets' own indicator, area and last day."""
    every = [one for one in targets if one.indicator and one.area is not None]
    rows = Measurement.objects.filter(
        code__in={one.indicator for one in every},
        area__in={one.area for one in every},
        as_of__in={one.cut_off for one in every},
    ).order_by("pk")
    if seen:
        rows = rows.filter(as_of__lte=seen.last, known_on__lte=seen.known_on)
    newest = {(row.code, row.area_id, row.as_of): row for row in rows}
    found = {}
    for one in every:
        row = newest.get((one.indicator, one.area or 0, one.cut_off))
        if row is not None and row.numerator is not None and one.measure in {Measure.COUNT, Measure.PERCENT}:
            whole = None if row.denominator is None else Fraction(row.denominator)
            found[one.key] = Found(
                Result(Fraction(row.numerator), whole),
                "measured",
                row.as_of,
                period=(row.period.lower, row.period.upper - timedelta(1)),
                map_on=row.map_on,
                number=row.pk,
            )
    return found


def _claims(areas: Iterable[int | None]) -> list[Claim]:
    """The published results of these areas that recompute."""
    held = [one.claim for one in published_figures(area_ids={area for area in areas if area is not None})]
    wrong = {key for check in checks(held) if not check.holds for key in check.of}
    return [one for one in held if one.role == "result" and one.era == "after" and one.key not in wrong]


def _published(target: Target, claims: Iterable[Claim], seen: Seen | None) -> Found:
    """The communes published as drug-free in the year of the cut-off, of all there were on its last day."""
    if target.indicator not in {"A04", "A05"} or target.measure not in {Measure.COUNT, Measure.PERCENT}:
        return NOTHING
    year = _year(target, seen)
    alike = [
        one
        for one in claims
        if (seen is None or one.as_of <= seen.known_on.isoformat())
        and one.area == target.area
        and one.measure == "drug_free_communes"
        and one.end[:4] == str(year)
    ]
    if not alike:
        return NOTHING
    newest = max(alike, key=lambda one: (one.as_of, one.key))
    on = AssessmentYear(year).as_of
    units = sum(commune_counts(on).values()) if target.area is None else len(communes_of(target.area, on))
    return Found(Result(newest.value, Fraction(units)), "published", on, newest.source)
