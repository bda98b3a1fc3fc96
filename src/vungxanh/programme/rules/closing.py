"""A task that an indicator closes (việc tự khép theo chỉ số): when it counts as done, when no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import Measure, Target
from vungxanh.programme.rules.tasks import Done, Returned, Standing, State

CLOSES = frozenset({Measure.COUNT, Measure.PERCENT})
"""What a closing value can be: a change needs two figures, and each of them could be corrected."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What an indicator says of a task's area: reached or not, None while unknown.

    `as_of` is the day of the result and `quote` tells it with its period, map and run.
    """

    reached: bool | None
    as_of: date | None
    quote: str


def check_closing(target: Target, *, deadline: date) -> None:
    """Refuse what cannot close a task; a quota on people is refused by `Target` itself.

    `deadline` is the task's. Raises ProgrammeRefusedError.
    """
    if not target.indicator or target.measure not in CLOSES:
        raise ProgrammeRefusedError(
            "value",
            "Việc chỉ tự khép theo một chỉ số đo bằng số đếm hoặc phần trăm: chọn chỉ số và loại đó",
            "A task closes by an indicator that is a count or a percentage: choose such a one",
            field="measure",
        )
    if target.cut_off > deadline:
        raise ProgrammeRefusedError(
            "cut_off",
            f"Ngày chốt {target.cut_off:%d/%m/%Y} sau hạn của việc ({deadline:%d/%m/%Y}):"
            " chọn ngày chốt sớm hơn",
            f"The cut-off {target.cut_off.isoformat()} lies after the task's deadline"
            f" ({deadline.isoformat()}): choose an earlier one",
            field="cut_off",
        )


def next_act(
    now: Standing, shown: Shown, *, by_indicator: bool, not_accepted: str, since: date, on: date
) -> Done | Returned | None:
    """What the indicator makes of a task on a day; None where nothing changes.

    `by_indicator`: it was the indicator that closed it; what a post reported is never undone here.
    `not_accepted` is the quote that a post returned the task with, "" for none: the same figure does not
    close it again. `since` is the day of the last return, before which it cannot be done again. An unknown
    value never closes, and opens what rested on it.
    """
    if now.ended is None and shown.reached and shown.as_of is not None and shown.quote != not_accepted:
        return Done(min(max(shown.as_of, since), on), "indicator", shown.quote)
    closed_so = by_indicator and now.ended in {State.DONE, State.DONE_LATE}
    if closed_so and not shown.reached:
        return Returned(on, shown.quote)
    return None
