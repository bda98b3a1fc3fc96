"""What communes reported, and what others have published."""

from vungxanh.records.models.published import FigureWithdrawal, MarkRefusal, PublishedFigure
from vungxanh.records.models.reported import (
    KeyRoute,
    KeyRouteUnit,
    ReportedFigure,
    ReportedRouteMark,
    RouteList,
)

__all__ = [
    "FigureWithdrawal",
    "KeyRoute",
    "KeyRouteUnit",
    "MarkRefusal",
    "PublishedFigure",
    "ReportedFigure",
    "ReportedRouteMark",
    "RouteList",
]
