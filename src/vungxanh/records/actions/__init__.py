"""Writes: import a file, accept its rows as facts, take it back."""

from vungxanh.records.actions.forms import write_form
from vungxanh.records.actions.imports import ForeignSubmissionError, ImportResult, import_file, undo

__all__ = ["ForeignSubmissionError", "ImportResult", "import_file", "undo", "write_form"]
