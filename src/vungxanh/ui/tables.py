"""Tables whose order and filter live in the address, the same with and without scripts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from vungxanh.ui import numerals

SORT = "sap"
DIRECTION = "chieu"
DESCENDING = "giam"
Record = TypeVar("Record")


@dataclass(frozen=True)
class Link:
    """A link inside a cell, such as to a source elsewhere; it works beside a row that opens as a whole."""

    text: str
    href: str
    said: str = ""


@dataclass(frozen=True)
class Cell:
    """What one cell shows: text, a class mark before it, a note and links under it, unknown said softly.

    `one` keeps it on one line.
    """

    text: str
    note: str = ""
    mark: str = ""
    unknown: bool = False
    one: bool = False
    links: tuple[Link, ...] = ()


def figure(value: int | None) -> Cell:
    """A cell with a whole figure, or the words for an unknown one."""
    return Cell(numerals.number(value), unknown=value is None)


@dataclass(frozen=True)
class Column(Generic[Record]):
    """One column: how a record shows in it and, where it can be sorted, by what it is ordered.

    `order` gives None for what is unknown; such rows stand last in either direction.
    """

    key: str
    label: str
    cell: Callable[[Record], Cell]
    order: Callable[[Record], Any] | None = None
    end: bool = False
    total: Cell | None = None


@dataclass(frozen=True)
class Head:
    """A column's head as drawn: `sorted_as` is "", "ascending" or "descending"."""

    key: str
    label: str
    end: bool
    href: str = ""
    sorted_as: str = ""


@dataclass(frozen=True)
class Line:
    """A row as drawn: its cells with their alignment and what stands before each where rows are stacked,
    the address the row opens, its name in the page."""

    cells: tuple[tuple[Cell, bool, str], ...]
    href: str = ""
    id: str = ""


@dataclass(frozen=True)
class Table:
    """A table as drawn. `id` names it in the page: links and scripts find it by that.

    `order` is the order in use, as fields of the form `form`: filtering keeps it, by script too, because
    the fields come with the table.
    """

    id: str
    caption: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    totals: tuple[tuple[Cell, bool], ...] = ()
    empty: str = ""
    tall: bool = False
    asks: bool = False
    form: str = ""
    order: tuple[tuple[str, str], ...] = ()
    stacked: bool = False


def ordered(
    rows: Iterable[Record], columns: Sequence[Column[Record]], query: Mapping[str, str]
) -> list[Record]:
    """The rows in the order the address asks for; as they came when it asks for none we know."""
    rows = list(rows)
    column = next((c for c in columns if c.key == query.get(SORT) and c.order), None)
    if column is None or column.order is None:
        return rows
    order = column.order
    known = [row for row in rows if order(row) is not None]
    unknown = [row for row in rows if order(row) is None]
    known.sort(key=order, reverse=query.get(DIRECTION) == DESCENDING)
    return known + unknown


def head(column: Column[Any], query: Mapping[str, str], anchor: str) -> Head:
    """The head of a column with the link that sorts by it, or turns the order round."""
    if column.order is None:
        return Head(column.key, column.label, column.end)
    active = query.get(SORT) == column.key
    falling = active and query.get(DIRECTION) == DESCENDING
    kept = {k: v for k, v in query.items() if k not in {SORT, DIRECTION} and v}
    asked = kept | {SORT: column.key} | ({DIRECTION: DESCENDING} if active and not falling else {})
    state = ("descending" if falling else "ascending") if active else ""
    return Head(column.key, column.label, column.end, f"?{urlencode(asked)}#{anchor}", state)


def table(
    rows: Iterable[Record],
    columns: Sequence[Column[Record]],
    *,
    anchor: str,
    caption: str,
    query: Mapping[str, str] | None = None,
    href: Callable[[Record], str] = lambda _: "",
    row_id: Callable[[Record], str] = lambda _: "",
    empty: str = "",
    tall: bool = False,
    form: str = "",
    stacked: bool = False,
) -> Table:
    """The table of `rows` under `columns`, in the order the address (`query`) asks for.

    `stacked`: on a phone each row stands as a small list, for tables of words rather than of figures.
    """
    asked = query or {}
    lines = tuple(
        Line(tuple((c.cell(row), c.end, c.label * stacked) for c in columns), href(row), row_id(row))
        for row in ordered(rows, columns, asked)
    )
    totals = tuple((c.total or Cell(""), c.end) for c in columns) if any(c.total for c in columns) else ()
    heads = tuple(head(c, asked, anchor) for c in columns)
    order = tuple((name, asked[name]) for name in (SORT, DIRECTION) if form and asked.get(name))
    asks = any(h.href for h in heads)
    return Table(anchor, caption, heads, lines, totals, empty, tall, asks, form, order, stacked)
