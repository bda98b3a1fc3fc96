"""Opens files with markup in a child process with bounded time and memory, never in ours."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from vungxanh.reader.rules.source.unreadable import REASONS, UnreadableError

CPU_SECONDS, PER_BYTE = 1, 0.9 / 100_000
"""Seconds of the processor that any file may cost, and what each of its bytes adds."""

WALL = 10
"""How much longer the clock may run than the processor: the machine may be busy."""

_SOURCES = Path(__file__).parents[4]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the child found: the text, and the keys of what should be told about it."""

    text: str
    notes: tuple[str, ...]


def extracted(data: bytes, media: str) -> Extracted:
    """The text of a file with markup; raises UnreadableError where there is none or it costs too much."""
    seconds = CPU_SECONDS + int(len(data) * PER_BYTE)
    command = [sys.executable, "-P", "-s", "-m", "vungxanh.reader.rules.source.child", media, str(seconds)]
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
            timeout=seconds * WALL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError("too costly") from None
    return _understood(done)


def _surroundings() -> dict[str, str]:
    """Nothing of our environment but where programs and libraries are: no address and no secret."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"PYTHONPATH": str(_SOURCES), "PYTHONDONTWRITEBYTECODE": "1"}


def _understood(done: "subprocess.CompletedProcess[bytes]") -> Extracted:
    """The child's answer; one that died has met its limits or a broken file."""
    if done.returncode != 0:
        broke = done.returncode in (-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS)
        raise UnreadableError("damaged" if broke else "too costly")
    answer = json.loads(done.stdout)
    if "error" in answer:
        reason = answer["error"]
        raise UnreadableError(reason if reason in REASONS else "damaged")
    return Extracted(answer["text"], tuple(answer["notes"]))
