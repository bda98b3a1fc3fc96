"""Reads of runs and verdicts. The first argument says who looks; outside the post's areas it is refused."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, F, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from vungxanh.access.interface import Actor, Verb, holds, require, simulated
from vungxanh.areas.interface import AreaSummary, Flag, area, areas, province_of, same_ground
from vungxanh.assessment.models import Run, Verdict
from vungxanh.assessment.queries.differences import sources_of_commune
from vungxanh.assessment.queries.held import NoVerdictError, run_held, verdict_held
from vungxanh.assessment.queries.sources import sources_of
from vungxanh.assessment.queries.summaries import (
    CommuneRow,
    CommuneVerdict,
    Criterion,
    RunSummary,
    YearVerdict,
)
from vungxanh.assessment.rules.sources import Side
from vungxanh.assessment.rules.totals import (
    OUTCOMES,
    ReadingCounts,
    Target,
    drug_free_share,
    gap_points,
    key_total,
    other_classes,
)
from vungxanh.assessment.rules.withheld import WANTED, WITHHELD, conditions_met, extract
from vungxanh.law.interface import canonical
from vungxanh.periods.interface import AssessmentYear, Period
from vungxanh.records.interface import key_routes, may_see_fugitives


def years(by: Actor, province_id: int) -> tuple[int, ...]:
    """The years a province has been assessed for, the latest first."""
    found = _of_province(province_id).order_by("-year")
    seen = tuple(found.values_list("year", flat=True).distinct())
    if seen:
        _may_see(by, province_id, AssessmentYear(seen[0]).as_of)
    return seen


def latest_run(
    by: Actor, *, province_id: int, year: int | None = None, known_on: date | None = None
) -> RunSummary | None:
    """The newest assessment of a province, of one year or of the last one assessed; None without any.

    With `known_on` the newest of those that were made by the end of that day.
    """
    found = _of_province(province_id)
    if known_on is not None:
        found = found.filter(created_at__date__lte=known_on)
    if year is not None:
        found = found.filter(year=year)
    run = found.select_related("post").order_by("-year", "-pk").first()
    return None if run is None else _summary(by, run)


def _of_province(province_id: int) -> QuerySet[Run]:
    """The runs of a province in each of its versions: one that became a city is the same ground."""
    return Run.objects.filter(province__in=same_ground([province_id])[province_id])


def run_summary(by: Actor, run_id: int) -> RunSummary:
    """One assessment by its id; raises NoVerdictError and Refused."""
    return _summary(by, run_held(run_id))


def _may_see(by: Actor, province_id: int, on: date) -> None:
    """A commune's post may see the totals of its own province; every other post only its own areas."""
    of_its_own = by.level == "commune" and province_of([by.area_id]).get(by.area_id) == province_id
    if not (of_its_own and holds(by.role, Verb.VIEW)):
        require(by, Verb.VIEW, area_id=province_id, on=on)


def _summary(by: Actor, run: Run) -> RunSummary:
    _may_see(by, run.province_id, run.as_of)
    readings = tuple(_reading(one) for one in run.readings)
    counts = next(one.counts for one in readings if one.key == run.reading)
    share = drug_free_share(counts)
    target = _target(run)
    province = area(run.province_id)
    sees = may_see_fugitives(by, area_id=run.province_id, on=run.as_of)
    return RunSummary(
        id=run.pk,
        province=province,
        year=run.year,
        period_start=run.period.lower,
        period_end=run.period.upper,
        as_of=run.as_of,
        map_on=run.map_on,
        known_on=run.known_on,
        reading=run.reading,
        total=sum(counts.values()),
        counts=counts,
        key_total=key_total(counts),
        drug_free_share=share,
        target=target,
        gap_points=gap_points(share, target),
        province_verdict=run.verdict,
        province_criteria=criteria_of(_said(run.receipt, sees=sees)),
        routes=tuple(
            key_routes(
                province.id,
                period=Period(run.period.lower, run.period.upper),
                known_on=run.known_on,
                registers=list(
                    _verdicts(run).filter(sources__side=Side.REGISTERS).values_list("area", flat=True)
                ),
            )
        ),
        readings=readings,
        ambiguous=_verdicts(run).filter(_Moves(F("verdicts"), F("verdict"))).count(),
        created_at=run.created_at,
        by_title=run.post.title,
        simulated=simulated(),
        withheld=not sees,
    )


def _reading(kept: Mapping[str, Any]) -> ReadingCounts:
    # JSON keeps no order that a reader could rely on, so the order of display is given again.
    counts = {outcome: kept["counts"][outcome] for outcome in OUTCOMES}
    return ReadingCounts(kept["key"], counts, kept["province_verdict"], kept["changed"])


def _target(run: Run) -> Target | None:
    if run.target_numerator is None or run.target_denominator is None:
        return None
    return Target(Fraction(run.target_numerator, run.target_denominator), run.target_source)


def _verdicts(run: Run) -> QuerySet[Verdict]:
    return Verdict.objects.filter(run=run).order_by("pk")


class _Moves(Func):
    """Whether some reading gives a commune another class; asked of the database, which need not hand over the
    classes of every reading of every commune for one number."""

    output_field = BooleanField()

    def as_sql(self, compiler: SQLCompiler, *_given: Any, **_named: Any) -> tuple[str, tuple[Any, ...]]:
        """The classes by reading, and the class that counts."""
        (readings, first), (verdict, second) = map(compiler.compile, self.source_expressions)
        return f"EXISTS (SELECT FROM jsonb_each_text({readings}) AS one WHERE value <> {verdict})", (
            *first,
            *second,
        )


