"""What the law says of terms, as data with its citation (`data/terms.yaml`), looked up by day and kind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from vungxanh.dossiers.rules.kinds import Ground, Issuer, Kind, Reason, Request
from vungxanh.dossiers.rules.refusals import Citation, RefusedError

DATA = Path(__file__).resolve().parent.parent / "data"
FILE = DATA / "terms.yaml"


class LawFileError(ValueError):
    """The file of terms is not as its schema has it, or cites what it does not name."""


@dataclass(frozen=True, slots=True)
class TermRule:
    """One row of the law on terms: fixed `months`, or months the decision names, or a review.

    `counted_from`: the decision, the registration or the completion.
    """

    months: int | None
    least: int | None
    most: int | None
    review: bool
    counted_from: str
    cites: tuple[Citation, ...]
    reading: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """How soon a move is told to the other commune: in hours, or in working days under the older law."""

    hours: int | None
    working_days: int | None
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """A ground on which management is suspended; `time_stands` when its days do not count."""

    time_stands: bool
    cites: tuple[Citation, ...]


class Law:
    """The file of terms, read once. Laws are named by their key in the file (`L73`, `L120`)."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._kinds = {Kind(row["kind"]): row for row in data["kinds"]}
        self._rows = {name: data[name] for name in ("terms", "deciders", "exits", "suspensions", "moves")}
        self.newest: str = data["regimes"][-1]

    def on(self, day: date) -> str:
        """The law in force on a day. Raises RefusedError before the first."""
        for law in self._data["regimes"]:
            if self._from(law) <= day and not self._ended(law, day):
                return str(law)
        raise RefusedError(
            "no_law",
            f"chưa có văn bản được nạp cho ngày {day:%d/%m/%Y}; hồ sơ phải theo quyết định từ 1/1/2022",
            f"no law is loaded for {day}: a dossier rests on a decision from 1 January 2022 on",
        )

    def _from(self, instrument: str) -> date:
        return date.fromisoformat(self._data["instruments"][instrument]["from"])

    def _ended(self, instrument: str, day: date) -> bool:
        until = self._data["instruments"][instrument]["until"]
        return until is not None and date.fromisoformat(until) <= day

    def cites(self, holder: dict[str, Any]) -> tuple[Citation, ...]:
        """The citations of a row, with the symbols of the instruments."""
        symbols = self._data["instruments"]
        return tuple(
            Citation(symbols[cite["instrument"]]["symbol"], cite["article"], cite["clause"])
            for cite in holder["cites"]
        )

    def rests_on(self, name: str) -> tuple[Citation, ...]:
        """The citations of a rule of its own: `exemption`, `remaining_term`, `minimum_age`, `objections`, or
        `under_way` and `decided_after` of the transition."""
        return self.cites(self._data["transition"].get(name) or self._data[name])

    def name(self, kind: Kind) -> tuple[str, str]:
        """The kind in Vietnamese and English."""
        return self._kinds[kind]["vi"], self._kinds[kind]["en"]

    def exempt(self, kind: Kind) -> bool:
        """Whether Article 6.1 of 28/2025/QĐ-TTg leaves people of this kind out (drug-free communes)."""
        return bool(self._kinds[kind]["exempt"])

    def _find(self, name: str, kind: Kind, law: str, **wanted: Iterable[str]) -> dict[str, Any] | None:
        """The row of a table for a kind under a law whose other columns hold one of the wanted words."""
        group = self._kinds[kind]["group"]
        for row in self._rows[name]:
            meant = kind in row.get("kinds", ()) or group in row.get("groups", ())
            if meant and row["law"] == law and all(row[key] in words for key, words in wanted.items()):
                return dict(row)
        return None

    def term(self, kind: Kind, law: str, cases: Iterable[str]) -> TermRule | None:
        """The term of a kind in one of the cases; None when none of them is provided for."""
        row = self._find("terms", kind, law, case=frozenset(cases))
        if row is None:
            return None
        named = row.get("named", {})
        return TermRule(
            months=row.get("months"),
            least=named.get("least"),
            most=named.get("most"),
            review="review" in row,
            counted_from=row["from"],
            cites=self.cites(row),
            reading=row.get("reading"),
        )

    def deciders(
        self, kind: Kind, law: str, cases: Iterable[str]
    ) -> tuple[frozenset[Issuer], tuple[Citation, ...]] | None:
        """Who may issue the deciding document, and where that stands; None where no text was seen."""
        row = self._find("deciders", kind, law, case=frozenset(cases))
        return (frozenset(Issuer(one) for one in row["issuers"]), self.cites(row)) if row else None

    def exclusion(self, one: Kind, other: Kind) -> tuple[Citation, ...] | None:
        """Where it stands that nobody is in both situations; None when both are possible."""
        groups = sorted((self._kinds[one]["group"], self._kinds[other]["group"]))
        for row in self._data["exclusions"]:
            if sorted((row["one"], row["other"])) == groups:
                return self.cites(row)
        return None

    def exits(self, kind: Kind, law: str) -> dict[Reason, tuple[Citation, ...]]:
        """The grounds on which the law takes somebody of a kind off the list; error is never among them."""
        group = self._kinds[kind]["group"]
        rows = [row for row in self._rows["exits"] if group in row["groups"] and row["law"] == law]
        return {Reason(reason): self.cites(row) for row in rows for reason in row["reasons"]}

    def stay(self, kind: Kind, ground: Ground, law: str) -> Stay | None:
        """What suspending on a ground does to the term; None where the law knows no such ground."""
        row = self._find("suspensions", kind, law, ground=(ground,))
        return Stay(row["time"] == "stands", self.cites(row)) if row else None

    def notice(self, kind: Kind, law: str) -> Notice:
        """How soon the commune that a person leaves tells the other."""
        row = self._find("moves", kind, law)
        if row is None:
            raise LawFileError(f"moves: {kind} không có dòng nào theo {law} / no row for {kind} under {law}")
        return Notice(row.get("hours"), row.get("working_days"), self.cites(row))

    @property
    def minimum_age(self) -> int:
        """The age in whole years from which the law provides for rehabilitation."""
        return int(self._data["minimum_age"]["years"])

    @property
    def answer_working_days(self) -> int:
        """In how many working days a request is answered."""
        return int(self._data["objections"]["answer_working_days"])

    def act_days(self, request: Request) -> int:
        """In how many days a request is acted on."""
        return int(self._data["objections"]["act_days"][request])

    def reading(self, key: str) -> tuple[str, str]:
        """A named choice in Vietnamese and English."""
        return self._data["readings"][key]["vi"], self._data["readings"][key]["en"]


