"""Repeats a ledger in a restored database on an invented day, and tells which dossiers stand there.

`python -m tests.long.replayed LEDGER INSTANT` is a process of its own, because settings are read once.
"""

import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tests.long import place as places


def standing(day: date) -> set[UUID]:
    """The dossiers that stand at the end of a day, by their events."""
    from vungxanh.access.interface import Purpose, duty
    from vungxanh.dossiers.models import Dossier
    from vungxanh.dossiers.queries.kept import standing as kept_standing

    with duty(Purpose.RECONCILE):
        areas = set(Dossier.objects.values_list("area", flat=True))
        return {one.id for one in kept_standing(areas, day)}


def in_another(place: places.Place, ledger: Path, at: datetime) -> set[UUID]:
    """Repeat a ledger in the database of another place; the dossiers that stand the day before."""
    command = [sys.executable, "-P", "-m", "tests.long.replayed", str(ledger), at.isoformat()]
    said = subprocess.run(command, env=place.variables("migrator"), stdout=subprocess.PIPE, check=True).stdout
    return {UUID(one) for one in json.loads(said)}


def main(ledger: str, instant: str) -> None:
    """Repeat the ledger and print the ids that stand."""
    import os

    places.begin(dict(os.environ))
    from vungxanh.dossiers.interface import keep_day, replay

    at = datetime.fromisoformat(instant)
    entries = [json.loads(line) for line in Path(ledger).read_text("ascii").splitlines()]
    places.tell(f"replayed: {replay(entries=entries, at=at)}")
    keep_day(at=at)
    json.dump([str(one) for one in standing(at.date() - timedelta(1))], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
