"""What other packages may use of the reader."""

from vungxanh.reader.rules.contract import as_json
from vungxanh.reader.rules.facts import (
    MEASURES,
    SUBSTANCES,
    Area,
    Attendance,
    Document,
    Event,
    Flag,
    Gazetteer,
    Period,
    Person,
    Proposals,
    Quantity,
    Relation,
    Segment,
    Unit,
    Unquantified,
)
from vungxanh.reader.rules.masking import KINDS, Masked, mask
from vungxanh.reader.rules.reading import read, read_text
from vungxanh.reader.rules.source.unreadable import LARGEST_FILE, UnreadableError
from vungxanh.reader.rules.text import MASK, Span, fold, fold_all

__all__ = [
    "KINDS",
    "LARGEST_FILE",
    "MASK",
    "MEASURES",
    "SUBSTANCES",
    "Area",
    "Attendance",
    "Document",
    "Event",
    "Flag",
    "Gazetteer",
    "Masked",
    "Period",
    "Person",
    "Proposals",
    "Quantity",
    "Relation",
    "Segment",
    "Span",
    "Unit",
    "Unquantified",
    "UnreadableError",
    "as_json",
    "fold",
    "fold_all",
    "mask",
    "read",
    "read_text",
]
