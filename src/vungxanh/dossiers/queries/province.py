"""What a province sees without any row: late transfers, requests, quality."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q

from vungxanh.access.interface import Actor, Purpose, Verb, duty, require
from vungxanh.dossiers.models import Objection
from vungxanh.dossiers.queries.checked import Checked, last_check
from vungxanh.dossiers.queries.counts import communes_in
from vungxanh.dossiers.queries.waiting import arriving
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.quality import Aspect


@dataclass(frozen=True)
class Duties:
    """What a commune owes on a day, as counts: transfers it has not taken over in time, requests not answered
    or not acted on in time."""

    late_transfers: int = 0
    open_transfers: int = 0
    late_answers: int = 0
    late_acts: int = 0
    open_requests: int = 0


def duties(by: Actor, *, area_id: int, at: datetime) -> dict[int, Duties]:
    """The duties of each commune of an area; a commune that owes nothing is left out. Raises Refused."""
    on = day_of(at)
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=area_id, on=on)
    communes = communes_in(area_id, on)
    owner = {version: commune for commune, same in communes.items() for version in same}
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    with duty(Purpose.COUNT):
        for row in _transfers(list(owner), at) + _requests(list(owner), on):
            commune = owner[row.pop("area")]
            found[commune].update(row)
    return {commune: Duties(**counts) for commune, counts in sorted(found.items())}


def _transfers(areas: list[int], at: datetime) -> list[dict[str, Any]]:
    rows = arriving(day_of(at)).filter(area__in=areas).order_by().values("area")
    found = rows.annotate(open_transfers=Count("id"), late_transfers=Count("id", filter=Q(due__lt=at)))
    return [dict(row) for row in found]


def _requests(areas: list[int], on: date) -> list[dict[str, Any]]:
    rows = Objection.objects.filter(area__in=areas, closed_on=None).order_by().values("area")
    found = rows.annotate(
        open_requests=Count("id"),
        late_answers=Count("id", filter=Q(answered_on=None, answer_by__lt=on)),
        late_acts=Count("id", filter=Q(act_by__lt=on)),
    )
    return [dict(row) for row in found]


@dataclass(frozen=True)
class Quality:
    """What the last check found: its day (None before the first), and by commune the share of dossiers that
    pass each demand. A commune without a dossier on that day has no share."""

    day: date | None
    shares: Mapping[int, Mapping[Aspect, Fraction | None]]


def quality(by: Actor, *, area_id: int, on: date) -> Quality:
    """What the last check up to a day found in each commune of an area. Raises Refused."""
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=area_id, on=on)
    communes = communes_in(area_id, on)
    day, found = last_check({version: commune for commune, same in communes.items() for version in same}, on)
    return Quality(day, {commune: _shares(found.get(commune)) for commune in communes})


def _shares(found: Checked | None) -> dict[Aspect, Fraction | None]:
    if found is None or not found.total:
        return dict.fromkeys(Aspect)
    return {aspect: Fraction(found.passing[aspect.value], found.total) for aspect in Aspect}
