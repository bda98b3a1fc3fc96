"""Whether the system works as it should: what the one who runs it needs to know, and no record."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from vungxanh.access.interface import NotBornError, born
from vungxanh.portal.rules import Duty, late

DISK_LEAST = 1 << 30
"""Bytes that must be free where data, journal and backups grow."""
BACKUP_OLDEST = timedelta(hours=26)
"""A daily backup is missed when the newest one is older: a day, and two hours for how long it takes."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at (điểm kiểm tra), and what was found, in Vietnamese and English."""

    name: str
    good: bool
    vi: str
    en: str


def health(
    *, at: datetime, var: Path, duties: Mapping[Duty, object], beats: Mapping[str, datetime]
) -> list[Check]:
    """Every check, in the order in which one would look; without a database, those that need none."""
    database = _database()
    checks = [database]
    if database.good:
        checks += [_tables(), _birth()]
    return [*checks, *_keeper(at, duties, beats), _disk(var), *_backup(at)]


def _database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_is_in_recovery()")
            recovering = cursor.fetchone()[0]
    except DatabaseError:
        return Check("database", False, "cơ sở dữ liệu không trả lời", "the database does not answer")
    return Check("database", not recovering, "cơ sở dữ liệu trả lời", "the database answers")


def _tables() -> Check:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        vi, en = f"thiếu {len(missing)} cập nhật cấu trúc", f"{len(missing)} migrations are missing"
        return Check("tables", False, f"{vi}: ./run migrate", f"{en}: ./run migrate")
    return Check("tables", True, "cấu trúc mới nhất", "the tables are up to date")


def _birth() -> Check:
    try:
        kind = born()
    except NotBornError as problem:
        return Check("birth", False, problem.vi, problem.en)
    return Check("birth", True, "thật" if kind == "real" else "mô phỏng", kind)


def _keeper(at: datetime, duties: Mapping[Duty, object], beats: Mapping[str, datetime]) -> Iterator[Check]:
    """One check for each duty: whether the keeper has done it lately."""
    behind = late(duties, beats, at)
    for duty in duties:
        last = beats.get(duty.name)
        vi = f"lần cuối {last:%d/%m/%Y %H:%M:%S} UTC" if last else "chưa làm lần nào"
        en = f"last done {last:%Y-%m-%d %H:%M:%S} UTC" if last else "never done"
        yield Check(f"keeper: {duty.name}", duty not in behind, vi, en)


def _disk(var: Path) -> Check:
    free = shutil.disk_usage(var).free
    gigabytes = f"{free / (1 << 30):.1f}"
    return Check("disk", free >= DISK_LEAST, f"còn {gigabytes} GB trống", f"{gigabytes} GB free")


def _backup(at: datetime) -> Iterator[Check]:
    """How old the newest backup is, where VUNGXANH_BACKUP_DIR says where they lie."""
    if not (folder := os.environ.get("VUNGXANH_BACKUP_DIR")):
        return
    made = [datetime.fromisoformat(_made_at(path)) for path in Path(folder).glob("vungxanh-*.json")]
    if not made:
        yield Check("backup", False, "chưa có bản sao lưu nào", "there is no backup")
        return
    newest = max(made)
    good = at - newest <= BACKUP_OLDEST
    yield Check(
        "backup", good, f"bản mới nhất {newest:%d/%m/%Y %H:%M} UTC", f"newest {newest:%Y-%m-%d %H:%M} UTC"
    )


def _made_at(path: Path) -> str:
    """The instant in a backup's manifest."""
    return str(json.loads(path.read_text(encoding="utf-8"))["made_at"])
