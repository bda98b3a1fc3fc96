"""What happened, what communes reported, and what others have published."""

from vungxanh.records.models.events import Event, EventLine, EventUnit
from vungxanh.records.models.monthly import ReportFigure, ReportStep
from vungxanh.records.models.published import FigureWithdrawal, MarkRefusal, PublishedFigure
from vungxanh.records.models.reported import (
    KeyRoute,
    KeyRouteUnit,
    ReportedFigure,
    ReportedRouteMark,
    RouteList,
)
from vungxanh.records.models.stated import FugitiveKeeper, PartnerFigure, YearlyStatement
from vungxanh.records.models.tips import Tip, TipAct, TipCode, TipInbox, TipKey, TipText

__all__ = [
    "Event",
    "EventLine",
    "EventUnit",
    "FigureWithdrawal",
    "FugitiveKeeper",
    "KeyRoute",
    "KeyRouteUnit",
    "MarkRefusal",
    "PartnerFigure",
    "PublishedFigure",
    "ReportFigure",
    "ReportStep",
    "ReportedFigure",
    "ReportedRouteMark",
    "RouteList",
    "Tip",
    "TipAct",
    "TipCode",
    "TipInbox",
    "TipKey",
    "TipText",
    "YearlyStatement",
]
