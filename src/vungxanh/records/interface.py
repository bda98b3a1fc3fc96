"""What other packages may use of records."""

from vungxanh.records.actions import (
    ForeignSubmissionError,
    ImportResult,
    import_file,
    load_published,
    undo,
    write_form,
)
from vungxanh.records.actions.amending import withdraw
from vungxanh.records.actions.entering import enter, enter_anew, report_month, submit_month
from vungxanh.records.actions.months import prepare, reopen, send_back, validate
from vungxanh.records.actions.recording import record
from vungxanh.records.actions.stated import (
    name_keeper,
    record_slice,
    state_fugitives,
    state_violators,
)
from vungxanh.records.actions.tips.handling import pass_tip
from vungxanh.records.actions.tips.keeping import TipsKept, keep_tips
from vungxanh.records.actions.tips.receiving import send_tip
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
from vungxanh.records.queries.counts import CountBehind, behind_counts, counts_table
from vungxanh.records.queries.hotspots import use_points_of_province, use_points_shared
from vungxanh.records.queries.obstacles import ObstacleMet, obstacles_met
from vungxanh.records.queries.published import Published, published_figures
from vungxanh.records.queries.questions import (
    Finding,
    asleep_models,
    ending_suspicions,
    findings,
    silent_months,
)
from vungxanh.records.queries.stated import difference_report, may_see_fugitives
from vungxanh.records.queries.tips.desk import province_tips, tip_counts
from vungxanh.records.rules.events import crops as crop_facts
from vungxanh.records.rules.events import hotspots as hotspot_facts
from vungxanh.records.rules.events import key_routes as route_facts
from vungxanh.records.rules.events import obstacle as obstacle_facts
from vungxanh.records.rules.events.shape import Happened, RefusedEventError, Unit
from vungxanh.records.rules.form import ASSESSMENT_FORM, INPUT_INDICATORS, REGISTER_INDICATORS
from vungxanh.records.rules.partners import AGENCIES, Difference
from vungxanh.records.rules.published import Check, Claim, checks
from vungxanh.records.rules.stated import Stated
from vungxanh.records.rules.tips.course import TipCounts
from vungxanh.records.rules.tips.lists import DayPart, PlaceKind
from vungxanh.records.web.months.today import Duty, ReportDuties, report_duties

__all__ = [
    "AGENCIES",
    "ASSESSMENT_FORM",
    "INPUT_INDICATORS",
    "REGISTER_INDICATORS",
    "Check",
    "Claim",
    "CountBehind",
    "DayPart",
    "Difference",
    "Duty",
    "Fact",
    "Finding",
    "ForeignSubmissionError",
    "Happened",
    "ImportResult",
    "KeyRouteSummary",
    "ObstacleMet",
    "PlaceKind",
    "Published",
    "RefusedEventError",
    "ReportDuties",
    "RouteMark",
    "RouteSource",
    "Stated",
    "TipCounts",
    "TipsKept",
    "Unit",
    "asleep_models",
    "behind_counts",
    "checks",
    "counts_table",
    "crop_facts",
    "difference_report",
    "ending_suspicions",
    "enter",
    "enter_anew",
    "facts",
    "facts_by_id",
    "facts_table",
    "findings",
    "hotspot_facts",
    "import_file",
    "keep_tips",
    "key_routes",
    "load_published",
    "may_see_fugitives",
    "name_keeper",
    "obstacle_facts",
    "obstacles_met",
    "pass_tip",
    "prepare",
    "province_tips",
    "published_figures",
    "record",
    "record_slice",
    "reopen",
    "report_duties",
    "report_month",
    "route_facts",
    "route_marks",
    "route_sources",
    "send_back",
    "send_tip",
    "silent_months",
    "state_fugitives",
    "state_violators",
    "submit_month",
    "tip_counts",
    "undo",
    "use_points_of_province",
    "use_points_shared",
    "validate",
    "withdraw",
    "write_form",
]
