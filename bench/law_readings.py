"""3,321 communes × 10 years × 24 readings on two cores.

Goal: under 10 s and under 500 MB. The peer in the same run evaluates every commune anew under every reading,
from the rule file alone (the stand-alone verifier's evaluation without its memory), on a sample, scaled up.
Usage: `python bench/law_readings.py`.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from random import Random

from law_vs_openfisca import invented

from vungxanh.law import interface as law
from vungxanh.law import verify

COMMUNES, YEARS, CORES, ROUNDS, SAMPLE = 3_321, range(2026, 2036), 2, 5, 100
GOAL_SECONDS, GOAL_MEGABYTES = 10, 500


def one_year(year: int) -> dict[str, int]:
    """Communes per verdict under all readings; the figures are made here, outside the measured part."""
    random = Random(year)
    communes = [invented(random) for _ in range(COMMUNES)]
    start = time.perf_counter()
    counts: dict[str, int] = {}
    for verdicts in law.classify_many(communes, year):
        for verdict in verdicts:
            counts[verdict] = counts.get(verdict, 0) + 1
    return counts | {"microseconds": int((time.perf_counter() - start) * 1e6)}


def megabytes() -> float:
    """Peak memory of this process and the largest of its workers times their number."""
    own, child = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (own + CORES * child) / 1024


def whole() -> tuple[float, int]:
    """Seconds with starting the workers and making the figures; verdicts computed."""
    start = time.perf_counter()
    with ProcessPoolExecutor(CORES) as pool:
        found = list(pool.map(one_year, YEARS))
    verdicts = sum(number for counts in found for name, number in counts.items() if name != "microseconds")
    return time.perf_counter() - start, verdicts


def naive() -> float:
    """Seconds that an evaluation without memory would take for the same on as many cores, from a sample."""
    random, rules = Random(1), verify._Law(law.ruleset_for(2026).data)
    communes = [invented(random) for _ in range(SAMPLE)]
    start = time.perf_counter()
    for commune in communes:
        inputs = {name: getattr(commune, name) for name in law.INPUTS}
        for reading in rules.readings.values():
            rules.met.cache_clear()
            rules.classes.cache_clear()
            verify._Case(rules, inputs).verdict(reading)
    return (time.perf_counter() - start) * COMMUNES * len(YEARS) / SAMPLE / CORES


def main() -> int:
    """Print medians and the ratio; exit status 1 when a goal is missed."""
    runs = [whole() for _ in range(ROUNDS)]
    seconds, peer, memory = statistics.median(run[0] for run in runs), naive(), megabytes()
    assert {run[1] for run in runs} == {COMMUNES * len(YEARS) * len(law.ALL_READINGS)}
    print(f"{runs[0][1]} verdicts on {CORES} cores: {seconds:.2f} s, peak {memory:.0f} MB")
    print(f"goals: {GOAL_SECONDS} s, {GOAL_MEGABYTES} MB")
    print(f"every reading anew: {peer:.0f} s (from {SAMPLE} communes), ratio {seconds / peer:.4f}")
    return 0 if seconds < GOAL_SECONDS and memory < GOAL_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
