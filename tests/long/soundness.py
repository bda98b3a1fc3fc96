"""What must hold of every dossier at any moment, worked out anew from its events: for the long proofs.

Everything is read in one snapshot, so people may go on working meanwhile.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import psycopg

LOOKS = """
    SELECT look.id, look.rows, cardinality(look.commitments), count(reference.id) FROM access_look AS look
    LEFT JOIN access_lookreference AS reference ON reference.look = look.id
    GROUP BY look.id HAVING cardinality(look.commitments) <> count(reference.id)
        OR look.purpose <> 'oversight' AND look.rows <> cardinality(look.commitments)
"""
UNQUEUED = """
    SELECT count(*) FROM access_look AS look
    WHERE NOT EXISTS (SELECT FROM access_seal WHERE kind = 'access_look' AND row = look.id)
        AND NOT EXISTS (SELECT FROM access_unsealed WHERE kind = 'access_look' AND row = look.id)
"""


def faults() -> list[str]:
    """Everything that is wrong with any dossier, step, transfer or ledger entry."""
    from django.db import connection, transaction

    from vungxanh.access.interface import Purpose, duty
    from vungxanh.dossiers.models import Dossier
    from vungxanh.dossiers.queries.kept import kept

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with duty(Purpose.VERIFY):
            every = kept(Dossier.objects.all())
            found = [*_histories(every), *_steps(every), *_transfers(every), *_ledger(every)]
            return [*found, *_humans(), *_balances()]


def _histories(every: Iterable[Any]) -> Iterator[str]:
    """Events are numbered without a gap, fold without a break, and say what the dossier's columns say."""
    from vungxanh.dossiers.actions.writing import EVER
    from vungxanh.dossiers.rules.course import follow

    for one in every:
        if [event.seq for event in one.events] != [*range(len(one.events))]:
            yield f"{one.id}: events {[event.seq for event in one.events]}"
            continue
        course = follow(one.events, EVER.last_day)
        if course.breaks:
            yield f"{one.id}: {course.breaks[0]}"
        over = course.steps[-1].day if course.state is None and course.steps else None
        if one.leaves_on != over:
            yield f"{one.id}: leaves on {one.leaves_on}, by its events on {over}"


def _steps(every: Iterable[Any]) -> Iterator[str]:
    """The lines of the stock add up to what the rules say of the events."""
    from vungxanh.dossiers.actions.writing import EVER, LINE
    from vungxanh.dossiers.models import DossierStep
    from vungxanh.dossiers.rules.sealed import seal

    stored: defaultdict[Any, Counter[Any]] = defaultdict(Counter)
    for dossier, count, *line in DossierStep.objects.values_list("dossier", "count", *LINE):
        stored[dossier][tuple(line)] += count
    for one in every:
        wanted: Counter[Any] = Counter()
        for line in seal(one.events, EVER).lines:
            key = (line.day, line.commune, line.kind, line.exempt, line.standing, line.cause, line.entered)
            wanted[key] += line.count
        if {key: n for key, n in stored[one.id].items() if n} != {key: n for key, n in wanted.items() if n}:
            yield f"{one.id}: its lines differ from what its events say"


def _transfers(every: Iterable[Any]) -> Iterator[str]:
    """A transfer is open in the sender's events and in the receiver's row, or in neither; at most once."""
    from vungxanh.dossiers.models import Transfer

    rows = Counter(Transfer.objects.filter(closed_on=None).values_list("dossier", flat=True))
    accepted = set(Transfer.objects.filter(outcome="accepted").values_list("dossier", flat=True))
    arrived = {str(one.predecessor) for one in every if _named(one.events[0]) == "TransferredIn"}
    for one in every:
        last = [_named(event) for event in one.events if _named(event).startswith("Transfer")][-1:]
        over = any(_named(event) in {"Ended", "PassedOn"} for event in one.events)
        if rows[one.id] != (last == ["TransferOpened"] and not over):
            yield f"{one.id}: {rows[one.id]} transfers are open, its events end with {last}"
        if ("TransferredOut" in last) != (str(one.id) in arrived) or ("TransferredOut" in last) != (
            one.id in accepted
        ):
            yield f"{one.id}: sent and received do not agree"


def _named(event: object) -> str:
    return type(event).__name__


def _ledger(every: Iterable[Any]) -> Iterator[str]:
    """What an act ended stands in the ledger."""
    from vungxanh.dossiers.actions.writing import digest_of
    from vungxanh.dossiers.models import LedgerEntry

    told = set(LedgerEntry.objects.filter(what="ended").values_list("digest", flat=True))
    for one in every:
        if _named(one.events[-1]) in {"Ended", "TransferredOut"} and digest_of(one.id) not in told:
            yield f"{one.id}: ended, and not in the ledger"


def _humans() -> Iterator[str]:
    """Nobody approved their own act, and what weighs has two humans."""
    from vungxanh.dossiers.models import DossierEvent
    from vungxanh.dossiers.rules.codec import TWO_HOLDERS

    for dossier, name, holder, approver in DossierEvent.objects.values_list(
        "dossier", "name", "holder", "approved_by"
    ):
        if holder is None or holder == approver or (name in TWO_HOLDERS and approver is None):
            yield f"{dossier}: {name} by {holder}, approved by {approver}"


def _balances() -> Iterator[str]:
    """Opening + in − out = closing, for every commune and every day on which anything moved."""
    from vungxanh.dossiers.models import DossierStep
    from vungxanh.dossiers.queries.counts import moves_of, stocks_of
    from vungxanh.periods.interface import Period

    moved = sorted(
        set(DossierStep.objects.values_list("commune", "day")), key=lambda pair: (pair[1], pair[0])
    )
    for commune, day in moved:
        before, after = (
            sum(stock.standing for stock in stocks_of([commune], one).values())
            for one in (day - timedelta(1), day)
        )
        flows = moves_of([commune], Period(day, day + timedelta(1))).flows.get(commune, ())
        if before + sum(flow.entered - flow.left for flow in flows) != after:
            yield f"commune {commune}, {day}: {before} and what moved is not {after}"


def faults_of_looks(address: str) -> list[str]:
    """Looks that are half recorded, as the owner sees them; nothing has been erased yet."""
    with psycopg.connect(address) as session:
        wrong = [f"look {number}: {rest}" for number, *rest in session.execute(LOOKS)]
        unqueued = session.execute(UNQUEUED).fetchone()
    if unqueued and unqueued[0]:
        wrong.append(f"{unqueued[0]} looks that no sealer will find")
    return wrong


def looks_by_holder(address: str) -> dict[str, int]:
    """How many looks each holder has on record, as the owner sees them."""
    with psycopg.connect(address) as session:
        return {
            str(holder): count
            for holder, count in session.execute("SELECT holder, count(*) FROM access_look GROUP BY 1")
        }
