"""What every writing process of the long proofs does alike: act, note, and go on after every loss."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.long.notes import Notes, read

SAID_WHEN_LOST = ("57P", "08")
"""SQLSTATE classes of a lost database: shut down or starting, no connection at all."""


class Working:
    """Does one act after another; `choose` says which, `remember` reads what the notes come to."""

    def __init__(self, number: int, seed: int, folder: Path) -> None:
        path = folder / f"notes-{number}.jsonl"
        lines = read(path)
        self.notes, self.number, self.count = Notes(path), number, len(lines)
        self.draw = random.Random(f"{seed} {number} {self.count}")
        self.remember(lines)

    def remember(self, lines: list[dict[str, Any]]) -> None:
        """Know what was acknowledged, and nothing else."""
        raise NotImplementedError

    def choose(self) -> Callable[[], None]:
        """The next act."""
        raise NotImplementedError

    def work(self) -> None:
        """Work until killed."""
        while True:
            self.once(self.choose())

    def once(self, act: Callable[[], None]) -> None:
        """Do an act; when the database is lost on the way, wait for it and leave what is unsure alone."""
        from django.db import DatabaseError, InterfaceError, connection

        used: Any = None
        try:
            connection.ensure_connection()
            used = connection.connection
            act()
        except (DatabaseError, InterfaceError) as problem:
            state = getattr(problem.__cause__, "sqlstate", None) or ""
            # Django opens another connection on the way out of the transaction when the server is back by
            # then, so only the connection that the act was done on tells whether it was lost.
            if used is not None and not used.broken and not state.startswith(SAID_WHEN_LOST):
                self._problem(act.__name__, f"{state} {problem!r} {problem.__cause__!r}")
            self._lost()
        except Exception as problem:  # whatever is refused here should not have been
            self._problem(act.__name__, repr(problem))
            self._lost()

    def _problem(self, act: str, said: str) -> None:
        self.notes.write(what="problem", said=f"writer {self.number}, line {self.count}, {act}: {said}")

    def _lost(self) -> None:
        from django.db import connection

        connection.close()
        self.remember(read(self.notes.path))
        time.sleep(0.05)
