"""The long comparison: many communes under every reading, batch by batch, on several processes."""

from collections.abc import Sequence
from random import Random

from tests.law.oracle import compare, invented, product
from tests.law.oracle.compare import Difference
from tests.law.oracle.figures import READINGS, Commune
from tests.law.oracle.province import province, province_numbers
from tests.law.oracle.unknown import AllCompletions, answer, explore

CLOSELY = 100
"""Communes of a batch whose numbers, deciding sets and minimal sets are compared too, under one reading."""
KEPT = 20
"""Differences a batch reports at most."""


def batch(seed: int, number: int, size: int) -> tuple[int, list[str]]:
    """Compare one batch: how many verdicts were compared, and the differences as text."""
    random = Random(f"{seed}/{number}")
    communes = invented.communes(random, size)
    explored = [explore(commune) for commune in communes]
    found: list[Difference] = []
    for reading in READINGS:
        said = product.classify(communes, reading, "--no-nearest")
        found += compare.verdict_differences(said, communes, explored, reading)
    found += closely(random, communes[:CLOSELY], explored)
    found += one_province(random)
    return len(READINGS) * size, [str(one) for one in found[:KEPT]]


def closely(
    random: Random, communes: Sequence[Commune], explored: Sequence[AllCompletions]
) -> list[Difference]:
    """Every field of a few communes under one reading."""
    reading = random.choice(READINGS)
    explored = explored[: len(communes)]
    said = product.classify(communes, reading)
    return [
        *compare.number_differences(said, communes, explored, reading),
        *compare.because_differences(said, communes, explored, reading),
        *compare.nearest_differences(said, communes, reading),
    ]


def one_province(random: Random) -> list[Difference]:
    """One random province: every field under one reading, and its verdict under all."""
    communes, violators = invented.province_of(random)
    explored = [explore(commune) for commune in communes]
    reading = random.choice(READINGS)
    options = ["--province", "--all-readings", "--no-nearest"]
    if violators is not None:
        options += ["--resident-violators-province", str(violators)]
    *each, last = product.classify(communes, reading, *options)
    inputs = (communes, explored, violators, reading)
    pairs = [
        *compare.province_fields(last, province(*inputs)),
        *compare.row_fields(last, province_numbers(*inputs)),
    ]
    found = compare.differing(iter(pairs), reading, communes[0])
    verdicts = {r.key(): province(communes, explored, violators, r).verdict for r in READINGS}
    found += compare.differing(iter([("verdicts", last["verdicts"], verdicts)]), reading, communes[0])
    return found + all_readings(each, communes, explored)


def all_readings(
    said: Sequence[compare.Said], communes: Sequence[Commune], explored: Sequence[AllCompletions]
) -> list[Difference]:
    """The map of the verdicts under every reading."""
    found = []
    for one, commune, levels in zip(said, communes, explored, strict=True):
        verdicts = {reading.key(): answer(levels, reading).verdict for reading in READINGS}
        found += compare.differing(iter([("verdicts", one["verdicts"], verdicts)]), READINGS[0], commune)
    return found
