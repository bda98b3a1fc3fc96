"""Which half of the corpus a document belongs to: decided by its name alone, so that nobody chooses.

Texts of the first two rounds are all for development: their closed half was opened after it had been
measured often. The names of the third round (`r3-`) fall by a hash with a seed of their own.
"""

from hashlib import sha256
from typing import Literal

SEED = "vungxanh-2026-r3"
DIVIDED = "r3-"


def split_of(name: str) -> Literal["development", "test"]:
    """The half for the document `name` (file name without suffix): a coin that always falls the same."""
    if not name.startswith(DIVIDED):
        return "development"
    first = sha256(f"{SEED}:{name}".encode()).digest()[0]
    return "development" if first < 128 else "test"
