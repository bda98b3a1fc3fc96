"""The compiled requirements are what pyproject.toml asks for: pinned, hashed, each with its reason."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import repository

PROJECT = (repository.ROOT / "pyproject.toml").read_text(encoding="utf-8")
RUN = tomllib.loads(PROJECT)["project"]["dependencies"]
DEV = tomllib.loads(PROJECT)["project"]["optional-dependencies"]["dev"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)")


def blocks(name: str) -> Iterator[str]:
    """One text per pinned package: its line and the lines that continue it."""
    text = (repository.ROOT / name).read_text(encoding="utf-8")
    joined = text.replace("\\\n", " ")
    yield from (line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def pins(name: str) -> dict[str, str]:
    matches = [PIN.match(block) for block in blocks(name)]
    return {canonicalize_name(match[1]): match[2] for match in matches if match}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-uv.txt"])
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    loose = [block[:60] for block in blocks(name) if not (PIN.match(block) and "--hash=sha256:" in block)]
    assert loose == []


@pytest.mark.parametrize(("name", "asked"), [("requirements.txt", RUN), ("requirements-dev.txt", RUN + DEV)])
def test_the_pins_satisfy_the_project(name: str, asked: list[str]) -> None:
    pinned = pins(name)
    wrong = []
    for line in asked:
        requirement = Requirement(line)
        version = pinned.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            wrong.append(f"{line}: {version}")
    assert wrong == []


def test_the_tests_run_with_the_libraries_of_the_product() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("line", RUN + DEV)
def test_every_dependency_says_why_it_is_here(line: str) -> None:
    assert re.search(rf'^\s*"{re.escape(line)}",\s+# \S.{{5,}}$', PROJECT, re.MULTILINE)
