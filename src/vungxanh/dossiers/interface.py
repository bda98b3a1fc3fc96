"""What other packages may use of `dossiers`: counts, never a row, and the duties of a day."""

from vungxanh.dossiers.actions import Day, Replayed, keep_day, ledger, replay
from vungxanh.dossiers.queries.sealed import ClassInputs, DailyCounts, class_inputs, daily_counts
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.stocks import Stock

__all__ = [
    "ClassInputs",
    "DailyCounts",
    "Day",
    "Kind",
    "Replayed",
    "Stock",
    "class_inputs",
    "daily_counts",
    "keep_day",
    "ledger",
    "replay",
]
