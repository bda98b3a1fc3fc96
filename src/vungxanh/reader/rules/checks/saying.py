"""Numbers as a person reads them, in both languages."""

from fractions import Fraction

_PLACES = 2


def vietnamese(value: Fraction) -> str:
    """1.234,5; at most two decimals."""
    return english(value).translate(str.maketrans(",.", ".,"))


def english(value: Fraction) -> str:
    """1,234.5; at most two decimals."""
    scaled = round(abs(value) * 10**_PLACES)
    whole, part = divmod(scaled, 10**_PLACES)
    decimals = f"{part:0{_PLACES}d}".rstrip("0")
    sign = "−" if value < 0 else ""
    return f"{sign}{whole:,}" + (f".{decimals}" if decimals else "")
