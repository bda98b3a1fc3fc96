"""What of a year is stated rather than counted: Article 6.2 of 28/2025/QĐ-TTg asks only for zero or not."""

from collections.abc import Mapping
from enum import StrEnum

RESIDENT_VIOLATORS, WANTED_FUGITIVES = "G03", "G04"
STATED: Mapping[str, str] = {RESIDENT_VIOLATORS: "resident_violators", WANTED_FUGITIVES: "wanted_fugitives"}
"""The two figures that are stated, with the law's input that each is."""


class Stated(StrEnum):
    """What is said of a commune and year."""

    NONE = "none"
    SOME = "some"
    UNKNOWN = "unknown"


VALUE: Mapping[Stated, int | None] = {Stated.NONE: 0, Stated.SOME: 1, Stated.UNKNOWN: None}
"""What is computed with: some is 1, because only zero or not zero matters; unknown is not zero."""
