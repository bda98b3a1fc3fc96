"""Writes: import a file, accept its rows as facts, take it back; the register of published figures."""

from vungxanh.records.actions.forms import write_form
from vungxanh.records.actions.imports import ForeignSubmissionError, ImportResult, import_file, undo
from vungxanh.records.actions.published import LoadedFigures, load_published, withdraw_figure
from vungxanh.records.actions.taking import refuse, take

__all__ = [
    "ForeignSubmissionError",
    "ImportResult",
    "LoadedFigures",
    "import_file",
    "load_published",
    "refuse",
    "take",
    "undo",
    "withdraw_figure",
    "write_form",
]
