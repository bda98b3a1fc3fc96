"""The part of `./run` that runs in the checkout's environment: database, migrations, commands, the site."""

import hashlib
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from config import children, commands, fingerprint, serving
from config.cluster import Cluster
from config.environment import ROOT, RUN
from config.locks import exclusive
from config.terminal import SetupError, step

VAR = Path(os.environ.get("VUNGXANH_VAR", ROOT / "var")).resolve()
MANAGE = [sys.executable, "-P", "-m", "config.manage"]


def main(arguments: list[str]) -> int:
    """Run a command, or with none the whole tour; returns the exit status."""
    if arguments == ["serve"]:
        return _serve()
    if arguments and arguments != ["--no-serve"]:
        return _command(arguments)
    return _tour(serve=not arguments)


def _command(arguments: list[str]) -> int:
    """Run one command of the product with what it needs, and no more."""
    if not commands.needs_database(arguments):
        return children.run([*MANAGE, *arguments], _variables())
    owner = bool({tuple(arguments[:1]), tuple(arguments[:2])} & commands.AS_MIGRATOR)
    with database() as variables:
        if owner:
            return children.run([*MANAGE, *arguments], as_migrator(variables))
        status = 0
        if arguments[0] not in commands.AS_IT_IS:
            bring_up_to_date(variables)
            status = _load_all(variables, but=tuple(arguments[:2])) if _is_private(variables) else 0
        return status or children.run([*MANAGE, *arguments], variables)


def _tour(*, serve: bool) -> int:
    """Set up, load, run the main job, print its table, and serve the site unless told not to."""
    with database() as variables:
        bring_up_to_date(variables)
        status = _load_all(variables) or replay_ledger(variables) or _main_job(variables)
        return serving.serve(MANAGE, variables, VAR) if serve and status == 0 else status


def _serve() -> int:
    """Serve the site and nothing else, on the port that VUNGXANH_PORT names: what a server starts."""
    port = int(os.environ.get("VUNGXANH_PORT", "8000"))
    with database() as variables:
        bring_up_to_date(variables)
        status = _load_all(variables) or replay_ledger(variables)
        ports = range(port, port + 1)
        return status or serving.serve(MANAGE, variables, VAR, ports=ports, trying=False)


def replay_ledger(variables: dict[str, str]) -> int:
    """Before anything is served: let the database end and erase again what the ledger says is over.

    It knows all of it already, unless it is an older one that was restored.
    """
    folder = Path(os.environ.get("VUNGXANH_LEDGER_DIR", VAR / "ledger"))
    if not (folder / "ledger.jsonl").is_file():
        return 0
    words = [*MANAGE, "dossiers", "replay", str(folder / "ledger.jsonl")]
    return children.run(words, as_migrator(variables), stdout=sys.stderr)


def _main_job(variables: dict[str, str]) -> int:
    """Print the table; two at once would both find the database without the sample and fill it."""
    with _loading():
        return children.run([*MANAGE, *commands.MAIN_JOB], variables)


def _load_all(variables: dict[str, str], but: tuple[str, ...] = ()) -> int:
    """Load what every command may count on, save when the command is itself that loading."""
    with _loading():
        for loading in commands.LOADED_FIRST:
            if loading.command != but and (status := _load(loading, variables)) != 0:
                return status
    return 0


def _loading() -> AbstractContextManager[None]:
    """Only one process at a time fills the database."""
    return exclusive(
        VAR / "loading.lock",
        "Đang chờ một tiến trình khác nạp dữ liệu",
        "Waiting for another process that loads data",
    )


def _load(loading: commands.Loading, variables: dict[str, str]) -> int:
    """Load what the private database does not hold yet; a database of others is loaded every time."""
    wanted = fingerprint.of(
        path for path in ROOT.glob(loading.reads) if path.suffix != ".pyc" and path.is_file()
    )
    own = variables.get("VUNGXANH_MIGRATED")
    stamp = Path(own).with_name("-".join(("vungxanh", *loading.command))) if own else None
    if stamp is not None and fingerprint.fresh(stamp, wanted):
        return 0
    with step(loading.vietnamese, loading.english):
        status = children.run([*MANAGE, *loading.command], variables, stdout=sys.stderr)
    if stamp is not None and status == 0:
        fingerprint.write(stamp, wanted)
    return 0 if status == commands.NOT_YET else status


