"""The day counts that no law fixes: a province may set others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defaults:
    """Configurable counts, none of them law, with the values a province starts from.

    `review_months`: where the law gives no term, a dossier is confirmed at least so often; never more than 6.
    `warning_days`: days ahead on which the commune is told that a term ends. `error_destroyed_days`: an
    erroneous dossier is destroyed within so many days. `first_day_counts`: whether the day a term is counted
    from is its first day (the shorter reading).

    Raises ValueError for reviews further apart than the safeguards allow.
    """

    review_months: int = 6
    warning_days: tuple[int, ...] = (30, 7, 1)
    error_destroyed_days: int = 30
    first_day_counts: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.review_months <= 6:
            raise ValueError(
                "hồ sơ không có thời hạn phải được rà soát trong 1 đến 6 tháng"
                f" / a dossier without a term is reviewed within 1 to 6 months, not {self.review_months}"
            )


STANDARD = Defaults()
"""The values as shipped."""
