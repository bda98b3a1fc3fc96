"""The command line of the law: no Django, no database, quick to start."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from vungxanh.law.cli import classify
from vungxanh.law.cli.arguments import parser


def main(arguments: list[str]) -> int:
    """Run `classify`; returns the exit status.

    Messages are UTF-8 whatever the locale. When the reader of the output goes away the status is that of a
    process ended by the closed pipe.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        return classify.run(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
