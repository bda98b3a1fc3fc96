"""The keeper: one process beside the site that does what falls due, one duty after another.

Nothing that counts depends on it: stocks and rights compare dates themselves. It seals, sweeps and erases.
"""

import json
import logging
import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from vungxanh.access.interface import end_record, seal, sign_head
from vungxanh.dossiers.interface import check_quality, keep_day, ledger
from vungxanh.intake.interface import sweep
from vungxanh.portal.rules import Duty, due
from vungxanh.programme.interface import settle_all
from vungxanh.records.interface import keep_tips

log = logging.getLogger("vungxanh.keeper")

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
KEEPER = 5_127_001
"""The number of the lock that only one keeper of a database holds; any number nobody else uses would do."""

BEATS = "keeper.json"
"""The file beside the database that tells when each duty was last done."""

Work = Callable[[datetime], object]


def _sweep(_at: datetime) -> None:
    sweep()


def _seal(_at: datetime) -> None:
    seal()


def _sign(at: datetime) -> None:
    sign_head(at)


def _end_record(_at: datetime) -> None:
    end_record()


def _keep_dossiers(at: datetime) -> None:
    keep_day(at=at)
    check_quality(at=at)


def _keep_tips(at: datetime) -> None:
    keep_tips(at=at)


def _settle_tasks(at: datetime) -> None:
    settle_all(at=at)


def _keep_ledger(_at: datetime) -> None:
    write_ledger(settings.LEDGER)


WORK: Mapping[Duty, Work] = {
    Duty("seal looks", SECOND, MINUTE): _seal,
    Duty("sign head", 10 * MINUTE, HOUR): _sign,
    Duty("end record", 24 * HOUR, 72 * HOUR): _end_record,
    Duty("sweep reviews", 10 * MINUTE, HOUR): _sweep,
    Duty("keep dossiers", 30 * MINUTE, 3 * HOUR): _keep_dossiers,
    Duty("keep tips", 10 * MINUTE, 3 * HOUR): _keep_tips,
    Duty("settle tasks", HOUR, 24 * HOUR): _settle_tasks,
    Duty("write ledger", MINUTE, 10 * MINUTE): _keep_ledger,
}
"""Every duty with the lower package's function that does it."""


def keep(*, beats: Path, stop: Event, work: Mapping[Duty, Work] = WORK, pause: float = 0.2) -> None:
    """Do what falls due until `stop` is set; a duty that fails is logged and tried again at its next time.

    `beats` is the file that tells when each duty was last done; `./run health` reads it. A second keeper of
    the same database waits until the first one is gone.
    """
    begun: dict[str, datetime] = {}
    done = beats_of(beats)
    while not stop.wait(pause):
        if _only_keeper():
            for duty in due(work, begun, timezone.now()):
                begun[duty.name] = timezone.now()
                if _did(duty, work[duty]):
                    done[duty.name] = timezone.now()
                    _write(beats, done)
    connection.close()


def _did(duty: Duty, work: Work) -> bool:
    """Do one duty; False, and a line in the log, when it failed."""
    try:
        work(timezone.now())
    except Exception:  # whatever fails in one duty must not keep the others from being done
        log.exception("a duty failed: " + duty.name)  # a name of ours: arguments are not logged
        connection.close()
        return False
    return True


def _only_keeper() -> bool:
    """True when this process holds the keeper's lock, which its connection keeps for as long as it lives."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"
                " AND pid = pg_backend_pid() AND granted) OR pg_try_advisory_lock(%s)",
                [KEEPER, KEEPER],
            )
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        connection.close()
        return False


def write_ledger(path: Path) -> None:
    """Add what the database knows to the ledger outside it. Lines are never taken out: the database may be an
    older one that was restored, and is the one that has to learn."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    known = set(path.read_text(encoding="ascii").splitlines()) if path.exists() else set()
    if new := {json.dumps(entry, sort_keys=True) for entry in ledger()} - known:
        _replace(path, "".join(f"{line}\n" for line in sorted(known | new)))


def beats_of(beats: Path) -> dict[str, datetime]:
    """When each duty was last done; empty before the first keeper."""
    try:
        told = json.loads(beats.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {name: datetime.fromisoformat(at) for name, at in told.items()}


def _write(beats: Path, done: Mapping[str, datetime]) -> None:
    _replace(beats, json.dumps({name: at.isoformat() for name, at in done.items()}))


def _replace(path: Path, text: str) -> None:
    """Replace a file whole, so that a reader never finds half of it."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
