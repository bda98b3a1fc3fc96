"""What other packages may use of intake."""

from vungxanh.intake.actions import WithdrawnAlreadyError, mark_taken, mark_withdrawn, receive, sweep
from vungxanh.intake.actions.documents import MarkTakenAlreadyError
from vungxanh.intake.queries.documents import (
    DocumentSummary,
    MarkSummary,
    NoDocumentError,
    NoMarkError,
    accepted_marks,
    documents,
    mark,
    marks_of,
    marks_waiting,
)
from vungxanh.intake.queries.reviews import ReviewError, ReviewSummary, reviews_of
from vungxanh.intake.queries.submissions import NoSubmissionError, SubmissionSummary, same_file, submission
from vungxanh.intake.rules.facts import FactSource, fact_id, fact_schema, row_of, source_of
from vungxanh.intake.rules.files import read
from vungxanh.intake.rules.forms import Column, FormDefinition, Kind, SheetDefinition, plain
from vungxanh.intake.rules.parsed import Parsed, ParsedRow, ParsedSheet
from vungxanh.intake.rules.problems import Problem, Problems, shown
from vungxanh.intake.rules.template import Prefill, write_template
from vungxanh.intake.rules.values import COMPUTED, CellError, amount

__all__ = [
    "COMPUTED",
    "CellError",
    "Column",
    "DocumentSummary",
    "FactSource",
    "FormDefinition",
    "Kind",
    "MarkSummary",
    "MarkTakenAlreadyError",
    "NoDocumentError",
    "NoMarkError",
    "NoSubmissionError",
    "Parsed",
    "ParsedRow",
    "ParsedSheet",
    "Prefill",
    "Problem",
    "Problems",
    "ReviewError",
    "ReviewSummary",
    "SheetDefinition",
    "SubmissionSummary",
    "WithdrawnAlreadyError",
    "accepted_marks",
    "amount",
    "documents",
    "fact_id",
    "fact_schema",
    "mark",
    "mark_taken",
    "mark_withdrawn",
    "marks_of",
    "marks_waiting",
    "plain",
    "read",
    "receive",
    "reviews_of",
    "row_of",
    "same_file",
    "shown",
    "source_of",
    "submission",
    "sweep",
    "write_template",
]
