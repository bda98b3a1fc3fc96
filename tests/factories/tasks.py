"""Work given to invented owners."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from vungxanh.programme.rules.owners import Owner


def given_to(
    by: Any,
    areas: Sequence[int],
    *,
    owner: Owner = Owner.COMMUNE,
    at: datetime | None = None,
    days: int = 30,
    **told: Any,
) -> int:
    """Work given to a post in each of the areas, due after so many days; the assignment."""
    from vungxanh.programme.actions.assigning import Given, assign

    now = at or timezone.now()
    facts = {
        "what": "Rà lại các điểm phức tạp",
        "deadline": timezone.localdate(now) + timedelta(days),
        **told,
    }
    return assign(Given(**facts), owner=owner, area_ids=areas, by=by, at=now, key=uuid4())


def task_of(assignment: int, area: int) -> int:
    """The task that an assignment made for an area."""
    from vungxanh.programme.models import Task

    return int(Task.objects.get(assignment=assignment, area=area).pk)


def inspected(by: Any, area: int, *, assignment: int | None = None) -> int:
    """An inspection of today that the post made in an area; its number."""
    from vungxanh.programme.actions.inspecting import Visit, inspect

    now = timezone.now()
    visit = Visit(
        office="Ban Chỉ đạo tỉnh mẫu", area_id=area, day=timezone.localdate(now), assignment=assignment
    )
    return inspect(visit, by=by, at=now, key=uuid4())
