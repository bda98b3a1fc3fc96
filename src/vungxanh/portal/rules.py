"""When the duties that nobody asks for fall due: pure decisions on instants."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Duty:
    """Work that comes back (việc định kỳ): how often it is done, and when it is late."""

    name: str
    every: timedelta
    late_after: timedelta


def due(duties: Iterable[Duty], begun: Mapping[str, datetime], now: datetime) -> list[Duty]:
    """The duties whose time has come; `begun` says when each was last begun."""
    return [duty for duty in duties if duty.name not in begun or now - begun[duty.name] >= duty.every]


def late(duties: Iterable[Duty], done: Mapping[str, datetime], now: datetime) -> list[Duty]:
    """The duties that were last done too long ago, or never."""
    return [duty for duty in duties if duty.name not in done or now - done[duty.name] > duty.late_after]
