"""Which question of the product a piece of work answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.programme.models.task import Assignment
from vungxanh.programme.rules.findings import Raised


@tracked()
class AnsweredQuestion(models.Model):
    """The question (phát hiện) that an assignment was given for; the same question gives one.

    `reference` names it within its kind and area: the event, or the month.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "assignment": "internal",
        "raised": "internal",
        "area": "internal",
        "reference": "internal",
        "day": "internal",
    }

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="question")
    raised = models.CharField(max_length=19)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40)
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["raised", "area", "reference"], name="question_gives_one_task"),
            models.CheckConstraint(
                condition=Q(raised__in=[one.value for one in Raised]), name="question_raised_by"
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.raised} {self.area_id} {self.reference}"
