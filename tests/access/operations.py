"""Every named operation with the permission it asks for: addresses, and functions that name a verb."""

import ast
from collections.abc import Iterator

from config.route_verbs import ROUTE_VERBS
from tests.house import repository

NOT_OPERATIONS = {"access/rules", "access/queries"}
"""Where verbs are spoken of and nothing is done."""


def functions() -> Iterator[tuple[str, str]]:
    """Each function that names a verb, as `package/room.py:function` and the verb's name in the code."""
    for path in repository.with_suffix(".py"):
        if not path.is_relative_to(repository.SRC) or "migrations" in path.parts:
            continue
        place = path.relative_to(repository.SRC).as_posix()
        if any(place.startswith(room) for room in NOT_OPERATIONS):
            continue
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    match node:
                        case ast.Attribute(value=ast.Name(id="Verb"), attr=verb):
                            yield f"{place}:{function.name}", verb


def operations() -> dict[str, frozenset[str]]:
    """Each operation with the values of the verbs of which it needs one; an empty set means every post."""
    from vungxanh.access.rules import Verb

    found = {f"/{route}": verbs for route, verbs in ROUTE_VERBS.items()}
    return found | {f"{name} {verb}": frozenset({Verb[verb].value}) for name, verb in functions()}
