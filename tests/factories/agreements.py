"""Invented coordination agreements."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from vungxanh.programme.rules.agreements import AgreementSort, Body, Party
from vungxanh.programme.rules.practices import Span


def agreed(by: Any, other: int, *, at: datetime | None = None, **told: Any) -> int:
    """An agreement of today between the police of the post's own area and of another one; its number."""
    from vungxanh.programme.actions.agreements import Agreed, agree

    now = at or timezone.now()
    today = timezone.localdate(now)
    facts = {
        "sort": AgreementSort.REGULATION,
        "title": "Giữ địa bàn giáp ranh mẫu",
        "symbol": "15/QCPH-UBND",
        "signed_on": today,
        "signatory": "Trưởng Công an xã mẫu",
        "span": Span(begins=today),
        "parties": [Party(body=Body.POLICE, area=by.area_id), Party(body=Body.POLICE, area=other)],
        **told,
    }
    return agree(Agreed(**facts), by=by, at=now, key=uuid4())
