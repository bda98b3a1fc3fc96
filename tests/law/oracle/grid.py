"""The unknown figures by a full grid of small numbers, column by column: slow, and nothing to get wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from tests.law.oracle.figures import BEST_FIRST, COLUMNS, Commune, Completion, Reading
from tests.law.oracle.known import Levels, levels, met, verdict

Ranges = Mapping[str, Sequence[int | str]]


def full_grid(commune: Commune, ranges: Ranges) -> dict[tuple[int | str, ...], Levels]:
    """Every row that fills each unknown column with every value of its range, and the levels of each."""
    columns = [ranges[column] if commune[column] is None else [commune[column]] for column in COLUMNS]
    filled = {}
    for row in product(*columns):
        residents, addicts, users, *rest = row
        filled[row] = levels(Completion(residents, addicts + users, *rest))
    return filled


def possible(rows: Mapping[tuple[int | str, ...], Levels], reading: Reading) -> list[str]:
    """The classes the rows reach, best first."""
    return sorted({verdict(x, reading) for x in rows.values()}, key=BEST_FIRST.index)


def met_by_all(rows: Mapping[tuple[int | str, ...], Levels], reading: Reading) -> dict[str, bool | None]:
    """Each criterion: the answer all rows give, else None."""
    answers = [met(x, reading) for x in set(rows.values())]
    return {
        name: answers[0][name] if len({one[name] for one in answers}) == 1 else None for name in answers[0]
    }


def deciding(
    rows: Mapping[tuple[int | str, ...], Levels], unknown: Sequence[str], reading: Reading
) -> list[str]:
    """The unknown columns in which two rows differ, and in nothing else, with different classes."""
    found = []
    for column in unknown:
        position = COLUMNS.index(column)
        classes: dict[tuple[int | str, ...], set[str]] = defaultdict(set)
        for row, x in rows.items():
            classes[row[:position] + row[position + 1 :]].add(verdict(x, reading))
        if any(len(group) > 1 for group in classes.values()):
            found.append(column)
    return found
