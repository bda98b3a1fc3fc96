"""Characters read a second: the whole reader against word segmentation alone by underthesea.

Both read the same texts in the same run, text by text, on one core; the peer sits in an environment of its
own under `var/bench`. The texts are the annotated development documents. Goal: at least 5 times the peer's
characters a second with everything extracted, and under 300 MB of memory. Usage: `python bench/read_text.py`.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
import venv
from datetime import date
from pathlib import Path

from vungxanh.areas.rules.gazetteer import RegisterGazetteer
from vungxanh.areas.rules.official import official_register
from vungxanh.reader.interface import read

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "tests" / "reader" / "corpus" / "development"
PEER = "underthesea==9.5.0"
ROUNDS, GOAL, MEGABYTES = 5, 5, 300
PEER_PROGRAM = """
import json, sys, time
from underthesea import word_tokenize
texts = json.load(sys.stdin)
word_tokenize(texts[0])
seconds = []
for _ in range({rounds}):
    start = time.perf_counter()
    for text in texts:
        word_tokenize(text)
    seconds.append(time.perf_counter() - start)
json.dump(seconds, sys.stdout)
"""


def peer_seconds(texts: list[str]) -> list[float]:
    """Seconds of each round of underthesea."""
    place = Path(os.environ.get("VUNGXANH_VAR", ROOT / "var")) / "bench" / "underthesea"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], check=True)
    program = PEER_PROGRAM.format(rounds=ROUNDS)
    done = subprocess.run(
        [python, "-c", program], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    found: list[float] = json.loads(done.stdout)
    return found


def our_seconds(files: list[bytes]) -> list[float]:
    """Seconds of each round of the whole reader, from bytes to proposals."""
    gazetteer = RegisterGazetteer(official_register(), date(2026, 7, 1))
    read(files[0], "first.txt", gazetteer=gazetteer, page_date=None)
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for data in files:
            read(data, "text.txt", gazetteer=gazetteer, page_date=None)
        seconds.append(time.perf_counter() - start)
    return seconds


def main() -> int:
    """Print both speeds and their ratio; exit status 0 when the goal is met."""
    files = [path.read_bytes() for path in sorted(TEXTS.glob("*.txt"))]
    texts = [data.decode() for data in files]
    characters = sum(map(len, texts))
    ours, peers = our_seconds(files), peer_seconds(texts)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    ratio = statistics.median(peers) / statistics.median(ours)
    print(f"{len(texts)} texts, {characters} characters, median of {ROUNDS} rounds")
    print(f"underthesea, words only: {characters / statistics.median(peers):,.0f} characters a second")
    print(f"ours, everything:        {characters / statistics.median(ours):,.0f} characters a second")
    print(f"ratio {ratio:.1f} (goal at least {GOAL}), memory {megabytes} MB (goal under {MEGABYTES})")
    return 0 if ratio >= GOAL and megabytes < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
