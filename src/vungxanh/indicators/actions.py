"""Keeping measurements that a verdict or a report rests on."""

import hashlib
import json
from collections.abc import Sequence

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from vungxanh.access.interface import Actor, acting
from vungxanh.indicators.models import Measurement
from vungxanh.indicators.rules.measured import Measured


def digest(measured: Measured) -> str:
    """A name for the content of a measurement: equal content, equal name."""
    parts = [
        measured.code,
        measured.area_id,
        measured.period.start.isoformat(),
        measured.period.end.isoformat(),
        measured.as_of.isoformat(),
        measured.map_on.isoformat(),
        measured.known_on.isoformat(),
        measured.numerator,
        measured.denominator,
        list(measured.fact_ids),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def keep(measured: Sequence[Measured], *, by: Actor) -> list[int]:
    """Store measurements and give their ids in the same order; what is already kept is not kept again."""
    rows = [_row(one) for one in measured]
    with transaction.atomic(), acting(by, "keep measurements"):
        Measurement.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)
        ids = dict(
            Measurement.objects.filter(digest__in=[row.digest for row in rows]).values_list("digest", "pk")
        )
    return [ids[row.digest] for row in rows]


def _row(measured: Measured) -> Measurement:
    return Measurement(
        code=measured.code,
        area_id=measured.area_id,
        period=DateRange(measured.period.start, measured.period.end),
        as_of=measured.as_of,
        map_on=measured.map_on,
        known_on=measured.known_on,
        numerator=measured.numerator,
        denominator=measured.denominator,
        fact_ids=list(measured.fact_ids),
        digest=digest(measured),
    )
