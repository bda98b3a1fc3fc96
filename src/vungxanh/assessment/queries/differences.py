"""The sources of a run's communes side by side, and what lies behind one input: cells, or sealed counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vungxanh.access.interface import Actor, Refused, Verb, may, require
from vungxanh.areas.interface import AreaSummary, areas
from vungxanh.assessment.models import SourceChoice, Verdict
from vungxanh.assessment.queries.held import NoVerdictError, run_held, verdict_held
from vungxanh.assessment.queries.sides import side_of
from vungxanh.assessment.queries.summaries import CommuneSources
from vungxanh.assessment.rules.inputs import COUNTED
from vungxanh.assessment.rules.sources import Side, Sources, sources_from
from vungxanh.assessment.rules.withheld import WANTED, WHY_EN, WHY_VI
from vungxanh.dossiers.interface import Behind, counts_behind
from vungxanh.indicators.interface import Measurement, measurements
from vungxanh.intake.interface import FactSource, source_of
from vungxanh.periods.interface import Period
from vungxanh.records.interface import Fact, facts_by_id, may_see_fugitives


def sources_of_run(by: Actor, run_id: int) -> list[CommuneSources]:
    """Every commune of a run with its source, those first whose sources differ; a constant number of queries.

    Raises NoVerdictError and Refused.
    """
    run = run_held(run_id)
    require(by, Verb.VIEW, area_id=run.province_id, on=run.as_of)
    rows = list(Verdict.objects.filter(run=run).values_list("area", "sources"))
    places = areas(area_id for area_id, _ in rows)
    sees = may_see_fugitives(by, area_id=run.province_id, on=run.as_of)
    found = _with_decisions({places[area_id]: _shown(kept, sees=sees) for area_id, kept in rows})
    return sorted(found, key=lambda one: not one.sources.differing)


def sources_of_commune(place: AreaSummary, kept: Mapping[str, object], *, sees: bool) -> CommuneSources:
    """The source of one commune as its verdict keeps it, with the decision behind it.

    `sees`: whether what is said of wanted people is shown.
    """
    return _with_decisions({place: _shown(kept, sees=sees)})[0]


def _shown(kept: Mapping[str, object], *, sees: bool) -> Sources:
    """The sources as kept; where two of them speak of wanted people, only to who may see it."""
    found = sources_from(kept)
    if sees:
        return found
    return replace(found, compared=tuple(one for one in found.compared if one.input != WANTED))


def _with_decisions(found: Mapping[AreaSummary, Sources]) -> list[CommuneSources]:
    wanted = [one.chosen.setting for one in found.values() if one.chosen.setting is not None]
    rows = SourceChoice.objects.filter(pk__in=wanted).select_related("post") if wanted else ()
    decided = {row.pk: row for row in rows}
    return [_commune(place, sources, decided) for place, sources in found.items()]


def _commune(place: AreaSummary, sources: Sources, decided: Mapping[int, SourceChoice]) -> CommuneSources:
    row = decided.get(sources.chosen.setting or 0)
    if row is None:
        return CommuneSources(place, sources)
    return CommuneSources(place, sources, row.post.title, row.since, row.whole_from)


@dataclass(frozen=True)
class SideBehind:
    """What one source says of an input, and what that rests on.

    `facts` are cells of workbooks; `counts` are sealed daily counts, None for who may not see counts.
    """

    side: Side
    counted: bool
    value: int | None
    indicator: str
    facts: tuple[Fact, ...]
    counts: Behind | None
    rests_on_counts: bool


def behind(by: Actor, run_id: int, area_id: int, name: str) -> tuple[SideBehind, ...]:
    """What lies behind one input of a commune's verdict: the source that counts first, then the other.

    Raises NoVerdictError, also for an input that is none, and Refused; wanted people have their own verb.
    """
    run = run_held(run_id)
    require(by, Verb.VIEW, area_id=area_id, on=run.as_of)
    row = verdict_held(run_id, area_id)
    if name not in COUNTED:
        raise NoVerdictError
    if name == WANTED and not may_see_fugitives(by, area_id=area_id, on=run.as_of):
        raise Refused(WHY_VI, WHY_EN)
    side = side_of(name, sources_from(row.sources))
    other = Side.REGISTERS if side is Side.WORKBOOK else Side.WORKBOOK
    ids = {side: row.measurements[name]}
    if name in row.other_measurements:
        ids[other] = row.other_measurements[name]
    kept = {one.pk: one for one in measurements(ids.values())}
    sees = may(by, Verb.VIEW_DOSSIER_COUNTS, area_id=area_id, on=run.as_of)
    return tuple(_side(one, one is side, kept[pk], sees=sees) for one, pk in ids.items())


def _side(side: Side, counted: bool, kept: Measurement, *, sees: bool) -> SideBehind:
    counts = [one for one in kept.fact_ids if source_of(one) is FactSource.DAILY_COUNT]
    return SideBehind(
        side=side,
        counted=counted,
        value=kept.numerator,
        indicator=kept.code,
        facts=tuple(facts_by_id(kept.fact_ids)),
        counts=_counts(kept, counts) if sees and counts else None,
        rests_on_counts=bool(counts),
    )


def _counts(kept: Measurement, facts: Iterable[int]) -> Behind:
    """The sealed counts of the one fact that a commune's stock rests on."""
    return counts_behind(
        max(facts),
        code=kept.code,
        area_id=kept.area_id,
        period=Period(kept.period.lower, kept.period.upper),
        as_of=kept.as_of,
        known_on=kept.known_on,
    )
