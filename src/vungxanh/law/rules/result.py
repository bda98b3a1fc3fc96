"""What an evaluation returns. Everything is frozen; JSON forms are those of the command's contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from vungxanh.law.rules.inputs import Reading
from vungxanh.law.rules.ruleset import LawError

Side = int | str | list[int | str] | None
"""One side of a comparison: a whole number, `"n/d"` unreduced, a list where two are read; None: unknown."""

Gap = int | list[int | None] | None
"""A margin, or one for each of two figures."""


class Criterion(NamedTuple):
    """One criterion as evaluated: article, both sides of the comparison, the result, what is left.

    `op` is how `value` is compared with `threshold` (`>=`, `>` or `<=`). `margin` is the figure minus the
    smallest whole figure that meets the threshold: 0 or more exactly when it is met. A band that has an upper
    bound under the reading also carries `below`, the printed bound that the value must stay under, and
    `margin_upper`. Where a figure is unknown, `value` and the margins that need it are None.
    """

    id: str
    citation: str
    met: bool | None
    value: Side
    op: str
    threshold: Side
    margin: Gap
    below: Side = None
    margin_upper: Gap = None

    def as_json(self) -> dict[str, Any]:
        """Plain data; `below` and `margin_upper` only where the band has an upper bound."""
        plain = self._asdict()
        if self.below is None:
            del plain["below"], plain["margin_upper"]
        return plain


class Change(NamedTuple):
    """One figure moved: from, to, and by how much (signed); the route moves between `on` and `off`."""

    input: str
    start: int | str
    to: int | str
    by: int
    kind: str | None
    paper_if: dict[str, str] | None

    def as_json(self) -> dict[str, Any]:
        """Plain data, with `paper_if` in English where the change has one."""
        plain: dict[str, Any] = {"input": self.input, "from": self.start, "to": self.to, "by": self.by}
        if self.paper_if is not None:
            plain["paper_if"] = self.paper_if["en"]
        return plain


class ChangeSet(NamedTuple):
    """A minimal set of changes and the verdict it reaches; `kind` (work or paper) only towards better."""

    to: str
    kind: str | None
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        kind = {} if self.kind is None else {"kind": self.kind}
        return {"to": self.to, **kind, "changes": [change.as_json() for change in self.changes]}


@dataclass(frozen=True, slots=True)
class Nearest:
    """All minimal sets towards a better and a worse verdict; both None when any input is unknown."""

    better: tuple[ChangeSet, ...] | None
    worse: tuple[ChangeSet, ...] | None

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        sides = (("better", self.better), ("worse", self.worse))
        return {name: None if side is None else [one.as_json() for one in side] for name, side in sides}


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict of one commune for one year under one reading, with its whole derivation.

    `verdict` is I, II, III, drug_free, unclassified or undetermined; `key_class` (I, II, III, none or
    undetermined) and `drug_free` stand before precedence. `because` is a smallest set of inputs that decides
    the verdict with all others unknown (None when undetermined). `possible` (best first) and `decides` are
    None unless the verdict is undetermined. `nearest` is None where it was not asked for.
    """

    year: int
    reading: Reading
    verdict: str
    key_class: str
    drug_free: bool | None
    criteria: tuple[Criterion, ...]
    because: tuple[str, ...] | None = None
    possible: tuple[str, ...] | None = None
    decides: tuple[str, ...] | None = None
    nearest: Nearest | None = None

    def criterion(self, name: str) -> Criterion:
        """The criterion with this id; raises LawError where there is none."""
        for criterion in self.criteria:
            if criterion.id == name:
                return criterion
        raise LawError(
            f"không có tiêu chí {name} / there is no criterion {name}: ask for one of those listed"
        )

    def as_json(self) -> dict[str, Any]:
        """Plain data in the form of the command's contract, without `area_code`."""
        plain: dict[str, Any] = {
            "year": self.year,
            "verdict": self.verdict,
            "reading": self.reading.key,
            "key_class": self.key_class,
            "drug_free": self.drug_free,
            "criteria": [criterion.as_json() for criterion in self.criteria],
            "because": None if self.because is None else list(self.because),
        }
        if self.possible is not None:
            plain["possible"] = list(self.possible)
            plain["decides"] = list(self.decides or ())
        if self.nearest is not None:
            plain["nearest"] = self.nearest.as_json()
        return plain


@dataclass(frozen=True, slots=True)
class ProvinceResult:
    """The verdict of a province: key, drug_free, unclassified or undetermined.

    `key_area` and `drug_free` are the two conditions themselves, before a key province rules out drug-free.
    """

    year: int
    reading: Reading
    verdict: str
    key_area: bool | None
    drug_free: bool | None
    criteria: tuple[Criterion, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain data in the form of the command's contract, without `area_code`."""
        return {
            "year": self.year,
            "verdict": self.verdict,
            "reading": self.reading.key,
            "key_area": self.key_area,
            "drug_free": self.drug_free,
            "criteria": [criterion.as_json() for criterion in self.criteria],
        }


@dataclass(frozen=True, slots=True)
class Note:
    """Something to show beside a result; it changes nothing."""

    id: str
    says: dict[str, str]
    citations: tuple[str, ...]
