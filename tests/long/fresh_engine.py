"""The `conftest.py` of mutation testing: every mutant starts with an engine of its own.

mutmut forks each mutant from a process that has already run the tests once; what the law remembers of it
would hide a mutant in the steps that happen once.
"""

import sys


def pytest_sessionstart() -> None:
    """Empty every cache of the law; the verifier is no mutant and keeps what it worked out."""
    for name, module in list(sys.modules.items()):
        if name.startswith("vungxanh.law.") and name != "vungxanh.law.verify":
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
