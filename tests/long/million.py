"""A million operations: `python -m tests.long.million`, part of `./test --long`.

Eight processes do random allowed and refused operations on eight communes. On the way and at the end:
opening + in − out = closing for every commune and day, one open transfer of a dossier, nobody approved their
own act, the stock's lines are what the events say, no statement failed, the chain verifies.
VUNGXANH_SIZE is the number of operations of all clients together; VUNGXANH_MINUTES stops them before.

The cluster does not wait for the disk, and the longer a check takes, the rarer it comes: what is proved here
is what clients may do to each other, and not what a loss of power may do (that is `tests.long.kills`).
"""

import json
import pickle
import subprocess
import sys
import time
from collections import Counter
from typing import Any

import psycopg

from tests.long import place as places
from tests.long import soundness
from tests.long.client import World
from tests.long.place import Place, tell

USUAL = 1_000_000
CLIENTS = 8
PAUSE, SHARE = 60, 9
"""Seconds between two checks on the way: at least a minute, and nine times what the last one took."""
BUSY = "SELECT coalesce(sum(deadlocks), 0), coalesce(sum(xact_rollback), 0) FROM pg_stat_database"


def settled() -> World:
    """Eight communes with their posts, an analyst, and one human with both posts of the first commune."""
    from vungxanh.access.interface import Role, create_post
    from vungxanh.areas.interface import area
    from vungxanh.simulator.actions import settle

    communes = settle(CLIENTS)
    first = communes[0].area_id

    def post(symbol: str, role: Role, area_id: int, holder: str | None = None) -> Any:
        title = "Thử (mô phỏng)"
        return create_post(symbol=symbol, title=title, role=role, area_id=area_id, by=None, holder=holder)

    officer = post("thu.can-bo", Role.COMMUNE, first)
    approver = post("thu.duyet", Role.COMMUNE_APPROVER, first, officer.holder)
    province = area(first).parent_id
    analyst = post("thu.phan-tich", Role.ANALYST, province)
    return World(communes, (officer, approver), analyst, time.time(), places.until())


def check(place: Place) -> list[str]:
    """What must hold at any moment."""
    from django.utils import timezone

    from vungxanh.access.interface import sign_head

    wrong = [*soundness.faults(), *soundness.faults_of_looks(place.cluster.url("owner"))]
    sign_head(timezone.now())
    return wrong if place.verified() else [*wrong, "audit verify found something"]


def watched(place: Place, clients: list[subprocess.Popen[bytes]]) -> list[str]:
    """Check again and again until every client has ended."""
    wrong: list[str] = []
    took = 0.0
    while any(one.poll() is None for one in clients):
        deadline = time.monotonic() + max(PAUSE, SHARE * took)
        while time.monotonic() < deadline and any(one.poll() is None for one in clients):
            time.sleep(0.5)
        before = time.monotonic()
        wrong = [*dict.fromkeys([*wrong, *check(place)])]
        took = time.monotonic() - before
        tell(f"checked in {took:.0f} s, {len(wrong)} wrong {wrong[:2]}")
    return wrong + [f"a client ended with {one.returncode}" for one in clients if one.returncode]


def main() -> int:
    """Exit status 0 when everything holds."""
    seed, count = places.seed(), places.size(USUAL)
    with places.opened(durable=False) as place:
        (place.folder / "world.pickle").write_bytes(pickle.dumps(settled()))
        started = time.monotonic()
        clients = [
            subprocess.Popen(
                [
                    *(sys.executable, "-P", "-m", "tests.long.client", str(number), str(seed)),
                    *(str(place.folder), str(count // CLIENTS)),
                ],
                env=place.variables(),
            )
            for number in range(CLIENTS)
        ]
        try:
            wrong = watched(place, clients)
        finally:
            for one in clients:
                one.kill()
        seconds = time.monotonic() - started
        outcomes: Counter[str] = Counter()
        for number in range(CLIENTS):
            told = json.loads((place.folder / f"client-{number}.json").read_text(encoding="utf-8"))
            outcomes.update(told["outcomes"])
            wrong += [f"client {number}: {one}" for one in told["wrong"]]
        with psycopg.connect(place.cluster.url("owner")) as session:
            deadlocks, _ = session.execute(BUSY).fetchone() or (0, 0)
        wrong += [f"{deadlocks} deadlocks"] if deadlocks else []
    sys.stdout.writelines(f"  {number:8} {outcome}\n" for outcome, number in sorted(outcomes.items()))
    done = outcomes.total()
    said = f"{done} of {USUAL} operations, {CLIENTS} clients, {done / seconds:.0f} a second, seed {seed}"
    return places.conclude(f"million operations ({said})", wrong, done=done, usual=USUAL)


if __name__ == "__main__":
    sys.exit(main())
