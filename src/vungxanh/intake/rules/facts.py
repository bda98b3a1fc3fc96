"""Where a fact was entered: every fact's id carries it, so that ids of different tables never meet.

An id is one whole number: the row of its table, and in its high bits the kind of the table. Rows of workbooks
are the first kind, so their ids are the numbers of their rows.
"""

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 1 << 56
"""More rows than any table will hold; with a few kinds above it an id still fits a 64-bit column."""


class FactSource(IntEnum):
    """What a fact was made of (nguồn của số liệu)."""

    WORKBOOK = 0
    EVENT = 1
    DAILY_COUNT = 2
    DAILY_CHECK = 3
    REGISTER_COUNT = 4


def fact_id(source: FactSource, row: int) -> int:
    """The id of a fact that was made of a row.

    >>> fact_id(FactSource.WORKBOOK, 7), source_of(fact_id(FactSource.EVENT, 7)).name
    (7, 'EVENT')
    """
    if not 0 <= row < ROWS:
        raise ValueError(f"số dòng {row} ngoài khoảng / row {row} is out of range")
    return source * ROWS + row


def source_of(fact: int) -> FactSource:
    """What the fact of an id was made of; raises ValueError for a number that is no fact's."""
    return FactSource(fact // ROWS)


def row_of(fact: int) -> int:
    """The row of its table that a fact was made of."""
    return fact % ROWS


def fact_schema() -> "pa.Schema":
    """The columns of facts: what a package hands to the engine of indicators.

    A later fact_id is a later version of the same area, indicator and period.
    """
    import pyarrow as pa

    return pa.schema(
        [
            ("fact_id", pa.int64()),
            ("area_id", pa.int64()),
            ("indicator", pa.string()),
            ("period_start", pa.date32()),
            ("period_end", pa.date32()),
            ("as_of", pa.date32()),
            ("value", pa.int64()),
            ("learned_on", pa.date32()),
            ("withdrawn_on", pa.date32()),
        ]
    )
