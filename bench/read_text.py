"""Characters read a second: the whole reader against word segmentation alone by underthesea.

Two sets: ordinary prose (the seed documents where they stand beside the checkout, VUNGXANH_SHARED; else the
development documents with few numbers) and the annotated development documents, which are dense with figures.
Both sides read the same texts round by round in turn, each in one process; processor time is compared, so
that whatever else the machine does matters little. The peer sits in an environment of its own under
`var/bench`. Before that one file of each set is read for the memory, as large and with as many numbers as is
allowed. Goal: on both sets at least 5 times the peer's characters a second with everything extracted, and
under 300 MB.
Usage: `python bench/read_text.py`.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import statistics
import subprocess
import sys
import time
import venv
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vungxanh.areas.rules.gazetteer import RegisterGazetteer
from vungxanh.areas.rules.official import official_register
from vungxanh.reader.interface import as_json, read
from vungxanh.reader.rules.source.read import MOST_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "tests" / "reader" / "corpus" / "development"
SEEDS = Path(os.environ.get("VUNGXANH_SHARED") or ROOT.parent / "shared") / "seeds"
PEER = "underthesea==9.5.0"
ROUNDS, GOAL, MEGABYTES = 7, 5, 300
LARGEST = 5_000_000
FEW_NUMBERS, LEAST = 8, 1_000
"""Ordinary prose has fewer numbers in 1,000 characters; a shorter text is a note."""
LEAST_ROUND = 100_000
"""Characters of a round at least: a short set is read several times."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PEER_PROGRAM = """
import json, sys, time
from underthesea import word_tokenize
for line in sys.stdin:
    texts = json.loads(line)
    start = time.process_time()
    for text in texts:
        word_tokenize(text)
    print(time.process_time() - start, flush=True)
"""


class Measured(NamedTuple):
    """Seconds of processor time of each round, ours and the peer's."""

    ours: list[float]
    peers: list[float]


def peer_python() -> Path:
    """The peer's interpreter; its environment is made when it is missing."""
    place = Path(os.environ.get("VUNGXANH_VAR", ROOT / "var")) / "bench" / "underthesea"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], check=True)
    return python


@contextmanager
def peer() -> Iterator[Callable[[list[str]], float]]:
    """The peer, ready to be asked for the seconds it takes to cut texts into words."""
    with subprocess.Popen(
        [peer_python(), "-c", PEER_PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def ask(texts: list[str]) -> float:
            if process.stdin is None or process.stdout is None:
                raise RuntimeError("the peer has no way in or out")
            print(json.dumps(texts), file=process.stdin, flush=True)
            return float(process.stdout.readline())

        yield ask


def ours(texts: list[str], gazetteer: RegisterGazetteer) -> float:
    """Seconds the whole reader takes, from bytes to proposals."""
    files = [text.encode() for text in texts]
    start = time.process_time()
    for data in files:
        read(data, "text.txt", gazetteer=gazetteer, page_date=None)
    return time.process_time() - start


def sets() -> dict[str, list[str]]:
    """The texts to read, by what they are."""
    dense = [path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    seeds = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    prose = [
        text
        for text in dense
        if len(text) >= LEAST and len(NUMBER.findall(text)) * 1_000 < FEW_NUMBERS * len(text)
    ]
    return {"ordinary prose": seeds or prose, "development corpus": dense}


def measure(texts: list[str], gazetteer: RegisterGazetteer, ask: Callable[[list[str]], float]) -> Measured:
    """Rounds in turn, behind one that warms both up."""
    ours(texts, gazetteer)
    ask(texts)
    rounds = [(ours(texts, gazetteer), ask(texts)) for _ in range(ROUNDS)]
    return Measured([one for one, _ in rounds], [other for _, other in rounds])


def show(name: str, texts: list[str], measured: Measured) -> float:
    """Print the speeds on one set; the median of the ratios of its rounds."""
    characters = sum(map(len, texts))
    numbers = sum(len(NUMBER.findall(text)) for text in texts) * 1_000 / characters
    ratio = statistics.median(peer / own for own, peer in zip(*measured, strict=True))
    print(f"{name}: {characters:,} characters a round, {numbers:.0f} numbers in 1,000 characters")
    print(f"  underthesea, words only: {characters / min(measured.peers):,.0f} characters a second")
    print(f"  ours, everything:        {characters / min(measured.ours):,.0f} characters a second")
    print(f"  ratio {ratio:.1f}, median of {ROUNDS} rounds in turn (goal at least {GOAL})", flush=True)
    return ratio


def largest(texts: list[str]) -> bytes:
    """A file of these texts again and again: as large, and with as many numbers, as one that is read."""
    text = "\n\n".join(texts) + "\n\n"
    times = min(LARGEST // len(text.encode()), MOST_NUMBERS // len(NUMBER.findall(text)))
    return (text * times).encode()


def megabytes(data: bytes, gazetteer: RegisterGazetteer) -> int:
    """The most memory that this process has taken once it has read a file and written what it found."""
    json.dumps(as_json(read(data, "text.txt", gazetteer=gazetteer, page_date=None)), ensure_ascii=False)
    return int(Path("/proc/self/status").read_text("ascii").partition("VmHWM:")[2].split()[0]) // 1024


def in_fresh_process(data: bytes, gazetteer: RegisterGazetteer) -> int:
    """What `megabytes` says in a process that has read nothing before."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(megabytes, (data, gazetteer))


def main() -> int:
    """Print speeds, ratios and memory; exit status 0 when every goal is met."""
    gazetteer = RegisterGazetteer(official_register(), date(2026, 7, 1))
    most = 0
    for name, texts in sets().items():
        data = largest(texts)
        taken = in_fresh_process(data, gazetteer)
        most = max(most, taken)
        print(f"{name}, one file of {len(data):,} bytes: {taken} MB of memory (goal under {MEGABYTES})")
    ratios = []
    with peer() as ask:
        for name, texts in sets().items():
            again = texts * (LEAST_ROUND // sum(map(len, texts)) + 1)
            ratios.append(show(name, again, measure(again, gazetteer, ask)))
    return 0 if min(ratios) >= GOAL and most < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
