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
from vungxanh.dossiers.queries.counts import communes_in
from vungxanh.dossiers.queries.kept import standing
from vungxanh.dossiers.queries.rows import record_of
from vungxanh.dossiers.queries.waiting import arriving
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.quality import Aspect, share_passing, with_doubles


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


Shares = Mapping[Aspect, Fraction | None]


def quality(by: Actor, *, area_id: int, at: datetime) -> dict[int, Shares]:
    """For each commune of an area the share of its dossiers that pass, by aspect. Raises Refused."""
    on = day_of(at)
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=area_id, on=on)
    communes = communes_in(area_id, on)
    with duty(Purpose.CHECK_QUALITY):
        every = standing([version for same in communes.values() for version in same], on)
    records = {
        commune: with_doubles(
            record_of(kept, state, at)
            for kept in every
            if kept.area_id in same and (state := kept.state(on)) is not None
        )
        for commune, same in communes.items()
    }
    return {commune: share_passing(found) for commune, found in records.items()}
