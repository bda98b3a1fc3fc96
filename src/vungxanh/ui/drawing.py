"""Lines of tables, options of choices and shapes of maps as HTML, put together here and not by a template.

A province has 168 communes, each a line of seven cells and a shape of the map: by a template, which asks
anew what to do for every part of every cell, they took four fifths of the time of the page.
"""

from collections.abc import Iterable
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from vungxanh.ui import classes
from vungxanh.ui.maps import Map, Shape
from vungxanh.ui.tables import Cell, Line, Link, Table


def drawn_lines(table: Table) -> SafeString:
    """The rows of a table's body; all text is escaped."""
    return SafeString("\n".join(map(_line, table.lines)))  # every text passes _safe


def drawn_shapes(drawn: Map) -> SafeString:
    """The units of a map, each a link that says its name; all text is escaped."""
    return SafeString("\n".join(map(_shape, drawn.shapes)))  # every text passes _safe


def drawn_options(choices: Iterable[tuple[object, str]], chosen: object) -> SafeString:
    """The options of a choice, such as of all communes, the chosen one marked; all text is escaped."""
    return SafeString("".join(_option(value, label, value == chosen) for value, label in choices))


def _option(value: object, label: str, chosen: bool) -> str:
    mark = " selected" if chosen else ""
    return f'<option value="{_safe(str(value))}"{mark}>{_safe(label)}</option>'


def _safe(text: str) -> str:
    """Text as it may stand in HTML, between tags or in quotes."""
    return escape(text) if type(text) is str else str(conditional_escape(text))


def _line(line: Line) -> str:
    (first, _, _), *others = line.cells
    own = f' id="{_safe(line.id)}"' if line.id else ""
    return f"<tr{own}>{_head(first, line.href)}{''.join(_cell(*cell) for cell in others)}</tr>"


def _head(cell: Cell, href: str) -> str:
    """The first cell, which names the row and opens what it is about."""
    said = _safe(cell.text)
    text = f'<a class="row" href="{_safe(href)}">{said}</a>' if href else said
    one = ' class="one"' if cell.one else ""
    return f'<th scope="row"{one}>{text}{_below(cell)}</th>'


def _cell(cell: Cell, end: bool, label: str) -> str:
    """Any other cell; `label` stands before it where rows are stacked."""
    how = ' class="end"' if end else ' class="one"' if cell.mark or cell.one else ""
    text = _safe(cell.text)
    if cell.unknown:
        text = f'<span class="unknown">{text}</span>'
    inside = f"{_mark(cell.mark)}{text}{_below(cell)}"
    if not label:
        return f"<td{how}>{inside}</td>"
    return f'<td{how} data-label="{_safe(label)}"><span>{inside}</span></td>'


def _mark(verdict: str) -> str:
    if not verdict:
        return ""
    letter = _safe(classes.letter(verdict))
    return f'<span class="mark mark-{_safe(verdict)}" aria-hidden="true">{letter}</span> '


def _below(cell: Cell) -> str:
    """The note and the links under a cell's text."""
    note = f'<span class="note">{_safe(cell.note)}</span>' if cell.note else ""
    return note + "".join(map(_link, cell.links)) if cell.links else note


def _link(link: Link) -> str:
    said = f' aria-label="{_safe(link.said)}"' if link.said else ""
    return f'<a class="source" href="{_safe(link.href)}" rel="noreferrer"{said}>{_safe(link.text)}</a>'


def _shape(shape: Shape) -> str:
    look, said, path = shape.look, _safe(shape.unit.said), _safe(shape.path)
    dotted = " dotted" if look.dotted else ""
    parts = [
        f'<a href="{_safe(shape.unit.href)}" aria-label="{said}">'
        f'<path class="shape{dotted}" d="{path}" fill="{look.fill}"/>'
    ]
    if look.pattern:
        parts.append(f'<path d="{path}" fill="url(#{look.pattern})" pointer-events="none"/>')
    if letter := shape.letter:
        parts.append(
            f'<text class="letter" x="{shape.x}" y="{shape.y}" fill="{look.ink}">{_safe(letter)}</text>'
        )
    if shape.named:
        parts.append(f'<text class="named" x="{shape.beside}" y="{shape.y}">{_safe(shape.unit.name)}</text>')
    return "".join((*parts, f'<text class="said" x="2" y="18">{said}</text></a>'))