def read(path: Path = FILE) -> Law:
    """The file of terms, checked against its schema. Raises LawFileError."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    schema = json.loads((DATA / "terms.schema.json").read_text(encoding="utf-8"))
    problems = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in Draft202012Validator(schema).iter_errors(data)
    ] or [*_unnamed(data)]
    if problems:
        said = "\n".join(problems)
        raise LawFileError(f"{path.name} không đúng mẫu / is not as its schema has it:\n{said}")
    return Law(data)


def _unnamed(data: dict[str, Any]) -> Iterable[str]:
    """Instruments and readings that rows use and the file does not name."""
    for where, row in _rows(data):
        for cite in row["cites"]:
            if cite["instrument"] not in data["instruments"]:
                yield f"{where}: {cite['instrument']} không có trong instruments / is not an instrument"
        if row.get("reading", "first_day_counts") not in data["readings"]:
            yield f"{where}: {row['reading']} không có trong readings / is not a reading"


def _rows(data: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    for name, content in data.items():
        rows: Sequence[Any] = content if isinstance(content, list) else [content]
        if name == "transition":
            rows = list(content.values())
        for place, row in enumerate(rows):
            if isinstance(row, dict) and "cites" in row:
                yield f"{name}/{place}", row


@lru_cache(maxsize=1)
def the_law() -> Law:
    """The committed file of terms."""
    return read()
