"""Facts by their ids: from a verdict back to the cells it came from, whatever has been reported since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vungxanh.intake.interface import FactSource, row_of, source_of
from vungxanh.records.models import Event, KeyRoute, ReportedFigure, ReportedRouteMark
from vungxanh.records.queries.event_facts import facts_of_events
from vungxanh.records.queries.facts import Fact, fact_of
from vungxanh.records.rules.events.route_kinds import PROPOSED


@dataclass(frozen=True, slots=True)
class RouteSource:
    """One reason for a commune's route mark: its own cell, or a key route through it (`name`); a route of the
    register has no submission and no cell, and opens by its `subject`."""

    name: str
    mark: str | None
    submission_id: int | None
    sheet: str
    cell: str
    learned_at: datetime
    subject: UUID | None = None


def facts_by_id(ids: Iterable[int]) -> list[Fact]:
    """Figures by id, in id order: of workbooks and of registers of events; other ids are passed over."""
    wanted = list(ids)
    rows = [row_of(one) for one in wanted if source_of(one) is FactSource.WORKBOOK]
    found = [fact_of(row) for row in ReportedFigure.objects.filter(pk__in=rows).order_by("pk")]
    return found + facts_of_events(wanted)


def route_sources(
    mark_id: int | None, route_ids: Iterable[int], event_ids: Iterable[int] = ()
) -> list[RouteSource]:
    """The reported mark, then the key routes, that a commune's route mark rests on.

    `event_ids` are the approvals of routes of the register.
    """
    marks = ReportedRouteMark.objects.filter(pk__in=[] if mark_id is None else [mark_id])
    own = [RouteSource("", row.mark, row.submission_id, row.sheet, row.cell, row.learned_at) for row in marks]
    routes = KeyRoute.objects.filter(pk__in=list(route_ids)).select_related("route_list").order_by("pk")
    listed = [
        RouteSource(
            row.name,
            row.kind,
            row.route_list.submission_id,
            row.route_list.sheet,
            row.cell,
            row.route_list.learned_at,
        )
        for row in routes
    ]
    return [*own, *listed, *_approved(event_ids)]


def _approved(event_ids: Iterable[int]) -> list[RouteSource]:
    """The routes of the register by the events that approved them, as they were told then."""
    approvals = list(Event.objects.filter(pk__in=list(event_ids)).order_by("pk"))
    if not approvals:
        return []
    told = Event.objects.filter(kind=PROPOSED, subject__in=[row.subject for row in approvals])
    newest = {row.subject: row for row in told.order_by("pk")}
    return [
        RouteSource(facts["name"], facts["reach"], None, "", "", row.learned_at, row.subject)
        for row in approvals
        if (facts := newest[row.subject].facts)
    ]
