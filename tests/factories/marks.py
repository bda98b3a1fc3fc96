"""Finished documents with accepted quantities, all invented, for those who take marks."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from django.utils import timezone


class Said(NamedTuple):
    """A quantity as an invented sentence prints it: the words, and what was accepted of them."""

    words: str
    data: Mapping[str, Any]


def said(words: str, measure: str, value: str | None, unit: str, **more: Any) -> Said:
    """A quantity with the fields a reader fills."""
    data = {
        "measure": measure,
        "value": value,
        "value_max": None,
        "denominator": None,
        "unit": unit,
        "substance": None,
        "comparator": "eq",
        "role": "result",
        "period": {"from": "2025", "to": "2025"},
        "area": "tỉnh Mẫu MA",
        "owner": None,
        "printed": words,
        "part_of": None,
    }
    return Said(words, data | more)


def finished(
    by: Any,
    quantities: Sequence[Said],
    *,
    page_date: date | None = date(2026, 2, 4),
    title: str = "Bài mẫu",
    kind: str = "quantity",
) -> list[int]:
    """Keep a finished document with these quantities accepted by the post; the ids of the marks."""
    from vungxanh.access.interface import acting
    from vungxanh.intake.models import Mark, ReviewedDocument

    text = title + "\n" + "\n".join(f"Năm qua, cả tỉnh có {one.words}, theo báo cáo." for one in quantities)
    with acting(by, "finish review"):
        document = ReviewedDocument.objects.create(
            sha256=sha256(text.encode()).hexdigest(),
            media="text",
            page_date=page_date,
            text=text,
            layout=[],
            area_id=by.area_id,
            reviewer_id=by.post_id,
            reviewer_symbol=by.symbol,
            proposed=len(quantities),
            rejected=0,
        )
        at, found = 0, []
        for number, one in enumerate(quantities):
            at = text.index(one.words, at)
            mark = Mark.objects.create(
                document=document,
                number=number,
                kind=kind,
                start=at,
                end=at + len(one.words),
                decision="accepted",
                proposed=one.data,
                accepted=one.data,
                marker_id=by.post_id,
                marker_symbol=by.symbol,
                marked_at=timezone.now(),
            )
            at += len(one.words)
            found.append(mark.pk)
    return found
