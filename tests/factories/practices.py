"""Invented practices."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from vungxanh.programme.rules.practices import Audience, WorkSort


def practised(by: Any, *, at: datetime | None = None, **told: Any) -> int:
    """A practice proposed by the post's own area; its number."""
    from vungxanh.programme.actions.practices import Proposed, propose

    now = at or timezone.now()
    facts = {
        "title": "Tổ liên gia mẫu",
        "what": "Mười hộ một tổ, mỗi tháng họp một lần để nhắc nhau.",
        "work": WorkSort.SELF_MANAGED,
        "audience": Audience.FAMILIES,
        "area": by.area_id,
        "proposed_on": timezone.localdate(now),
        "aim": "A15",
        **told,
    }
    return propose(Proposed(**facts), by=by, at=now, key=uuid4())
