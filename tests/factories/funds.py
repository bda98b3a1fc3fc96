"""Invented funds."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from vungxanh.programme.rules.fund_rows import Stated
from vungxanh.programme.rules.funds import Stage


def funded(by: Any, *told: Stated, at: datetime | None = None) -> int:
    """What the post's own area states of its funds, or a plan of one component; the last row's number."""
    from vungxanh.programme.actions.funds import state_funds
    from vungxanh.programme.models import Fund

    now = at or timezone.now()
    rows = told or (Stated("DA1", 2026, Stage.PLANNED, 1_500_000_000),)
    paper = {"as_of": timezone.localdate(now), "document": "15/QĐ-UBND"}
    state_funds(rows, area=by.area_id, **paper, by=by, at=now, key=uuid4())
    return int(Fund.objects.latest("pk").pk)
