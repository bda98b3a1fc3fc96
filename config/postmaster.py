"""The server process behind a data folder: whether it lives, and how to stop it and no other process.

The pid file of a killed server can name a foreign process that got the number later. A process counts as
ours only when its command line names the data folder; every other one is left alone.
"""

import os
import select
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from config.terminal import SetupError

READY_WITHIN = 600.0
"""Seconds a start may take: after a crash it first replays the journal."""
STOP_WITHIN = 60.0
"""Seconds a fast shutdown may take, its last checkpoint included."""


@dataclass(frozen=True)
class Postmaster:
    """A running server: its process and where it listens."""

    pid: int
    port: int
    host: str


def running(data: Path) -> Postmaster | None:
    """The server of this data folder, or None when there is none or the pid file is stale."""
    lines = _pid_file(data)
    pid = _number(lines[0]) if lines else 0
    if pid <= 0 or not names(pid, data) or len(lines) < 6:
        return None
    return Postmaster(pid=pid, port=_number(lines[3]), host=lines[4] or lines[5])


def names(pid: int, data: Path) -> bool:
    """True when the process is a PostgreSQL server whose command line names the data folder."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return False
    return Path(os.fsdecode(words[0])).name == "postgres" and os.fsencode(data) in words[1:]


def plain_environment() -> dict[str, str]:
    """The environment for PostgreSQL's programs: no client defaults, no half-installed locale."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}


def start(command: list[str], data: Path, log: Path) -> bool:
    """Start the server in a session of its own, so that Ctrl-C does not reach it; true when it serves.

    `pg_ctl` would build a shell line from the path of the data, which may hold any character.
    """
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    pid = os.posix_spawnp(command[0], command, plain_environment(), file_actions=files, setsid=True)
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and os.waitpid(pid, os.WNOHANG) == (0, 0):
        if _ready(data, pid):
            return True
        time.sleep(0.02)
    return False


def _ready(data: Path, pid: int) -> bool:
    """True when the pid file is this process's and says that connections are taken."""
    lines = _pid_file(data)
    return len(lines) > 7 and _number(lines[0]) == pid and lines[7].strip() == "ready"


def forget_stale(data: Path) -> None:
    """Remove a pid file that names a foreign live process, which PostgreSQL would take for a running server.

    A pid file of a dead process stays: PostgreSQL replaces it after checking its shared memory.
    Raises SetupError when a server started before the folder was moved still uses it.
    """
    lines = _pid_file(data)
    pid = _number(lines[0]) if lines else 0
    if pid <= 0 or names(pid, data) or not Path(f"/proc/{pid}").exists():
        return
    if _works_in(pid, data):
        raise SetupError(
            f"Máy chủ PostgreSQL (tiến trình {pid}) chạy từ trước khi thư mục được chuyển tới {data}."
            f" Hãy dừng nó: kill -INT {pid}",
            f"A PostgreSQL server (process {pid}) has run since before the folder was moved to {data}."
            f" Stop it: kill -INT {pid}",
        )
    (data / "postmaster.pid").unlink(missing_ok=True)


def stop(data: Path) -> None:
    """Shut the server down in order; nothing happens when none runs.

    The process is held by a handle while its command line is checked, so the number cannot pass to another
    process between the check and the signal. Raises SetupError when it does not end in time.
    """
    server = running(data)
    if server is None:
        return
    try:
        handle = os.pidfd_open(server.pid)
    except ProcessLookupError:
        return
    try:
        if names(server.pid, data):
            signal.pidfd_send_signal(handle, signal.SIGINT)
            _wait(handle, server.pid)
    finally:
        os.close(handle)


def _wait(handle: int, pid: int) -> None:
    """Wait until the process has ended."""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    ended = poll.poll(STOP_WITHIN * 1000)
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    if not ended:
        raise SetupError(
            f"PostgreSQL (tiến trình {pid}) chưa dừng sau {STOP_WITHIN:.0f} giây."
            " Hãy xem tệp server.log bên cạnh dữ liệu.",
            f"PostgreSQL (process {pid}) did not stop within {STOP_WITHIN:.0f} seconds."
            " See server.log beside the data.",
        )


def _pid_file(data: Path) -> list[str]:
    """The lines of the pid file; none when there is no file."""
    try:
        return (data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _works_in(pid: int, data: Path) -> bool:
    """True when the process is a PostgreSQL server whose working folder is the data folder."""
    try:
        program = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]
        return Path(os.fsdecode(program)).name == "postgres" and Path(f"/proc/{pid}/cwd").samefile(data)
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return False


def _number(text: str) -> int:
    """A whole number, or 0 for anything else."""
    return int(text) if text.strip().isdecimal() else 0
