"""Dossiers from the command line: `dossiers keep | ledger | replay | scrub`; none of them shows a row."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from vungxanh.access.interface import tables_of_references
from vungxanh.dossiers.actions import check_quality, keep_day, ledger, replay

HOLDS_IDS = "SELECT relname FROM pg_class WHERE relforcerowsecurity OR relname = ANY (%s) ORDER BY relname"
"""The tables whose old pages hold what was erased until they are written anew: all that are guarded row by
row, and the one that says which dossiers were looked at."""
NOTED_OF_VALUES = "pg_statistic"
"""What the planner noted of their values, written anew after them."""


class Command(BaseCommand):
    """The duties of the days, and what a restored database has to repeat."""

    help = "Việc hằng ngày của hồ sơ, sổ kết thúc / Daily duties of dossiers, the ledger of ends"

    def add_arguments(self, parser: CommandParser) -> None:
        """One word of what to do, then its own options."""
        words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
        words.add_parser(
            "keep", help="gộp số đếm, xoá hồ sơ hết thời gian lưu / fold counts, erase what is due"
        )
        out = words.add_parser("ledger", help="in sổ kết thúc và xoá / print the ledger of ends and erasures")
        out.add_argument("--out", type=Path, metavar="FILE")
        again = words.add_parser(
            "replay", help="làm lại sổ sau khi phục hồi / repeat a ledger after a restore"
        )
        again.add_argument("file", type=Path)
        words.add_parser(
            "scrub", help="ghi lại các bảng, không còn dấu vết / write the tables anew, no trace left"
        )

    def handle(self, *_args: object, word: str, **options: Any) -> None:
        """Do what the word says; prints counts only."""
        if word == "keep":
            now = timezone.now()
            self._tell(**vars(keep_day(at=now)), checked=check_quality(at=now))
        elif word == "ledger":
            self._ledger(options["out"])
        elif word == "replay":
            self._replay(options["file"])
        else:
            self._scrub()

    def _tell(self, **counts: int) -> None:
        self.stdout.write(" · ".join(f"{name}: {count}" for name, count in counts.items()))

    def _ledger(self, out: Path | None) -> None:
        """One JSON line an entry, always in the same order."""
        lines = "".join(f"{json.dumps(entry, sort_keys=True)}\n" for entry in ledger())
        if out is None:
            sys.stdout.write(lines)
        else:
            out.write_text(lines, encoding="ascii")

    def _replay(self, path: Path) -> None:
        """Repeat a ledger; what it erased leaves no trace in old pages either."""
        done = replay(entries=self._read(path), at=timezone.now())
        self._tell(**vars(done))
        if done.erased:
            self._scrub()

    def _read(self, path: Path) -> list[dict[str, str]]:
        try:
            return [json.loads(line) for line in path.read_text(encoding="ascii").splitlines() if line]
        except (OSError, ValueError) as error:
            raise CommandError(
                f"Không đọc được sổ {path.name}; hãy dùng tệp do ./run dossiers ledger ghi. / "
                f"The ledger {path.name} cannot be read; use a file written by ./run dossiers ledger."
            ) from error

    def _scrub(self) -> None:
        """Write each table anew, so that no page of its file still holds a row that was erased."""
        with connection.cursor() as cursor:
            cursor.execute(HOLDS_IDS, [tables_of_references()])
            tables = [name for (name,) in cursor.fetchall()]
            for table in tables:
                cursor.execute(f'VACUUM (FULL, ANALYZE) "{table}"')
            cursor.execute(f"VACUUM (FULL) {NOTED_OF_VALUES}")
        self._tell(tables=len(tables))
