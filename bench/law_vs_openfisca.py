"""One commune with its full trace: ours against OpenFisca computing the same formulas.

Makes an environment of its own under `var/bench` for the peer (`openfisca_commune.py`), then runs both in
turn. Goal: the trace of all criteria, with both sides of each comparison, takes at most a tenth of the time
of OpenFisca's trace per formula. Without a goal: the same with `because` and the minimal sets of changes,
which the peer does not work out, and the whole country in one batch.
Usage: `python bench/law_vs_openfisca.py`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path
from random import Random
from typing import Any

from vungxanh.law import interface as law

ROOT = Path(__file__).resolve().parents[1]
PEER = "openfisca-core==44.7.0"
COMMUNES, ROUNDS, GOAL = 3_321, 3, 0.1
YEAR = 2026
VERDICTS = ("unclassified", "III", "drug_free", "II", "I")
"""The numbers that the peer gives its verdicts."""


def invented(random: Random) -> law.Figures:
    """A commune that exists nowhere, often near a threshold."""
    residents = random.randint(800, 30_000)
    managed = random.choice([0, 0, 1, residents // 1000, residents * 5 // 1000 + 1])
    return law.Figures(
        residents,
        managed,
        random.choice([0, 0, 2]),
        random.choice([0, 0, managed]),
        random.choice([0, 0, 0, 1, 2]),
        random.choice([0, 0, 1, residents * 5 // 10_000 + 1, residents // 1000 + 1]),
        random.choice([0, 0, 0, 20, 600]),
        random.choice([0, 0, 0, 800]),
        random.choice([0, 0, 1]),
        random.choice([0, 0, 0, 1]),
        random.choice(["none", "intra", "inter"]),
    )


def peer_python() -> Path:
    """The peer's own environment, made when first asked for."""
    place = Path(os.environ.get("VUNGXANH_VAR", ROOT / "var")) / "bench" / "openfisca"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], check=True)
    return python


def peer(python: Path, rows: list[list[int]]) -> dict[str, Any]:
    """Times and verdicts of OpenFisca."""
    script = Path(__file__).with_name("openfisca_commune.py")
    done = subprocess.run(
        [python, script], input=json.dumps(rows), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def timed(communes: list[law.Figures], more: bool) -> tuple[list[float], list[str]]:
    """Seconds of each commune, one call each; with `more`, also `because` and the minimal sets."""
    seconds, verdicts = [], []
    for commune in communes:
        start = time.perf_counter()
        result = law.classify(commune, YEAR, because=more, nearest=more)
        seconds.append(time.perf_counter() - start)
        verdicts.append(result.verdict)
    return seconds, verdicts


def ours(communes: list[law.Figures]) -> dict[str, Any]:
    """The same of ours; the batch is one call a commune too."""
    (single, verdicts), (whole, _) = timed(communes, more=False), timed(communes, more=True)
    return {"single": single, "whole": whole, "batch": [sum(single)], "verdicts": verdicts}


def main() -> int:
    """Print medians and ratios; exit status 1 when the goal is missed or the two disagree."""
    random = Random(28)
    communes = [invented(random) for _ in range(COMMUNES)]
    rows = [
        [*(getattr(one, name) for name in law.INPUTS[:-1]), int(one.key_route != "none")] for one in communes
    ]
    python, theirs, mine = peer_python(), [], []
    for _ in range(ROUNDS):
        mine.append(ours(communes))
        theirs.append(peer(python, rows))
    agree = all(
        one["verdicts"] == [VERDICTS[number] for number in other["verdicts"]]
        for one, other in zip(mine, theirs, strict=True)
    )
    ratios = {}
    for part, against, title in (
        ("single", "single", "one commune with its trace"),
        ("whole", "single", "one commune with its trace, because and nearest"),
        ("batch", "batch", f"{COMMUNES} communes with their traces"),
    ):
        us = statistics.median(seconds for run in mine for seconds in run[part])
        them = statistics.median(seconds for run in theirs for seconds in run[against])
        ratios[part] = us / them
        print(f"{title}: ours {us * 1000:.3f} ms, OpenFisca {them * 1000:.3f} ms, ratio {us / them:.3f}")
    print(f"verdicts agree: {agree}; goal of the first ratio: at most {GOAL}")
    return 0 if agree and ratios["single"] <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
