"""Measures the whole reader on both halves of the corpus and writes `docs/reference/reader-measured.md`.

`python -m tests.reader.publish`. Of the test half only sums are written or shown, never a miss: whoever
writes rules must not learn from it.
"""

import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args

from tests.reader.corpus.documents import SPLITS, Annotated, documents, place
from tests.reader.measure import Scores, f1, score
from vungxanh.areas.rules.gazetteer import RegisterGazetteer, official_gazetteer
from vungxanh.reader.interface import MASK, MEASURES, Proposals, read_text
from vungxanh.reader.rules.facts import Role

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "reader-measured.md"
ROLES: tuple[str, ...] = get_args(Role)
NAMED = tuple(name for name in MEASURES if name != "other")
HEAD = """# The reader, measured

Written by `python -m tests.reader.publish`, which runs the whole reader (names covered first, the official \
register as gazetteer) over both halves of the [corpus](reader-corpus.md). The development half was in sight \
of whoever wrote the rules; the test half of today (the texts of the sixth round) was not, and only its sums \
were ever looked at. The closed halves of before, opened after they had been measured often, are development \
now. \
A quantity is right when its words overlap the marked ones, its value is equal and its measure is the same. \
Targets taken for results are counted over all measures, `other` too.
"""


@dataclass
class Half:
    """What came out on one half."""

    texts: int = 0
    scores: Scores = field(default_factory=Scores)
    symbols: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)


def measured(split: str, gazetteer: RegisterGazetteer) -> Half:
    """Run the reader over one half."""
    half = Half()
    for document in documents(split):
        stamp = document.facts.get("page_date")
        found = read_text(document.text, gazetteer=gazetteer, page_date=str(stamp) if stamp else None)
        half.texts += 1
        score(half.scores, document.name, document.text, document.facts["quantities"], list(found.quantities))
        _count_symbols(half, document, found)
        _count_names(half, document, found)
    return half


def _count_symbols(half: Half, document: Annotated, found: Proposals) -> None:
    marked = {str(one["symbol"]) for one in document.facts.get("documents") or [] if one.get("symbol")}
    read = {one.symbol for one in found.documents if one.symbol}
    half.symbols.update(right=len(marked & read), marked=len(marked), read=len(read))


def _count_names(half: Half, document: Annotated, found: Proposals) -> None:
    for one in document.facts.get("persons") or []:
        start, end = place(document.text, one["quote"], one.get("nth", 1))
        covered = all(letter in (MASK, "\n") for letter in found.text[start:end])
        half.names.update(covered=int(covered), marked=1)


def _rows(halves: list[Half]) -> list[str]:
    heads = [f"{part}, {split}" for split in SPLITS for part in ("precision", "recall", "F1", "marked")]
    lines = [f"| measure | {' | '.join(heads)} |", f"| --- |{' --- |' * len(heads)}"]
    for label, names in [*((f"`{name}`", (name,)) for name in MEASURES), ("**all but `other`**", NAMED)]:
        lines.append(f"| {label} | {' | '.join(cell for half in halves for cell in _cells(half, names))} |")
    return lines


def _cells(half: Half, names: tuple[str, ...]) -> list[str]:
    scores = half.scores
    right, found, marked = (
        sum(counted[name] for name in names) for counted in (scores.right, scores.found, scores.expected)
    )
    if not (found or marked):
        return ["", "", "", "0"]
    return [*(f"{value:.3f}" for value in f1(right, found, marked)), str(marked)]


def _sums(split: str, half: Half) -> str:
    roles, symbols, names = half.scores.roles, half.symbols, half.names
    return (
        f"| {split} | {half.texts} | {roles['named right']} of {roles['named all']} "
        f"| {roles['TARGET AS RESULT']} | {symbols['right']} of {symbols['marked']}, "
        f"{symbols['read'] - symbols['right']} too many | {names['covered']} of {names['marked']} |"
    )


def _given(split: str, half: Half) -> list[str]:
    """The table of roles marked and given of one half, counts only."""
    given = half.scores.given
    return [
        "",
        f"### Roles marked and given, {split}",
        "",
        f"| marked | {' | '.join(f'given {role}' for role in ROLES)} |",
        f"| --- |{' --- |' * len(ROLES)}",
        *(f"| {marked} | {' | '.join(str(given[marked, role]) for role in ROLES)} |" for marked in ROLES),
    ]


def page(halves: list[Half]) -> str:
    """The page in Markdown."""
    sums = [_sums(split, half) for split, half in zip(SPLITS, halves, strict=True)]
    return "\n".join(
        [
            HEAD,
            "## Quantities",
            "",
            *_rows(halves),
            "",
            "## Roles, symbols, names",
            "",
            "| half | texts | role right, of quantities with the right measure (all but `other`) "
            "| targets taken for results | document symbols | names covered in every letter |",
            "| --- | --- | --- | --- | --- | --- |",
            *sums,
            *(line for split, half in zip(SPLITS, halves, strict=True) for line in _given(split, half)),
            "",
        ]
    )


def main() -> int:
    """Measure and write."""
    gazetteer = official_gazetteer(date(2026, 7, 1))
    text = page([measured(split, gazetteer) for split in SPLITS])
    PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
