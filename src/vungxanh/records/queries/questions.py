"""What has to be asked about, read from the events that count: tests on no ground of the law, months without
a report, suspicions about to end, models asleep."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Sum

from vungxanh.periods.interface import ReportMonth
from vungxanh.records.models import Event
from vungxanh.records.queries.events import counting
from vungxanh.records.queries.lines import known_lines
from vungxanh.records.queries.months import reports
from vungxanh.records.rules.events.screening import Ground
from vungxanh.records.rules.monthly.due import Timing, months_owed, timing


@dataclass(frozen=True, slots=True)
class Finding:
    """A question about an area (phát hiện): what was found, where, on which day, in which event."""

    area_id: int
    day: date
    question: str
    value: int
    subject: UUID


def findings(area_ids: Iterable[int], *, since: date) -> list[Finding]:
    """Tests whose ground is none of the list, newest first; one query. Who may see is asked by the caller."""
    rows = known_lines().filter(
        area_id__in=list(area_ids), indicator="C01", breakdown__ground=Ground.OTHER.value, day__gte=since
    )
    found = rows.order_by("-day", "-pk").values_list("area_id", "day", "value", "event__subject")
    return [Finding(area, day, "test_without_ground", value, subject) for area, day, value, subject in found]


def silent_months(area_ids: Iterable[int], *, on: date, back: int = 3) -> list[tuple[int, ReportMonth]]:
    """The communes and months whose report is late and not handed in, the oldest first; one query.

    Who may see is asked by the caller.
    """
    found = reports(sorted(area_ids), months_owed(on, back))
    late = [
        one
        for one in found.values()
        if timing(one.month, one.state, one.first_submitted_on, on) is Timing.LATE
    ]
    return [(one.area_id, one.month) for one in sorted(late, key=lambda one: (one.month.as_of, one.area_id))]


SOON = timedelta(14)
"""So long before its end a suspicion is asked about."""


def ending_suspicions(area_ids: Iterable[int], *, on: date) -> list[Finding]:
    """Points of use that stand on a suspicion which ends by itself within SOON; one query.

    A point that touches several areas is asked about in each. Who may see is asked by the caller.
    """
    ahead = known_lines().filter(area_id__in=list(area_ids), indicator="G02", day__gt=on, day__lte=on + SOON)
    ending = ahead.values("area_id", "event__subject", "day").annotate(change=Sum("value"))
    rows = ending.filter(change__lt=0).order_by("day", "area_id", "event__subject")
    return [Finding(row["area_id"], row["day"], "ending_suspicion", 1, row["event__subject"]) for row in rows]


def asleep_models(area_ids: Iterable[int], *, on: date) -> list[Finding]:
    """Self-managed models that have not ended and fell asleep, by the day on which they did; one query.

    Who may see is asked by the caller.
    """
    ended = counting(Event.objects.filter(kind="model_ended"))
    told = known_lines().filter(area_id__in=list(area_ids), indicator="E07", day__lte=on)
    lives = told.exclude(event__subject__in=ended.values("subject")).values("area_id", "event__subject")
    rows = lives.annotate(awake=Sum("value"), since=Max("day")).filter(awake=0)
    return [
        Finding(row["area_id"], row["since"], "asleep_model", 1, row["event__subject"])
        for row in rows.order_by("since", "area_id", "event__subject")
    ]
