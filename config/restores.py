"""Opening backups: which one, whether it is whole, and how it is laid out again."""

import hashlib
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyrage import DecryptError, decrypt, decrypt_io, x25519

from config.backups import Beside, Manifest, manifests
from config.terminal import SetupError, step


@dataclass(frozen=True)
class Opened:
    """A backup with the key that opens it."""

    folder: Path
    manifest: Manifest
    identity: x25519.Identity

    @property
    def archive(self) -> Path:
        """The file with the data."""
        return self.folder / f"{self.manifest.name}.tar.gz.age"

    def secrets(self) -> Beside:
        """What belongs to the data; raises SetupError where the key does not fit."""
        with _readable(self.folder):
            data = decrypt((self.folder / f"{self.manifest.name}.keys.age").read_bytes(), [self.identity])
        return Beside(**json.loads(data))

    def unpack(self, way: list[str], folder: Path) -> None:
        """Lay the data into a folder as the user that `way` leads to; a damaged archive raises SetupError."""
        words = [*way, "tar", "--extract", "--gzip", "--no-same-owner", "--preserve-permissions"]
        with (
            self.archive.open("rb") as file,
            subprocess.Popen([*words, "--file=-", f"--directory={folder}"], stdin=subprocess.PIPE) as tar,
            _readable(self.folder),
        ):
            decrypt_io(file, tar.stdin, [self.identity])
        if tar.returncode:
            raise SetupError(
                f"Không giải nén được {self.archive.name}; dữ liệu cũ còn nguyên.",
                f"{self.archive.name} could not be unpacked; the old data are untouched.",
            )


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Say in words when a key does not fit or an archive is damaged."""
    try:
        yield
    except (DecryptError, OSError) as problem:
        raise SetupError(
            f"Khoá không mở được bản sao lưu trong {folder}, hoặc tệp bị hỏng.",
            f"The key does not open the backup in {folder}, or the file is damaged ({problem}).",
        ) from problem


def choose(folder: Path, name: str | None, key: Path) -> Opened:
    """The backup to restore, whole and with its key. Raises SetupError with what is wrong."""
    known = {one.name: one for one in manifests(folder)}
    if not known or (name is not None and name not in known):
        listed = ", ".join(known) or "–"
        raise SetupError(
            f"Không có bản sao lưu {name or ''} trong {folder}; hiện có: {listed}",
            f"There is no backup {name or ''} in {folder}; there are: {listed}",
        )
    manifest = known[name or max(known)]
    opened = Opened(folder, manifest, _identity(key))
    with step("Kiểm tra bản sao lưu", "Checking the backup"), opened.archive.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != manifest.sha256:
            raise SetupError(
                f"{opened.archive.name} khác với bản kê; tệp bị hỏng hoặc bị thay.",
                f"{opened.archive.name} differs from its manifest: damaged or replaced.",
            )
    return opened


def _identity(key: Path) -> x25519.Identity:
    """The private key in a file. Raises SetupError when it is none."""
    try:
        lines = key.read_text(encoding="ascii").splitlines()
        return x25519.Identity.from_str(next(line for line in lines if line.startswith("AGE-SECRET-KEY-")))
    except (OSError, ValueError, StopIteration) as problem:
        raise SetupError(
            f"{key} không phải tệp khoá bí mật (AGE-SECRET-KEY-…).",
            f"{key} is not a file with a private key (AGE-SECRET-KEY-…).",
        ) from problem
