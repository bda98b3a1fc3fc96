"""What `./test` runs, in order, with the minutes each part may take on two cores."""

import sys
from dataclasses import dataclass

PYTHON = [sys.executable, "-P"]
WORKERS = "2"
BY_TEST = ("--dist=load",)
BY_FILE = ("--dist=loadfile", "--no-loadscope-reorder")
"""How workers share the tests of a stage. By file, what a file sets up is set up once."""


@dataclass(frozen=True)
class Check:
    """One static check: it passes when its command ends with status 0."""

    name: str
    command: list[str]


@dataclass(frozen=True)
class Stage:
    """One run of pytest over the tests that a marker expression chooses."""

    name: str
    markers: str
    minutes: int
    shared: tuple[str, ...] = BY_TEST
    workers: str = WORKERS
    paths: tuple[str, ...] = ()
    """Where all its tests lie, when they lie in few places: each worker collects only there."""


STATIC_MINUTES = 1
STATIC = (
    Check("ruff check", [*PYTHON, "-m", "ruff", "check", "--quiet", "."]),
    Check("ruff format", [*PYTHON, "-m", "ruff", "format", "--quiet", "--check", "."]),
    Check("mypy", [*PYTHON, "-m", "mypy", "src", "config"]),
    Check("import-linter", [*PYTHON, "-c", "from importlinter.cli import lint_imports_command as c; c()"]),
    Check("rules compiled", [*PYTHON, "-m", "vungxanh.law.compile_rules", "--check"]),
    Check(
        "migrations complete",
        # Without a database Django warns that it could not compare the history, which is no matter here.
        [
            *PYTHON,
            "-W",
            "ignore::RuntimeWarning",
            "-m",
            "config.manage",
            "makemigrations",
            "--check",
            "--dry-run",
        ],
    ),
)
STAGES = (
    Stage("unit", "not (postgres or browser or journey or docs or long)", 5),
    Stage("postgres", "(postgres or journey) and not (browser or docs or long)", 4, BY_FILE),
    Stage("browser", "browser and not (docs or long)", 4, BY_FILE, paths=("tests/journeys",)),
    Stage("docs", "docs and not long", 1, paths=("tests/house/test_how_to.py",)),
)
LONG = Stage("long", "long", 60)
LONG_SCRIPTS = (
    Check("mutations of the law", [*PYTHON, "-m", "tests.long.mutation"]),
    Check("fuzzing of the reader", [*PYTHON, "-m", "tests.long.fuzz_reader", "--seconds", "600"]),
    Check("ten years of dossiers", [*PYTHON, "-m", "tests.long.ten_years"]),
    Check("kills under load", [*PYTHON, "-m", "tests.long.kills"]),
    Check("events under kills", [*PYTHON, "-m", "tests.long.event_kills"]),
    Check("recount of a province", [*PYTHON, "-m", "tests.long.recounted"]),
    Check("million operations", [*PYTHON, "-m", "tests.long.million"]),
    Check("foreign ids", [*PYTHON, "-m", "tests.long.foreign_ids"]),
)
"""Programs that `./test --long` runs beside the tests marked `long`; VUNGXANH_SEED tells them the seed."""
