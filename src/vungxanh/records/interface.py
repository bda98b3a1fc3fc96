"""What other packages may use of records."""

from vungxanh.records.actions import ForeignSubmissionError, ImportResult, import_file, undo, write_form
from vungxanh.records.queries import (
    Fact,
    KeyRouteSummary,
    RouteMark,
    RouteSource,
    facts,
    facts_by_id,
    facts_table,
    key_routes,
    route_marks,
    route_sources,
)
from vungxanh.records.rules.form import ASSESSMENT_FORM, INPUT_INDICATORS

__all__ = [
    "ASSESSMENT_FORM",
    "INPUT_INDICATORS",
    "Fact",
    "ForeignSubmissionError",
    "ImportResult",
    "KeyRouteSummary",
    "RouteMark",
    "RouteSource",
    "facts",
    "facts_by_id",
    "facts_table",
    "import_file",
    "key_routes",
    "route_marks",
    "route_sources",
    "undo",
    "write_form",
]
