"""How an event is written: the row, its units, and the lines that follow from it. Nothing is checked here."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from vungxanh.access.interface import Actor
from vungxanh.records.models import Event, EventLine, EventUnit
from vungxanh.records.queries.events import Version
from vungxanh.records.rules.events.codec import to_json
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.events.shape import Happened, Line, Standing


def write(
    told: Happened,
    before: Sequence[Standing],
    *,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
    replaces: Version | None = None,
    reason: str = "",
    withdrawn: bool = False,
    teller: tuple[str, str] | None = None,
) -> Event:
    """Write the row of an event with its units, and the lines that follow from it and what stands `before`.

    `teller` is the post and the holder who told it, where it is not who writes.
    """
    row = row_of(told, by=by, at=at, key=key or uuid4(), teller=teller)
    if replaces is not None:
        row.replaces_id, row.first = replaces.id, replaces.place
        row.reason, row.withdrawn = reason, withdrawn
    row.save(force_insert=True)
    write_along([(row, told, before)])
    return row


def row_of(
    told: Happened, *, by: Actor, at: datetime, key: UUID, teller: tuple[str, str] | None = None
) -> Event:
    """The row of an event, not yet written."""
    post, holder = teller or (by.symbol, by.holder)
    return Event(
        key=key,
        subject=told.subject,
        kind=told.kind,
        area_id=told.area,
        happened_on=told.day,
        learned_at=at,
        facts=to_json(told.facts),
        post=post,
        holder=holder or None,
    )


def write_new(told: Sequence[tuple[Happened, UUID]], *, by: Actor, at: datetime) -> None:
    """Write events that each begin a life, with their units and lines, each with its sender's key.

    By COPY, for a submission has many: the log of changes copies them by the same trigger as others.
    """
    rows = [row_of(one, by=by, at=at, key=key) for one, key in told]
    table = Event._meta.db_table
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, len(rows)]
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number
        with cursor.copy(f"COPY {table} ({', '.join(COPIED)}) FROM STDIN") as copy:
            for row in rows:
                plain = {name: getattr(row, name) for name in COPIED}
                copy.write_row(tuple((plain | {"facts": json.dumps(row.facts)}).values()))
    write_along([(row, one, ()) for row, (one, _) in zip(rows, told, strict=True)])


COPIED = (
    *("id", "key", "subject", "kind", "area_id", "happened_on", "learned_at"),
    *("reason", "withdrawn", "facts", "post", "holder"),
)
"""The columns of an event that replaces none."""


def write_along(written: Sequence[tuple[Event, Happened, Sequence[Standing]]]) -> None:
    """Write the units of events and the lines that follow from them; a withdrawn one has no lines."""
    EventUnit.objects.bulk_create(
        EventUnit(event=row, area_id=unit.area, position=place, share=unit.share)
        for row, told, _ in written
        for place, unit in enumerate(told.units, 1)
    )
    _copy_lines(
        (row.pk, line)
        for row, told, before in written
        if not row.withdrawn
        for line in KINDS[told.kind].lines(told, tuple(before))
    )


def _copy_lines(lines: Iterable[tuple[int, Line]]) -> None:
    """Write lines by COPY: a submission has several times as many of them as events."""
    table, columns = EventLine._meta.db_table, "event_id, area_id, indicator, day, value, breakdown"
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for event, line in lines:
            about = json.dumps(dict(line.breakdown))
            copy.write_row((event, line.area, line.indicator, line.day, line.value, about))
