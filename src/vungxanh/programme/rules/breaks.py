"""Where two results cannot be compared: a merger of communes or new criteria lie between them."""

from __future__ import annotations

from datetime import date

MERGER = date(2025, 7, 1)
"""The day from which the present communes exist (Law 72/2025/QH15)."""
CRITERIA = date(2025, 8, 24)
"""The day of Decision 28/2025/QĐ-TTg, whose criteria count communes differently."""


def between(before: date, after: date) -> str:
    """Why results of two days cannot be compared: "merger", "criteria", "" where nothing lies between."""
    if before < MERGER <= after:
        return "merger"
    return "criteria" if before < CRITERIA <= after else ""
