"""Fuzzing of the reader: `python -m tests.long.fuzz_reader --seconds 600`, part of `./test --long`.

Reads damaged and hostile files of every kind until the time is up. Fails when reading one raises anything but
UnreadableError, costs more than 2 s of processor time for each 100 kB, brings a process that reads nothing
else over 300 MB of memory, lets a planted name out (in the proposals, the masked text or an error), or gives
no answer at all for ten minutes. Every case has a number, so that it can be read again alone.

The limit is about the reader, not about the machine: beside other work even the processor's own time grows
two- and threefold, because caches and cores are shared. So a file over the limit is read twice more, and its
least time counts. What is slow by itself stays slow; how many were read again is told.
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import os
import random
import resource
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.reader.hostile import Case, case
from vungxanh.areas.rules.gazetteer import RegisterGazetteer
from vungxanh.areas.rules.official import official_register
from vungxanh.reader.interface import Gazetteer, UnreadableError, as_json, read

SECONDS_A_PIECE, PIECE = 2.0, 100_000
"""The processor time allowed for a piece of this many bytes, or of letters where a packed file holds more of
them; a smaller file has the time of one."""

MOST_MEMORY = 300
"""The megabytes that the process may ever take, whatever it reads."""

TRIES, HANG = 3, 600
"""How often a slow file is read before it is a fault; seconds of the clock after which one hangs."""

DAY = date(2026, 7, 1)
SHOWN = 20
FORK = multiprocessing.get_context("fork")


@dataclass
class Tally:
    """What was read, what came out, and what was wrong."""

    outcomes: Counter[str] = field(default_factory=Counter)
    recipes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    again: int = 0
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")


@dataclass
class Reading:
    """How one file went: what it came to, the processor time for a piece, the memory, and what was wrong."""

    recipe: str
    label: str
    outcome: str = "broke"
    took: float = 0.0
    taken: int = 0
    tries: int = 1
    faults: list[str] = field(default_factory=list)


def processor_time() -> float:
    """Seconds of this process and of the children it has waited for."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def forget_memory() -> None:
    """Measure anew: making a hostile file may take more than reading it, and is not what is judged."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def memory() -> int:
    """Megabytes that this process has taken at most since `forget_memory`."""
    # Not what getrusage tells: that begins with what the parent process had.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def told(made: Case, gazetteer: Gazetteer) -> tuple[str, str, int, int]:
    """The kind of outcome, everything that came out, in small letters, how many letters the text had, and the
    megabytes that reading and writing took: looking for names in all of it is no work of the product."""
    try:
        proposals = read(made.data, made.name, gazetteer=gazetteer, page_date="2026-07-01")
    except UnreadableError as error:
        return f"refused: {error.reason}", str(error).casefold(), 0, memory()
    written = json.dumps(as_json(proposals), ensure_ascii=False)
    taken = memory()
    facts = "facts" if proposals.quantities or proposals.documents else "no facts"
    return f"read, {facts}", f"{written}\n{proposals.text}".casefold(), len(proposals.text), taken


def judged(number: int, gazetteer: Gazetteer) -> Reading:
    """Make the file of a number, read it and judge it."""
    made = case(number, large=True)
    one = Reading(made.recipe, f"case {number} ({made.recipe}, {len(made.data)} bytes)")
    forget_memory()
    began = processor_time()
    try:
        one.outcome, written, letters, one.taken = told(made, gazetteer)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        one.faults.append(f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}")
        return one
    one.took = (processor_time() - began) / max(1.0, len(made.data) / PIECE, letters / PIECE)
    if one.taken > MOST_MEMORY:
        one.faults.append(f"{one.taken} MB of memory")
    one.faults += ["a planted name came out" for name in made.planted if name.casefold() in written]
    return one


def apart(number: int, gazetteer: Gazetteer) -> Reading:
    """Judge one file in a process of its own, so that the memory is that of this file alone."""
    inlet, outlet = FORK.Pipe(duplex=False)
    child = FORK.Process(target=lambda: outlet.send(judged(number, gazetteer)))
    child.start()
    outlet.close()
    try:
        if not inlet.poll(HANG):
            child.kill()
            return Reading("unknown", f"case {number}", faults=[f"no answer in {HANG} s"])
        return inlet.recv()
    except EOFError:
        return Reading("unknown", f"case {number}", faults=["the process that read it died"])
    finally:
        child.join()


def fairly(number: int, gazetteer: Gazetteer) -> Reading:
    """Judge one file; the least time counts of one that is over the limit when it is read first."""
    one = apart(number, gazetteer)
    while one.took > SECONDS_A_PIECE and one.tries < TRIES and not one.faults:
        once_more = apart(number, gazetteer)
        once_more.took, once_more.tries = min(one.took, once_more.took), one.tries + 1
        one = once_more
    if one.took > SECONDS_A_PIECE:
        one.faults.append(f"{one.took:.2f} s for each {PIECE} bytes")
    return one


def add(one: Reading, tally: Tally) -> None:
    """Note how one file went."""
    tally.faults += [f"{one.label}: {fault}" for fault in one.faults]
    tally.outcomes[one.outcome] += 1
    tally.recipes[one.recipe.removeprefix("damaged: ")] += 1
    tally.again += one.tries > 1
    tally.slowest = max(tally.slowest, (one.took, one.label))
    tally.largest = max(tally.largest, (one.taken, one.label))


def report(tally: Tally, seconds: float) -> bool:
    """Write what happened; whether nothing was wrong."""
    lines = [f"  {count:6} {name}" for name, count in sorted(tally.outcomes.items())]
    lines += ["recipes:", *(f"  {count:6} {name}" for name, count in sorted(tally.recipes.items()))]
    lines += [f"slowest: {tally.slowest[0]:.2f} s for each {PIECE} bytes, {tally.slowest[1]}"]
    lines += [f"read again because they were slow: {tally.again}"]
    lines += [f"memory: {tally.largest[0]} MB at most in one process, {tally.largest[1]}"]
    lines += [f"FAULT {fault}" for fault in tally.faults[:SHOWN]]
    total = sum(tally.outcomes.values())
    lines += [f"fuzzing of the reader: {total} files in {seconds:.0f} s, {len(tally.faults)} faults"]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return not tally.faults and total > 0


def main() -> int:
    """Exit status 0 when nothing was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("VUNGXANH_SEED", "0") or 0))
    parser.add_argument("--case", type=int, help="read this one alone")
    options = parser.parse_args()
    gazetteer, tally, began = RegisterGazetteer(official_register(), DAY), Tally(), time.monotonic()
    first = random.Random(options.seed).randrange(10**9)
    numbers = [options.case] if options.case is not None else itertools.count(first)
    for number in numbers:
        add(fairly(number, gazetteer), tally)
        if time.monotonic() - began > options.seconds:
            break
    return 0 if report(tally, time.monotonic() - began) else 1


if __name__ == "__main__":
    sys.exit(main())
