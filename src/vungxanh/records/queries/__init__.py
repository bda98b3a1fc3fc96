"""Reads: what was reported, as it was known on a day."""

from vungxanh.records.queries.facts import Fact, facts, facts_table
from vungxanh.records.queries.register import register_of
from vungxanh.records.queries.routes import KeyRouteSummary, RouteMark, key_routes, route_marks
from vungxanh.records.queries.sources import RouteSource, facts_by_id, route_sources

__all__ = [
    "Fact",
    "KeyRouteSummary",
    "RouteMark",
    "RouteSource",
    "facts",
    "facts_by_id",
    "facts_table",
    "key_routes",
    "register_of",
    "route_marks",
    "route_sources",
]
