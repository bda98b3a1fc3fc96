"""Odd figures of a file that was read, told to its sender as notes."""

from collections.abc import Mapping
from datetime import date

from vungxanh.areas.interface import residents_doubted
from vungxanh.intake.interface import Parsed, ParsedSheet, Problem
from vungxanh.records.rules.content import Content
from vungxanh.records.rules.form import FIGURES
from vungxanh.records.rules.plausible import doubts

MOST_LOOKED_UP = 5_000
"""The country has fewer communes. Beyond it numbers are not looked up here; an assessment does it anyway."""


def doubts_of(parsed: Parsed, content: Content, as_of: date) -> tuple[Problem, ...]:
    """Notes on residents that hold a verdict back, and on counts above the residents."""
    sheet = parsed.sheets.get(FIGURES)
    if sheet is None or "residents" not in sheet.letters:
        return ()
    return tuple(doubts(sheet, content, _reasons(sheet, content, as_of)))


def _reasons(sheet: ParsedSheet, content: Content, as_of: date) -> Mapping[int, tuple[str, str]]:
    at = list(sheet.letters).index("residents")
    numbers = {
        area_id: value for area_id, row in content.areas.items() if isinstance(value := row.values[at], int)
    }
    if len(numbers) > MOST_LOOKED_UP:
        return {}
    return {
        area_id: ("; ".join(flag.reason_vi for flag in flags), "; ".join(flag.reason_en for flag in flags))
        for area_id, flags in residents_doubted(numbers, as_of).items()
    }
