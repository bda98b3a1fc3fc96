"""What is handed over after reading: rows of values with the address of every cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vungxanh.intake.rules.problems import Problem, Problems
from vungxanh.intake.rules.values import Value

REAL, SIMULATED = "real", "simulated"


class ParsedRow(NamedTuple):
    """One row: its number in the sheet, from 1, and its values in the order of the sheet's columns."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True)
class ParsedSheet:
    """A table that was read. `letters` gives the column letter of each column key, in the order of values."""

    key: str
    name: str
    letters: Mapping[str, str]
    rows: Sequence[ParsedRow]

    def cell(self, column: str, row: int) -> str:
        """The address of a cell, such as C14."""
        return f"{self.letters[column]}{row}"


@dataclass(frozen=True)
class Parsed:
    """A file that was read against a form. Nothing may be stored while it has problems."""

    sha256: str
    media: str
    """`xlsx` or `csv`."""
    file_name: str
    mark: str | None
    """What the file says it holds: `real`, `simulated`, or nothing."""
    sheets: Mapping[str, ParsedSheet] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    """What was understood in a way its sender should know of; no fault."""


@dataclass
class Reading:
    """What a file gives while it is read."""

    problems: Problems = field(default_factory=Problems)
    notes: Problems = field(default_factory=Problems)
    sheets: dict[str, ParsedSheet] = field(default_factory=dict)
    mark: str | None = None
