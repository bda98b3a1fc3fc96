"""Inspections: who looked at whose work on which day, and what was found."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.programme.models.task import Assignment


@tracked()
class Inspection(models.Model):
    """One visit (kiểm tra, đôn đốc). `office` inspects, an office and never a name; it is masked.

    `held_in` is the area whose post entered it, `area` the inspected one, `assignment` the work that was
    looked at, none for all of it. `key` is the sender's own: sent twice it is one visit.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "held_in": "internal",
        "area": "internal",
        "assignment": "internal",
        "office": "internal",
        "day": "internal",
        "post": "internal",
        "at": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    held_in = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="inspections", null=True
    )
    office = models.CharField(max_length=160)
    day = models.DateField()
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(office=""), name="inspection_by_an_office"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.area_id} {self.day}"


@tracked()
class InspectionFinding(models.Model):
    """What was found (phát hiện qua kiểm tra), in order from 1; masked. `work` is the task it led to, if any.

    Whether it is mended follows from that work. `key` is the sender's own.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "inspection": "internal",
        "number": "internal",
        "text": "internal",
        "work": "internal",
        "post": "internal",
        "at": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, related_name="findings", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    work = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="finding", null=True)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspection", "number"], name="inspection_finding_once"),
            models.CheckConstraint(condition=~Q(text=""), name="inspection_finding_says_what"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.inspection_id}.{self.number}"
