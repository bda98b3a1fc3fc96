"""Commands of the product through the launcher: which role, which database, what is left behind."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config import postmaster
from config.cluster import Cluster
from tests import template

pytestmark = pytest.mark.postgres

WHO = "from django.db import connection as c; print(c.cursor().execute('SELECT current_user').fetchone()[0])"
FAR = "far"


def session(
    *words: str, var: Path, variables: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`./run WORDS` with the libraries of the tests."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "MIGRATOR"))
    }
    return subprocess.run(
        [sys.executable, "-P", "-m", "config.session", *words],
        env=kept | {"VUNGXANH_VAR": str(var), "PYTHONPATH": os.pathsep.join(sys.path)} | (variables or {}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the first test that runs makes a database."""
    return tmp_path_factory.mktemp("var")


def test_a_command_runs_as_app_and_leaves_no_server(var: Path) -> None:
    done = session("shell", "-v0", "-c", WHO, var=var)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "app\n"
    [data] = var.glob("pg*/data")
    assert postmaster.running(data) is None
    assert (var / "secret-key").stat().st_mode & 0o077 == 0


def test_what_waits_for_the_birth_of_the_database_is_loaded_after_it(var: Path) -> None:
    unborn = session("shell", "-v0", "-c", WHO, var=var)
    assert "chưa khai sinh" not in unborn.stderr
    assert not list(var.glob("pg*/data/vungxanh-published*"))
    assert session("born", "real", var=var).returncode == 0
    listed = session("published", "list", var=var)
    assert len(listed.stdout.splitlines()) > 100
    assert list(var.glob("pg*/data/vungxanh-published*"))


def test_the_second_command_starts_in_seconds(var: Path) -> None:
    session("shell", "-v0", "-c", WHO, var=var)
    started = time.monotonic()
    assert session("shell", "-v0", "-c", WHO, var=var).returncode == 0
    assert time.monotonic() - started < 10


def test_the_exit_status_of_a_command_is_passed_on(var: Path) -> None:
    assert session("shell", "-v0", "-c", "raise SystemExit(37)", var=var).returncode == 37


def test_an_unknown_command_fails_and_says_so(var: Path) -> None:
    done = session("does-not-exist", var=var)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "does-not-exist" in done.stderr


@pytest.fixture
def far(cluster: Cluster) -> Iterator[dict[str, str]]:
    """A database of somebody's own that lacks the newest table, and the variables that name it."""
    whole = template.migrated(cluster)
    with psycopg.connect(cluster.url("migrator", "postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {FAR}")
        server.execute(f"CREATE DATABASE {FAR} TEMPLATE {whole}")
        with psycopg.connect(cluster.url("migrator", FAR)) as owner:
            owner.execute("DROP TABLE django_session")
            owner.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        yield {"DATABASE_URL": cluster.url("app", FAR), "MIGRATOR_DATABASE_URL": cluster.url("migrator", FAR)}
        server.execute(f"DROP DATABASE {FAR}")


def test_a_database_of_others_is_changed_only_when_they_say_so(far: dict[str, str], tmp_path: Path) -> None:
    refused = session("shell", "-v0", "-c", WHO, var=tmp_path, variables=far)
    assert refused.returncode == 1
    assert "./run migrate" in refused.stderr
    assert refused.stdout == ""
    migrated = session("migrate", "-v0", var=tmp_path, variables=far)
    assert migrated.returncode == 0, migrated.stderr
    accepted = session("shell", "-v0", "-c", WHO, var=tmp_path, variables=far)
    assert (accepted.returncode, accepted.stdout) == (0, "app\n")
    assert not list(tmp_path.glob("pg*"))
