"""What the assessment hands to pages and reports: frozen, with nothing left to compute but the wording."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from vungxanh.areas.interface import AreaSummary, Flag
from vungxanh.assessment.rules.sources import Sources
from vungxanh.assessment.rules.totals import ReadingCounts, Target
from vungxanh.assessment.rules.withheld import WITHHELD
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.interface import KeyRouteSummary


@dataclass(frozen=True)
class Criterion:
    """One criterion with both sides of its comparison, as the receipt carries it.

    `value` and `threshold` are a whole number, "n/d" unreduced, or a list of these where the criterion
    reads two figures; None where a number in them is unknown. `margin` is the figure minus the smallest
    whole figure that meets the threshold. `withheld`: the post may not see whether it is met. `text` says in
    Vietnamese what the article asks.
    """

    id: str
    citation: str
    text: str
    met: bool | None
    value: Any
    threshold: Any
    margin: Any
    margin_upper: Any = None
    withheld: bool = False


@dataclass(frozen=True)
class RunSummary:
    """One assessment of a province for one year under one reading, with its totals.

    `withheld`: the post that looks may not see what is said of wanted people.
    """

    id: int
    province: AreaSummary
    year: int
    period_start: date
    period_end: date
    as_of: date
    map_on: date
    known_on: date
    reading: str
    total: int
    counts: Mapping[str, int]
    key_total: int
    drug_free_share: Fraction
    target: Target | None
    gap_points: Fraction | None
    province_verdict: str
    province_criteria: tuple[Criterion, ...]
    routes: tuple[KeyRouteSummary, ...]
    readings: tuple[ReadingCounts, ...]
    ambiguous: int
    created_at: datetime
    by_title: str
    simulated: bool
    withheld: bool = False


@dataclass(frozen=True)
class CommuneRow:
    """One commune in the province's table.

    `criteria_met` are the ids of the criteria met under the run's reading; `figures` the inputs by name;
    `other_verdicts` the distinct outcomes that some other reading gives, best first.
    """

    area: AreaSummary
    verdict: str
    key_class: str
    drug_free: bool | None
    criteria_met: tuple[str, ...]
    residents: int | None
    figures: Mapping[str, int | str | None]
    other_verdicts: tuple[str, ...]
    held: tuple[Flag, ...]


@dataclass(frozen=True)
class Source:
    """Where one input of a verdict comes from: the indicator, and the cell it was reported in.

    `origin` is a sentence where there is no cell: an imported series of residents, a key route. `counted_on`
    is the day of a stock of sealed daily counts. `month` is the report that opens to the events behind it,
    `stated` marks what was stated of the whole year, `route` is the route of the register that opens.
    """

    input: str
    value: int | str | None
    indicator: str
    sheet: str
    cell: str
    submission_id: int | None
    learned_at: datetime | None
    origin: str = ""
    counted_on: date | None = None
    month: ReportMonth | None = None
    stated: bool = False
    route: UUID | None = None

    @property
    def withheld(self) -> bool:
        """Whether the post that looks may not see it."""
        return self.value == WITHHELD


@dataclass(frozen=True)
class CommuneSources:
    """Where the figures of one commune came from in a run. `by_title` and `since` tell of the decision, where
    there is one."""

    area: AreaSummary
    sources: Sources
    by_title: str = ""
    since: date | None = None
    whole_from: date | None = None


@dataclass(frozen=True)
class CommuneVerdict(CommuneRow):
    """One commune's verdict with the law's whole working; `origin` says which source its figures are of.

    `withheld`: the post that looks may not see what is said of wanted people, nor what follows from it alone.
    """

    criteria: tuple[Criterion, ...]
    reading: str
    verdicts: Mapping[str, str]
    because: tuple[str, ...]
    possible: tuple[str, ...]
    decides: tuple[str, ...]
    nearest: Mapping[str, Any] | None
    receipt_sha256: str
    sources: tuple[Source, ...]
    declared: Mapping[str, str]
    origin: CommuneSources
    withheld: bool = False


@dataclass(frozen=True)
class YearVerdict:
    """One entry of a commune's history."""

    year: int
    verdict: str
    run_id: int
    area: AreaSummary
