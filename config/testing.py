"""Runs every test and says what passed, what failed, and what was skipped and why.

`./test` runs all parts, `./test --long` the long ones, `./test --long tests mutations …` some of them, and
`./test PATH…` hands over to pytest. The last line is `N passed, N failed, N skipped`.
"""

import datetime
import json
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from config import children, record, stages
from config.environment import ROOT
from config.terminal import SetupError

REPORTS = ROOT / "var" / "tests" / "reports"
LONG_RECORD = ROOT / "docs" / "reference" / "long.md"
LONG_TESTS = "tests"
"""How `./test --long tests` calls the tests marked long; a script goes by the first word of its name."""
NO_TESTS = 5
"""pytest's exit status when no test fits the markers."""


@dataclass
class Tally:
    """What came out of the checks and tests so far."""

    passed: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    times: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def time(self, name: str, started: float, minutes: int) -> None:
        """Keep how long a part took, beside what it may take."""
        seconds = time.monotonic() - started
        mark = "" if seconds <= minutes * 60 else "  OVER BUDGET"
        self.times.append(f"  {name:<10} {seconds:7.1f} s  of {minutes} min{mark}")

    def line(self) -> str:
        """The closing line that other programs count by."""
        return f"{self.passed} passed, {self.failed} failed, {self.skipped.total()} skipped"


def main(arguments: list[str]) -> int:
    """Run what the command line asks for; returns the exit status."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    if arguments[:1] == ["--long"]:
        return _long(arguments[1:])
    if arguments:
        return children.run([*stages.PYTHON, "-m", "pytest", *arguments], _variables())
    tally = Tally()
    _static(tally)
    for stage in stages.STAGES:
        _stage(stage, tally)
    return _close(tally)


def _variables() -> dict[str, str]:
    """The environment of the checks: a database of the tests' own, whatever the person's variables say.

    Compiled modules are kept: hundreds of processes would else compile everything anew.
    """
    mine = {"DATABASE_URL", "MIGRATOR_DATABASE_URL", "VUNGXANH_VAR", "VUNGXANH_REPORT"}
    mine |= {"PYTHONDONTWRITEBYTECODE"}
    kept = {name: value for name, value in os.environ.items() if name not in mine}
    return kept | {"DJANGO_SETTINGS_MODULE": "config.settings", "VUNGXANH_SECRET_KEY": "for tests only"}


def _head(title: str) -> None:
    sys.stdout.write(f"\n===== {title} =====\n")
    sys.stdout.flush()


def _static(tally: Tally) -> None:
    """Run the static checks; each counts as one test."""
    started = time.monotonic()
    _run_checks("static", stages.STATIC, _variables(), tally)
    tally.time("static", started, stages.STATIC_MINUTES)


def _run_checks(title: str, checks: Iterable[stages.Check], variables: dict[str, str], tally: Tally) -> None:
    _head(title)
    for check in checks:
        good = children.run(check.command, variables) == 0
        sys.stdout.write(f"{'ok    ' if good else 'FAILED'} {check.name}\n")
        sys.stdout.flush()
        tally.passed += good
        tally.failed += not good
        if not good:
            tally.broken.append(check.name)


def _stage(stage: stages.Stage, tally: Tally, *words: str) -> None:
    """Run the tests of one stage and read the outcome from pytest's report."""
    _head(stage.name)
    report = REPORTS / f"{stage.name}.json"
    report.unlink(missing_ok=True)
    started = time.monotonic()
    command = [
        *stages.PYTHON,
        "-m",
        "pytest",
        "-q",
        "-n",
        stage.workers,
        *stage.shared,
        "-m",
        stage.markers,
        *words,
        *stage.paths,
    ]
    status = children.run(command, _variables() | {"VUNGXANH_REPORT": str(report)})
    tally.time(stage.name, started, stage.minutes)
    failed_before = tally.failed
    if report.exists():
        _count(report, tally)
    if status not in {0, NO_TESTS}:
        tally.broken.append(f"{stage.name} (pytest: {status})")
        # A run that broke before or beside its tests must not look like a good one.
        tally.failed += tally.failed == failed_before


def _count(report: Path, tally: Tally) -> None:
    """Add the outcomes that `tests/conftest.py` wrote at the end of a run."""
    outcome = json.loads(report.read_text(encoding="utf-8"))
    tally.passed += outcome["passed"]
    tally.failed += outcome["failed"]
    tally.skipped.update(
        {reason.removeprefix("Skipped: "): count for reason, count in outcome["skipped"].items()}
    )


def _close(tally: Tally) -> int:
    """Print times, reasons for skips and the closing line."""
    _head("summary")
    lines = [*tally.times, *(f"  skipped {count}: {reason}" for reason, count in tally.skipped.items())]
    lines += [f"  FAILED: {name}" for name in tally.broken]
    sys.stdout.write("\n".join([*lines, "", tally.line(), ""]))
    return 1 if tally.failed else 0


def _long(wanted: list[str]) -> int:
    """Run what takes long with a fresh seed, and keep date, seed and result.

    `wanted` names parts by their first word; empty, all run. Raises SetupError for an unknown one.
    """
    scripts = {script.name.split()[0]: script for script in stages.LONG_SCRIPTS}
    parts = wanted or [LONG_TESTS, *scripts]
    if unknown := sorted({*parts} - {LONG_TESTS, *scripts}):
        known = ", ".join([LONG_TESTS, *scripts])
        raise SetupError(
            f"Không có phần {', '.join(unknown)}. Hãy chọn trong: {known}",
            f"There is no part {', '.join(unknown)}. Choose from: {known}",
        )
    seed = int(os.environ.get("VUNGXANH_SEED") or secrets.randbelow(2**32))
    tally = Tally()
    if LONG_TESTS in parts:
        _stage(stages.LONG, tally, f"--hypothesis-seed={seed}")
        _record(seed, "tests marked long", tally)
    for script in (scripts[part] for part in parts if part in scripts):
        _long_script(script, seed, tally)
    return _close(tally)


def _long_script(script: stages.Check, seed: int, tally: Tally) -> None:
    """Run one program with the seed, keep what came of it, and add it to the whole."""
    one = Tally()
    amount = REPORTS / "done.json"
    amount.unlink(missing_ok=True)
    variables = _variables() | {"VUNGXANH_SEED": str(seed), "VUNGXANH_DONE": str(amount)}
    _run_checks("long scripts", [script], variables, one)
    # A run that was made smaller says so for good.
    bounds = {"size": os.environ.get("VUNGXANH_SIZE"), "minutes": os.environ.get("VUNGXANH_MINUTES")}
    said = "".join(f", {word} {of}" for word, of in bounds.items() if of)
    much = json.loads(amount.read_text(encoding="utf-8")) if amount.exists() else {}
    _record(seed, script.name, one, bounds=said, **much)
    tally.passed, tally.failed = tally.passed + one.passed, tally.failed + one.failed
    tally.broken += one.broken


def _record(seed: int, part: str, tally: Tally, *, bounds: str = "", done: int = 0, usual: int = 0) -> None:
    """Keep what came of one part at once: a run that is interrupted later has still seen it."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    record.add(LONG_RECORD, record.Run(today, seed, part, tally.line(), done, usual, bounds))


if __name__ == "__main__":
    children.stop_on_signals()
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(1)
