"""What other packages may use of the reader."""

from vungxanh.reader.rules.facts import Gazetteer, Proposals, Unit
from vungxanh.reader.rules.text import Span, fold, fold_all

__all__ = ["Gazetteer", "Proposals", "Span", "Unit", "fold", "fold_all"]
