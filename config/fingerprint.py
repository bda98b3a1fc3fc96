"""Tells whether what was made from some files is still up to date."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def of(files: Iterable[Path]) -> str:
    """A hash over the names and contents of the files, in the order of their paths."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(f"{path.name}\0{path.parent.name}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def fresh(stamp: Path, fingerprint: str) -> bool:
    """True when the stamp file holds this fingerprint."""
    try:
        return stamp.read_text(encoding="utf-8") == fingerprint
    except (FileNotFoundError, NotADirectoryError):
        return False


def write(stamp: Path, fingerprint: str) -> None:
    """Write the stamp as the last act of making something, whole or not at all."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    aside = stamp.with_name(f"{stamp.name}.new")
    aside.write_text(fingerprint, encoding="utf-8")
    aside.replace(stamp)
