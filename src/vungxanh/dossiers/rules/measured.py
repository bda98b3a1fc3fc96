"""Which counts make which indicator (`data/measured.yaml`, with the articles), from summed lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.law import DATA
from vungxanh.dossiers.rules.state import Standing
from vungxanh.dossiers.rules.stocks import Stock

FILE = DATA / "measured.yaml"


@dataclass(frozen=True, slots=True)
class Summed:
    """Lines of one commune, added up by what they share. `stood` when their days are not after the day of
    the stock, `earlier` when not after the same day a year before, `inside` when in the period of flows."""

    kind: str
    standing: str
    cause: str
    entered: bool
    stood: bool
    earlier: bool
    inside: bool
    count: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """The file, read: kinds of a stock on a day, causes of a flow, both of a share, the stock of a change."""

    stocks: Mapping[str, tuple[tuple[Kind, date | None], ...]]
    awaiting: frozenset[str]
    flows: Mapping[str, tuple[str, ...]]
    shares: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    changes: Mapping[str, str]

    def kinds(self, code: str, on: date) -> frozenset[Kind]:
        """The kinds that a stock counts on a day; every kind for a stock of those that await."""
        if code in self.awaiting:
            return frozenset(Kind)
        return frozenset(kind for kind, until in self.stocks[code] if until is None or on < until)

    def causes(self, code: str) -> tuple[str, ...]:
        """The beginnings of the causes that a flow, or the whole of a share, counts."""
        return self.flows[code] if code in self.flows else self.shares[code][1]


@cache
def mapped() -> Mapped:
    """The mapping of indicators to counts; raises ValueError for a kind that does not exist."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Mapped(
        stocks={row["code"]: tuple(_kind(one) for one in row["kinds"]) for row in data["stocks"]},
        awaiting=frozenset(row["code"] for row in data["awaiting"]),
        flows={row["code"]: tuple(row["causes"]) for row in data["flows"]},
        shares={row["code"]: (tuple(row["part"]), tuple(row["whole"])) for row in data["shares"]},
        changes={row["code"]: row["of"] for row in data["changes"]},
    )


def _kind(row: Mapping[str, str]) -> tuple[Kind, date | None]:
    return Kind(row["kind"]), date.fromisoformat(row["until"]) if "until" in row else None


def stock_figures(lines: Iterable[Summed], on: date) -> dict[str, int | None]:
    """The stocks of a commune at the end of a day by code, and the two parts of each change since a year.

    None is unknown: while a dossier awaits confirmation or is set aside, and for a change where nothing is
    known of the year before.
    """
    found, every = mapped(), list(lines)
    now = [line for line in every if line.stood]
    before = [line for line in every if line.earlier]
    figures = {code: _stock(now, found.kinds(code, on)).value for code in found.stocks}
    for code in found.awaiting:
        stock = _stock(now, frozenset(Kind))
        # One that is set aside may await confirmation too: how many is not known then.
        figures[code] = None if stock.set_aside else stock.awaiting
    for code, of in found.changes.items():
        last = _stock(before, found.kinds(of, on)).value if before else None
        this = figures[of]
        figures[f"{code}.part"] = None if this is None or last is None else this - last
        figures[f"{code}.whole"] = last
    return figures


def flow_figures(lines: Iterable[Summed]) -> dict[str, int | None]:
    """The flows of a commune in a period by code, and the two parts of each share."""
    found, inside = mapped(), [line for line in lines if line.inside]
    figures: dict[str, int | None] = {code: _flow(inside, causes) for code, causes in found.flows.items()}
    for code, (part, whole) in found.shares.items():
        figures[f"{code}.part"] = _flow(inside, part)
        figures[f"{code}.whole"] = _flow(inside, whole)
    return figures


def _stock(lines: Iterable[Summed], kinds: frozenset[Kind]) -> Stock:
    counts = dict.fromkeys(Standing, 0)
    for line in lines:
        if line.kind in kinds:
            counts[Standing(line.standing)] += line.count if line.entered else -line.count
    return Stock(counts[Standing.COUNTED], counts[Standing.AWAITING], counts[Standing.SET_ASIDE])


def _flow(lines: Iterable[Summed], causes: tuple[str, ...]) -> int:
    """How many dossiers a cause brought or took; each has one line of such a cause."""
    return sum(line.count for line in lines if line.cause.startswith(causes))
