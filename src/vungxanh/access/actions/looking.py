"""The frames in which rows of dossiers are seen, and the record of each look."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from vungxanh.access.models.scope import INSIDE, Frame
from vungxanh.access.queries import require_all
from vungxanh.access.rules import Actor, Verb
from vungxanh.access.rules.purposes import Purpose, purpose_words
from vungxanh.access.rules.tickets import EVERYWHERE, LIFE, NOBODY, Ticket, areas_of, derived_key, signed


@contextmanager
def looking(
    by: Actor, *, verb: Verb, purpose: Purpose, areas: Iterable[int], on: date, minors: bool = False
) -> Iterator[None]:
    """See, and write, rows of dossiers in the areas: one transaction under a signed ticket.

    Every row that is displayed is recorded with `record_look` before the frame ends. `minors` lets rows of
    people under 18 through. Raises Refused unless the actor has the verb, and with `minors` also the one for
    minors, in each of the areas on that day; ValueError for a purpose that no person can have. Frames may
    stand in each other and in `acting`; the ticket of the inner one counts.
    """
    wanted = frozenset(areas)
    if not purpose_words(purpose).of_people:
        raise ValueError(f"not a purpose of a person: {purpose}")
    require_all(by, verb, area_ids=wanted, on=on)
    if minors:
        require_all(by, Verb.VIEW_MINORS, area_ids=wanted, on=on)
    with _ticket(by, purpose, Frame(tuple(sorted(wanted)), minors), shows=True):
        yield


@contextmanager
def duty(purpose: Purpose, *, by: Actor | None = None) -> Iterator[None]:
    """Let the system do its own duty on dossiers of every area, minors included; it displays no row.

    `by` is the post whose act made the duty necessary, such as the acceptance of a hand-over.
    """
    with _ticket(by, purpose, Frame(None, minors=True), shows=False):
        yield


def record_look(area_id: int, dossiers: Sequence[UUID]) -> None:
    """Record that these dossiers of one area are displayed, in the transaction that reads them.

    Holder, post and purpose come from the verified ticket. An empty page is no look. The database refuses
    what is outside the ticket, and more than 1,000 dossiers at a time.
    """
    if dossiers:
        _call("SELECT access_record_look(%s, %s::uuid[])", area_id, [str(one) for one in dossiers])


def rows_looked_at(since: datetime) -> int:
    """How many rows the holder of this frame's ticket has been shown since then."""
    return int(_call("SELECT access_rows_looked_at(%s)", since))


def forget_looks(dossiers: Sequence[UUID]) -> int:
    """Remove what tells which looks were at these dossiers; the looks stay. Inside `duty` only.

    Returns how many references went.
    """
    return int(_call("SELECT access_forget_looks(%s::uuid[])", [str(one) for one in dossiers]))


def _call(sql: str, *values: int | datetime | list[str]) -> int:
    """The one number that a function of the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        answer: int = cursor.fetchone()[0]
    return answer


@contextmanager
def _ticket(by: Actor | None, purpose: Purpose, frame: Frame, *, shows: bool) -> Iterator[None]:
    """A transaction with a ticket; what stood before stands again afterwards."""
    with transaction.atomic():
        before = _presented()
        _present(
            signed(
                Ticket(
                    holder=by.holder if by else NOBODY,
                    post_id=by.post_id if by else 0,
                    purpose=purpose,
                    areas=EVERYWHERE if frame.areas is None else areas_of(frame.areas),
                    minors=frame.minors,
                    shows=shows,
                    backend=connection.connection.info.backend_pid,
                    expires=int(time.time()) + LIFE,
                ),
                derived_key(settings.SECRET_KEY),
            )
        )
        inside = INSIDE.set(frame)
        try:
            yield
        finally:
            INSIDE.reset(inside)
        if before is not None:
            _present(before)


def _presented() -> str | None:
    """The ticket of the frame around this one, empty for none; None where the transaction ends with this."""
    if len(connection.atomic_blocks) < 2:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('access.ticket', true), '')")
        before: str = cursor.fetchone()[0]
    return before


def _present(ticket: str) -> None:
    """Give the database a ticket for the rest of the transaction, or none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_present_ticket(%s)", [ticket])
