"""Runs the programs behind a command: their exit status and every signal are passed on."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import IO

PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(command: Sequence[str], variables: dict[str, str], *, stdout: IO[str] | None = None) -> int:
    """Run to the end; returns the exit status as a shell would give it, 128 + n after signal n."""
    with subprocess.Popen(command, env=variables, stdout=stdout) as child, passing_signals(child):
        status = child.wait()
    return status if status >= 0 else 128 - status


@contextmanager
def passing_signals(child: subprocess.Popen[bytes], *, own_session: bool = False) -> Iterator[list[int]]:
    """Hand signals to the child while the body runs; yields the list of those that came.

    Ctrl-C in a terminal reaches every process in the foreground by itself; a second one would hurry the
    child, unless it has a session of its own.
    """
    came: list[int] = []

    def hand_on(number: int, _: FrameType | None) -> None:
        came.append(number)
        if own_session or number != signal.SIGINT or not _in_foreground():
            child.send_signal(number)

    before = {number: signal.signal(number, hand_on) for number in PASSED_ON}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop_on_signals() -> None:
    """Between children: turn a request to stop into an ordinary exit, so that everything is put in order."""

    def leave(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    for number in PASSED_ON:
        signal.signal(number, leave)


def ignore_signals() -> None:
    """While putting things in order: a second Ctrl-C must not leave a server behind."""
    for number in PASSED_ON:
        signal.signal(number, signal.SIG_IGN)


def _in_foreground() -> bool:
    """True when a terminal has this process in its foreground group."""
    try:
        return os.isatty(0) and os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False
