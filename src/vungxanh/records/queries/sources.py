"""Facts by their ids: from a verdict back to the cells it came from, whatever has been reported since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vungxanh.intake.interface import FactSource, row_of, source_of
from vungxanh.records.models import KeyRoute, ReportedFigure, ReportedRouteMark
from vungxanh.records.queries.event_facts import facts_of_events
from vungxanh.records.queries.facts import Fact, fact_of


@dataclass(frozen=True, slots=True)
class RouteSource:
    """One reason for a commune's route mark: its own cell, or a key route through it (`name`)."""

    name: str
    mark: str | None
    submission_id: int
    sheet: str
    cell: str
    learned_at: datetime


def facts_by_id(ids: Iterable[int]) -> list[Fact]:
    """Figures by id, in id order: of workbooks and of registers of events; other ids are passed over."""
    wanted = list(ids)
    rows = [row_of(one) for one in wanted if source_of(one) is FactSource.WORKBOOK]
    found = [fact_of(row) for row in ReportedFigure.objects.filter(pk__in=rows).order_by("pk")]
    return found + facts_of_events(wanted)


def route_sources(mark_id: int | None, route_ids: Iterable[int]) -> list[RouteSource]:
    """The reported mark, then the key routes, that a commune's route mark rests on."""
    marks = ReportedRouteMark.objects.filter(pk__in=[] if mark_id is None else [mark_id])
    own = [RouteSource("", row.mark, row.submission_id, row.sheet, row.cell, row.learned_at) for row in marks]
    routes = KeyRoute.objects.filter(pk__in=list(route_ids)).select_related("route_list").order_by("pk")
    return own + [
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
