"""What long runs came to: one row a run, and what all of them together have done of each part's usual size.

A run that the clock cut short did a part of the usual size, on its own seed; several such runs add up. Of
runs that failed nothing is added, and of runs on one seed only the longest: it began as the others did.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROW = re.compile(
    r"\| (?P<day>[\d-]{10}) \| (?P<seed>\d+) \| (?P<name>[^:,|]+)"
    r"(?:: (?P<done>[\d,]+) of (?P<usual>[\d,]+))?(?:,[^|]*)? "
    r"\| (?P<passed>\d+) passed, (?P<failed>\d+) failed"
)
HEAD = """# Long test runs

What `./test --long` came to. A run that was cut by the clock or made smaller says how much of the usual size
it did; different seeds do different things, so they add up. Fault and mend are in the history of this file.

## Together

| part | done by runs that held | usual size | seeds | last (UTC) |
| --- | --- | --- | --- | --- |
"""
RUNS = """
## Runs

| date (UTC) | seed | part | result |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Run:
    """One part of a long run; `done` and `usual` are 0 where a part has no size."""

    day: str
    seed: int
    name: str
    result: str
    done: int = 0
    usual: int = 0
    bounds: str = ""

    def row(self) -> str:
        """The run as a row of the record."""
        much = f": {self.done:,} of {self.usual:,}" if self.usual else ""
        return f"| {self.day} | {self.seed} | {self.name}{much}{self.bounds} | {self.result} |"


def add(path: Path, run: Run) -> None:
    """Keep a run in the record, and work out anew what all of them come to."""
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written([*(row for row in rows if ROW.match(row)), run.row()]), encoding="utf-8")


def written(rows: Iterable[str]) -> str:
    """The whole record of the rows of runs."""
    kept = list(rows)
    return "\n".join([HEAD.rstrip(), *together(kept), RUNS.rstrip(), *kept, ""])


def together(rows: Iterable[str]) -> list[str]:
    """A row for each part that has a size: what the runs that held have done, by the longest of each seed."""
    by_seed: defaultdict[str, dict[str, int]] = defaultdict(dict)
    usual, last = {}, {}
    for row in rows:
        found = ROW.match(row)
        if found is None or found["done"] is None or int(found["failed"]):
            continue
        name, seed, done = found["name"], found["seed"], int(found["done"].replace(",", ""))
        by_seed[name][seed] = max(done, by_seed[name].get(seed, 0))
        usual[name], last[name] = found["usual"], found["day"]
    return [
        f"| {name} | {sum(seeds.values()):,} | {usual[name]} | {len(seeds)} | {last[name]} |"
        for name, seeds in sorted(by_seed.items())
    ]
