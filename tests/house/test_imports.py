"""Packages know each other by their interfaces only; import-linter holds the order, this holds the doors."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house import repository

FRAMEWORK_LOOKS_THEM_UP = {"migrations"}


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported, at the top of the file or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def trespasses(path: Path, source: str) -> list[str]:
    """Imports from another package of the product that do not go through its interface."""
    own = path.relative_to(repository.SRC).parts[0]
    found = []
    for line, name in imported(ast.parse(source)):
        match name.split("."):
            case ["vungxanh", other, *rooms] if other != own and rooms[:1] != ["interface"]:
                found.append(f"{repository.name(path)}:{line} {name}")
            case _:
                pass
    return found


def test_only_interfaces_are_imported_from_other_packages() -> None:
    found = [
        trespass
        for path in repository.with_suffix(".py")
        if path.is_relative_to(repository.SRC) and not FRAMEWORK_LOOKS_THEM_UP & set(path.parts)
        for trespass in trespasses(path, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_check_sees_a_trespass_inside_a_function() -> None:
    source = "def f():\n    from vungxanh.areas.models import Area\n    import vungxanh.areas.interface\n"
    found = trespasses(repository.SRC / "records" / "rules.py", source)
    assert found == ["src/vungxanh/records/rules.py:2 vungxanh.areas.models.Area"]


def test_relative_imports_are_not_used() -> None:
    """With absolute names the check above, and a reader, see every door."""
    found = [
        f"{repository.name(path)}:{node.lineno}"
        for path in repository.with_suffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert found == []
