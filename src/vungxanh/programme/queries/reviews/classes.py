"""Classes of areas at the start and the end of a window, from the assessments made by the day."""

from collections.abc import Mapping
from dataclasses import dataclass

from vungxanh.access.interface import Verb, holds, may
from vungxanh.areas.interface import AreaSummary, same_ground
from vungxanh.assessment.interface import NoVerdictError, RunSummary, commune, latest_run, rows
from vungxanh.periods.interface import AssessmentYear
from vungxanh.programme.queries.reviews.asked import Scope
from vungxanh.programme.rules.reviews import years_of


@dataclass(frozen=True, slots=True)
class Classed:
    """A commune with its class at the start and at the end; "" where none is known on this ground."""

    place: AreaSummary
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of a review's communes, and the assessments they come from; None where there is none.

    `years` are the assessment years that were over when the window began and when it ended.
    """

    years: tuple[int, int]
    start: RunSummary | None
    end: RunSummary | None
    rows: tuple[Classed, ...]


def classes_of(scope: Scope) -> Classes | None:
    """The classes of the communes as the post may see them; None for a post that sees none at all."""
    if not holds(scope.by.role, Verb.VIEW):
        return None
    years = years_of(scope.asked.window)
    start, end = (_run(scope, year) for year in years)
    ground = same_ground([one.id for one in scope.places])
    before, after = (_verdicts(scope, run, ground) for run in (start, end))
    return Classes(
        years,
        start,
        end,
        tuple(Classed(one, before.get(one.id, ""), after.get(one.id, "")) for one in scope.places),
    )


def _run(scope: Scope, year: int) -> RunSummary | None:
    """The newest assessment of a year that was made by the day, where the post may see it."""
    province, on = scope.asked.made_in, AssessmentYear(year).as_of
    sees = scope.by.level == "commune" or may(scope.by, Verb.VIEW, area_id=province, on=on)
    if not sees:
        return None
    return latest_run(scope.by, province_id=province, year=year, known_on=scope.asked.known_on)


def _verdicts(scope: Scope, run: RunSummary | None, ground: Mapping[int, frozenset[int]]) -> dict[int, str]:
    """The class of each place: only of exactly its ground, for a merged unit's class is not its heir's."""
    if run is None:
        return {}
    place_of = {version: place for place, versions in ground.items() for version in versions}
    if scope.by.level == "province":
        found = {row.area.id: row.verdict for row in rows(scope.by, run.id)}
    else:
        found = {version: said for version in sorted(place_of) if (said := _own(scope, run.id, version))}
    return {place_of[area]: said for area, said in found.items() if area in place_of}


def _own(scope: Scope, run: int, area: int) -> str:
    """The class of an own commune, "" where the assessment has none of that version."""
    try:
        return commune(scope.by, run, area).verdict
    except NoVerdictError:
        return ""
