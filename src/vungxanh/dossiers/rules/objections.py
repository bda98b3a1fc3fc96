"""The clocks of a correction or objection: when it is answered, and when the ground must have been shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vungxanh.dossiers.rules.days import WorkingDays
from vungxanh.dossiers.rules.kinds import Request
from vungxanh.dossiers.rules.law import Law, the_law
from vungxanh.dossiers.rules.refusals import Citation


@dataclass(frozen=True, slots=True)
class ObjectionClocks:
    """The last days for the answer and for the act. After `act_by`, without a ground shown, the dossier is
    in no count and the figure is unknown."""

    answer_by: date
    act_by: date
    cites: tuple[Citation, ...]

    def answer_late(self, answered: date | None, today: date) -> bool:
        """Whether the answer came, or has not come, after its last day."""
        return (answered or today) > self.answer_by

    def act_late(self, acted: date | None, today: date) -> bool:
        """Whether the act came, or has not come, after its last day."""
        return (acted or today) > self.act_by


def clocks(
    received: date, request: Request, calendar: WorkingDays, *, law: Law | None = None
) -> ObjectionClocks:
    """The clocks of a request received on a day, wherever it was received: 2 working days for the answer;
    for the act 10 days to correct, 15 to restrict, 20 to erase.

    Raises CalendarError when the calendar does not reach.
    """
    law = law or the_law()
    return ObjectionClocks(
        answer_by=calendar.after(received, law.answer_working_days),
        act_by=received + timedelta(law.act_days(request)),
        cites=law.rests_on("objections"),
    )
