"""Scores the reader's quantities against annotated texts: `python tests/reader/measure.py FOLDER`.

A found quantity matches an annotated one when their spans overlap and their values are equal. Precision,
recall and F1 are over the measures with a name (all but `other`); role accuracy is over what matched.
"""

import sys
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from vungxanh.reader.rules.facts import MEASURES, Quantity
from vungxanh.reader.rules.text import overlapping

CLOSED = frozenset(("test", "second"))


@dataclass
class Scores:
    """Counts a measure of what was found, expected and right; of roles, and of those marked and given."""

    found: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    given: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def find_quote(text: str, quote: str, nth: int) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = text.index(quote, at + 1)
    return at, at + len(quote)


def score(
    scores: Scores, name: str, text: str, expected: list[dict[str, Any]], found: list[Quantity]
) -> None:
    free = list(found)
    for row in expected:
        span = find_quote(text, row["quote"], row.get("nth", 1))
        value = None if row["value"] is None else Fraction(str(row["value"]))
        scores.expected[row["measure"]] += 1
        over = [one for one in free if overlapping(one.span, span)]
        match = next((one for one in over if one.value == value), None)
        if match is None:
            if row["measure"] != "other":
                scores.misses.append(
                    f"{name}: MISSED {row['quote']!r} {row['measure']} {row['role']}; over it {told(over)}"
                )
            continue
        free.remove(match)
        compare(scores, name, row, match)
    for one in free:
        scores.found[one.measure] += 1
        if one.measure != "other":
            scores.misses.append(f"{name}: EXTRA {told([one])}")


def compare(scores: Scores, name: str, row: dict[str, Any], match: Quantity) -> None:
    scores.found[match.measure] += 1
    named = row["measure"] != "other" or match.measure != "other"
    group = "named" if named else "other"
    if row["measure"] == match.measure:
        scores.right[match.measure] += 1
        scores.roles[f"{group} all"] += 1
        scores.roles[f"{group} right"] += row["role"] == match.role
        scores.given[row["role"], match.role] += named
        wrong = [key for key in ("role", "substance", "comparator") if row.get(key) != getattr(match, key)]
    else:
        wrong = ["measure", "role"] if row["role"] != match.role else ["measure"]
    if row["role"] == "target" and match.role == "result":
        scores.roles["TARGET AS RESULT"] += 1
    if wrong and (named or "role" in wrong):
        told_wrong = ", ".join(f"{key} {row.get(key)} not {getattr(match, key)}" for key in wrong)
        scores.misses.append(f"{name}: {group} {row['quote']!r} [{row['measure']}] {told_wrong}")


def told(found: list[Quantity]) -> str:
    return "; ".join(f"{one.printed!r} {one.measure} {one.role} {one.value}" for one in found) or "nothing"


def f1(right: int, found: int, expected: int) -> tuple[float, float, float]:
    precision, recall = right / found if found else 0.0, right / expected if expected else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def table(scores: Scores) -> str:
    lines = [f"{'measure':26}{'precision':>10}{'recall':>8}{'F1':>7}{'expected':>10}"]
    named = [name for name in MEASURES if name != "other"]
    for name in MEASURES:
        if scores.expected[name] or scores.found[name]:
            lines.append(row(name, scores, (name,)))
    lines.append(row("named together", scores, named))
    for group in ("named", "other"):
        right, all_ = scores.roles[f"{group} right"], scores.roles[f"{group} all"]
        lines.append(f"role accuracy, {group}: {right}/{all_} = {right / all_ if all_ else 0:.3f}")
    return "\n".join([*lines, f"targets taken for results: {scores.roles['TARGET AS RESULT']}"])


def row(label: str, scores: Scores, names: Any) -> str:
    sums = [sum(counter[name] for name in names) for counter in (scores.right, scores.found, scores.expected)]
    precision, recall, both = f1(*sums)
    return f"{label:26}{precision:10.3f}{recall:8.3f}{both:7.3f}{sums[2]:10}"


def main(folder: Path) -> int:
    from tests.reader.reading import quantities_of

    if folder.name in CLOSED:
        sys.stdout.write("this folder is closed while the reader is being written\n")
        return 2
    scores = Scores()
    for path in sorted(folder.glob("*.txt")):
        notes = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
        text = path.read_text("utf-8")
        found = quantities_of(text, str(notes["page_date"]) if notes.get("page_date") else None)
        score(scores, path.stem, text, notes["quantities"] or [], list(found))
    sys.stdout.write("\n".join([*scores.misses, "", table(scores), ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
