"""Runs a command of the product: `python -m config.manage COMMAND …`."""

import os
import signal
import sys

from django.core.management import execute_from_command_line

from vungxanh.periods.interface import ChosenError


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.argv[0] = "./run"
    try:
        execute_from_command_line(sys.argv)
    except ChosenError as error:
        sys.exit(f"./run: {error}")
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; the interpreter must not flush into the pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)


if __name__ == "__main__":
    main()
