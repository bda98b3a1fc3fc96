"""Nothing of one machine, and no secret, stands in a file that others get."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import repository

SECRETS = {
    "private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"),
    "cloud key": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "access token": re.compile(
        r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|glpat-[A-Za-z0-9_-]{20,}|pypi-[A-Za-z0-9_-]{40,})"
    ),
    "password in an address": re.compile(r"https?://[^\s/:@\"'{}]+:[^\s/@\"'{}]+@"),
}
INDEX_OPTIONS = re.compile(r"^\s*(?:--(?:extra-)?index-url|--find-links|-i|-f)\b", re.MULTILINE)


def machine_words() -> dict[str, re.Pattern[str]]:
    """What only this machine has: the place of the checkout, the home folder, the configured registries."""
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    ).stdout
    literals = [
        line.partition("=")[2] for line in listed.splitlines() if re.search(r"(url|links|host)=", line)
    ]
    registries = [word for literal in literals for word in str(ast.literal_eval(literal)).split()]
    registries += os.environ.get("UV_DEFAULT_INDEX", "").split() + os.environ.get("UV_INDEX", "").split()
    places = [repository.ROOT, Path.home(), *repository.ROOT.parents]
    # A folder at the top of the file system, such as the one for temporary files, every machine has.
    own = [str(place) for place in places if len(place.parts) > 2 or place == Path.home() != Path("/")]
    return {word: re.compile(rf"(?<![\w.~-]){re.escape(word)}(?![\w-])") for word in [*own, *registries]}


def findings(patterns: dict[str, re.Pattern[str]]) -> list[str]:
    return [
        f"{repository.name(path)}:{text.count(chr(10), 0, match.start()) + 1} {what}"
        for path, text in repository.texts()
        for what, pattern in patterns.items()
        if (match := pattern.search(text))
    ]


def test_no_secret_stands_in_a_file() -> None:
    assert findings(SECRETS) == []


def test_no_path_or_registry_of_this_machine_stands_in_a_file() -> None:
    assert findings(machine_words()) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-uv.txt"])
def test_requirements_name_no_registry(name: str) -> None:
    text = (repository.ROOT / name).read_text(encoding="utf-8")
    assert not INDEX_OPTIONS.search(text)
    assert "://" not in text


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("private key", "-----BEGIN RSA" + " PRIVATE KEY-----"),
        ("cloud key", "AKIA" + "ABCDEFGHIJKLMNOP"),
        ("access token", "ghp_" + "a" * 36),
        ("password in an address", "https://someone:" + "word@host.example/"),
    ],
)
def test_the_check_knows_a_secret_when_it_sees_one(what: str, text: str) -> None:
    assert SECRETS[what].search(text)


def test_lock_files_that_name_a_registry_are_not_committed() -> None:
    assert not {path.name for path in repository.files()} & {
        "uv.lock",
        "pylock.toml",
        "poetry.lock",
        "pip.conf",
    }
