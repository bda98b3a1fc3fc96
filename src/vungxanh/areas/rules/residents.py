"""Which numbers of residents are too odd to be used without a person's word."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from vungxanh.areas.rules.naming import PROVINCE

LIMITS = Path(__file__).resolve().parent.parent / "data" / "resident_limits.yaml"
NONE, FEW, MANY, JUMP = "no_residents", "too_few", "too_many", "jump"

FLAG_NAMES = {
    NONE: ("dân số bằng 0", "no residents"),
    FEW: ("ít người hiếm có", "rarely few residents"),
    MANY: ("đông người hiếm có", "rarely many residents"),
    JUMP: ("khác xa số của nguồn khác", "far from the number of another source"),
}
"""Each flag in Vietnamese and English, in general words."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of data/resident_limits.yaml for one kind of area; `jump` is a whole factor."""

    fewest: int
    most: int
    jump: int


@dataclass(frozen=True, slots=True)
class Flag:
    """One reason to doubt a number of residents, in Vietnamese and English."""

    code: str
    reason_vi: str
    reason_en: str


@lru_cache(maxsize=1)
def _settings() -> dict[str, object]:
    return dict(yaml.safe_load(LIMITS.read_text(encoding="utf-8")))


def limits_for(level: str, kind: str) -> Limits:
    """The limits that apply to areas of a level and kind."""
    settings = _settings()
    chosen = settings[kind if kind in settings else PROVINCE if level == PROVINCE else "commune"]
    if not isinstance(chosen, dict):
        raise TypeError(f"{LIMITS.name}: {kind} must hold fewest and most")
    return Limits(int(chosen["fewest"]), int(chosen["most"]), int(str(settings["jump"])))


def flags_for(residents: int, limits: Limits, others: Iterable[int]) -> tuple[Flag, ...]:
    """Every reason to doubt a number; `others` are the same area's numbers from other sources."""
    flags = []
    if residents == 0 and limits.fewest > 0:
        flags.append(Flag(NONE, "dân số bằng 0", "no residents at all"))
    elif residents < limits.fewest:
        flags.append(
            Flag(FEW, f"dưới {limits.fewest} người, hiếm có", f"under {limits.fewest} residents is rare")
        )
    if residents > limits.most:
        flags.append(
            Flag(MANY, f"trên {limits.most} người, hiếm có", f"over {limits.most} residents is rare")
        )
    if far := [other for other in others if _far_apart(residents, other, limits.jump)]:
        flags.append(
            Flag(
                JUMP,
                f"gấp hoặc kém từ {limits.jump} lần số {far[0]} của nguồn khác",
                f"{limits.jump} times or more above or below the {far[0]} of another source",
            )
        )
    return tuple(flags)


def _far_apart(one: int, other: int, factor: int) -> bool:
    return max(one, other) >= factor * min(one, other) and one != other