def rows(by: Actor, run_id: int) -> list[CommuneRow]:
    """All communes of a run in Vietnamese order; raises NoVerdictError and Refused.

    Only for posts that answer for the whole province: it holds every commune's figures.
    """
    run = run_held(run_id, "province_id", "as_of")
    require(by, Verb.VIEW, area_id=run.province_id, on=run.as_of)
    kept = list(_verdicts(run).values_list("area_id", *SHOWN, named=True))
    places = areas(row.area_id for row in kept)
    sees = may_see_fugitives(by, area_id=run.province_id, on=run.as_of)
    return [CommuneRow(**_row_fields(row, places[row.area_id], sees=sees)) for row in kept]


SHOWN = ("verdict", "key_class", "drug_free", "criteria_met", "figures", "verdicts", "held")
"""What a table shows of a verdict."""


def _row_fields(row: Any, place: AreaSummary, *, sees: bool) -> dict[str, Any]:  # noqa: ANN401 (or a part of it)
    """What a row shows; of wanted people only to who may see it."""
    figures, met = dict(row.figures), tuple(row.criteria_met)
    if not sees:
        figures, met = figures | {WANTED: WITHHELD}, conditions_met(met, row.drug_free)
    return {
        "area": place,
        "verdict": row.verdict,
        "key_class": row.key_class,
        "drug_free": row.drug_free,
        "criteria_met": met,
        "residents": figures.get("residents"),
        "figures": figures,
        "other_verdicts": other_classes(row.verdicts, row.verdict),
        "held": tuple(Flag(*flag) for flag in row.held),
    }


def commune(by: Actor, run_id: int, area_id: int) -> CommuneVerdict:
    """One commune's verdict with its working; raises NoVerdictError and Refused."""
    run = run_held(run_id)
    require(by, Verb.VIEW, area_id=area_id, on=run.as_of)
    row = verdict_held(run_id, area_id)
    sees = may_see_fugitives(by, area_id=area_id, on=run.as_of)
    said = _said(row.receipt, sees=sees)
    place = area(area_id)
    return CommuneVerdict(
        **_row_fields(row, place, sees=sees),
        criteria=criteria_of(said),
        reading=run.reading,
        verdicts=row.verdicts,
        because=tuple(said.get("because") or ()),
        possible=tuple(said.get("possible") or ()),
        decides=tuple(said.get("decides") or ()),
        nearest=said.get("nearest"),
        receipt_sha256=row.receipt_sha256 if sees else "",
        sources=sources_of(row, run, sees=sees),
        origin=sources_of_commune(place, row.sources, sees=sees),
        declared={"count_at": run.count_at, "residents_basis": run.residents_basis},
        withheld=not sees,
    )


def _said(receipt: bytes | memoryview | None, *, sees: bool) -> dict[str, Any]:
    """What a receipt says; `sees`: whether also what it says of wanted people."""
    if receipt is None:
        return {}
    said: dict[str, Any] = json.loads(bytes(receipt))
    return said if sees else extract(said)


def history(by: Actor, area_id: int) -> tuple[YearVerdict, ...]:
    """A commune's class year by year, the latest first: the newest run of each year, on that year's map."""
    found = Verdict.objects.filter(area_id=area_id).select_related("run").order_by("-run__year", "-run_id")
    entries = []
    for row in found.distinct("run__year").defer("receipt", "run__receipt"):
        require(by, Verb.VIEW, area_id=area_id, on=row.run.as_of)
        entries.append(YearVerdict(row.run.year, row.verdict, row.run_id, area(area_id)))
    return tuple(entries)


def receipt(by: Actor, run_id: int, area_id: int | None) -> bytes:
    """The receipt of a commune, or with None of the province, byte for byte; for who may not see what it says
    of wanted people an extract of it.

    Raises NoVerdictError (also for a held commune, which has none) and Refused.
    """
    run = run_held(run_id)
    require(by, Verb.VIEW, area_id=area_id or run.province_id, on=run.as_of)
    kept = run.receipt if area_id is None else verdict_held(run_id, area_id).receipt
    if kept is None:
        raise NoVerdictError
    if may_see_fugitives(by, area_id=area_id or run.province_id, on=run.as_of):
        return bytes(kept)
    return canonical(_said(kept, sees=False))


def criteria_of(said: Mapping[str, Any]) -> tuple[Criterion, ...]:
    """The criteria of a receipt, each with the rule set's own words for what it asks."""
    if not said:
        return ()
    words = _words(json.dumps(said["rules"], sort_keys=True))
    return tuple(
        Criterion(
            id=step["id"],
            citation=step["citation"],
            text=words.get(step["id"], ""),
            met=step["met"],
            value=step["value"],
            threshold=step["threshold"],
            margin=step["margin"],
            margin_upper=step.get("margin_upper"),
            withheld=step.get(WITHHELD, False),
        )
        for step in said["criteria"]
    )


@lru_cache(maxsize=8)
def _words(rules: str) -> dict[str, str]:
    """What each criterion of a rule set says in Vietnamese, by its id."""
    return dict(_spoken(json.loads(rules)))


def _spoken(thing: object) -> Iterator[tuple[str, str]]:
    if isinstance(thing, dict):
        if "id" in thing and "cite" in thing and "says" in thing:
            yield thing["id"], thing["says"]["vi"]
        for value in thing.values():
            yield from _spoken(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _spoken(value)
