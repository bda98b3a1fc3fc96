"""The child process: `python -m vungxanh.reader.rules.source.child MEDIA SECONDS`, a file in, JSON out.

Its limits are set before a byte of the file is looked at: processor time, memory, no file may be written. It
writes `{"text", "notes"}` or `{"error"}` with a key of `unreadable.REASONS`.
"""

import importlib
import json
import resource
import sys
from collections.abc import Callable

from vungxanh.reader.rules.source.unreadable import LARGEST_FILE, UnreadableError

MEMORY = 600 * 1024 * 1024
"""Address space in bytes; the libraries themselves map about 150 MB."""

READERS = {"html": "page", "docx": "word", "pdf": "portable"}
"""The module of this package that opens each kind of file; it has `text(data, notes)`."""

Reader = Callable[[bytes, set[str]], str]


def limit(seconds: int) -> None:
    """Bound this process for good."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(media: str, data: bytes) -> dict[str, object]:
    """The text and the notes, or why there is none; whatever a library raises is a damaged file."""
    notes: set[str] = set()
    try:
        read: Reader = importlib.import_module(f"{__package__}.{READERS[media]}").text
        text = read(data, notes)
        if len(text) > LARGEST_FILE:
            raise UnreadableError("too long")
    except UnreadableError as error:
        return {"error": error.reason}
    except (MemoryError, RecursionError):
        return {"error": "too costly"}
    except Exception:
        return {"error": "damaged"}
    return {"text": text, "notes": sorted(notes)}


def main(arguments: list[str]) -> int:
    """Read the file from standard input, answer on standard output."""
    media, seconds = arguments
    limit(int(seconds))
    sys.stdout.write(json.dumps(answer(media, sys.stdin.buffer.read())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
