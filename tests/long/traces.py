"""Looks for what may be left of dossiers in the bytes of files, and in every row as the owner reads it.

A dossier is told by its random id (as text, as hexadecimal without dashes, as 16 bytes) and by the five
digits that its decisions and its paper file have in invented years.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
from psycopg import sql

RAW = re.compile(rb"[\x40-\x4f](?=.[\x80-\xbf])", re.DOTALL)
"""Bytes 6 to 8 of a random id."""
WRITTEN = re.compile(rb"4(?=[0-9a-f]{3}-?[89ab][0-9a-f]{3})", re.IGNORECASE)
"""The same place of an id that is written out, with dashes or without."""
PAPER = re.compile(rb"([0-9]{5})L?/20[0-9]{2}/")
DIGITS = frozenset(b"0123456789abcdefABCDEF")

NAMES = """
    SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'm') AND relpersistence <> 't'
    AND (relnamespace = 'public'::regnamespace OR relname IN ('pg_statistic', 'pg_statistic_ext_data'))
"""


@dataclass(frozen=True)
class Marks:
    """What tells some dossiers from others."""

    ids: frozenset[UUID]
    papers: frozenset[int]

    def within(self, data: bytes) -> Iterator[str]:
        """Everything of these dossiers that stands in some bytes."""
        known = {one.bytes for one in self.ids}
        for found in RAW.finditer(data):
            if (raw := data[found.start() - 6 : found.start() + 10]) in known:
                yield f"id {UUID(bytes=raw)} (16 bytes)"
        for one in written_ids(data):
            if one.bytes in known:
                yield f"id {one} (written)"
        for paper in PAPER.finditer(data):
            if int(paper[1]) in self.papers:
                yield f"document {paper[0].decode()}"


def written_ids(data: bytes) -> Iterator[UUID]:
    """Every random id that is written out in some bytes."""
    for found in WRITTEN.finditer(data):
        at = found.start()
        for text in (data[at - 14 : at + 22], data[at - 12 : at + 20]):
            digits = text.replace(b"-", b"")
            if len(digits) == 32 and DIGITS.issuperset(digits):
                yield UUID(digits.decode())


def in_files(folder: Path, marks: Marks) -> dict[str, set[str]]:
    """What of the dossiers stands in the files of a folder, byte by byte, by file."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    found = {str(path.relative_to(folder)): set(marks.within(path.read_bytes())) for path in paths}
    return {path: what for path, what in found.items() if what}


def in_rows(address: str, marks: Marks) -> dict[str, set[str]]:
    """What of the dossiers any row says, by table: values that the files hold compressed are read too."""
    found: dict[str, set[str]] = {}
    with psycopg.connect(address) as session:
        for (name,) in session.execute(NAMES).fetchall():
            asked = sql.SQL("SELECT one::text FROM {} AS one").format(sql.SQL(name))
            for (row,) in session.execute(asked):
                if what := set(marks.within(row.encode())):
                    found[name] = found.get(name, set()) | what
    return found


def relations(address: str) -> dict[str, str]:
    """The name of the table or index of each file of the database, to tell where something was found."""
    with psycopg.connect(address) as session:
        asked = "SELECT pg_relation_filepath(oid), oid::regclass::text FROM pg_class WHERE relfilenode <> 0"
        return dict(session.execute(asked).fetchall())
