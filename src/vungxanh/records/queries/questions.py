"""What has to be asked about: tests on no ground of the law, read from the events that count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vungxanh.records.queries.lines import known_lines
from vungxanh.records.rules.events.screening import Ground


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
