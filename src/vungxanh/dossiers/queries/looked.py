"""Dossiers of a commune as a post in the province sees them: for a purpose, so many a page and a day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from vungxanh.access.interface import Actor, Purpose, Verb, record_look, rows_looked_at
from vungxanh.dossiers.queries.kept import standing
from vungxanh.dossiers.queries.rows import Row, rows_of
from vungxanh.dossiers.queries.sight import grounds, sight
from vungxanh.dossiers.rules.days import day_of, start_of
from vungxanh.dossiers.rules.defaults import STANDARD
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.quality import Rule

PURPOSES = (Purpose.CHECK_QUALITY, Purpose.RECONCILE, Purpose.HAND_OVER, Purpose.ANSWER_REQUEST)
"""What a post in the province may look for; managing is the commune's own work."""
LOCK = 5_127_003
"""The first number of the lock under which one holder's rows of a day are counted and shown."""


@dataclass(frozen=True)
class Seen:
    """A dossier as the province sees it: no number of the paper file, no age, no sex, no id to ask with."""

    kind: Kind
    symbol: str
    decided_on: date
    last_day: date | None
    days_left: int | None
    lapses: bool
    awaits: bool
    leaves_late: bool
    fixes: tuple[Rule, ...]


@dataclass(frozen=True)
class Looked:
    """A page of a commune's dossiers. `today` counts the rows this holder was shown today, these included;
    `most` is how many it may be. `cut` where that number, and not the page, ended the list."""

    rows: tuple[Seen, ...]
    total: int
    page: int
    today: int
    most: int
    cut: bool

    @property
    def more(self) -> bool:
        """Whether there is a next page that may be shown today."""
        return not self.cut and self.page * STANDARD.province_page < self.total and self.today < self.most


def look_from_province(by: Actor, *, area_id: int, purpose: Purpose, page: int, at: datetime) -> Looked:
    """A page of the dossiers that stand in a commune of the province; the look is recorded.

    At most 50 rows a page, and 200 a day for one holder, whatever posts they look as: what is past that is
    not shown, and the outside reviewer sees that it was reached. Raises Refused, ValueError for a purpose
    that a province has not.
    """
    if purpose not in PURPOSES:
        raise ValueError(f"not a purpose of the province: {purpose}")
    on, size, most = day_of(at), STANDARD.province_page, settings.ROWS_A_DAY
    with sight(by, Verb.VIEW_DOSSIERS_PROVINCE, purpose=purpose, area_id=area_id, on=on):
        _one_at_a_time(by)
        before = rows_looked_at(start_of(on))
        every = rows_of(standing(grounds(area_id), on), at, {})
        wanted = every[(page - 1) * size : page * size]
        shown = wanted[: max(0, most - before)]
        record_look(area_id, _ids(shown))
    rows = tuple(_seen(row, at) for row in shown)
    return Looked(rows, len(every), page, before + len(shown), most, len(shown) < len(wanted))


def _ids(rows: tuple[Row, ...]) -> list[UUID]:
    return sorted(row.id for row in rows)


def _one_at_a_time(by: Actor) -> None:
    """Let two requests of one holder wait for each other: at once they would both count the same day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, by.holder])


def _seen(row: Row, at: datetime) -> Seen:
    decision = row.state.decision
    return Seen(
        row.state.kind,
        decision.symbol,
        decision.date,
        row.last_day,
        row.days_left,
        row.lapses,
        row.awaits,
        row.hand_over is not None and at > row.hand_over.due,
        row.fixes,
    )
