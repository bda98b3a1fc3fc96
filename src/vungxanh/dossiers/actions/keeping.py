"""The system's own duties: pass on, fold, end what nobody approved, erase; and the ledger of a restore.

None of it is needed for a dossier to lapse or a stock to be right: those compare days. Each may be done twice
or late without harm.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from vungxanh.access.interface import Purpose, acting, duty, forget_looks
from vungxanh.areas.interface import areas, heirs_of
from vungxanh.dossiers.actions.writing import SYSTEM, append, digest_of
from vungxanh.dossiers.actions.years import end_year
from vungxanh.dossiers.models import (
    Dossier,
    DossierEvent,
    DossierProposal,
    DossierStep,
    LedgerEntry,
    Objection,
    RecipientNotice,
    Transfer,
)
from vungxanh.dossiers.queries.kept import Kept, kept, one
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.defaults import STANDARD
from vungxanh.dossiers.rules.kinds import Reason
from vungxanh.dossiers.rules.waiting import Act

FOLD = """
    WITH taken AS (
        UPDATE dossiers_dossierstep SET folded_on = %(on)s WHERE folded_on IS NULL AND day <= %(until)s
        RETURNING dossier_id, commune_id, day, kind, exempt, standing, cause, entered, count
    ), over AS (
        INSERT INTO dossiers_ledgerentry (digest, what, day, cause)
        SELECT encode(sha256(id::text::bytea), 'hex'), 'ended', leaves_on, left_as FROM dossiers_dossier
        WHERE id IN (SELECT dossier_id FROM taken) AND leaves_on <= %(until)s ON CONFLICT DO NOTHING
    ), folded AS (
        INSERT INTO dossiers_dailycount
            (commune_id, day, kind, exempt, standing, cause, entered, count, folded_on)
        SELECT commune_id, day, kind, exempt, standing, cause, entered, sum(count), %(on)s
        FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(count) <> 0
    )
    SELECT count(*) FROM taken
