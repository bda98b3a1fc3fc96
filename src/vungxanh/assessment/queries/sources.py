"""Where the inputs of a verdict come from, down to the cell."""

from vungxanh.assessment.models import Run, Verdict
from vungxanh.assessment.queries.summaries import Source
from vungxanh.assessment.rules.inputs import COUNTED, ROUTE
from vungxanh.assessment.rules.withheld import WANTED, WITHHELD
from vungxanh.dossiers.interface import sealed_day
from vungxanh.indicators.interface import Measurement, measurements
from vungxanh.intake.interface import FactSource, source_of
from vungxanh.records.interface import INPUT_INDICATORS, Fact, facts_by_id, route_sources


def sources_of(row: Verdict, run: Run, *, sees: bool) -> tuple[Source, ...]:
    """One source an input and fact, in the order of the inputs; a constant number of queries.

    `sees`: whether what is said of wanted people is shown.
    """
    kept = {one.pk: one for one in measurements(row.measurements.values())}
    facts = {fact.fact_id: fact for fact in facts_by_id(id_ for one in kept.values() for id_ in one.fact_ids)}
    found: list[Source] = []
    for name in COUNTED:
        if name == WANTED and not sees:
            found.append(Source(name, WITHHELD, INPUT_INDICATORS[name], "", "", None, None))
            continue
        measured = kept[row.measurements[name]]
        used = [facts[id_] for id_ in measured.fact_ids if id_ in facts]
        cells = [_from_fact(name, fact) for fact in used]
        found += cells or _from_counts(name, measured) or [_elsewhere(row, name)]
    return (*found, *_routes(row))


def _from_fact(name: str, fact: Fact) -> Source:
    return Source(
        input=name,
        value=fact.value,
        indicator=fact.indicator,
        sheet=fact.sheet,
        cell=fact.cell,
        submission_id=fact.submission_id,
        learned_at=fact.learned_at,
        month=fact.month,
        stated=fact.month is None and fact.submission_id is None,
    )


def _from_counts(name: str, measured: Measurement) -> list[Source]:
    """An input that sealed daily counts of dossiers say."""
    if not any(source_of(one) is FactSource.DAILY_COUNT for one in measured.fact_ids):
        return []
    taken = sealed_day(measured.as_of, measured.known_on)
    return [Source(name, measured.numerator, measured.code, "", "", None, None, counted_on=taken)]


def _elsewhere(row: Verdict, name: str) -> Source:
    """An input nobody reported: taken from an imported series, or unknown."""
    series = row.elsewhere.get(name)
    origin = f"{series['source']} · {series['as_of']}" if series else ""
    return Source(name, row.figures[name], INPUT_INDICATORS[name], "", "", None, None, origin)


def _routes(row: Verdict) -> list[Source]:
    """The route mark's reasons; one line that says unknown where nothing was reported."""
    kept = row.elsewhere[ROUTE]
    reasons = [
        Source(
            ROUTE,
            one.mark,
            "A14",
            one.sheet,
            one.cell,
            one.submission_id,
            one.learned_at,
            one.name,
            route=one.subject,
        )
        for one in route_sources(kept["mark"], kept["routes"], kept.get("events", ()))
    ]
    return reasons or [Source(ROUTE, row.figures[ROUTE], "A14", "", "", None, None)]
