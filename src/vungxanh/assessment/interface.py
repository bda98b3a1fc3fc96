"""What other packages may use of the assessment."""

from vungxanh.assessment.actions import assess
from vungxanh.assessment.queries.gathering import NoCommunesError
from vungxanh.assessment.queries.printed import printed
from vungxanh.assessment.queries.runs import (
    NoVerdictError,
    commune,
    history,
    latest_run,
    receipt,
    rows,
    run_summary,
    years,
)
from vungxanh.assessment.queries.summaries import (
    CommuneRow,
    CommuneVerdict,
    Criterion,
    RunSummary,
    Source,
    YearVerdict,
)
from vungxanh.assessment.rules.totals import (
    CLASSES,
    HELD,
    KEY,
    OUTCOMES,
    UNDETERMINED,
    BadTargetError,
    ReadingCounts,
    Target,
)

__all__ = [
    "CLASSES",
    "HELD",
    "KEY",
    "OUTCOMES",
    "UNDETERMINED",
    "BadTargetError",
    "CommuneRow",
    "CommuneVerdict",
    "Criterion",
    "NoCommunesError",
    "NoVerdictError",
    "ReadingCounts",
    "RunSummary",
    "Source",
    "Target",
    "YearVerdict",
    "assess",
    "commune",
    "history",
    "latest_run",
    "printed",
    "receipt",
    "rows",
    "run_summary",
    "years",
]
