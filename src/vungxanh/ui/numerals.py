"""Numbers, dates and unknowns as people read them, in Vietnamese and in English.

Values stay whole numbers or fractions until here; they are rounded half up, exactly, for display only.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext

from vungxanh.ui.language import in_english

NBSP = "\u00a0"
MINUS = "−"
Exact = int | Fraction | Decimal


@dataclass(frozen=True)
class Signs:
    """The marks of one language's numerals."""

    thousands: str
    decimal: str
    before_percent: str


SIGNS = {"vi": Signs(".", ",", NBSP), "en": Signs(",", ".", "")}


def signs() -> Signs:
    """The marks of the language in use; Vietnamese unless English was chosen."""
    return SIGNS["en"] if in_english() else SIGNS["vi"]


def round_half_up(value: Exact, places: int) -> int:
    """`value` in units of 10^-places, halves away from zero: 28.25 with one place is 283."""
    if type(value) is int:
        return value * int(10**places)
    scaled = abs(Fraction(value)) * int(10**places)
    whole: int = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -whole if value < 0 else whole


def number(value: Exact | None, places: int = 0) -> str:
    """A figure: 1.904,99 in Vietnamese, 1,904.99 in English; unknown is said in words."""
    if value is None:
        return unknown()
    if type(value) is int and 0 <= value < 1000 and not places:
        return str(value)  # Most of the figures of a page: no sign of any language stands in them.
    units = round_half_up(value, places)
    whole, rest = divmod(abs(units), 10**places)
    text = f"{whole:,}".replace(",", signs().thousands)
    if places:
        text += f"{signs().decimal}{rest:0{places}d}"
    return MINUS + text if units < 0 else text


def percent(value: Exact | None, places: int = 1) -> str:
    """A share (0.282…) as a percentage: 28,2 %."""
    if value is None:
        return unknown()
    return f"{number(Fraction(value) * 100, places)}{signs().before_percent}%"


def short_percent(value: Exact) -> str:
    """A share in as few decimal places as say it exactly, at most three: 20 %, 0,5 %, 0,05 %."""
    for places in range(3):
        if Fraction(value) * 100 * 10**places == round_half_up(Fraction(value) * 100, places):
            return percent(value, places)
    return percent(value, 3)


def gap(points: Exact | None) -> str:
    """A distance to a target in percentage points: "vượt 8,2 điểm", "thiếu 1,3 điểm"."""
    if points is None:
        return unknown()
    if points == 0:
        return gettext("đúng bằng chỉ tiêu")
    said = number(abs(Fraction(points)), 1)
    if points > 0:
        return gettext("vượt %(points)s điểm") % {"points": said}
    return gettext("thiếu %(points)s điểm") % {"points": said}


def signed(value: Exact | None) -> str:
    """A margin with its sign: +3, −12, 0."""
    if value is None:
        return unknown()
    return f"+{number(value)}" if value > 0 else number(value)


def day(value: date | None) -> str:
    """A date: 14/12/2025 in Vietnamese, 14 Dec 2025 in English."""
    if value is None:
        return unknown()
    if signs() is SIGNS["vi"]:
        return f"{value:%d/%m/%Y}"
    return f"{value.day} {ENGLISH_MONTHS[value.month - 1]} {value.year}"


ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def unknown() -> str:
    """What stands where a figure is missing: never 0, never a dash."""
    return gettext("chưa có số liệu")


def withheld() -> str:
    """What stands where the post that looks may not see a figure: neither unknown nor zero."""
    return gettext("không hiện với chức danh này")


def fraction(value: str) -> Fraction:
    """The fraction written "n/d" in a verdict; ValueError when it is not one, or d is 0."""
    over, _, under = value.partition("/")
    if not under or not int(under):
        raise ValueError(value)
    return Fraction(int(over), int(under))
