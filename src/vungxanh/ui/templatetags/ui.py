"""Template tags of the interface: `{% load ui %}`."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django import template
from django.utils.safestring import SafeString

from vungxanh.ui import classes, numerals
from vungxanh.ui.drawing import drawn_lines, drawn_options, drawn_shapes
from vungxanh.ui.maps import Map
from vungxanh.ui.series import Series
from vungxanh.ui.tables import Table

register = template.Library()


@register.filter
def number(value: int | Fraction | None) -> str:
    """A figure in the numerals of the page's language; unknown in words."""
    return numerals.number(value)


@register.filter
def percent(value: Fraction | None) -> str:
    """A share as a percentage with one decimal place."""
    return numerals.percent(value)


@register.filter
def day(value: date | None) -> str:
    """A date in the form of the page's language."""
    return numerals.day(value)


@register.filter
def class_word(verdict: str) -> str:
    """The class in words."""
    return classes.word(verdict)


@register.filter
def class_letter(verdict: str) -> str:
    """The class as one mark."""
    return classes.letter(verdict)


@register.inclusion_tag("ui/table.html")
def table(table: Table) -> dict[str, Table]:
    """Draw a table made by `vungxanh.ui.tables.table`."""
    return {"table": table}


@register.simple_tag
def table_lines(table: Table) -> SafeString:
    """The rows of a table's body."""
    return drawn_lines(table)


@register.simple_tag
def options(choices: Iterable[tuple[object, str]], chosen: object) -> SafeString:
    """The options of a choice of many."""
    return drawn_options(choices, chosen)


@register.simple_tag
def map_shapes(drawn: Map) -> SafeString:
    """The units of a map."""
    return drawn_shapes(drawn)


@register.inclusion_tag("ui/series.html")
def series(series: Series) -> dict[str, Series]:
    """Draw a chart made by `vungxanh.ui.series.series_chart`."""
    return {"series": series}
