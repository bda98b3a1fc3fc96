"""What the figures of a report are called: read once from the definitions that stand beside."""

from functools import cache
from pathlib import Path

import yaml

from vungxanh.records.rules.events.shape import Words
from vungxanh.records.rules.monthly.sections import REPORTED

DEFINITIONS = Path(__file__).parent.parent.parent / "indicators"


@cache
def names() -> dict[str, Words]:
    """Every figure of a report by its code."""
    found = {}
    for code in REPORTED:
        defined = yaml.safe_load((DEFINITIONS / f"{code}.yaml").read_text(encoding="utf-8"))
        found[code] = Words(defined["vi"], defined["en"])
    return found
