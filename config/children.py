"""Runs the programs behind a command: their exit status and every signal are passed on."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import IO

from config.terminal import SetupError

SIGNALLED = 128
"""A shell's exit status for signal n is this plus n."""
PR_SET_PDEATHSIG = 1
"""From linux/prctl.h: the signal a process gets when its parent dies."""
PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(command: Sequence[str], variables: dict[str, str], *, stdout: IO[str] | None = None) -> int:
    """Run to the end; returns the exit status as a shell would give it, 128 + n after signal n."""
    with (
        _kept_signals() as early,
        subprocess.Popen(command, env=variables, stdout=stdout) as child,
        passing_signals(child, early=early),
    ):
        status = child.wait()
    return status if status >= 0 else SIGNALLED - status


def end_with_parent() -> None:
    """In a new child: ask the kernel to end it when this launcher dies, even by kill -9."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def must(status: int, problem: SetupError) -> None:
    """Go on only after success; what a signal ended is no problem to explain, but a wish to stop."""
    if status > SIGNALLED:
        sys.exit(status)
    if status != 0:
        raise problem


@contextmanager
def passing_signals(
    child: subprocess.Popen[bytes], *, own_session: bool = False, early: Sequence[int] = ()
) -> Iterator[list[int]]:
    """Hand signals to the child while the body runs; yields the list of those that came.

    Ctrl-C in a terminal reaches every process in the foreground by itself; a second one would hurry the
    child, unless it has a session of its own. `early` are those that came while the child was starting.
    """
    came: list[int] = []

    def hand_on(number: int, _: FrameType | None) -> None:
        came.append(number)
        if own_session or number != signal.SIGINT or not _in_foreground():
            child.send_signal(number)

    before = {number: signal.signal(number, hand_on) for number in PASSED_ON}
    for number in early:
        hand_on(number, None)
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _kept_signals() -> Iterator[list[int]]:
    """Note signals that come while a child is starting, so that none falls between two handlers."""
    early: list[int] = []
    before = {number: signal.signal(number, lambda came, _: early.append(came)) for number in PASSED_ON}
    try:
        yield early
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop_on_signals() -> None:
    """Between children: turn a request to stop into an ordinary exit, so that everything is put in order."""

    def leave(number: int, _: FrameType | None) -> None:
        sys.exit(SIGNALLED + number)

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
