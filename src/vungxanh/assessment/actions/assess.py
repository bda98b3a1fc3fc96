"""Assessing a province: one run, one verdict a commune, all in one transaction."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, acting, require, simulated
from vungxanh.assessment.models import Run, Verdict
from vungxanh.assessment.queries.gathering import Gathered, gather
from vungxanh.assessment.rules.conclude import Concluded, Conclusion, Terms, conclude
from vungxanh.assessment.rules.inputs import ROUTE, Given, criteria_met
from vungxanh.assessment.rules.totals import HELD, Target
from vungxanh.indicators.interface import Measured, keep
from vungxanh.law.interface import DEFAULT_READING, Declared, Reading, ruleset_for
from vungxanh.periods.interface import AssessmentYear


def assess(
    *,
    province_id: int,
    year: int,
    known_on: date,
    by: Actor,
    reading: Reading = DEFAULT_READING,
    declared: Declared | None = None,
    target: Target | None = None,
) -> int:
    """Assess all communes of a province for a year, as known on a day; returns the run's id.

    Assessing again what has not changed finds the run that already says so. `target` is the share of
    drug-free communes to reach. Raises Refused, NoCommunesError, and LawError for a year outside the rule
    set's validity.
    """
    assessed = AssessmentYear(year)
    require(by, Verb.ASSESS, area_id=province_id, on=assessed.as_of)
    ruleset_for(year)  # The law is asked first: outside its validity there is nothing to gather.
    said = declared or Declared()
    gathered = gather(province_id, assessed, known_on, said.residents_basis)
    terms = Terms(
        year, reading, said, gathered.resident_violators, simulated(), points_shared=gathered.points_shared
    )
    conclusion = conclude(gathered.province.code, gathered.given, gathered.held.keys(), terms)
    digest = _digest(gathered, conclusion, target)
    with acting(by, "assess"), transaction.atomic():
        latest = Run.objects.filter(province_id=province_id, year=year).order_by("-pk").first()
        if latest is not None and latest.digest == digest:
            return latest.pk
        run = _run(gathered, conclusion, terms, target, known_on, digest, by)
        _keep_verdicts(run, gathered, conclusion, by)
    return run.pk


def _digest(gathered: Gathered, conclusion: Conclusion, target: Target | None) -> str:
    """A name for all that was concluded; the day of knowledge is no part of it."""
    parts = [
        conclusion.receipt.decode(),
        sorted(one.sha256 for one in conclusion.communes.values()),
        {area_id: [flag.code for flag in flags] for area_id, flags in sorted(gathered.held.items())},
        [target.percent_num, target.percent_den, target.source] if target else None,
        {area_id: gathered.sides.sources[area_id].as_json() for area_id in sorted(gathered.communes)},
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _run(
    gathered: Gathered,
    conclusion: Conclusion,
    terms: Terms,
    target: Target | None,
    known_on: date,
    digest: str,
    by: Actor,
) -> Run:
    year = AssessmentYear(terms.year)
    return Run.objects.create(
        province_id=gathered.province.id,
        year=terms.year,
        period=DateRange(year.period.start, year.period.end),
        as_of=year.as_of,
        map_on=year.as_of,
        known_on=known_on,
        reading=terms.reading.key,
        count_at=terms.declared.count_at,
        residents_basis=terms.declared.residents_basis,
        target_numerator=target.percent_num if target else None,
        target_denominator=target.percent_den if target else None,
        target_source=target.source if target else "",
        resident_violators_province=terms.resident_violators,
        verdict=conclusion.province.verdict,
        receipt=conclusion.receipt,
        readings=[
            {
                "key": one.key,
                "counts": dict(one.counts),
                "province_verdict": one.province_verdict,
                "changed": one.changed,
            }
            for one in conclusion.readings
        ],
        digest=digest,
        post_id=by.post_id,
        created_at=timezone.now(),
    )


def _keep_verdicts(run: Run, gathered: Gathered, conclusion: Conclusion, by: Actor) -> None:
    """Store the measurements used and one verdict a commune that names them."""
    used, other = (_kept(found, gathered, by) for found in (gathered.measured, gathered.sides.other))
    Verdict.objects.bulk_create(
        _verdict(
            run,
            gathered,
            conclusion.communes.get(given.area_id),
            given,
            {"measurements": used[given.area_id], "other_measurements": other[given.area_id]},
        )
        for given in gathered.given
    )


def _kept(
    measured: Mapping[tuple[int, str], Measured], gathered: Gathered, by: Actor
) -> dict[int, dict[str, int]]:
    """Keep measurements of communes; their ids by commune and input."""
    found = {key: one for key, one in measured.items() if key[0] in gathered.communes}
    ids: dict[int, dict[str, int]] = {area_id: {} for area_id in gathered.communes}
    for (area_id, name), measurement in zip(found, keep(list(found.values()), by=by), strict=True):
        ids[area_id][name] = measurement
    return ids


def _verdict(
    run: Run,
    gathered: Gathered,
    concluded: Concluded | None,
    given: Given,
    measurements: Mapping[str, dict[str, int]],
) -> Verdict:
    area_id = given.area_id
    route = gathered.routes[area_id]
    series = gathered.series.get(area_id)
    row = Verdict(
        run=run,
        area_id=area_id,
        verdict=HELD,
        criteria_met=[],
        figures=dict(given.inputs),
        verdicts={},
        held=[[flag.code, flag.reason_vi, flag.reason_en] for flag in gathered.held.get(area_id, ())],
        **measurements,
        sources=gathered.sides.sources[area_id].as_json(),
        elsewhere={
            ROUTE: {
                "mark": route.mark_id,
                "routes": list(route.route_ids),
                "events": list(route.event_ids),
            },
            **({"residents": {"source": series.source, "as_of": series.as_of.isoformat()}} if series else {}),
        },
    )
    if concluded is not None:
        row.verdict = concluded.result.verdict
        row.key_class = concluded.result.key_class
        row.drug_free = concluded.result.drug_free
        row.criteria_met = criteria_met(concluded.result)
        row.verdicts = dict(concluded.verdicts)
        row.receipt = concluded.receipt
        row.receipt_sha256 = concluded.sha256
    return row
