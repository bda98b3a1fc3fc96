"""What was recorded in some days about earlier ones: the events that move a balance already reported."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from vungxanh.access.interface import Actor, Purpose, Verb, duty, require
from vungxanh.dossiers.queries.counts import communes_in
from vungxanh.periods.interface import Period

MOVING = ("opened", "transferred_in", "transferred_out", "passed_on", "ended")
"""The events by which a dossier comes into a stock or leaves it."""

LATE = """
    SELECT CASE name
            WHEN 'ended' THEN 'ended:' || (facts ->> 'reason')
            WHEN 'transferred_out' THEN
                CASE WHEN (facts ->> 'late')::boolean THEN 'transferred_out:late'
                     ELSE 'transferred_out:in_time' END
            ELSE name END AS cause,
        day, learned, count(*)
    FROM dossiers_dossierevent
    WHERE area_id = ANY (%(communes)s) AND name = ANY (%(moving)s)
        AND learned >= %(since)s AND learned < %(until)s AND day < %(since)s
    GROUP BY 1, 2, 3 ORDER BY learned, day, cause
"""


@dataclass(frozen=True)
class LateEvent:
    """So many events of one kind that happened on `day` and were recorded on `learned`, after the days
    before had been reported."""

    cause: str
    day: date
    learned: date
    count: int


def late_events(by: Actor, *, area_id: int, on: date, days: Period) -> tuple[LateEvent, ...]:
    """The events recorded in these days that happened before them, and so changed their opening.

    They are why an opening differs from the closing that the commune reported. No row is read out. Raises
    Refused when the post may not see counts there.
    """
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=area_id, on=on)
    communes = [version for same in communes_in(area_id, days.last_day).values() for version in same]
    with duty(Purpose.COUNT), connection.cursor() as cursor:
        cursor.execute(
            LATE, {"communes": communes, "moving": list(MOVING), "since": days.start, "until": days.end}
        )
        return tuple(LateEvent(*row) for row in cursor.fetchall())
