"""Making backups: the files of the database, whole and encrypted to a key whose other half is elsewhere.

The role that copies may read no table, so nobody who makes a
backup can look at a dossier; the archive is readable only with the private key (the `age` format).
"""

import hashlib
import json
import os
import re
import subprocess
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO
from urllib.parse import parse_qs, unquote, urlsplit

from pyrage import RecipientError, encrypt, encrypt_io, x25519

from config.terminal import SetupError, step

DAYS = int(os.environ.get("VUNGXANH_BACKUP_DAYS", "35"))
"""So long a backup is kept (a default of ours): what was erased is gone from backups after it."""
NAME = re.compile(r"vungxanh-\d{8}T\d{6}Z")


@dataclass(frozen=True)
class Manifest:
    """What is known of a backup without its key. `postgresql` is the major version; instants are UTC."""

    name: str
    made_at: str
    expires_at: str
    postgresql: int
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Beside:
    """What belongs to the data and does not lie in them: the signing key, and the passwords of the roles."""

    secret_key: str
    passwords: dict[str, str]


class Counted:
    """A file that is written to while its hash and length are taken."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.hash, self.length = file, hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        """Write on."""
        self.hash.update(data)
        self.length += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        """Hand on what is held."""
        self._file.flush()


def new_key(folder: Path) -> str:
    """Write a private key into the folder, for its owner alone, and return the public one.

    Raises SetupError when the folder holds a key already.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, identity = folder / "backup-key.txt", x25519.Identity.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as problem:
        raise SetupError(
            f"Đã có khoá trong {path}; hãy chọn thư mục khác.",
            f"There is a key in {path} already; choose another folder.",
        ) from problem
    with os.fdopen(handle, "w") as file:
        file.write(f"{identity}\n")
    return str(identity.to_public())


def recipient_of(key: str | None) -> x25519.Recipient:
    """The public key that a backup is encrypted to. Raises SetupError when there is none or it is no key."""
    if not key:
        raise SetupError(
            "Chưa có khoá công khai: tạo bằng ./run backup THƯ-MỤC --new-key trên máy khác, rồi đặt"
            " VUNGXANH_BACKUP_KEY hoặc --to.",
            "No public key: make one with ./run backup FOLDER --new-key on another machine, then set"
            " VUNGXANH_BACKUP_KEY or --to.",
        )
    try:
        return x25519.Recipient.from_str(key.strip())
    except RecipientError as problem:
        raise SetupError(
            "--to không phải khoá công khai dạng age1…", "--to is not a public key of the form age1…"
        ) from problem


def copy(
    program: Path, url: str, beside: Beside, folder: Path, to: x25519.Recipient, *, at: datetime
) -> Manifest:
    """Copy the database behind `url`, encrypted, into the folder; the manifest is written last.

    `program` is pg_basebackup. Backups that have expired by `at` are removed after the new one stands.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"vungxanh-{at:%Y%m%dT%H%M%SZ}"
    with step("Sao lưu cơ sở dữ liệu", "Backing the database up"):
        digest, length = _stream(program, url, folder / f"{name}.tar.gz.age", to)
    _write(folder / f"{name}.keys.age", encrypt(json.dumps(asdict(beside)).encode(), [to]))
    manifest = Manifest(
        name=name,
        made_at=at.isoformat(timespec="seconds"),
        expires_at=(at + timedelta(days=DAYS)).isoformat(timespec="seconds"),
        postgresql=_major(program),
        sha256=digest,
        bytes=length,
    )
    _write(folder / f"{name}.json", json.dumps(asdict(manifest), indent=1).encode())
    remove_expired(folder, at=at)
    return manifest


def _stream(program: Path, url: str, target: Path, to: x25519.Recipient) -> tuple[str, int]:
    """Encrypt what pg_basebackup writes on its way to the disk; a failed copy leaves no file."""
    words = [str(program), "--pgdata=-", "--format=tar", "--gzip", "--wal-method=fetch", "--checkpoint=fast"]
    part = target.with_suffix(".part")
    try:
        with (
            subprocess.Popen(
                words, env=client_environment(url), stdout=subprocess.PIPE, stderr=subprocess.PIPE
            ) as copying,
            os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file,
        ):
            counted = Counted(file)
            encrypt_io(copying.stdout, counted, [to])
            file.flush()
            os.fsync(file.fileno())
            said = copying.stderr.read().decode(errors="replace") if copying.stderr else ""
        if copying.returncode:
            raise SetupError(
                f"Không sao lưu được; PostgreSQL cho biết: {said.strip()}",
                f"The backup failed; PostgreSQL says: {said.strip()}",
            )
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return counted.hash.hexdigest(), counted.length


def client_environment(url: str) -> dict[str, str]:
    """The variables that tell PostgreSQL's clients where to go: a password stands on no command line."""
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    wanted = {
        "PGHOST": query.get("host") or unquote(parts.hostname or ""),
        "PGPORT": query.get("port") or str(parts.port or ""),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
    }
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return plain | {name: value for name, value in wanted.items() if value}


def _major(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+", said)
    return int(found[0]) if found else 0


def _write(path: Path, data: bytes) -> None:
    """Write a file for its owner alone, whole or not at all."""
    aside = path.with_name(path.name + ".part")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)


def manifests(folder: Path) -> list[Manifest]:
    """The whole backups in the folder, oldest first; what is not one is left alone."""
    found = []
    for path in sorted(folder.glob("vungxanh-*.json")):
        if NAME.fullmatch(path.stem):
            found.append(Manifest(**json.loads(path.read_text(encoding="utf-8"))))
    return found


def remove_expired(folder: Path, *, at: datetime) -> list[str]:
    """Remove the backups that have expired; returns their names."""
    gone = [one.name for one in manifests(folder) if datetime.fromisoformat(one.expires_at) <= at]
    for name in gone:
        for ending in (".json", ".tar.gz.age", ".keys.age"):
            (folder / f"{name}{ending}").unlink(missing_ok=True)
    return gone
