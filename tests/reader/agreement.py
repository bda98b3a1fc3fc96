"""How far two people who annotated the same text without seeing each other's work agree.

`python -m tests.reader.agreement` prints a row a document and the whole; `--differences` adds what differs.
The first pass is the corpus as it lies: once differences are settled there, the figures are those of today.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.reader.corpus.documents import SPLITS, Annotated, documents, place, second_pass

FIELDS = ("measure", "value", "role", "substance", "unit", "comparator")
Fact = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    """What the two passes say of the same words; None where one pass has nothing there."""

    first: Fact | None
    second: Fact | None

    def differs(self) -> list[str]:
        """Which fields differ; `missing` where only one pass found anything."""
        if self.first is None or self.second is None:
            return ["missing"]
        one, other = self.first, self.second
        return [name for name in FIELDS if comparable(one, name) != comparable(other, name)]


def comparable(fact: Fact, name: str) -> Any:
    """The field in a form in which equal things are equal; the unit of `other` is free words and left out."""
    if name == "unit" and fact["measure"] == "other":
        return None
    if name == "value" and fact["value"] is not None:
        return Decimal(str(fact["value"]))
    return fact.get(name)


def pairs(document: Annotated, second: list[Fact]) -> list[Pair]:
    """The two passes side by side in text order: facts whose spans overlap are about the same words."""
    ours = by_start(document.text, document.facts["quantities"])
    theirs = by_start(document.text, second)
    found = []
    for start, (end, fact) in ours.items():
        match = next((other for other in theirs if other < end and theirs[other][0] > start), None)
        found.append((start, Pair(fact, theirs.pop(match)[1] if match is not None else None)))
    found += [(start, Pair(None, fact)) for start, (_, fact) in theirs.items()]
    return [pair for _, pair in sorted(found, key=lambda item: item[0])]


def by_start(text: str, facts: list[Fact]) -> dict[int, tuple[int, Fact]]:
    """Facts by where they begin, with where they end."""
    spans = [(place(text, fact["quote"], fact.get("nth", 1)), fact) for fact in facts]
    return {start: (end, fact) for (start, end), fact in sorted(spans, key=lambda item: item[0])}


def compared() -> Iterator[tuple[Annotated, list[Pair]]]:
    """Every document that was annotated twice."""
    by_name = {document.name: document for split in SPLITS for document in documents(split)}
    for name, second in second_pass():
        yield by_name[name], pairs(by_name[name], second)


def tally(found: list[Pair]) -> Counter[str]:
    """How many pairs there are, how many are found by both, and in how many of those each field agrees."""
    count = Counter({"all": len(found)})
    for pair in found:
        differs = pair.differs()
        if differs != ["missing"]:
            count["both"] += 1
            count.update(name for name in FIELDS if name not in differs)
    return count


def row(name: str, count: Counter[str]) -> str:
    """One line: what was found by both of all that was found, then the share of agreement, field by field."""
    shares = [f"{name} {count[name] / count['both']:.3f}" for name in FIELDS if count["both"]]
    return f"{name:50} {count['both']:4}/{count['all']:<4} " + "  ".join(shares)


def told(pair: Pair) -> str:
    """A difference in words: the quote and what each pass says."""
    fact = pair.first or pair.second or {}
    sides = [
        " ".join(str(side.get(name)) for name in FIELDS) if side else "nothing"
        for side in (pair.first, pair.second)
    ]
    where = f"{fact['quote']!r} ({fact.get('nth', 1)})"
    return f"    {where}: {sides[0]}  |  {sides[1]}  [{', '.join(pair.differs())}]"


def main() -> None:
    """Print the table; with `--differences` every difference below its document."""
    totals: dict[str, Counter[str]] = {}
    for document, found in compared():
        lines = [row(document.name, tally(found))]
        if "--differences" in sys.argv:
            lines += [told(pair) for pair in found if pair.differs()]
        sys.stdout.write("\n".join(lines) + "\n")
        named = [pair for pair in found if "other" not in {(pair.first or pair.second or {})["measure"]}]
        for name, part in ((document.split, found), ("everything", found), ("named measures", named)):
            totals.setdefault(name, Counter()).update(tally(part))
    for name, count in totals.items():
        sys.stdout.write(row(name, count) + "\n")


if __name__ == "__main__":
    main()
