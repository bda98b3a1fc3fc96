"""The command line of `./run`: help, unknown options, what needs a database."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

from config import commands
from config.environment import ROOT

WITHOUT_VENV = """#!/bin/sh
[ "$1" = -c ] && exec {python} "$@"
shift 3
exec {python} -P -c '
import importlib.util, runpy, sys
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "ensurepip" else real(name, *rest)
runpy.run_module("config.launch", run_name="__main__", alter_sys=True)
' "$@"
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout of the launcher alone, beside a folder of the few programs that the machine has."""
    shutil.copytree(
        ROOT / "config", tmp_path / "checkout" / "config", ignore=shutil.ignore_patterns("__pycache__")
    )
    for path in (ROOT / "run", *ROOT.glob("requirements*.txt")):
        shutil.copy2(path, tmp_path / "checkout")
    (tmp_path / "bin").mkdir()
    for name in ("sh", "dirname", "readlink"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    return tmp_path


def start(bare: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [bare / "checkout" / "run", *words],
        env={"PATH": str(bare / "bin"), "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_python_the_one_apt_line_is_said(bare: Path) -> None:
    done = start(bare, "--no-serve")
    assert done.returncode == 1
    assert done.stdout == ""
    assert [line.partition("apt install ")[2] for line in done.stderr.splitlines()] == [
        "python3 python3-venv"
    ] * 2


def test_without_python3_venv_the_one_apt_line_is_said(bare: Path) -> None:
    python = bare / "bin" / "python3"
    python.write_text(WITHOUT_VENV.format(python=getattr(sys, "_base_executable", sys.executable)))
    python.chmod(0o755)
    done = start(bare, "--no-serve")
    assert done.returncode == 1
    assert done.stdout == ""
    assert [line.partition("apt install ")[2] for line in done.stderr.splitlines()] == ["python3-venv"] * 2
    assert not (bare / "checkout" / ".venv").exists()


def run(*words: str, cwd: str = "/") -> subprocess.CompletedProcess[str]:
    return subprocess.run([ROOT / "run", *words], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help_is_in_both_languages(word: str) -> None:
    done = run(word)
    assert done.returncode == 0
    assert "dừng sau bảng kết quả / stop after the table" in done.stdout
    assert all(f"./run {name}" in done.stdout for name in commands.LISTED)


def test_an_unknown_option_is_refused_on_standard_error() -> None:
    done = run("--serve-everything")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "--serve-everything" in done.stderr


@pytest.mark.parametrize("name", [listed.split()[0] for listed in commands.LISTED])
def test_every_listed_command_exists(name: str) -> None:
    assert name in commands.LAW | commands.OWN or name in get_commands()


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("areas resolve Mẫu", False),
        ("areas load", True),
        ("template", True),
        ("import FILE.xlsx", True),
        ("import --help", False),
        ("main_job", True),
    ],
)
def test_a_command_gets_a_database_only_when_it_works_with_one(line: str, *, needed: bool) -> None:
    assert commands.needs_database(line.split()) is needed


def test_the_law_starts_in_under_half_a_second() -> None:
    """Of processor time: what else the machine does makes nobody's code slower."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(3):
        assert run("classify", "--help").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert taken / 3 < 0.5
