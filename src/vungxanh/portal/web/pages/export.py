"""The table of a province as a file for a spreadsheet: every figure, each row marked where simulated."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from django.utils.translation import gettext

from vungxanh.assessment.interface import CommuneRow, RunSummary
from vungxanh.portal.web.pages.communes import shown_class
from vungxanh.ui.interface import WITHHELD, unknown, withheld, word, words

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"
"""Without it spreadsheets of office machines read Vietnamese letters wrongly."""


def safe(value: object) -> str:
    """A cell that no spreadsheet takes for a formula; unknown in words, never empty or 0."""
    text = unknown() if value is None else withheld() if value == WITHHELD else str(value)
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(value, int) else text


def lines(run: RunSummary, rows: Sequence[CommuneRow], mark: str) -> Iterator[list[object]]:
    """Head and rows. Figures are plain digits, so that a spreadsheet can compute with them."""
    names = list(rows[0].figures) if rows else []
    head = [gettext("Mã"), gettext("Xã, phường"), gettext("Năm"), gettext("Loại"), gettext("Cách hiểu khác")]
    yield [*head, *map(words.figure_name, names), gettext("Ghi chú")]
    for row in rows:
        others = ", ".join(map(word, row.other_verdicts))
        figures = [row.figures.get(name) for name in names]
        yield [row.area.code, row.area.full_name, run.year, word(shown_class(row)), others, *figures, mark]


def as_csv(run: RunSummary, rows: Sequence[CommuneRow], mark: str) -> str:
    """The whole file as text."""
    out = StringIO()
    csv.writer(out).writerows([safe(value) for value in line] for line in lines(run, rows, mark))
    return BOM + out.getvalue()