"""
"""Lines of days that are over go into the daily counts, each once. What lapsed by them goes into the ledger:
an older database may hold it as suspended, or with a longer term, and would let it stand."""


@dataclass(frozen=True)
class Day:
    """What the duties of a day did, as counts."""

    passed_on: int
    folded: int
    ended_proposals: int
    erased: int
    ended_requests: int = 0


def keep_day(*, at: datetime) -> Day:
    """Do what is due by an instant; cheap when nothing is, and the same when done twice."""
    on = day_of(at)
    return Day(_pass_on(on), _fold(on), _end_proposals(on), _erase(on), end_year(on))


def _fold(on: date) -> int:
    """Seal the days before this one; what is learned later goes in as further rows."""
    with acting(None, "fold"), duty(Purpose.LAPSE):
        return _folded(on, until=on - timedelta(1))


def _folded(on: date, *, until: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(FOLD, {"on": on, "until": until})
        return int(cursor.fetchone()[0])


def _end_proposals(on: date) -> int:
    """Remove proposals past their time."""
    until = on - timedelta(STANDARD.proposal_days)
    with acting(None, "end proposals"), duty(Purpose.ERASE):
        return DossierProposal.objects.filter(proposed_on__lte=until).delete()[0]


def _erase(on: date) -> int:
    """Erase the dossiers whose time is over, with every look at them."""
    with acting(None, "erase"), duty(Purpose.ERASE), connection.cursor() as cursor:
        cursor.execute("SELECT dossiers_erase(%s)", [on])
        gone = [row[0] for row in cursor.fetchall()]
        if gone:
            forget_looks(gone)
        return len(gone)


def _pass_on(on: date) -> int:
    """Give the dossiers of communes that were merged to the one that carries on; a split needs a human."""
    with acting(None, "pass on"), duty(Purpose.HAND_OVER):
        used = set(Dossier.objects.values_list("area", flat=True)) | set(
            Transfer.objects.filter(closed_on=None).values_list("area", flat=True)
        )
        gone = {
            pk: unit.valid_to for pk, unit in areas(used).items() if unit.valid_to and unit.valid_to <= on
        }
        return sum(_merge(area_id, since, on) for area_id, since in sorted(gone.items()))


def _merge(area_id: int, since: date, on: date) -> int:
    """Pass every dossier of a vanished commune on, and the transfers to it."""
    heirs = heirs_of(area_id, on)
    if len(heirs) != 1:
        return 0
    heir = heirs[0]
    rows = kept(Dossier.objects.filter(area=area_id).select_for_update())
    for one_kept in rows:
        _pass_one_on(one_kept, heir, since, on)
    _stay(Transfer.objects.filter(area=area_id, closed_on=None, origin=heir), since, on)
    Transfer.objects.filter(area=area_id, closed_on=None).update(area=heir)
    # Nobody can take over any more what has joined: of two proposals on one dossier, the acceptance goes.
    arrivals = DossierProposal.objects.filter(area__in=[area_id, heir], act=Act.ACCEPT)
    arrivals.exclude(dossier__in=Transfer.objects.filter(closed_on=None).values("dossier")).delete()
    for table in (DossierProposal, Objection, RecipientNotice):
        table.objects.filter(area=area_id).update(area=heir)
    return len(rows)


def _stay(transfers: QuerySet[Transfer], since: date, on: date) -> None:
    """End transfers to a commune that has joined the one they came from: the person lives where they did."""
    for sent in kept(Dossier.objects.filter(pk__in=transfers.values("dossier")).select_for_update()):
        day = min(on, max(since, sent.last_day))
        state = sent.state(day)
        if state is not None and state.transfer is not None:
            event = happened.TransferWithdrawn(dossier=str(sent.id), seq=sent.next_seq, day=day, learned=on)
            append(sent, event, by=SYSTEM)
    transfers.update(closed_on=on, outcome="joined")


def _pass_one_on(kept: Kept, heir: int, since: date, on: date) -> None:
    day = min(on, max(since, kept.last_day))
    event = happened.PassedOn(dossier=str(kept.id), seq=kept.next_seq, day=day, learned=on, commune=heir)
    if kept.state(day) is not None:
        append(kept, event, by=SYSTEM)
    for table in (DossierEvent, DossierStep):
        table.objects.filter(dossier=kept.id).update(area=heir)
    Dossier.objects.filter(pk=kept.id).update(area=heir)
    open_rows = Transfer.objects.filter(dossier=kept.id, closed_on=None)
    open_rows.filter(area=heir).update(closed_on=on, outcome="joined", origin=heir)
    open_rows.filter(closed_on=None).update(origin=heir)


def ledger() -> Iterator[Mapping[str, str]]:
    """Every end, by an act or by its term, and every erasure so far; no id is in it."""
    for entry in LedgerEntry.objects.order_by("day", "digest", "what").iterator():
        yield {"sha256": entry.digest, "what": entry.what, "day": entry.day.isoformat(), "cause": entry.cause}


@dataclass(frozen=True)
class Replayed:
    """What a ledger changed in a restored database."""

    ended: int
    erased: int


def replay(*, entries: Iterable[Mapping[str, str]], at: datetime) -> Replayed:
    """Repeat, in an older database that was restored, the ends and erasures it does not know yet.

    Needs the rights of the tables' owner. Doing it twice changes nothing.
    """
    on = day_of(at)
    told = sorted(entries, key=lambda entry: entry["what"] == "erased")
    with acting(None, "replay ledger"), duty(Purpose.REPLAY):
        by_digest = {digest_of(pk): pk for pk in Dossier.objects.values_list("id", flat=True)}
        known = [entry for entry in told if entry["sha256"] in by_digest]
        ended = sum(_end_again(by_digest[entry["sha256"]], entry, on) for entry in known)
        _folded(on, until=on)
        erased = _erase_listed([entry["sha256"] for entry in known if entry["what"] == "erased"], on)
    return Replayed(ended, erased)


def _erase_listed(digests: list[str], on: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossiers_erase_listed(%s, %s)", [digests, on])
        gone = [row[0] for row in cursor.fetchall()]
    if gone:
        forget_looks(gone)
    return len(gone)


def _end_again(dossier_id: UUID, entry: Mapping[str, str], on: date) -> int:
    """End a dossier that the ledger says is over; one that is over already stays as it is.

    What was erased may have lapsed by a correction that the older database does not know: that is told as a
    completion.
    """
    kept = one(dossier_id, lock=True)
    day = max(date.fromisoformat(entry["day"]), kept.last_day)
    if kept.state(day) is None:
        return 0
    reason = Reason.MOVED if entry["cause"].startswith("transferred_out") else Reason.COMPLETED
    if entry["cause"].startswith("ended:"):
        reason = Reason(entry["cause"].removeprefix("ended:"))
    event = happened.Ended(
        dossier=str(kept.id), seq=kept.next_seq, day=day, learned=max(on, day), reason=reason
    )
    append(kept, event, by=SYSTEM)
    Transfer.objects.filter(dossier=kept.id, closed_on=None).update(closed_on=on, outcome="ended")
    return 1
