"""What a province sees without any row: late transfers, requests, quality, what is published of requests."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q

from vungxanh.access.interface import Actor, Purpose, Verb, duty, require
from vungxanh.dossiers.models import DailyCount, Objection
from vungxanh.dossiers.queries.counts import communes_in
from vungxanh.dossiers.queries.kept import standing
from vungxanh.dossiers.queries.rows import record_of
from vungxanh.dossiers.queries.waiting import arriving
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.quality import Aspect, share_passing, with_doubles
from vungxanh.periods.interface import Period

FEW = 5
"""Published counts below this are said as “dưới 5”."""


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


@dataclass(frozen=True)
class Published:
    """How often people asked for a correction in one year, as it is published: small numbers are not said."""

    request: str
    received: int | None
    corrected: int | None
    late: int | None


def published_requests(by: Actor, *, province_id: int, on: date, year: Period) -> tuple[Published, ...]:
    """The requests received in a province in a year, by what was asked; None stands for “fewer than 5”, also
    where a part could be worked out from the others. Raises Refused."""
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=province_id, on=on)
    ids = [version for same in communes_in(province_id, year.last_day).values() for version in same]
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with duty(Purpose.COUNT):
        rows = Objection.objects.filter(area__in=ids, received_on__gte=year.start, received_on__lt=year.end)
        for request, outcome, act_by, closed_on in rows.values_list(
            "request", "outcome", "act_by", "closed_on"
        ):
            counted[request].update(_parts(outcome, late=(closed_on or on) > act_by))
        kept = DailyCount.objects.filter(
            commune__in=ids, standing="none", day__gte=year.start, day__lt=year.end
        )
        for cause, count in kept.values_list("cause", "count"):
            _, request, outcome, when = cause.split(":")
            for part in _parts(outcome, late=when == "late"):
                counted[request][part] += count
    return tuple(_published(request, parts) for request, parts in sorted(counted.items()))


def _parts(outcome: str, *, late: bool) -> list[str]:
    return ["received", *(["corrected"] if outcome == "corrected" else []), *(["late"] if late else [])]


def _published(request: str, parts: Counter[str]) -> Published:
    received = parts["received"]
    return Published(
        request, few(received), _part(parts["corrected"], received), _part(parts["late"], received)
    )


def few(count: int) -> int | None:
    """A count as it may be published: None where it is under 5 and not nothing."""
    return None if 0 < count < FEW else count


def _part(part: int, whole: int) -> int | None:
    """A part of a published count: None also where what is left over would be small."""
    return None if few(part) is None or few(whole - part) is None else part
