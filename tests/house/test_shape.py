"""Sizes, names and rooms: a stranger finds the way because every package looks alike."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import repository

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MEAN_FUNCTION = 13.0
LONGEST_README = 40
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "lib"}
OWN_CODE = [path for path in repository.with_suffix(".py") if "migrations" not in path.parts]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_file_of_code_is_longer_than_400_lines() -> None:
    code = repository.with_suffix(".py", ".css", ".js", ".html", ".sh")
    long = {repository.name(path): len(path.read_text("utf-8").splitlines()) for path in code}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    long = [
        f"{repository.name(path)} {name}: {lines}"
        for path in OWN_CODE
        for name, lines in functions(path)
        if lines > LONGEST_FUNCTION
    ]
    assert long == []


def test_functions_have_about_12_lines_on_average() -> None:
    product = [
        path for path in OWN_CODE if path.is_relative_to(repository.SRC) or path.parent.name == "config"
    ]
    mean = statistics.mean(lines for path in product for _, lines in functions(path))
    assert mean <= MEAN_FUNCTION


def test_no_room_has_a_vague_name() -> None:
    found = [
        repository.name(path)
        for path in repository.files()
        if VAGUE & {part.removesuffix(".py") for part in path.relative_to(repository.ROOT).parts}
    ]
    assert found == []


@pytest.mark.parametrize("package", repository.PACKAGES, ids=lambda package: package.name)
def test_every_package_explains_itself_in_40_lines(package: Path) -> None:
    readme = package / "README.md"
    assert readme.is_file(), "every package has a README.md"
    lines = readme.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST_README
    assert any("Neighbours" in line for line in lines), "the README names the package's neighbours"
