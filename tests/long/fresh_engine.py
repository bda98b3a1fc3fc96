"""The `conftest.py` of mutation testing: every test starts with an engine of its own.

The law remembers what it worked out once. Without this a step that happens once would be laid to the account
of the first test alone, and a mutant in it would meet no other.
"""

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


@pytest.fixture(autouse=True)
def _fresh() -> None:
    for clear in caches():
        clear()
