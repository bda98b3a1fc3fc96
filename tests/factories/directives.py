"""Invented documents of the programme."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from vungxanh.programme.rules.directives import Directive, Sort
from vungxanh.programme.rules.partial import PartialDate, Reading, SourcedDate


def document(
    symbol: str = "01-NQ/MAU", *, area: int | None = None, on: str = "2024-06-05", **given: Any
) -> Directive:
    """A document as the rules know it."""
    told = {
        "key": "",
        "symbol": symbol,
        "sort": Sort.RESOLUTION,
        "title": f"Văn bản mẫu {symbol}",
        "issuer": "Cơ quan mẫu",
        "area": area,
        "issued": SourcedDate((Reading(PartialDate(on), "nguồn mẫu"),)),
        "signatory": "Thủ trưởng cơ quan mẫu",
        "begins": date(2024, 1, 1),
        "until": date(2030, 12, 31),
    }
    return Directive(**{**told, **given})


def entered(
    by: Any, symbol: str = "01-NQ/MAU", *, at: datetime | None = None, source: str = "", **given: Any
) -> int:
    """A document in the register, of the post's own area unless another is given; its number."""
    from vungxanh.programme.actions.directives import enter_directive

    told = document(symbol, **{"area": by.area_id, **given})
    return enter_directive(told=told, source=source, by=by, at=at or timezone.now())
