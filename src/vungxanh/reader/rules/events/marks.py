"""Where the words that tell events stand: one pass over the text, then every question is a look-up."""

from bisect import bisect_left
from collections.abc import Mapping

from vungxanh.reader.rules.events import words
from vungxanh.reader.rules.text import Text

Phrases = dict[str, tuple[tuple[str, ...], ...]]

_TABLES: Mapping[str, Phrases] = {
    "gathering": words.GATHERINGS,
    "training": words.TRAININGS,
    "rally": words.RALLIES,
    "recognition": words.RECOGNITIONS,
    "review": words.REVIEWS,
    "court": words.COURTS,
    "judged": words.JUDGED,
    "destroyed": words.DESTROYED,
    "crop": words.CROPS,
    "inspected": words.INSPECTED,
    "seized": words.SEIZED,
    "goods": words.GOODS,
    "issued": words.ISSUED,
    "sum": words.SUMS,
    "hybrid": words.HYBRID,
    "now": words.NOW_WORDS,
    "yesterday": words.YESTERDAY,
    "just": words.JUST_NOW,
    "same_day": words.SAME_DAY,
    "elsewhere": words.ELSEWHERE,
    "reported": words.REPORTED,
    "delegates": words.DELEGATES,
    "summoned": words.SUMMONED,
}
TELLING = ("gathering", "training", "rally", "recognition", "judged", "destroyed", "inspected", "seized")
"""The tables of which one must stand in a sentence that tells an event."""

_Entry = tuple[tuple[str, ...], tuple[str, ...]]
"""A phrase and the tables that hold it."""
_Alone = tuple[str, ...]
"""The tables that hold a word alone."""


def _by_first() -> dict[str, tuple[_Alone, dict[str, list[_Entry]]]]:
    """By its first key: the tables that hold the word alone, and by the second key the longer phrases."""
    tables: dict[tuple[str, ...], list[str]] = {}
    for name, table in _TABLES.items():
        for phrase in (phrase for each in table.values() for phrase in each):
            tables.setdefault(phrase, []).append(name)
    found: dict[str, tuple[_Alone, dict[str, list[_Entry]]]] = {}
    for phrase, names in tables.items():
        _, longer = found.setdefault(phrase[0], (tuple(tables.get(phrase[:1], ())), {}))
        if len(phrase) > 1:
            longer.setdefault(phrase[1], []).append((phrase, tuple(names)))
    return found


_BY_FIRST = _by_first()


class Marks:
    """For each table, the words at which one of its phrases begins, in text order."""

    def __init__(self, text: Text) -> None:
        self._at: dict[str, list[int]] = {name: [] for name in _TABLES}
        keys = [*text.keys, ""]
        for at in text.places(_BY_FIRST):
            alone, longer = _BY_FIRST[keys[at]]
            if alone:
                self._note(at, alone)
            for phrase, names in longer.get(keys[at + 1], ()):
                if len(phrase) == 2 or text.has(phrase, at):
                    self._note(at, names)
        self._at["telling"] = sorted({at for name in TELLING for at in self._at[name]})

    def _note(self, at: int, names: tuple[str, ...]) -> None:
        for name in names:
            places = self._at[name]
            if not places or places[-1] != at:
                places.append(at)

    def first(self, table: str, start: int, end: int) -> int | None:
        """The first word from `start` up to, not with, `end` at which a phrase of the table begins."""
        places = self._at[table]
        number = bisect_left(places, start)
        return places[number] if number < len(places) and places[number] < end else None
