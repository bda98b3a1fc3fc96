"""Mutation testing of the law: `python -m tests.long.mutation`, part of `./test --long`.

Copies the law and its tests into a folder of its own, without database and Django, runs mutmut over the
modules that `[tool.mutmut]` names, and prints killed / total. Fails under 95 %. A mutant that no test can
tell from the original stands in `equivalent-mutants.yaml` with its reason and is left out of the count.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
GOAL = 95
KILLED = {"killed", "timeout", "caught by type check"}


def prepare(place: Path) -> None:
    """Lay out a small project: the law, its tests, and the settings of mutmut."""
    shutil.rmtree(place, ignore_errors=True)
    (place / "src" / "vungxanh").mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copy(ROOT / "src/vungxanh/__init__.py", place / "src/vungxanh/__init__.py")
    shutil.copytree(ROOT / "src/vungxanh/law", place / "src/vungxanh/law", ignore=ignored)
    shutil.copytree(ROOT / "tests/law", place / "tests/law", ignore=ignored)
    shutil.copy(ROOT / "tests/long/fresh_engine.py", place / "tests/conftest.py")
    (place / "pyproject.toml").write_text(settings(), encoding="utf-8")


def settings() -> str:
    """`[tool.mutmut]` as it stands, and just enough of pytest's settings."""
    chosen = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    lines = [f"{key} = {json.dumps(value)}" for key, value in chosen.items()]
    pytest = [
        'pythonpath = ["src", "."]',
        'addopts = ["--import-mode=importlib", "-p", "no:cacheprovider", "-p", "no:django"]',
    ]
    markers = 'markers = ["long: only in ./test --long", "journey: clones the repository"]'
    return "\n".join(["[tool.mutmut]", *lines, "[tool.pytest.ini_options]", *pytest, markers, ""])


def run(place: Path, cores: int) -> None:
    """Run mutmut; its own exit status says nothing about survivors."""
    outside = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment = outside | {"PYTHONPATH": "", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(cores)]
    subprocess.run(command, cwd=place, env=environment, check=True, stdout=sys.stderr)


def outcomes(place: Path) -> dict[str, str]:
    """Every mutant and what became of it."""
    listed = subprocess.run(
        [sys.executable, "-m", "mutmut", "results", "--all", "true"],
        cwd=place,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    pairs = (line.strip().partition(": ") for line in listed.splitlines() if ": " in line)
    return {name: outcome for name, _, outcome in pairs}


def equivalent() -> dict[str, str]:
    """Mutants that no test can tell from the original, with the reason."""
    listed = yaml.safe_load(Path(__file__).with_name("equivalent-mutants.yaml").read_text(encoding="utf-8"))
    return {name: entry["reason"] for entry in listed or [] for name in entry["mutants"]}


def report(found: dict[str, str]) -> bool:
    """Write the counts and every survivor; whether the goal is reached."""
    left_out = equivalent()
    stale = sorted(name for name in left_out if found.get(name) in KILLED | {None})
    counted = {name: outcome for name, outcome in found.items() if name not in left_out}
    killed = sum(outcome in KILLED for outcome in counted.values())
    lines = [f"{outcome}: {name}" for name, outcome in sorted(counted.items()) if outcome not in KILLED]
    lines += [f"listed as equivalent, but killed or gone: {name}" for name in stale]
    lines.append(f"{dict(Counter(found.values()))}, {len(left_out)} listed as equivalent")
    share = 1000 * killed // max(1, len(counted))
    lines.append(
        f"mutation testing of the law: {killed} of {len(counted)} killed, {share // 10}.{share % 10} %"
    )
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return killed * 100 >= GOAL * len(counted) > 0


def main() -> int:
    """Exit status 0 when the goal is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--report-only", action="store_true", help="count the last run again")
    options = parser.parse_args()
    place = Path(os.environ.get("VUNGXANH_VAR", ROOT / "var")) / "mutation"
    if not options.report_only:
        prepare(place)
        run(place, options.cores)
    return 0 if report(outcomes(place)) else 1


if __name__ == "__main__":
    sys.exit(main())
