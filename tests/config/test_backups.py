"""Backups of the private cluster: whole, encrypted, short-lived, and put back in one piece."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from pyrage import x25519

from config import backups, restores
from config.cluster import Cluster
from config.terminal import SetupError

pytestmark = pytest.mark.postgres
AT = datetime(2026, 8, 1, 3, 0, tzinfo=UTC)
MARK = "Xã Mẫu 77"


@pytest.fixture(scope="module")
def key() -> x25519.Identity:
    return x25519.Identity.generate()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    """A cluster with one row in it."""
    made = Cluster.below(tmp_path_factory.mktemp("saved"))
    with made, psycopg.connect(made.url("migrator")) as session:
        session.execute("CREATE TABLE place (name text)")
        session.execute("INSERT INTO place VALUES (%s)", [MARK])
        session.execute("CREATE UNLOGGED TABLE tip (text text)")
        session.execute("INSERT INTO tip VALUES ('chữ mẫu')")
    return made


@pytest.fixture(scope="module")
def store(cluster: Cluster, key: x25519.Identity, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one backup of it."""
    folder = tmp_path_factory.mktemp("store")
    with cluster, psycopg.connect(cluster.url("migrator")) as session:
        assert session.execute("SELECT count(*) FROM tip").fetchone() == (1,)
        save(cluster, folder, key, AT)
    return folder


@pytest.fixture
def key_file(key: x25519.Identity, tmp_path: Path) -> Path:
    path = tmp_path / "key.txt"
    path.write_text(f"# carried off the machine\n{key}\n")
    return path


def save(cluster: Cluster, folder: Path, key: x25519.Identity, at: datetime) -> backups.Manifest:
    beside = backups.Beside("signing key", cluster.passwords())
    url, program = cluster.url("backup"), cluster.program("pg_basebackup")
    return backups.copy(program, url, beside, folder, key.to_public(), at=at)


def names(cluster: Cluster) -> list[str]:
    with cluster, psycopg.connect(cluster.url("app")) as session:
        return [row[0] for row in session.execute("SELECT name FROM place")]


def test_what_was_lost_comes_back(cluster: Cluster, store: Path, key_file: Path) -> None:
    with cluster, psycopg.connect(cluster.url("migrator")) as session:
        session.execute("INSERT INTO place VALUES ('Xã Mẫu 78')")
    opened = restores.choose(store, None, key_file)
    cluster.put_back(opened.unpack, opened.secrets().passwords)
    assert names(cluster) == [MARK]
    assert opened.secrets().secret_key == "signing key"


def test_what_is_not_journalled_is_in_no_backup(cluster: Cluster, store: Path, key_file: Path) -> None:
    """So texts of tips, and tips of the day, are never copied."""
    asked = "SELECT count(*) FROM tip"
    with cluster, psycopg.connect(cluster.url("migrator")) as session:
        session.execute("INSERT INTO tip VALUES ('chữ mẫu')")
    opened = restores.choose(store, None, key_file)
    cluster.put_back(opened.unpack, opened.secrets().passwords)
    with cluster, psycopg.connect(cluster.url("migrator")) as session:
        assert session.execute(asked).fetchone() == (0,)


def test_it_comes_back_on_a_machine_that_never_had_it(store: Path, key_file: Path, tmp_path: Path) -> None:
    opened = restores.choose(store, None, key_file)
    fresh = Cluster.below(tmp_path / "elsewhere", major=opened.manifest.postgresql)
    fresh.put_back(opened.unpack, opened.secrets().passwords)
    assert names(fresh) == [MARK]


def test_nothing_in_a_backup_can_be_read_without_its_key(store: Path) -> None:
    for path in store.iterdir():
        assert MARK.encode() not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    assert b"signing key" not in (store / next(store.glob("*.keys.age"))).read_bytes()


def test_another_key_opens_nothing_and_changes_nothing(cluster: Cluster, store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(str(x25519.Identity.generate()))
    opened = restores.choose(store, None, other)
    before = names(cluster)
    with pytest.raises(SetupError, match="key does not open"):
        cluster.put_back(opened.unpack, cluster.passwords())
    assert names(cluster) == before


def test_a_damaged_backup_is_told(store: Path, key_file: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    for path in store.iterdir():
        (damaged / path.name).write_bytes(path.read_bytes())
    archive = next(damaged.glob("*.tar.gz.age"))
    archive.write_bytes(archive.read_bytes()[:-1])
    with pytest.raises(SetupError, match="differs from its manifest"):
        restores.choose(damaged, None, key_file)


def test_a_running_database_is_not_replaced(cluster: Cluster, store: Path, key_file: Path) -> None:
    opened = restores.choose(store, None, key_file)
    with cluster, pytest.raises(SetupError, match="is running"):
        cluster.put_back(opened.unpack, cluster.passwords())
    assert names(cluster) == [MARK]


@pytest.mark.parametrize("days", [backups.DAYS - 1, backups.DAYS])
def test_a_backup_is_gone_after_its_days(
    cluster: Cluster, key: x25519.Identity, tmp_path: Path, days: int
) -> None:
    with cluster:
        first = save(cluster, tmp_path, key, AT)
        second = save(cluster, tmp_path, key, AT + timedelta(days=days))
    kept = [one.name for one in backups.manifests(tmp_path)]
    assert kept == ([first.name, second.name] if days < backups.DAYS else [second.name])
    assert len([*tmp_path.iterdir()]) == 3 * len(kept)


def test_the_role_that_copies_reads_no_table(cluster: Cluster) -> None:
    with cluster, psycopg.connect(cluster.url("backup"), autocommit=True) as session:
        for query in (
            "SELECT * FROM place",
            "SET ROLE app",
            "COPY place TO STDOUT",
            "SELECT pg_read_file('PG_VERSION')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(query)


def test_a_copy_that_fails_leaves_no_file(cluster: Cluster, key: x25519.Identity, tmp_path: Path) -> None:
    with cluster:
        url = cluster.url("app")  # a role that may not copy
        beside = backups.Beside("", {})
        with pytest.raises(SetupError, match="The backup failed"):
            backups.copy(cluster.program("pg_basebackup"), url, beside, tmp_path, key.to_public(), at=AT)
    assert not [*tmp_path.iterdir()]


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    public = backups.new_key(tmp_path)
    assert backups.recipient_of(public)
    with pytest.raises(SetupError, match="already"):
        backups.new_key(tmp_path)


@pytest.mark.parametrize("key", [None, "", "age1xyz", "AGE-SECRET-KEY-1"])
def test_what_is_no_public_key_is_refused(key: str | None) -> None:
    with pytest.raises(SetupError):
        backups.recipient_of(key)
