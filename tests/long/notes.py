"""A writer's own notes on its own disk: what it tried, and what was acknowledged to it."""

import json
import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Notes:
    """Lines that are on the disk before anything follows from them."""

    path: Path

    def __post_init__(self) -> None:
        self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, **said: Any) -> None:
        """Add a line and wait until it is on the disk."""
        os.write(self._file, f"{json.dumps(said)}\n".encode())
        os.fdatasync(self._file)


def read(path: Path) -> list[dict[str, Any]]:
    """Every whole line; the last one may be cut by a kill."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [json.loads(line) for line in lines]


@dataclass
class Told:
    """What the notes of one writer come to.

    `events` are the names of acknowledged events of each dossier in their order; `proposals` those that were
    acknowledged and that nobody tried to approve; `unsure` the dossiers on which something was begun and not
    acknowledged.
    """

    events: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    proposals: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    looks: int = 0
    acts: int = 0
    holder: str = ""
    problems: list[str] = field(default_factory=list)


def told(lines: list[dict[str, Any]]) -> Told:
    """Read the notes together: each `try` with the `done` that follows it, if any."""
    found = Told()
    for number, line in enumerate(lines):
        if line["what"] == "problem":
            found.problems.append(line["said"])
        if line["what"] != "try":
            continue
        answer = lines[number + 1] if number + 1 < len(lines) else {}
        _add(found, line, answer if answer.get("what") == "done" else None)
    return found


def _add(found: Told, line: dict[str, Any], answer: dict[str, Any] | None) -> None:
    found.proposals.discard(line.get("proposal", ""))
    if proposed_on := line.get("on"):
        # Until its approval is acknowledged, a proposal may wait there that stands in the way of others.
        found.unsure.add(proposed_on)
    acknowledged = answer is not None
    found.acts += acknowledged
    for dossier, event in line.get("events", {}).items():
        # The id of a new dossier is known only once it is acknowledged.
        if not acknowledged:
            found.unsure.add(dossier)
        elif dossier != "new":
            found.events[dossier].append(event)
            found.unsure.discard(dossier)
    if answer is not None:
        _answered(found, line, answer)


def _answered(found: Told, line: dict[str, Any], answer: dict[str, Any]) -> None:
    if new := answer.get("new"):
        found.events[new].append(line["events"]["new"])
    if proposal := answer.get("proposal"):
        found.proposals.add(proposal)
    if answer.get("look"):
        found.looks, found.holder = found.looks + 1, answer["holder"]
