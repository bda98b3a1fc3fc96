"""The day counts of records that no law fixes: a province may set others (`VUNGXANH_DAY_COUNTS`)."""

from __future__ import annotations

from dataclasses import dataclass, fields

from vungxanh.periods.interface import chosen

MOST = {
    "suspicion_days": 90,
    "tip_text_days": 30,
    "tip_code_days": 90,
    "tip_due_days": 30,
    "grudge_days": 90,
    "grudge_tips": 20,
    "awake_months": 12,
    "report_days": 15,
    "near_days": 15,
}
"""The furthest each count may go: everything ends, and a text of a tip is never kept longer than shipped."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """Configurable counts, none of them law, with the values a province starts from.

    `suspicion_days`: so long a suspected place stands without documents. `tip_text_days`: after so many days
    the text of a tip is over; `tip_code_days`: the code to come back; `tip_due_days`: closed within so many
    days a tip is in time (E06). `grudge_tips` on one kind of place of one commune in `grudge_days` may be a
    grudge. `awake_months`: so long after its last activity a model counts as at work. `report_days`: so many
    days after the month's last day a report is in time. `near_days`: so far apart two units may date the same
    thing.

    Raises ValueError for a count below one or beyond MOST.
    """

    suspicion_days: int = 60
    tip_text_days: int = 30
    tip_code_days: int = 90
    tip_due_days: int = 30
    grudge_days: int = 30
    grudge_tips: int = 3
    awake_months: int = 6
    report_days: int = 5
    near_days: int = 3

    def __post_init__(self) -> None:
        for one in fields(self):
            value, most = getattr(self, one.name), MOST[one.name]
            if not 1 <= value <= most:
                raise ValueError(
                    f"{one.name} phải từ 1 đến {most}, không phải {value}"
                    f" / {one.name} is between 1 and {most}, not {value}"
                )


STANDARD = chosen(Defaults, "records")
"""The values shipped, or the province's own."""
