"""A last look at what goes out: names that are still in sight although the text was masked.

Defence in depth, without a register of places: only shapes that leave no doubt, so that nothing else is lost.
"""

from collections.abc import Sequence

from vungxanh.reader.rules.facts import Unit
from vungxanh.reader.rules.people.contacts import addresses, contact_at
from vungxanh.reader.rules.people.cues import OFFICES
from vungxanh.reader.rules.people.families import MIDDLE_STRONG, NOT_NAMES
from vungxanh.reader.rules.people.runs import FAMILIES, breaks_line, is_capital
from vungxanh.reader.rules.people.scene import Scene, phrase_at
from vungxanh.reader.rules.text import Span, Text

_LEADS = frozenset({"rank", "address", "suspect", "label"})
_PLACES = frozenset({"admin", "small", "named", "place"})


class _NoPlaces:
    """A gazetteer that knows no place."""

    def named(self, keys: tuple[str, ...], on: str | None) -> Sequence[Unit]:
        """No unit."""
        return ()

    def longest(self, first: str) -> int:
        """No name begins with any word."""
        return 0

    def heirs(self, unit: Unit) -> Sequence[Unit]:
        """No unit has heirs."""
        return ()


def leaks(masked: str | Text) -> tuple[Span, ...]:
    """Where a masked text still shows a name behind a rank or address, a full name, a telephone or e-mail."""
    text = Text.of(masked) if isinstance(masked, str) else masked
    scene, found = Scene(text, _NoPlaces()), []
    for number in text.places(FAMILIES):
        found += _name_at(scene, number)
    for number in [*text.figures(), *text.places("+")]:
        found += contact_at(text, number)
    return tuple(sorted([*found, *addresses(text.raw)]))


def _name_at(scene: Scene, number: int) -> list[Span]:
    """The name that begins with the family name at this word, when nothing excuses it."""
    text, keys = scene.text, scene.text.keys
    last = number
    while (
        last < min(number + 4, len(text))
        and is_capital(text.words[last])
        and (last == number or not breaks_line(text, last))
    ):
        last += 1
    if last - number < 2 or tuple(keys[number : number + 2]) in NOT_NAMES or phrase_at(keys, number, OFFICES):
        return []
    meaning = scene.before(number).meaning
    full = last - number > 2 and keys[number + 1] in MIDDLE_STRONG and meaning not in _PLACES
    return [text.span(number, last)] if full or meaning in _LEADS else []
