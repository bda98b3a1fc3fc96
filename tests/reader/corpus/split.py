"""Which half of the corpus a document belongs to: decided by its name alone, so that nobody chooses.

The texts of the sixth round (`r9-`) are all for the test. All others are for development: the closed
halves of the first and of the third round were opened after they had been measured often.
"""

from typing import Literal

CLOSED = "r9-"


def split_of(name: str) -> Literal["development", "test"]:
    """The half for the document `name` (file name without suffix)."""
    return "test" if name.startswith(CLOSED) else "development"
