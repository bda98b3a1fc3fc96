"""A line with what it is by itself, before its neighbours are looked at."""

from typing import NamedTuple

from vungxanh.reader.rules.facts import Layout
from vungxanh.reader.rules.page import captions, furniture
from vungxanh.reader.rules.page.lines import Line
from vungxanh.reader.rules.text import Text

LONGEST_LINE = 600
"""Characters from which a line is body, whatever it says."""

STORY = 25
"""Words of a line with a full stop that is no headline."""

_STOPS = (".", "!", "?", "…", ";", ":", "./.", '."', ".”", ".)", ",")


class Seen(NamedTuple):
    """A line with the keys of its words and what it is by itself; `bare` lines end without a stop."""

    line: Line
    keys: list[str]
    kind: Layout
    bare: bool


def alone(text: Text, line: Line) -> Seen:
    """What a line is by itself, before its neighbours are looked at."""
    if len(line.words) > LONGEST_LINE:
        return Seen(line, [], "body", False)
    keys = text.keys[text.first_from(line.start) : text.first_from(line.end)]
    return Seen(line, keys, _kind(line.words, keys), not line.words.endswith(_STOPS))


_POINTERS = "►➤"
"""Signs that point to a headline, or stand before an item of a list, which ends as a sentence does."""


def _kind(line: str, keys: list[str]) -> Layout:
    if captions.is_caption(line, keys):
        return "caption"
    if furniture.is_furniture(line, keys):
        return "furniture"
    away = 0 if line.endswith((".", ";")) and line[0] in _POINTERS else furniture.leads_away(line, keys)
    if away and (len(keys) <= away + 2 or len(keys) <= STORY):
        return "teaser"
    return "body"
