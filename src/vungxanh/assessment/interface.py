"""What other packages may use of the assessment."""

from vungxanh.assessment.actions import BadChoiceError, assess, choose_source
from vungxanh.assessment.queries.differences import SideBehind, behind, sources_of_run
from vungxanh.assessment.queries.gathering import NoCommunesError
from vungxanh.assessment.queries.held import NoVerdictError
from vungxanh.assessment.queries.printed import printed
from vungxanh.assessment.queries.runs import (
    commune,
    history,
    latest_run,
    receipt,
    rows,
    run_summary,
    years,
)
from vungxanh.assessment.queries.seeing import why_withheld
from vungxanh.assessment.queries.summaries import (
    CommuneRow,
    CommuneSources,
    CommuneVerdict,
    Criterion,
    RunSummary,
    Source,
    YearVerdict,
)
from vungxanh.assessment.rules.sources import Chosen, Compared, Side, Sources, Why
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
    "BadChoiceError",
    "BadTargetError",
    "Chosen",
    "CommuneRow",
    "CommuneSources",
    "CommuneVerdict",
    "Compared",
    "Criterion",
    "NoCommunesError",
    "NoVerdictError",
    "ReadingCounts",
    "RunSummary",
    "Side",
    "SideBehind",
    "Source",
    "Sources",
    "Target",
    "Why",
    "YearVerdict",
    "assess",
    "behind",
    "choose_source",
    "commune",
    "history",
    "latest_run",
    "printed",
    "receipt",
    "rows",
    "run_summary",
    "sources_of_run",
    "why_withheld",
    "years",
]
