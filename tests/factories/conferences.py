"""Invented conferences."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from vungxanh.programme.rules.conferences import Kind


def called(by: Any, points: Mapping[int, int], *, at: datetime | None = None, **told: Any) -> int:
    """A conference of today with points, area → how many are summoned there; its number."""
    from vungxanh.programme.actions.conferences import Called, call, summon

    now = at or timezone.now()
    facts = {
        "kind": Kind.LAUNCH,
        "title": "Triển khai văn bản mẫu",
        "chair": "Phó Chủ tịch UBND tỉnh mẫu",
        "day": timezone.localdate(now),
        **told,
    }
    made = call(Called(**facts), by=by, at=now, key=uuid4())
    for area, summoned in points.items():
        summon(conference=made, area_ids=[area], summoned=summoned, by=by, at=now)
    return made


def point_of(conference: int, area: int) -> int:
    """The point of a conference in an area."""
    from vungxanh.programme.models import ConferencePoint

    return int(ConferencePoint.objects.get(conference=conference, area=area).pk)
