"""The `conftest.py` of mutation testing: every mutant starts with an engine of its own.

The law remembers what it worked out once, and mutmut forks every mutant from a process that has already
run the tests. While it notes which test reaches which function, every test starts afresh: a step that happens
once would else be laid to the account of the first test alone, and a mutant in it would meet no other.
"""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest


def caches() -> Iterator[Callable[[], Any]]:
    """Every memory of the law; the verifier is no mutant and keeps what it worked out."""
    for name, module in list(sys.modules.items()):
        if name.startswith("vungxanh.law.") and name != "vungxanh.law.verify":
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    yield value.cache_clear


def pytest_sessionstart() -> None:
    """Forget what the tests before the fork worked out."""
    for clear in caches():
        clear()


@pytest.fixture(autouse=True)
def _fresh() -> None:
    if "__mutmut_" not in os.environ.get("MUTANT_UNDER_TEST", ""):
        for clear in caches():
            clear()
