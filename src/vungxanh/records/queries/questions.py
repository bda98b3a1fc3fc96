"""What has to be asked about: tests on no ground of the law, read from the events that count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vungxanh.periods.interface import ReportMonth
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
