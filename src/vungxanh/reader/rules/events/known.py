"""The events found so far, to tell a new one from one that is told again."""

from vungxanh.reader.rules.events.kinds import GATHERED
from vungxanh.reader.rules.facts import Event

_MONTH = len("2024-06")


class Known:
    """Gatherings and all else apart: for each day known, the places."""

    def __init__(self) -> None:
        self._places: dict[bool, dict[str | None, set[str | None]]] = {True: {}, False: {}}
        self._months: dict[bool, set[str]] = {True: set(), False: set()}

    def __bool__(self) -> bool:
        return bool(self._places[True] or self._places[False])

    def add(self, event: Event) -> None:
        """Remember a new event."""
        group = event.type in GATHERED
        self._places[group].setdefault(event.date, set()).add(event.place)
        if event.date:
            self._months[group].add(event.date[:_MONTH])

    def has(self, event: Event, *, elsewhere: bool) -> bool:
        """Whether the event is one of them, told again; `elsewhere`: it is opened as another incident."""
        group = event.type in GATHERED
        days = self._places[group]
        if not days:
            return False
        if event.date is None or None in days:
            return group or not elsewhere
        if len(event.date) == _MONTH and event.date in self._months[group]:
            return True
        if event.date not in days:
            return False
        return group or not elsewhere or event.place in days[event.date]
