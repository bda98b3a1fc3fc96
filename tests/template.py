"""The migrated database that every test database is a copy of: made once for each state of the migrations."""

import os
import subprocess
import sys

import psycopg
from psycopg import sql

from config import fingerprint
from config.cluster import Cluster
from config.environment import ROOT, RUN
from config.locks import exclusive

PREFIX = "template_"


def migrated(cluster: Cluster) -> str:
    """The name of the database to copy; makes it where it is missing, and drops those of other migrations."""
    name = PREFIX + _state()[:16]
    with (
        exclusive(
            cluster.home / "template.lock",
            "Đang chờ một tiến trình khác chuẩn bị cơ sở dữ liệu mẫu",
            "Waiting for another process that prepares the template database",
        ),
        psycopg.connect(cluster.url("migrator", "postgres"), autocommit=True) as server,
    ):
        names = {row[0] for row in server.execute("SELECT datname FROM pg_database").fetchall()}
        if name not in names:
            for old in (one for one in names if one.startswith(PREFIX)):
                server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
            _make(cluster, server, name)
    return name


def _state() -> str:
    """What a migrated database depends on: the migrations, and what of ours and of others they call."""
    ours = ROOT / "src" / "vungxanh"
    return fingerprint.of([*ours.glob("*/migrations/*.py"), *ours.glob("access/models/*.py"), RUN])


def _make(cluster: Cluster, server: psycopg.Connection, name: str) -> None:
    """Migrate aside and rename, so that an interrupted attempt is never taken for a whole one."""
    making, whole = (sql.Identifier(one) for one in (f"{PREFIX}making", name))
    server.execute(sql.SQL("CREATE DATABASE {}").format(making))
    subprocess.run(
        [sys.executable, "-P", "-m", "config.manage", "migrate", "--no-input", "--verbosity=0"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": cluster.url("migrator", f"{PREFIX}making"), "PYTHONPATH": "src:."},
        check=True,
    )
    server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(making, whole))
