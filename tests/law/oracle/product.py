"""Run the product's `classify` as a stranger would: a file in, one JSON object a line out."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.law.oracle.figures import COLUMNS, Commune, Reading

ROOT = Path(__file__).parents[3]
YEAR = 2026


class RefusedError(Exception):
    """The command line ended with another status than 0, or wrote to standard error."""


def code(number: int) -> str:
    """A visibly invented commune code."""
    return f"XM{number:06}"


def write(path: Path, communes: Sequence[Commune], columns: Sequence[str] = COLUMNS) -> None:
    """Write the communes as the input file; an unknown figure is an empty cell."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["area_code", *columns])
        for number, commune in enumerate(communes):
            cells = ["" if commune[column] is None else commune[column] for column in columns]
            writer.writerow([code(number), *cells])


def flags(reading: Reading) -> list[str]:
    """The options of a reading on the command line."""
    names = ("--bands", "--zero", "--precedence", "--nested-dd")
    return [part for pair in zip(names, reading, strict=True) for part in pair]


def environment() -> Mapping[str, str]:
    """The environment of this process with the sources of the product on its path."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}


def classify(
    communes: Sequence[Commune], reading: Reading, *options: str, columns: Sequence[str] = COLUMNS
) -> list[dict[str, Any]]:
    """The product's answers, in the order of the communes (and the province's last, if asked for)."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "communes.csv"
        write(path, communes, columns)
        command = [sys.executable, "-m", "vungxanh.law", "classify", str(path), "--year", str(YEAR)]
        run = subprocess.run(
            [*command, *flags(reading), *options, "--format", "json"],
            capture_output=True,
            check=False,
            cwd=folder,
            env=environment(),
        )
    if run.returncode or run.stderr:
        raise RefusedError(f"{' '.join(command)} ended with {run.returncode}: {run.stderr.decode()[:2000]}")
    return [json.loads(line) for line in run.stdout.decode().splitlines()]