@contextmanager
def database() -> Iterator[dict[str, str]]:
    """The variables for child processes, with a database that runs while the body does."""
    variables = _variables()
    if "DATABASE_URL" in variables:
        yield variables
        return
    cluster = Cluster.below(VAR)
    cluster.acquire()
    try:
        mark = {"VUNGXANH_MIGRATED": str(cluster.data / "vungxanh-migrated")}
        urls = {"DATABASE_URL": cluster.url("app"), "MIGRATOR_DATABASE_URL": cluster.url("migrator")}
        yield variables | urls | mark
    finally:
        children.ignore_signals()
        cluster.release()


def _variables() -> dict[str, str]:
    """The environment of child processes; makes the signing key on the first run."""
    VAR.mkdir(parents=True, exist_ok=True)
    if not (VAR / "secret-key").is_file():
        keep_secret_key(secrets.token_urlsafe(50))
    return os.environ | {"VUNGXANH_VAR": str(VAR)}


def keep_secret_key(key: str) -> None:
    """Keep the signing key beside the database, for its owner alone."""
    aside = VAR / f"secret-key.{os.getpid()}"
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(key)
    aside.rename(VAR / "secret-key")


def _is_private(variables: dict[str, str]) -> bool:
    """True for the checkout's own database, which the launcher may change without asking."""
    return "VUNGXANH_MIGRATED" in variables


def as_migrator(variables: dict[str, str]) -> dict[str, str]:
    """The same variables with the tables' owner in place of `app`."""
    return variables | {"DATABASE_URL": variables.get("MIGRATOR_DATABASE_URL", variables["DATABASE_URL"])}


def bring_up_to_date(variables: dict[str, str]) -> None:
    """Migrate the private database when the code has newer migrations; only check a database of others."""
    wanted = fingerprint.of([*ROOT.glob("src/vungxanh/*/migrations/*.py"), RUN])
    own = variables.get("VUNGXANH_MIGRATED")
    stamp = Path(own) if own else VAR / f"checked-{_short_hash(variables['DATABASE_URL'])}"
    if fingerprint.fresh(stamp, wanted):
        return
    with exclusive(
        VAR / "migrate.lock",
        "Đang chờ một tiến trình khác cập nhật cơ sở dữ liệu",
        "Waiting for another process that brings the database up to date",
    ):
        if not fingerprint.fresh(stamp, wanted):
            prepare = _migrate if own else _check
            prepare(variables)
            fingerprint.write(stamp, wanted)


def _migrate(variables: dict[str, str]) -> None:
    """Bring the tables up to date as their owner."""
    problem = SetupError(
        "Không cập nhật được cấu trúc cơ sở dữ liệu; nguyên nhân ở ngay phía trên.",
        "The database could not be brought up to date; the reason stands just above.",
    )
    with step("Cập nhật cấu trúc cơ sở dữ liệu", "Bringing the database up to date"):
        words = [*MANAGE, "migrate", "--no-input", "--verbosity=0"]
        children.must(children.run(words, as_migrator(variables), stdout=sys.stderr), problem)


def _check(variables: dict[str, str]) -> None:
    """A database that DATABASE_URL names belongs to somebody: changing its tables is a decision of theirs."""
    problem = SetupError(
        "Cơ sở dữ liệu trong DATABASE_URL chưa có cấu trúc mới nhất. Hãy sao lưu rồi chạy ./run migrate,"
        " với MIGRATOR_DATABASE_URL là tài khoản sở hữu các bảng.",
        "The database in DATABASE_URL lacks the newest tables. Back it up and run ./run migrate, with"
        " MIGRATOR_DATABASE_URL set to the account that owns the tables.",
    )
    words = [*MANAGE, "migrate", "--check", "--verbosity=0"]
    children.must(children.run(words, variables, stdout=sys.stderr), problem)


def _short_hash(text: str) -> str:
    """A name for a stamp file that does not show the password in the address."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    children.stop_on_signals()
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(1)
