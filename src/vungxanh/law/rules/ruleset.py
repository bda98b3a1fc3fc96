"""Rule sets as they lie on disk, and which of them governs an assessment year."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent


class LawError(ValueError):
    """The law package cannot answer; the message says what, why and what to do, in Vietnamese and English."""


class YearOutsideValidityError(LawError):
    """No enabled rule set governs the year. `instrument` is the text that would, where it is known."""

    def __init__(self, message: str, year: int, instrument: str | None) -> None:
        super().__init__(message)
        self.year = year
        self.instrument = instrument


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A compiled rule file: its name, the SHA-256 of its bytes, and the data (never change them)."""

    name: str
    sha256: str
    data: dict[str, Any]

    @property
    def instrument(self) -> str:
        """Number of the legal text, such as 28/2025/QĐ-TTg."""
        return str(self.data["instrument"]["number"])

    @property
    def enabled(self) -> bool:
        """Whether the engine may apply it."""
        return bool(self.data["enabled"])

    def governs(self, year: int) -> bool:
        """Whether an assessment year lies within the validity of the text."""
        years = self.data["validity"]["years"]
        return int(years["from"]) <= year and (years["to"] is None or year <= int(years["to"]))

    def citation(self, cite: dict[str, Any]) -> str:
        """A place in the text as Vietnamese documents cite it: điểm a khoản 1 Điều 4 Quyết định …"""
        point = f"điểm {cite['point']} " if cite["point"] else ""
        clause = f"khoản {cite['clause']} " if cite["clause"] else ""
        return f"{point}{clause}Điều {cite['article']} {self.data['instrument']['title']['vi']}"


def load(path: Path) -> RuleSet:
    """Read one `rules.json`; its hash is that of the bytes on disk."""
    raw = path.read_bytes()
    data = json.loads(raw)
    return RuleSet(data["name"], hashlib.sha256(raw).hexdigest(), data)


@lru_cache(maxsize=1)
def rulesets() -> tuple[RuleSet, ...]:
    """Every rule set shipped, enabled or not, in the order of their names."""
    return tuple(load(path) for path in sorted(FOLDER.glob("vn/*/rules.json")))


@lru_cache(maxsize=256)
def ruleset_for(year: int) -> RuleSet:
    """The enabled rule set that governs an assessment year.

    Raises YearOutsideValidityError, which names the instrument that would apply and whether it is known.
    """
    for rules in rulesets():
        if rules.governs(year) and rules.enabled:
            return rules
    raise _refusal(year)


def _refusal(year: int) -> YearOutsideValidityError:
    enabled = next(rules for rules in rulesets() if rules.enabled)
    first = enabled.data["validity"]["years"]["from"]
    head_vi = f"năm đánh giá {year} nằm ngoài hiệu lực của {enabled.instrument} (từ năm đánh giá {first})"
    head_en = f"assessment year {year} lies outside {enabled.instrument} (valid from assessment year {first})"
    other = next((rules for rules in rulesets() if rules.governs(year) and not rules.enabled), None)
    if other is None:
        tail_vi, tail_en = "chưa biết văn bản nào áp dụng cho năm này", "no text for that year is known here"
    else:
        reason = other.data["known"]["reason"]
        tail_vi = f"văn bản áp dụng là {other.instrument}: {reason['vi']}, nên không tính"
        tail_en = f"{other.instrument} would apply: {reason['en']}, so nothing is computed"
    message = (
        f"{head_vi}; {tail_vi}; hãy chọn năm từ {first} / {head_en}; {tail_en}; choose a year from {first}"
    )
    return YearOutsideValidityError(message, year, other.instrument if other else None)
