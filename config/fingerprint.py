"""Tells whether what was made from some files is still up to date."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def of(files: Iterable[Path]) -> str:
    """A hash over the contents of the files and their places to each other, wherever the whole lies."""
    total = hashlib.sha256()
    paths = sorted(files)
    top = os.path.commonpath([path.parent for path in paths]) if paths else ""
    for path in paths:
        content = path.read_bytes()
        total.update(f"{path.relative_to(top).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
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
