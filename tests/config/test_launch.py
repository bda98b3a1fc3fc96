"""The command line of `./run`: help, unknown options, what needs a database."""

import subprocess

import pytest

from config import commands
from config.environment import ROOT


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


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("areas resolve Mẫu", False),
        ("areas load", True),
        ("template", False),
        ("import FILE.xlsx", True),
        ("import --help", False),
        ("main_job", True),
    ],
)
def test_a_command_gets_a_database_only_when_it_works_with_one(line: str, *, needed: bool) -> None:
    assert commands.needs_database(line.split()) is needed
