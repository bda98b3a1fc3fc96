"""The product in a temporary folder of its own, with real roles: what the long proofs run on.

Settings are read once a process, so `opened` comes before the first import of a model.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from config.cluster import Cluster

MANAGE = [sys.executable, "-P", "-m", "config.manage"]
STARTED = time.monotonic()


@dataclass(frozen=True)
class Place:
    """A folder with a cluster, a ledger, the custodian's anchors and the key that signs them."""

    folder: Path
    cluster: Cluster

    @property
    def ledger(self) -> Path:
        """The file of what is over, outside the database."""
        return self.folder / "ledger" / "ledger.jsonl"

    @property
    def anchors(self) -> Path:
        """The custodian's folder."""
        return self.folder / "anchors"

    def variables(self, role: str = "app") -> dict[str, str]:
        """The environment in which a process works on this place as a role of the database."""
        return os.environ | {
            "DATABASE_URL": self.cluster.url(role),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VUNGXANH_SECRET_KEY": "for tests only",
            "VUNGXANH_VAR": str(self.folder),
            "VUNGXANH_LEDGER_DIR": str(self.ledger.parent),
            "ANCHOR_DIR": str(self.anchors),
        }

    def manage(self, *words: str, role: str = "migrator") -> bool:
        """Run a command of the product; whether it ended well. What it prints goes to standard error."""
        return subprocess.run([*MANAGE, *words], env=self.variables(role), stdout=sys.stderr).returncode == 0

    def as_owner(self, *statements: str) -> None:
        """Run statements as the cluster's owner, whom no right of ours stops."""
        with psycopg.connect(self.cluster.url("owner"), autocommit=True) as session:
            for statement in statements:
                session.execute(statement)

    def prepare(self) -> None:
        """Make the tables and the custodian's folder. Raises RuntimeError when that fails."""
        self.anchors.mkdir(exist_ok=True)
        if not self.manage("migrate", "--no-input", "--verbosity=0"):
            raise RuntimeError("the tables could not be made")

    def configure(self, line: str) -> None:
        """Add a line to the server's settings, for its next start."""
        with (self.cluster.data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")

    def verified(self) -> bool:
        """Whether the record of looks and changes is whole, by the product's own check."""
        return self.manage("audit", "verify", "--anchors", str(self.anchors))


@contextmanager
def opened(*, durable: bool) -> Iterator[Place]:
    """A prepared place in which this process works as `app`; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="vx-") as name:
        folder = Path(name)
        with Cluster.below(folder, durable=durable) as cluster:
            place = Place(folder, cluster)
            place.prepare()
            begin(place.variables())
            yield place


def begin(variables: dict[str, str]) -> None:
    """Let Django work in this process with these variables."""
    os.environ.update(variables)
    import django

    django.setup()


def seed() -> int:
    """The seed that `./test --long` hands over, else a fresh one; said, so that a run can be repeated."""
    chosen = int(os.environ.get("VUNGXANH_SEED") or secrets.randbelow(2**32))
    tell(f"seed {chosen}")
    return chosen


def size(usual: int) -> int:
    """How much to do: VUNGXANH_SIZE, else the usual."""
    return int(os.environ.get("VUNGXANH_SIZE") or usual)


def until() -> float:
    """When to stop even before everything is done, in seconds of the clock: VUNGXANH_MINUTES from now."""
    return time.time() + 60 * float(os.environ.get("VUNGXANH_MINUTES") or "inf")


def tell(said: str) -> None:
    """Progress for whoever waits."""
    sys.stderr.write(f"[{time.monotonic() - STARTED:7.1f} s] {said}\n")
    sys.stderr.flush()


def conclude(title: str, wrong: list[str], *, done: int = 0, usual: int = 0) -> int:
    """Print the outcome; the exit status. How much was done of the usual size is told to `./test --long`."""
    if usual and (path := os.environ.get("VUNGXANH_DONE")):
        Path(path).write_text(json.dumps({"done": done, "usual": usual}), encoding="utf-8")
    sys.stdout.writelines(f"✗ {one}\n" for one in wrong[:40])
    sys.stdout.write(f"{title}: {'FAILED, ' + str(len(wrong)) + ' findings' if wrong else 'holds'}\n")
    return 1 if wrong else 0
