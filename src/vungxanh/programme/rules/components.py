"""The national programme as its sources publish it: funds as printed, component projects by number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent.parent / "data" / "components.yaml"


@dataclass(frozen=True, slots=True)
class Component:
    """One component project (dự án thành phần); its names are "" while no checked source gives them."""

    code: str
    vi: str
    en: str
    source: str


@dataclass(frozen=True, slots=True)
class PrintedFund:
    """Funds that a source prints, in đồng; `bound` is `at_least` or `about`, as the source says it."""

    key: str
    amount: int
    bound: str
    part_of: str
    source: str


@dataclass(frozen=True, slots=True)
class NationalProgramme:
    """The programme: its years, the decision that approves it, printed funds and component projects."""

    years: range
    decision: str
    decided_on: date
    funds: tuple[PrintedFund, ...]
    components: tuple[Component, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the component projects, in their order."""
        return tuple(one.code for one in self.components)

    def left_over(self, key: str) -> int:
        """What a printed sum has beyond its printed parts: what does not recompute, in đồng."""
        parts = sum(one.amount for one in self.funds if one.part_of == key)
        return next(one.amount for one in self.funds if one.key == key) - parts


def national_programme(text: str | None = None) -> NationalProgramme:
    """The programme of the file, or of a text of the same shape."""
    return _shipped() if text is None else _read(yaml.safe_load(text))


@cache
def _shipped() -> NationalProgramme:
    return _read(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def _read(data: Mapping[str, Any]) -> NationalProgramme:
    told, sources = data["programme"], data["sources"]
    return NationalProgramme(
        range(told["first"], told["last"] + 1),
        told["decision"],
        told["decided_on"],
        tuple(
            PrintedFund(
                one["key"], one["amount"], one["bound"], one.get("part_of", ""), sources[one["source"]]
            )
            for one in data["funds"]
        ),
        tuple(
            Component(one["code"], one["vi"], one["en"], sources[one["source"]]) for one in data["components"]
        ),
    )
