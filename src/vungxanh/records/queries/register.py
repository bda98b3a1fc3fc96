"""The communes that a file of a province may speak of."""

import re
import unicodedata
from datetime import date

from vungxanh.areas.interface import (
    AreaNotFoundError,
    AreaSummary,
    area,
    area_by_code,
    communes_of,
    name_key,
    titled,
)
from vungxanh.records.rules.content import Register, Unit

_KIND = re.compile(r"^\s*(?:xã|phường|đặc khu|thị trấn)\s+", re.IGNORECASE)
MOST_LOOKED_UP = 100
"""So many foreign codes are looked up; a file in which every code is foreign needs no more."""


def commune_key(name: str) -> str:
    """What spellings of a commune's name share, with or without the word of its kind."""
    return name_key(_KIND.sub("", unicodedata.normalize("NFC", name)))


def register_of(province: AreaSummary, on: date) -> Register:
    """The communes of a province on a day."""
    units = tuple(
        Unit(unit.id, unit.code, titled(unit), commune_key(unit.name))
        for unit in communes_of(province.id, on)
    )
    return Register(province.id, province.code, units, commune_key, _Elsewhere(on))


class _Elsewhere:
    """Says where a code belongs that the province has not."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.left = MOST_LOOKED_UP

    def __call__(self, code: str) -> str | None:
        self.left -= 1
        if self.left < 0:
            return None
        for illustrative in (False, True):
            for spelling in (code, code.zfill(5)):
                try:
                    unit = area_by_code(spelling[:12], "commune", self.on, illustrative=illustrative)
                except AreaNotFoundError:
                    continue
                return f"{unit.full_name}{self._parent(unit)}"
        return None

    def _parent(self, unit: AreaSummary) -> str:
        return f", {area(unit.parent_id).full_name}" if unit.parent_id is not None else ""
