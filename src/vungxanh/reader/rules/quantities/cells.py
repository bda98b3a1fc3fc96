"""What the words at the edge of a table say: the head of a column, the label of a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from vungxanh.reader.rules.quantities.count import NONE, Tags, joined, scan
from vungxanh.reader.rules.quantities.nouns import NOUNS, Noun, at
from vungxanh.reader.rules.text import Span, Text, fold
from vungxanh.reader.rules.wordlists import keys_of

_NO_LABEL = frozenset(("time", "other", "unknown", "place", "thing", "village"))
_UNIT_ONLY = _NO_LABEL - {"place", "village", "time"}
_PEOPLE = frozenset(("addict", "user", "postrehab", "rehab", "methadone"))
_FILES = fold("hồ sơ")
_YEAR = 4
_GOALS = frozenset(("goal", "goal_noun", "goal_strong", "goal_heading"))
_CHANGES = frozenset(("up", "down"))
TOLD = frozenset(("done", "done_heading", "attained", "reach", "now", "this", "share"))
_AGAINST = keys_of("so sánh tăng giảm tỷ tỉ % đạt")
_GOAL_MARKS, _DONE_MARKS = keys_of("ct kh đk"), keys_of("th % kq")
"""Letters that head columns of goals (chỉ tiêu, kế hoạch, đăng ký) and of what was done (thực hiện)."""
PERSON, PERCENT = Noun("person", "person"), Noun("percent", "percent")


@dataclass(frozen=True, slots=True)
class Edge:
    """The head of a column or the label of a row: its words, what it counts, its tags.

    `turn` is what a column makes of its numbers: `goal`, `last` (an earlier time), `change`, or nothing.
    """

    words: Span
    noun: Noun | None
    tags: Tags = NONE
    turn: str = ""
    year: int | None = None


def cells_of(text: Text, words: Span) -> list[Span]:
    """The words of each cell between bars, else between tabs or wide gaps."""
    keys = text.keys
    if "|" in keys[slice(*words)]:
        bars = [word for word in range(*words) if keys[word] == "|"]
        edges = [words[0] - 1, *bars, words[1]]
        return [(one + 1, other) for one, other in pairwise(edges)]
    if keys[words[0] : words[1]].count(";") >= _FEWEST_SEMICOLONS:
        return _between_semicolons(text, words)
    line = text.raw[slice(*text.span(*words))] if words[0] < words[1] else ""
    if "\t" not in line and "  " not in line:
        return [words]
    cells, first = [], words[0]
    for word in range(words[0] + 1, words[1]):
        gap = text.raw[text.ends[word - 1] : text.starts[word]]
        if "\t" in gap or "  " in gap:
            cells.append((first, word))
            first = word
    return [*cells, (first, words[1])]


def _between_semicolons(text: Text, words: Span) -> list[Span]:
    """Phường Mẫu; 418; 160: a row as programs write it, if nothing but numbers or no number stands in it."""
    ends = [word for word in range(*words) if text.keys[word] == ";"]
    cells = [(one + 1, other) for one, other in pairwise([words[0] - 1, *ends, words[1]])]
    told = [cell for cell in cells[1:] if any(key[0].isdigit() for key in text.keys[slice(*cell)])]
    plain = not told or all(is_number(text, cell) for cell in cells[1:])
    return cells if plain and all(one < other for one, other in cells) else [words]


_FEWEST_SEMICOLONS = 2


def is_number(text: Text, cell: Span) -> bool:
    """Whether a cell holds a number and nothing else; a percent sign may follow."""
    keys = text.keys[slice(*cell)]
    if keys[:1] and keys[0] in ("+", "-", "–"):
        keys = keys[1:]
    return len(keys) in (1, 2) and keys[0][0].isdigit() and keys[1:] in ([], ["%"])


def year_of(text: Text, cell: Span) -> int | None:
    """The year that the head of a column names."""
    years = [key for key in text.keys[slice(*cell)] if len(key) == _YEAR and key[:2] in ("19", "20")]
    return int(years[-1]) if years and years[-1].isdigit() else None


def column(text: Text, cell: Span) -> Edge:
    """What the head of a column says."""
    tags = joined(scan(text, *cell))
    keys = text.keys[slice(*cell)]
    noun = _noun(text, cell, tags)
    turn = ""
    if tags & {"base", "last", "compare"} and not tags & _CHANGES:
        turn = "last"
    if _GOAL_MARKS & set(keys) and not _DONE_MARKS & set(keys):
        turn = "goal"
    if tags & _CHANGES or (keys and keys[0] == fold("so")):
        turn = "change"
    elif tags & _GOALS and not tags & TOLD and not any(key in _AGAINST for key in keys):
        turn = "goal"
    if "%" in keys and noun is None:
        noun = PERCENT
    return Edge(cell, noun, tags, turn, year_of(text, cell))


def row(text: Text, cells: Iterable[Span]) -> Edge | None:
    """What the words of a row say that its numbers count."""
    label: Edge | None = None
    for cell in cells:
        if cell[0] == cell[1] or is_number(text, cell):
            continue
        unit = at(text, cell[0], NOUNS)
        if label is not None and unit is not None and unit[0] == cell[1]:
            kept = label.noun if label.noun is not None and unit[1].kind == "person" else unit[1]
            return Edge(label.words, kept, label.tags)
        if label is None or label.noun is None:
            tags = joined(scan(text, *cell))
            label = Edge(cell, _noun(text, cell, tags), tags)
    return label


def _noun(text: Text, cell: Span, tags: Tags) -> Noun | None:
    """The unit in the bracket, else the first counting noun, else people the words speak of."""
    found: Noun | None = None
    for word in range(*cell):
        noun = at(text, word, NOUNS)
        if noun is None or noun[0] > cell[1]:
            continue
        if text.keys[word - 1] == "(" and noun[1].kind not in _UNIT_ONLY:
            return found if found is not None and noun[1].kind == "person" else noun[1]
        if noun[1].kind not in _NO_LABEL or (text.keys[word : word + 2] == _FILE_WORDS and found is None):
            found = found or noun[1]
    return found or (PERSON if tags & _PEOPLE else None)


_FILE_WORDS = _FILES.split() if " " in _FILES else [fold("hồ"), fold("sơ")]
