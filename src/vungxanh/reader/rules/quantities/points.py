"""A margin over a goal printed as percent that is one in percentage points, told by the arithmetic.

`28,2% (vượt 8,2%)`: 28.2 - 20 = 8.2, the goal being 20; as a share of the goal the margin would be 41 %.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from vungxanh.reader.rules.facts import Quantity

_SHARES = frozenset(("drug_free_share_pct", "target_pct", "other"))
_NEAR = 4
"""So many quantities around a margin its share and its goal are looked for."""
_ROUND = 5
"""Goals that are not printed are taken to be multiples of this many percent."""


def in_points(quantities: Sequence[Quantity], at: int) -> tuple[Fraction, Fraction] | None:
    """The share reached and the goal whose difference is the margin `at`; None where it is no such margin."""
    margin = quantities[at]
    if margin.measure != "target_pct" or margin.role == "target" or margin.value is None:
        return None
    half = rounding(margin.printed)
    for share in _shares(quantities, at, "result"):
        for goal in _shares(quantities, at, "target"):
            if abs(share - goal - margin.value) <= half:
                return share, goal
            if goal and abs((share / goal - 1) * 100 - margin.value) <= half:
                return None
        implied = share - margin.value
        if implied > 0 and implied % _ROUND == 0 and share / (1 + margin.value / 100) % 1 != 0:
            return share, implied
    return None


def _shares(quantities: Sequence[Quantity], at: int, role: str) -> Iterator[Fraction]:
    for other in quantities[max(at - _NEAR, 0) : at + _NEAR + 1]:
        is_share = other.unit == "percent" and other.measure in _SHARES and other is not quantities[at]
        if is_share and other.role == role and other.value is not None and other.value > 0:
            yield other.value


def rounding(printed: str) -> Fraction:
    """Half of the last place printed: 0.05 for 8,2%."""
    number = "".join(sign for sign in printed if sign.isdigit() or sign in ".,").rstrip(".,")
    places = len(number.replace(".", ",").rpartition(",")[2]) if "," in number.replace(".", ",") else 0
    return Fraction(1, 2 * 10**places)
