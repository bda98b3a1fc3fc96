"""A last look at what goes out: names that are still in sight although the text was masked.

Defence in depth, without a register of places: only shapes that leave no doubt, so that nothing else is lost.
"""

from collections.abc import Sequence

from vungxanh.reader.rules.facts import Unit
from vungxanh.reader.rules.people.contacts import addresses, contact_at
from vungxanh.reader.rules.people.families import MIDDLE_STRONG, NOT_NAMES
from vungxanh.reader.rules.people.runs import FAMILIES, Run, runs
from vungxanh.reader.rules.people.scene import Scene
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


def leaks(masked: str) -> tuple[Span, ...]:
    """Where a masked text still shows a name behind a rank or address, a full name, a telephone or e-mail."""
    text = Text.of(masked)
    scene = Scene(text, _NoPlaces())
    found = [span for run in runs(text) for span in _in_run(scene, run)]
    for number in [number for number, key in enumerate(text.keys) if key[0] in "0+"]:
        found += contact_at(text, number)
    return tuple(sorted([*found, *addresses(masked)]))


def _in_run(scene: Scene, run: Run) -> list[Span]:
    """The first name in a run of capitals that nothing excuses."""
    keys = scene.text.keys
    for at in range(run.first, run.last - 1):
        if keys[at] not in FAMILIES or tuple(keys[at : at + 2]) in NOT_NAMES:
            continue
        meaning = scene.before(at).meaning
        full = run.last - at > 2 and keys[at + 1] in MIDDLE_STRONG and meaning not in _PLACES
        if full or meaning in _LEADS:
            return [scene.text.span(at, min(at + 4, run.last))]
    return []
