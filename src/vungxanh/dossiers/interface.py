"""What other packages may use of `dossiers`: counts, never a row, and the duties of a day.

The acts, and what they are given, are here for whoever plays a commune's work (`simulator`): each asks for
the post that does it, and none can be done outside that post's commune.
"""

from vungxanh.dossiers.actions import (
    Day,
    Replayed,
    answer,
    approve,
    check_quality,
    close,
    confirm,
    keep_day,
    ledger,
    propose_acceptance,
    propose_correction,
    propose_ending,
    propose_opening,
    propose_renewal,
    receive,
    reconcile,
    replay,
    resume,
    send,
    suspend,
    withdraw,
)
from vungxanh.dossiers.queries.desk import desk
from vungxanh.dossiers.queries.measured import (
    REGISTER_INDICATORS,
    Behind,
    counts_behind,
    facts_table,
    kind_name,
    sealed_day,
)
from vungxanh.dossiers.queries.requests import published_years
from vungxanh.dossiers.queries.sealed import ClassInputs, DailyCounts, class_inputs, daily_counts
from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.kinds import (
    AgeBand,
    Ground,
    Issuer,
    Kind,
    Origin,
    Outcome,
    PlaceClass,
    Reason,
    Request,
    Sex,
)
from vungxanh.dossiers.rules.opening import Particulars
from vungxanh.dossiers.rules.proposals import Acceptance, Correction, Ending, Opening, Renewal
from vungxanh.dossiers.rules.stocks import Stock
from vungxanh.dossiers.rules.term import DecisionReference
from vungxanh.dossiers.rules.yearly import Said, last_year

__all__ = [
    "REGISTER_INDICATORS",
    "Acceptance",
    "AgeBand",
    "Behind",
    "ClassInputs",
    "Correction",
    "DailyCounts",
    "Day",
    "DecisionReference",
    "Ending",
    "Extras",
    "Ground",
    "Issuer",
    "Kind",
    "Opening",
    "Origin",
    "Outcome",
    "Particulars",
    "PlaceClass",
    "Reason",
    "Renewal",
    "Replayed",
    "Request",
    "Said",
    "Sex",
    "Stock",
    "answer",
    "approve",
    "check_quality",
    "class_inputs",
    "close",
    "confirm",
    "counts_behind",
    "daily_counts",
    "desk",
    "facts_table",
    "keep_day",
    "kind_name",
    "last_year",
    "ledger",
    "propose_acceptance",
    "propose_correction",
    "propose_ending",
    "propose_opening",
    "propose_renewal",
    "published_years",
    "receive",
    "reconcile",
    "replay",
    "resume",
    "sealed_day",
    "send",
    "suspend",
    "withdraw",
]
