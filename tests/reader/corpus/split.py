"""Which half of the corpus a document belongs to: decided by its name alone, so that nobody chooses."""

from hashlib import sha256
from typing import Literal

SEED = "vungxanh-2026"


def split_of(name: str) -> Literal["development", "test"]:
    """The half for the document `name` (file name without suffix): a coin that always falls the same."""
    first = sha256(f"{SEED}:{name}".encode()).digest()[0]
    return "development" if first < 128 else "test"
