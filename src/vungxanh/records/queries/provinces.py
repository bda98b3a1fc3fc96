"""The province that a person at the command line means."""

from datetime import date

from vungxanh.areas.interface import AreaSummary, name_key, provinces


class NoProvinceError(LookupError):
    """No province of that day has the code or name; the text lists those there are, in both languages."""


def province_meant(text: str, on: date) -> AreaSummary:
    """The province with that code or name (its kind may be left out) on a day. Raises NoProvinceError."""
    every = (*provinces(on), *provinces(on, illustrative=True))
    wanted = name_key(text)
    codes = [unit for unit in every if unit.code.casefold() == text.strip().casefold()]
    named = [unit for unit in every if wanted in {name_key(unit.name), name_key(unit.full_name)}]
    found = codes or named
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{unit.code} {unit.name}" for unit in found or every)
    raise NoProvinceError(
        f"Ngày {on:%d/%m/%Y} không có đúng một tỉnh nào là “{text}”; hãy dùng mã. Có: {listed}"
        f" / On {on} no single province is “{text}”; use its code. There are: {listed}"
    )
