"""What `./run` and `./test` start: standard library only, for it runs before anything is installed.

The commands of the law run right here. Everything else continues in the checkout's own environment, in
`config.session` or `config.testing`.
"""

import os
import runpy
import sys
from typing import NoReturn

from config import commands, environment
from config.terminal import SetupError


def main(arguments: list[str]) -> int:
    """Run what the command line asks for; returns the exit status."""
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help", "help"}:
        sys.stdout.write(commands.usage())
        return 0
    if first in commands.LAW:
        return _law(arguments)
    if first.startswith("-") and first not in {"--no-serve", "--testing"}:
        sys.stderr.write(f"Không có tùy chọn {first} / there is no option {first}\n{commands.usage()}")
        return 2
    if first == "--testing":
        return _continue("config.testing", arguments[1:], dev=True)
    module = "config.safekeeping" if first in commands.SAFEKEEPING else "config.session"
    return _continue(module, arguments, dev=False)


def _law(arguments: list[str]) -> int:
    """Run a command of the package `law` in this process: nothing is faster to start."""
    sys.argv = ["./run", *arguments]
    runpy.run_module("vungxanh.law", run_name="__main__", alter_sys=False)
    return 0


def _continue(module: str, arguments: list[str], *, dev: bool) -> NoReturn:
    """Replace this process by one of the checkout's environment."""
    python = environment.ensure(dev=dev)
    os.execv(python, [str(python), "-P", "-m", module, *arguments])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
