"""File locks between processes. The kernel frees them when their holder dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.terminal import say


@contextmanager
def exclusive(path: Path, vietnamese: str, english: str) -> Iterator[None]:
    """Hold the lock for the body; when another process holds it, say what is waited for and wait."""
    handle = _open(path)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(vietnamese, english)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


class Users:
    """Counts the living users of something shared: each holds a shared lock on one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def enter(self) -> None:
        """Become a user. Callers serialise enter and leave with a lock of their own."""
        self._handle = _open(self._path)
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """Stop being a user; true when nobody else is one."""
        if self._handle is None:
            return False
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(self._handle)
            self._handle = None
        return True


def _open(path: Path) -> int:
    """Open the lock file; Python keeps it from child processes, so a server never inherits a lock."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
