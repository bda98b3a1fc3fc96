"""Kills under load: `python -m tests.long.kills`, part of `./test --long`.

Several writers work on dossiers while PostgreSQL, with every process of it, is ended by SIGKILL again and
again, and at times a writer too. After every 25 kills and at the end: nothing that was acknowledged is lost,
nothing is half there, every look is whole, the chain verifies. VUNGXANH_SIZE is the number of kills.

Commits wait for the disk as they do in use. Only when it starts again, the server syncs its file system once
(`syncfs`) and not each of its 1,700 files: on a loaded disk that was eight seconds of every restart.
"""

import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from config import postmaster
from tests.long import place as places
from tests.long import soundness
from tests.long.notes import Told, read, told
from tests.long.place import Place, tell

USUAL = 1000
WRITERS = 3
BETWEEN_CHECKS = 25


class Writers:
    """The writing processes, each with its notes."""

    def __init__(self, place: Place, module: str, seed: int) -> None:
        self._place, self._module, self._seed = place, module, seed
        self._running = [self._start(number) for number in range(WRITERS)]

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        words = [self._module, str(number), str(self._seed), str(self._place.folder)]
        return subprocess.Popen([sys.executable, "-P", "-m", *words], env=self._place.variables())

    def kill(self, number: int) -> None:
        """End one by SIGKILL and start another in its place."""
        self._running[number].kill()
        self._running[number].wait()
        self._running[number] = self._start(number)

    def stop(self) -> None:
        """End all of them."""
        for one in self._running:
            one.kill()
            one.wait()

    def dead(self) -> list[int]:
        """Those that ended by themselves."""
        return [number for number, one in enumerate(self._running) if one.poll() is not None]

    def paths(self) -> list[Path]:
        """Where each keeps its notes."""
        return [self._place.folder / f"notes-{number}.jsonl" for number in range(WRITERS)]


def kill_database(place: Place) -> None:
    """End the server and every process it started, at once, and start it again."""
    server = postmaster.running(place.cluster.data)
    if server is None:
        raise RuntimeError("the server was not running")
    os.kill(server.pid, signal.SIGSTOP)  # so that none is born while they are counted
    children = children_of(server.pid)
    for pid in [server.pid, *children]:
        os.kill(pid, signal.SIGKILL)
    os.waitpid(server.pid, 0)
    while any(lives(pid) for pid in children):
        time.sleep(0.01)
    place.cluster.release()
    place.cluster.acquire()


def children_of(parent: int) -> list[int]:
    """The processes that a process started and that still live."""
    every = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
    return [pid for pid in every if state_of(pid)[1] == parent and lives(pid)]


def lives(pid: int) -> bool:
    """Whether a process is there and is more than its own remains."""
    return state_of(pid)[0] not in {"", "Z", "X"}


def state_of(pid: int) -> tuple[str, int]:
    """The state of a process and its parent; empty and 0 when there is none."""
    try:
        state, parent, *_ = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return "", 0
    return state, int(parent)


def lost(known: Told) -> Iterator[str]:
    """What was acknowledged and is not there, and what is there that nobody began."""
    from vungxanh.access.interface import Purpose, duty
    from vungxanh.dossiers.models import DossierEvent, DossierProposal

    with duty(Purpose.VERIFY):
        stored: dict[str, list[str]] = {dossier: [] for dossier in known.events}
        rows = DossierEvent.objects.filter(dossier__in=known.events).order_by("dossier", "seq")
        for dossier, name in rows.values_list("dossier", "name"):
            stored[str(dossier)].append(name)
        waiting = {str(one) for one in DossierProposal.objects.values_list("id", flat=True)}
    for dossier, events in known.events.items():
        if stored[dossier][: len(events)] != events:
            yield f"{dossier}: {events} was acknowledged, {stored[dossier]} is there"
    yield from (f"proposal {one} was acknowledged and is gone" for one in known.proposals - waiting)
    yield from known.problems


def check(place: Place, writers: Writers) -> list[str]:
    """Everything that must hold, while the writers go on."""
    from django.db import connection
    from django.utils import timezone

    from vungxanh.access.interface import sign_head

    connection.close()
    every = [told(read(path)) for path in writers.paths()]
    wrong = [one for known in every for one in lost(known)]
    wrong += [f"writer {number} ended by itself" for number in writers.dead()]
    wrong += soundness.faults()
    address = place.cluster.url("owner")
    wrong += soundness.faults_of_looks(address)
    recorded = Counter(soundness.looks_by_holder(address))
    wrong += [
        f"{known.looks} looks of {known.holder} were acknowledged, {recorded[known.holder]} are there"
        for known in every
        if recorded[known.holder] < known.looks
    ]
    sign_head(timezone.now())
    if not place.verified():
        wrong.append("audit verify found something")
    return wrong


def acts(paths: list[Path]) -> int:
    """How many acts were acknowledged."""
    return sum(told(read(path)).acts for path in paths)


def prepare(place: Place, _seed: int) -> None:
    """A province whose communes the writers share out."""
    from vungxanh.simulator.actions import settle

    (place.folder / "communes.pickle").write_bytes(pickle.dumps(settle(2 * WRITERS)))


def run(
    title: str,
    module: str,
    prepare: Callable[[Place, int], None],
    check: Callable[[Place, Writers], list[str]],
    acts: Callable[[list[Path]], int],
) -> int:
    """Kill while the writers of a module work, and check; exit status 0 when everything holds."""
    seed, kills = places.seed(), places.size(USUAL)
    draw = random.Random(seed)
    wrong: list[str] = []
    with places.opened(durable=True) as place:
        place.configure("recovery_init_sync_method = syncfs")
        prepare(place, seed)
        writers = Writers(place, module, seed)
        try:
            time.sleep(5)
            for number in range(1, kills + 1):
                time.sleep(draw.uniform(0.1, 1.0))
                if draw.random() < 0.1:
                    writers.kill(draw.randrange(WRITERS))
                kill_database(place)
                if number % BETWEEN_CHECKS == 0 or number == kills:
                    # What is still wrong at a later check is the same thing, told once.
                    wrong = [*dict.fromkeys([*wrong, *check(place, writers)])]
                    done = acts(writers.paths())
                    tell(f"{number} kills, {done} acts acknowledged, {len(wrong)} wrong {wrong[:3]}")
                if len(wrong) > 100:
                    break
        finally:
            writers.stop()
    return places.conclude(
        f"{title} ({number} kills, {done} acts acknowledged, seed {seed})", wrong, done=number, usual=USUAL
    )


if __name__ == "__main__":
    sys.exit(run("kills under load", "tests.long.writer", prepare, check, acts))
