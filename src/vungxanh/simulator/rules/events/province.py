"""All that happens in an invented province, put together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vungxanh.simulator.rules.events import crimes, reporting, sites, works
from vungxanh.simulator.rules.events.chronicle import Chronicle
from vungxanh.simulator.rules.events.deeds import Deed
from vungxanh.simulator.rules.events.rates import Rates
from vungxanh.simulator.rules.shapes import Shape

ROUTES_A_COMMUNE = 6 / 124
"""Tuyên Quang had 6 key routes among 124 communes (published figures)."""


def happenings(seed: int, shape: Shape, start: date, end: date, rates: Rates | None = None) -> Iterator[Deed]:
    """Every deed of the years in the order in which it is done; the same seed gives the same.

    Other `rates` make more happen, where few communes have to show every path.
    """
    log = Chronicle(seed, shape, start, end, rates or Rates())
    reporting.plan(log)
    for _ in range(max(1, round(ROUTES_A_COMMUNE * len(shape)))):
        log.book(10, max(11, (end - start).days // 2), lambda: sites.route(log))
    yield from log.play(_begin)


def _begin(log: Chronicle, commune: int) -> Iterator[Deed]:
    for begin in (crimes.begin, sites.begin, works.begin):
        yield from begin(log, commune)
