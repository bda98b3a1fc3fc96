"""The command line of the law: no Django, no database, quick to start."""

from __future__ import annotations

import os
import runpy
import sys
from io import TextIOWrapper
from pathlib import Path

from vungxanh.law.cli import classify
from vungxanh.law.cli.arguments import parser

VERIFY = Path(__file__).parent.parent / "verify.py"


def main(arguments: list[str]) -> int:
    """Run `classify` or `verify`; returns the exit status.

    Messages are UTF-8 whatever the locale. When the reader of the output goes away the status is that of a
    process ended by the closed pipe.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        if options.command == "verify":
            return _verify(options.receipt)
        return classify.run(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _verify(receipt: Path) -> int:
    """Run the verifier as the stand-alone program that it is, so that both ways of calling it are one."""
    kept, sys.argv = sys.argv, [str(VERIFY), str(receipt)]
    try:
        runpy.run_path(str(VERIFY), run_name="__main__")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    finally:
        sys.argv = kept
    return 0
