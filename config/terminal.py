"""What set-up says to the person at the terminal: on standard error, in Vietnamese and English.

Standard output is left to the result of the command.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

FIRST_SIGN_AFTER = 2.0
"""Seconds after which a step that still runs shows that it is alive."""
SIGN_EVERY = 5.0
"""Seconds between two signs of life where standard error is no terminal."""


class SetupError(Exception):
    """Set-up cannot go on; says what happened, where, and what to do, in both languages."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(f"{vietnamese}\n{english}")


def say(vietnamese: str, english: str) -> None:
    """Write one line for the person at the terminal."""
    sys.stderr.write(f"{vietnamese} / {english}\n")
    sys.stderr.flush()


@contextmanager
def step(vietnamese: str, english: str) -> Iterator[None]:
    """Show progress while the body runs; a step that takes under two seconds leaves no line."""
    done = threading.Event()
    started = time.monotonic()
    clock = threading.Thread(target=_tick, args=(f"{vietnamese} / {english}", started, done), daemon=True)
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()


def _tick(label: str, started: float, done: threading.Event) -> None:
    """Repeat the label with the seconds gone until the step is done, then say how long it took."""
    if done.wait(FIRST_SIGN_AFTER):
        return
    live = sys.stderr.isatty()
    head, end = ("\r", "") if live else ("", "\n")
    while True:
        sys.stderr.write(f"{head}… {label}: {time.monotonic() - started:.0f} s{end}")
        sys.stderr.flush()
        if done.wait(1.0 if live else SIGN_EVERY):
            break
    sys.stderr.write(f"{head}✓ {label}: {time.monotonic() - started:.1f} s\n")
    sys.stderr.flush()
