"""The frame in which every act on dossiers is done: permission, one transaction, the rows it may touch."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import connection

from vungxanh.access.interface import Actor, Purpose, Verb, acting, require
from vungxanh.dossiers.queries.sight import sight
from vungxanh.dossiers.rules.days import day_of


@contextmanager
def at_work(
    by: Actor, verb: Verb, act: str, *, at: datetime, purpose: Purpose = Purpose.MANAGE, area_id: int = 0
) -> Iterator[date]:
    """Act on the dossiers of a commune, the post's own unless another is named; gives the day.

    Raises Refused when the post lacks the permission there on that day.
    """
    on, where = day_of(at), area_id or by.area_id
    require(by, verb, area_id=where, on=on)
    with acting(by, act), sight(by, verb, purpose=purpose, area_id=where, on=on):
        yield on


def one_at_a_time(area_id: int) -> None:
    """Let one transaction after another open dossiers in a commune: two at once would not see each other's
    decision, and each would think it the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [OPENING, area_id])


OPENING = 5_127_002
"""The number of the lock of openings; any number nobody else uses would do."""
