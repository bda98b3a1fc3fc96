"""The day counts that no law fixes: a province may set others."""

from __future__ import annotations

from dataclasses import dataclass

from vungxanh.periods.interface import chosen


@dataclass(frozen=True, slots=True)
class Defaults:
    """Configurable counts, none of them law, with the values a province starts from.

    `review_months`: where the law gives no term, a dossier is confirmed at least so often; never more than 6.
    `warning_days`: days ahead on which the commune is told that a term ends. `error_destroyed_days`: an
    erroneous dossier is destroyed within so many days; `error_erased_days`: it is erased after so many, so
    that a keeper that stood still for a while is in time. `retention_days`: any other dossier is erased so
    many days after the assessment year in which it left. `proposal_days`: what nobody approved ends by
    itself. `requests_counted_days`: the requests of a year are counted for good so long after it, when every
    clock has struck. `province_page`: rows on a page of a post that looks from the province.
    `first_day_counts`: whether the day a term is counted from is its first day (the shorter reading).

    Raises ValueError for reviews further apart, errors kept longer, pages longer than the safeguards allow.
    """

    review_months: int = 6
    warning_days: tuple[int, ...] = (30, 7, 1)
    error_destroyed_days: int = 30
    error_erased_days: int = 14
    retention_days: int = 90
    proposal_days: int = 14
    requests_counted_days: int = 31
    province_page: int = 50
    first_day_counts: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.error_erased_days <= self.error_destroyed_days <= 30:
            raise ValueError(
                "hồ sơ mở nhầm phải được xoá trong 30 ngày"
                f" / an erroneous dossier is erased within 30 days, not {self.error_erased_days}"
            )
        if not 1 <= self.province_page <= 50 or self.requests_counted_days < 31:
            raise ValueError(
                "một trang ở tỉnh có nhiều nhất 50 hồ sơ; yêu cầu của một năm chỉ đếm sau ít nhất 31 ngày"
                " / a page in the province has at most 50 rows; a year's requests are counted after 31 days"
            )
        if not 1 <= self.review_months <= 6:
            raise ValueError(
                "hồ sơ không có thời hạn phải được rà soát trong 1 đến 6 tháng"
                f" / a dossier without a term is reviewed within 1 to 6 months, not {self.review_months}"
            )


STANDARD = chosen(Defaults, "dossiers")
"""The values shipped, or the province's own (`VUNGXANH_DAY_COUNTS`)."""
