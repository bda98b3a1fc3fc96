"""What the rules of the house look at: the files of the repository as git knows them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SRC = ROOT / "src" / "vungxanh"
PACKAGES = sorted(folder for folder in SRC.iterdir() if (folder / "__init__.py").is_file())


@cache
def files() -> tuple[Path, ...]:
    """Every file that is tracked, or new and not ignored, and still there."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
    ).stdout
    paths = (ROOT / name for name in listed.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def with_suffix(*suffixes: str) -> list[Path]:
    """The files with one of the suffixes."""
    return [path for path in files() if path.suffix in suffixes]


def texts() -> list[tuple[Path, str]]:
    """Every text file with its content."""
    found = []
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content:
            found.append((path, content.decode("utf-8")))
    return found


def name(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()
