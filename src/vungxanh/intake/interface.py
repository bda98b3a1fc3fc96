"""What other packages may use of intake."""

from vungxanh.intake.actions import WithdrawnAlreadyError, mark_withdrawn, receive
from vungxanh.intake.queries import NoSubmissionError, SubmissionSummary, same_file, submission
from vungxanh.intake.rules.files import read
from vungxanh.intake.rules.forms import Column, FormDefinition, Kind, SheetDefinition, plain
from vungxanh.intake.rules.parsed import Parsed, ParsedRow, ParsedSheet
from vungxanh.intake.rules.problems import Problem, Problems, shown
from vungxanh.intake.rules.template import Prefill, write_template
from vungxanh.intake.rules.values import COMPUTED

__all__ = [
    "COMPUTED",
    "Column",
    "FormDefinition",
    "Kind",
    "NoSubmissionError",
    "Parsed",
    "ParsedRow",
    "ParsedSheet",
    "Prefill",
    "Problem",
    "Problems",
    "SheetDefinition",
    "SubmissionSummary",
    "WithdrawnAlreadyError",
    "mark_withdrawn",
    "plain",
    "read",
    "receive",
    "same_file",
    "shown",
    "submission",
    "write_template",
]
