"""The private PostgreSQL of a checkout, used when DATABASE_URL is not set.

It lives under `var/pg<major>`, starts with its first user and stops with its last one. Several processes and
several checkouts can use theirs at once. Four roles: `owner` only prepares the cluster, `migrator` owns the
tables, `app` serves pages and owns nothing, `backup` copies the files of the whole and may read no table.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

import psycopg
from psycopg import sql

from config import postgres, postmaster, unprivileged
from config.locks import Users, exclusive
from config.postmaster import plain_environment
from config.terminal import SetupError, step

DATABASE = "vungxanh"
ROLES = ("owner", "migrator", "app", "backup")
LONGEST_SOCKET = 100
"""Bytes that the path of a Unix socket may have; the kernel's limit is 107."""
PROVISIONED = "2"
"""Number of the state that `_provision` makes; raise it when that changes."""


class Cluster:
    """One PostgreSQL cluster in one folder; a context manager that starts it and stops it as last user."""

    def __init__(self, home: Path, binaries: postgres.Binaries, *, durable: bool = True) -> None:
        """`durable=False` gives up safety against power loss, for tests only."""
        self.home = home.resolve()
        self.data = self.home / "data"
        self._binaries = binaries
        self._durable = durable
        self._log = self.home / "server.log"
        self._users = Users(self.home / "users.lock")

    @classmethod
    def below(cls, folder: Path, *, durable: bool = True, major: int | None = None) -> "Cluster":
        """The cluster under `folder`: of the `major` asked for, else one that exists, else the newest.

        Raises SetupError when the programs for an existing cluster are gone, rather than start an empty one.
        """
        names = [data.parent.name.removeprefix("pg") for data in folder.glob("pg*/data")]
        made = {major} if major else {int(name) for name in names if name.isdecimal()}
        binaries = postgres.find(preferred=frozenset(made))
        if made and binaries.major not in made:
            raise SetupError(
                f"Dữ liệu trong {folder} thuộc PostgreSQL {max(made)}, nay không còn trên máy. Hãy cài lại"
                f" (apt install postgresql-{max(made)}) hoặc chuyển thư mục đó đi nơi khác.",
                f"The data in {folder} belong to PostgreSQL {max(made)}, which this machine no longer has."
                f" Install it again (apt install postgresql-{max(made)}) or move that folder away.",
            )
        return cls(folder / f"pg{binaries.major}", binaries, durable=durable)

    def acquire(self) -> None:
        """Become a user of the running cluster; make and start it first where needed."""
        with self._control():
            self._users.enter()
            try:
                self._make()
                if postmaster.running(self.data) is None:
                    self._start()
                self._provision()
            except BaseException:
                self._leave()
                raise

    def release(self) -> None:
        """Stop being a user; the last one stops the server."""
        with self._control():
            self._leave()

    def url(self, role: str, database: str = DATABASE) -> str:
        """The address for a role, as DATABASE_URL takes it. The cluster must run."""
        server = postmaster.running(self.data)
        if server is None:
            raise SetupError(
                f"PostgreSQL trong {self.home} không chạy; hãy xem server.log ở đó rồi chạy lại ./run.",
                f"PostgreSQL in {self.home} is not running; see server.log there and run ./run again.",
            )
        where = f"host={quote(server.host, safe='/')}&port={server.port}"
        return f"postgresql://{role}:{self.passwords()[role]}@/{database}?{where}"

    def program(self, name: str) -> Path:
        """One of the programs of the PostgreSQL that this cluster runs on."""
        return self._binaries.folder / name

    @property
    def major(self) -> int:
        """The major version whose files this cluster holds."""
        return self._binaries.major

    def put_back(self, unpack: Callable[[list[str], Path], None], passwords: dict[str, str]) -> None:
        """Replace the data by what `unpack` lays into an empty folder, and the passwords by their own.

        `unpack` gets the words that lead to the server's user, and the folder. The cluster must not run. When
        `unpack` raises, everything is as it was; what was replaced is removed last.
        """
        with self._control():
            if postmaster.running(self.data) is not None:
                raise SetupError(
                    f"Cơ sở dữ liệu trong {self.home} đang chạy. Hãy dừng trang web và mọi lệnh rồi làm lại.",
                    f"The database in {self.home} is running. Stop the site and all commands, try again.",
                )
            making, replaced = self.home / "data.making", self.home / "data.replaced"
            shutil.rmtree(making, ignore_errors=True)
            way = unprivileged.prefix(self.home)
            subprocess.run([*way, "mkdir", "-m", "0700", str(making)], check=True)
            unpack(way, making)
            self._write_private("passwords.json", json.dumps(passwords))
            shutil.rmtree(replaced, ignore_errors=True)
            if self.data.exists():
                self.data.rename(replaced)
            making.rename(self.data)
            shutil.rmtree(replaced, ignore_errors=True)

    def __enter__(self) -> "Cluster":
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _control(self) -> AbstractContextManager[None]:
        """Only one process at a time makes, starts or stops the cluster."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        return exclusive(
            self.home / "control.lock",
            "Đang chờ một tiến trình khác khởi động hoặc dừng cơ sở dữ liệu",
            "Waiting for another process that starts or stops the database",
        )

    def _leave(self) -> None:
        if self._users.leave():
            postmaster.stop(self.data)

    def _make(self) -> None:
        """Create the data folder aside and rename it whole, so that an interrupted attempt leaves nothing."""
        if self.data.exists():
            return
        making = self.home / "data.making"
        shutil.rmtree(making, ignore_errors=True)
        self._write_private("passwords.json", json.dumps({role: secrets.token_hex(16) for role in ROLES}))
        self._write_private("owner-password", self.passwords()["owner"])
        with step("Tạo cơ sở dữ liệu", "Creating the database"):
            self._initdb(making)
        (self.home / "owner-password").unlink()
        making.rename(self.data)

    def _initdb(self, target: Path) -> None:
        """Run initdb; Unicode letters by the C library where it knows C.UTF-8, else by the plain C locale."""
        for locale in ("C.UTF-8", "C"):
            command = self._command(
                "initdb",
                f"--pgdata={target}",
                "--encoding=UTF8",
                f"--locale={locale}",
                "--locale-provider=libc",
                "--username=owner",
                "--auth=scram-sha-256",
                f"--pwfile={self.home / 'owner-password'}",
            )
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                env=plain_environment(),
                check=False,
            )
            if done.returncode == 0:
                return
        raise self._failure("initdb", done.stdout + done.stderr)

    def _start(self) -> None:
        """Start the server; waiting outlasts a taken port and the dying children of a killed server."""
        with step("Khởi động cơ sở dữ liệu", "Starting the database"):
            for pause in (0.0, 0.3, 1.0, 3.0, 6.0):
                time.sleep(pause)
                postmaster.forget_stale(self.data)
                self._configure()
                if postmaster.start(self._command("postgres", "-D", str(self.data)), self.data, self._log):
                    return
        raise self._failure("postgres", self._log.read_text(encoding="utf-8", errors="replace"))

    def _configure(self) -> None:
        """Write this start's settings: a socket beside the data, or loopback where its path is too long."""
        folder = self.home / "socket"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        settings = {"timezone": "UTC", "log_timezone": "UTC", "jit": "off", "log_min_messages": "warning"}
        # A journal file used again would keep the bytes of rows erased since: it is removed instead.
        settings |= {"wal_recycle": "off"}
        # What a failed statement named, a dossier's id too, is nothing for a log that no erasure reaches.
        settings |= {"log_min_error_statement": "panic", "log_error_verbosity": "terse"}
        if len(os.fsencode(folder / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET:
            quoted = str(folder).replace('"', '""')
            settings |= {"listen_addresses": "", "port": "5432", "unix_socket_directories": f'"{quoted}"'}
        else:
            settings |= {
                "listen_addresses": "127.0.0.1",
                "port": str(_free_port()),
                "unix_socket_directories": "",
            }
        if not self._durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items()]
        (self.data / "postgresql.auto.conf").write_text("".join(lines), encoding="utf-8")

    def _provision(self) -> None:
        """Roles, extensions, rights and the database; all of it again after an interruption."""
        mark = self.data / "vungxanh-provisioned"
        if mark.exists() and mark.read_text(encoding="ascii") == PROVISIONED:
            return
        self._know_every_role()
        with psycopg.connect(self.url("owner", "template1"), autocommit=True) as template:
            _make_roles(template, self.passwords())
            _prepare_template(template)
        with psycopg.connect(self.url("owner", "postgres"), autocommit=True) as server:
            if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                name = sql.Identifier(DATABASE)
                server.execute(sql.SQL("CREATE DATABASE {} OWNER migrator").format(name))
        mark.write_text(PROVISIONED, encoding="ascii")

    def passwords(self) -> dict[str, str]:
        """The password of each role, kept beside the data for the folder's owner alone."""
        passwords: dict[str, str] = json.loads((self.home / "passwords.json").read_text(encoding="ascii"))
        return passwords

    def _know_every_role(self) -> None:
        """Give a password to each role that a cluster made by an older version does not know yet."""
        known = self.passwords()
        if missing := [role for role in ROLES if role not in known]:
            whole = known | {role: secrets.token_hex(16) for role in missing}
            self._write_private("passwords.json", json.dumps(whole))

    def _write_private(self, name: str, text: str) -> None:
        """Write a file that only its owner may read."""
        path = self.home / name
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)

    def _command(self, program: str, *words: str) -> list[str]:
        """The words that run a PostgreSQL program, never as root."""
        folder = self.data if self.data.exists() else self.home
        return [*unprivileged.prefix(folder), str(self.program(program)), *words]

    def _failure(self, what: str, log: str) -> SetupError:
        """The error to raise when a program failed, with the end of what it said."""
        end = "\n".join(log.splitlines()[-8:])
        return SetupError(
            f"{what} không thành công trong {self.home}. PostgreSQL cho biết:",
            f"{what} failed in {self.home}. PostgreSQL says:\n{end}",
        )


def _make_roles(server: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Create the ordinary roles; none is a superuser, so row-level security holds for all of them."""
    rights = {
        "migrator": sql.SQL("CREATEDB"),
        "app": sql.SQL("NOCREATEDB"),
        "backup": sql.SQL("NOCREATEDB REPLICATION"),
    }
    for role, right in rights.items():
        known = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        verb = sql.SQL("ALTER" if known else "CREATE")
        server.execute(
            sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE {} PASSWORD {}").format(
                verb, sql.Identifier(role), right, sql.Literal(passwords[role])
            )
        )


def _prepare_template(server: psycopg.Connection) -> None:
    """Put into template1 what every later database inherits: the extensions, and the rights of `app`."""
    for extension in postgres.EXTENSIONS:
        server.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    server.execute(
        "ALTER DEFAULT PRIVILEGES FOR ROLE migrator GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app"
    )
    server.execute("ALTER DEFAULT PRIVILEGES FOR ROLE migrator GRANT USAGE, SELECT ON SEQUENCES TO app")


def _free_port() -> int:
    """A loopback port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
