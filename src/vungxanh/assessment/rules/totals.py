"""From the communes' verdicts to the province's totals: counts, share, gap to a target, changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

CLASSES = ("drug_free", "unclassified", "III", "II", "I")
"""From best to worst (the order of display; it is not law)."""

HELD = "held"
UNDETERMINED = "undetermined"
OUTCOMES = (*CLASSES, UNDETERMINED, HELD)
"""All a commune can come out as: a class, not enough figures, or held for implausible residents."""

KEY = frozenset({"I", "II", "III"})


class BadTargetError(ValueError):
    """A target that is no share, or has no source; the text is in Vietnamese and English."""


@dataclass(frozen=True)
class Target:
    """A share of drug-free communes to reach: percent as an exact fraction, and where it is printed."""

    percent: Fraction
    source: str

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= 100:
            raise BadTargetError(
                f"Chỉ tiêu phải từ 0 đến 100 %, không phải {self.percent}. / "
                f"A target lies between 0 and 100 %, not {self.percent}."
            )
        if not self.source.strip():
            raise BadTargetError(
                "Chỉ tiêu phải có nguồn (văn bản hoặc địa chỉ). / "
                "A target needs its source (document or address)."
            )

    @property
    def percent_num(self) -> int:
        """Numerator of the percent in lowest terms."""
        return self.percent.numerator

    @property
    def percent_den(self) -> int:
        """Denominator of the percent in lowest terms."""
        return self.percent.denominator


@dataclass(frozen=True)
class ReadingCounts:
    """The province under one reading: communes per outcome, its verdict, communes that change class."""

    key: str
    counts: Mapping[str, int]
    province_verdict: str
    changed: int


def counts_of(outcomes: Iterable[str]) -> dict[str, int]:
    """How many communes have each outcome, every outcome named, in the order of OUTCOMES."""
    counts = dict.fromkeys(OUTCOMES, 0)
    for outcome in outcomes:
        counts[outcome] += 1
    return counts


def key_total(counts: Mapping[str, int]) -> int:
    """The communes in a key class of any type."""
    return sum(counts[name] for name in KEY)


def drug_free_share(counts: Mapping[str, int]) -> Fraction:
    """Drug-free communes among all communes of the province; those without a class count in the whole."""
    total = sum(counts.values())
    return Fraction(counts["drug_free"], total) if total else Fraction(0)


def gap_points(share: Fraction, target: Target | None) -> Fraction | None:
    """How far the share lies above (negative: below) the target, in percentage points."""
    return None if target is None else share * 100 - target.percent


def changed(one: Mapping[int, str], other: Mapping[int, str]) -> int:
    """How many communes come out differently in two readings; both name the same communes."""
    return sum(other[area] != outcome for area, outcome in one.items())


def other_classes(verdicts: Mapping[str, str], verdict: str) -> tuple[str, ...]:
    """The distinct outcomes that some reading gives beside `verdict`, best first."""
    found = set(verdicts.values()) - {verdict}
    return tuple(outcome for outcome in OUTCOMES if outcome in found)
