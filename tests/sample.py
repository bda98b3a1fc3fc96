"""The place that a first `./run --no-serve` leaves: made once for each state of the code, then copied."""

import os
import shutil
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path

from config import fingerprint
from config.environment import ROOT, RUN
from config.locks import exclusive

KEPT = ROOT / "var" / "tests" / "sample"
READ = ("src/**/*", "config/*.py", "samples/**/*")
"""The files that such a run reads."""
OURS = ("VUNGXANH_", "DJANGO_", "DATABASE_URL", "MIGRATOR_DATABASE_URL")


def copied(to: Path) -> Path:
    """A copy of the place for one user, whatever others do to theirs."""
    with _locked():
        if not fingerprint.fresh(_stamp(), _state()):
            _make()
        return shutil.copytree(KEPT, to)


def keep(var: Path) -> None:
    """Take over the place of a run that somebody has just made for another reason."""
    with _locked():
        if not fingerprint.fresh(_stamp(), _state()):
            _stamp().unlink(missing_ok=True)
            shutil.rmtree(KEPT, ignore_errors=True)
            shutil.copytree(var, KEPT)
            fingerprint.write(_stamp(), _state())


def stranger() -> dict[str, str]:
    """The environment of somebody who has set nothing."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def _make() -> None:
    """Run in a folder of its own; the stamp, written last, says of which state it is."""
    _stamp().unlink(missing_ok=True)
    shutil.rmtree(KEPT, ignore_errors=True)
    made = subprocess.run(
        [ROOT / "run", "--no-serve"],
        env=stranger() | {"VUNGXANH_VAR": str(KEPT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    fingerprint.write(_stamp(), _state())


def _state() -> str:
    """Everything that the place depends on."""
    found = {path for pattern in READ for path in ROOT.glob(pattern)}
    return fingerprint.of([RUN, *(path for path in found if path.is_file() and path.suffix != ".pyc")])


def _stamp() -> Path:
    """Where it is written which state the place is of."""
    return KEPT.with_suffix(".of")


def _locked() -> AbstractContextManager[None]:
    """One process at a time looks, makes or copies."""
    return exclusive(
        KEPT.with_suffix(".lock"),
        "Đang chờ một tiến trình khác chuẩn bị dữ liệu mẫu",
        "Waiting for another process that prepares the sample",
    )
