"""What the figures of a report are called: read once from the definitions that stand beside."""

from functools import cache
from pathlib import Path

import yaml

from vungxanh.records.rules.events.shape import Words
from vungxanh.records.rules.monthly.sections import REPORTED

DEFINITIONS = Path(__file__).parent.parent.parent / "indicators"


@cache
def name_of(code: str) -> Words:
    """What an indicator whose facts stand here is called."""
    defined = yaml.safe_load((DEFINITIONS / f"{code}.yaml").read_text(encoding="utf-8"))
    return Words(defined["vi"], defined["en"])


@cache
def names() -> dict[str, Words]:
    """Every figure of a report by its code."""
    return {code: name_of(code) for code in REPORTED}
