"""How long a dossier that is over may still be kept: after that only counts remain."""

from __future__ import annotations

from datetime import date, timedelta

from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.kinds import Reason
from vungxanh.periods.interface import AssessmentYear

ERROR = f"ended:{Reason.ERROR.value}"


def erased_from(left: date, cause: str, *, defaults: Defaults = STANDARD) -> date:
    """The first day on which a dossier that left the stock on a day is erased.

    No text fixes how long such a file is kept, so it is the shortest time that lets the commune answer for
    its figure: the assessment year in which the dossier left, and the days in which that year's class is
    decided and may be contested. An error goes sooner, well inside its own bound.
    """
    if cause == ERROR:
        return left + timedelta(defaults.error_erased_days)
    return AssessmentYear.containing(left).period.end + timedelta(defaults.retention_days)
