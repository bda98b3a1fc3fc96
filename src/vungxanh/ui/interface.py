"""What other packages may use of `ui`: the functions that make pages of what was read."""

from vungxanh.ui import words
from vungxanh.ui.classes import inside, letter, word
from vungxanh.ui.criteria import WITHHELD, criteria_groups
from vungxanh.ui.criteria import Group as CriteriaGroup
from vungxanh.ui.ground import Placed, dissolved, ground_map
from vungxanh.ui.language import in_english, in_language, text_of
from vungxanh.ui.maps import Map, Unit, marked, shares, tile_map
from vungxanh.ui.numerals import day, fraction, gap, number, percent, short_percent, signed, unknown, withheld
from vungxanh.ui.series import Series, Value, series_chart
from vungxanh.ui.substances import SUBSTANCES
from vungxanh.ui.tables import Cell, Column, Link, Table, figure, table

__all__ = [
    "SUBSTANCES",
    "WITHHELD",
    "Cell",
    "Column",
    "CriteriaGroup",
    "Link",
    "Map",
    "Placed",
    "Series",
    "Table",
    "Unit",
    "Value",
    "criteria_groups",
    "day",
    "dissolved",
    "figure",
    "fraction",
    "gap",
    "ground_map",
    "in_english",
    "in_language",
    "inside",
    "letter",
    "marked",
    "number",
    "percent",
    "series_chart",
    "shares",
    "short_percent",
    "signed",
    "table",
    "text_of",
    "tile_map",
    "unknown",
    "withheld",
    "word",
    "words",
]
