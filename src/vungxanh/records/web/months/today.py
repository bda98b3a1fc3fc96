"""The reports that wait for a post today: what is due and missing first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from vungxanh.access.interface import Actor, holds
from vungxanh.areas.interface import AreaSummary, area, communes_of, titled
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.queries.months import Report, missing_in, reports, states_of
from vungxanh.records.rules.monthly.due import Timing, due_day, months_owed, timing
from vungxanh.records.rules.monthly.sections import Section
from vungxanh.records.rules.monthly.steps import FROM, Act, State
from vungxanh.records.web.events.words import said
from vungxanh.records.web.months import words
from vungxanh.records.web.months.views import VERBS, month_args
from vungxanh.ui.interface import number

MONTHS = 3
"""So far back the page looks; the list of months has the rest."""


@dataclass(frozen=True)
class Duty:
    """Something that waits for this post."""

    title: str
    says: str
    href: str
    urgent: bool


@dataclass(frozen=True)
class ReportDuties:
    """The reports that wait for a post, the most urgent first, and the months it prepared and nobody sent."""

    duties: tuple[Duty, ...]
    drafts: tuple[str, ...]


def report_duties(by: Actor, *, on: date) -> ReportDuties:
    """What waits for the post in the months that are owed, in the words of the page."""
    places, months = _places(by, on), months_owed(on, MONTHS)
    begun = states_of(list(places), months)
    states = {
        (place, month): begun.get((place, month), State.NOT_BEGUN) for place in places for month in months
    }
    wanted = [key for key, state in states.items() if _waits_for(by, state)]
    found = reports(sorted({place for place, _ in wanted}), sorted({month for _, month in wanted}))
    waiting = [found[key] for key in wanted]
    waiting.sort(key=lambda one: (one.month, titled(places[one.area_id])))
    missing = _missing(by, waiting)
    drafts = [
        month for (_, month), state in states.items() if state is State.PREPARED and by.level == "commune"
    ]
    return ReportDuties(
        tuple(_duty(places[one.area_id], one, on, by, missing.get(one.month, ())) for one in waiting),
        tuple(map(str, drafts)),
    )


def _places(by: Actor, on: date) -> dict[int, AreaSummary]:
    if by.level == "commune":
        return {by.area_id: area(by.area_id)}
    return {unit.id: unit for unit in communes_of(by.area_id, on)}


def _waits_for(by: Actor, state: State) -> bool:
    """Whether a next step of a report is one of the post's; reopening is nobody's duty."""
    return any(
        state in FROM[act] and holds(by.role, VERBS[act])
        for act in (Act.PREPARED, Act.SUBMITTED, Act.VALIDATED)
        if not (act is Act.PREPARED and (by.level != "commune" or state is State.PREPARED))
    )


def _duty(place: AreaSummary, one: Report, on: date, by: Actor, missing: Sequence[Section]) -> Duty:
    how = timing(one.month, one.state, one.first_submitted_on, on)
    text = [str(words.STATES[one.state])]
    if how is Timing.LATE:
        days = (on - due_day(one.month)).days
        text.append(gettext("quá hạn %(n)s ngày") % {"n": number(days)})
    else:
        text.append(words.due(one.month))
    if missing:
        names = ", ".join(said(section.label).lower() for section in missing)
        text.append(gettext("chưa có gì ở: %(names)s") % {"names": names})
    title = gettext("Báo cáo tháng %(month)s") % {"month": one.month}
    name = title if by.level == "commune" else f"{title}: {titled(place)}"
    return Duty(
        name, " · ".join(text), reverse("month", args=month_args(place, one.month)), how is Timing.LATE
    )


def _missing(by: Actor, waiting: Sequence[Report]) -> dict[ReportMonth, tuple[Section, ...]]:
    """What is missing in the months that a commune's post has still to prepare."""
    if by.level != "commune":
        return {}
    asked = [one for one in waiting if one.state is not State.PREPARED]
    return missing_in(by.area_id, {one.month: one.prepared.said if one.prepared else {} for one in asked})
