"""What was changed of a conference after it was entered, what that replaced, and why."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.programme.models.conference import Conference
from vungxanh.programme.rules.conferences import Change


@tracked()
class ConferenceChange(models.Model):
    """One change (đính chính hội nghị), in order from 1; rows are only ever added.

    `replaced` has by field the text that stood and the one in its place. `area` is the point that a change
    of a point concerns. `reason` is masked.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "conference": "internal",
        "number": "internal",
        "change": "internal",
        "area": "internal",
        "replaced": "internal",
        "reason": "internal",
        "post": "internal",
        "at": "internal",
    }

    conference = models.ForeignKey(
        Conference, on_delete=models.PROTECT, related_name="changes", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    change = models.CharField(max_length=9)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    replaced = models.JSONField(default=dict)
    reason = models.CharField(max_length=600)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "number"], name="conference_change_once"),
            models.CheckConstraint(
                condition=Q(change__in=[one.value for one in Change]), name="conference_change_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="conference_change_says_why"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.conference_id}.{self.number} {self.change}"
