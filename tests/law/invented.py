"""Visibly invented communes for the tests of the law."""

from vungxanh.law.interface import INPUTS, Figures

HEADER = ",".join(("area_code", *INPUTS))

QUIET = Figures(1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, "none")
"""A commune of 1,000 residents with nothing to report."""

ROWS = (
    ("Xã Mẫu 01", 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, "none"),
    ("Xã Mẫu 02", 8000, 30, 10, 12, 2, 8, 0, 0, 5, 0, "intra"),
    ("Xã Mẫu 03", 5000, 3, 2, 5, 1, 3, 500, 20, 2, 1, "none"),
    ("Xã Mẫu 04", 2500, 1, 0, 1, 0, 0, 0, 0, 0, 0, "inter"),
)
"""One commune of each kind, in column order behind the code."""


def csv_text() -> str:
    """The rows as a table."""
    return "\n".join([HEADER, *(",".join(map(str, row)) for row in ROWS)]) + "\n"
