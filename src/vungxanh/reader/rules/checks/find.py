"""What a person should look at in a text: arithmetic that does not hold, dates and numbers that disagree."""

from collections.abc import Sequence

from vungxanh.reader.rules.checks.dates import date_flags
from vungxanh.reader.rules.checks.near import Sheet
from vungxanh.reader.rules.checks.shares import share_flags
from vungxanh.reader.rules.checks.sums import sum_flags
from vungxanh.reader.rules.checks.twice import contradictions, number_forms, stock_and_flow
from vungxanh.reader.rules.facts import DateMention, Document, Flag, Quantity, Segment
from vungxanh.reader.rules.text import Text


def find_flags(
    text: Text,
    segments: Sequence[Segment],
    quantities: Sequence[Quantity],
    documents: Sequence[Document],
    dates: Sequence[DateMention],
) -> tuple[Flag, ...]:
    """Every flag in text order, each with its arithmetic. Nothing is changed: the numbers stay as printed."""
    sheet = Sheet(text, segments, quantities)
    found = [*share_flags(sheet), *sum_flags(sheet), *contradictions(sheet), *stock_and_flow(sheet)]
    found += [*number_forms(sheet), *date_flags(text, documents, dates)]
    return tuple(sorted(found, key=lambda flag: (flag.spans, flag.kind)))
