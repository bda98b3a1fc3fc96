"""The monthly sample of looks and what the reviewer says of each."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.models.changes import tracked
from vungxanh.access.models.looks import SignedHead
from vungxanh.access.rules.samples import COMMITMENT, Mark


@tracked()
class Sample(models.Model):
    """The sample of one month in one province (mẫu giám sát): the hash first, the draw later.

    `secret` stays empty until the draw; `head` is the signed head that the seed is made of.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "month": "internal",
        "holder": "internal",
        "commitment": "internal",
        "committed_at": "internal",
        "secret": "internal",
        "head": "internal",
        "drawn_at": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    holder = models.UUIDField()
    commitment = models.CharField(max_length=64)
    committed_at = models.DateTimeField()
    secret = models.CharField(max_length=80, default="")
    head = models.ForeignKey(SignedHead, null=True, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "month"], name="sample_of_a_month_once"),
            models.CheckConstraint(
                condition=Q(commitment__regex=f"^{COMMITMENT}$"), name="sample_commitment"
            ),
            models.CheckConstraint(
                condition=Q(secret="", head=None, drawn_at=None)
                | (~Q(secret="") & Q(head__isnull=False, drawn_at__isnull=False)),
                name="sample_drawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.month:%Y-%m}"


@tracked()
class SampledLook(models.Model):
    """One look that was drawn, by its number, and what the reviewer says of it."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "sample": "internal",
        "place": "internal",
        "look": "internal",
        "mark": "internal",
        "holder": "internal",
        "marked_at": "internal",
    }

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="looks")
    place = models.PositiveSmallIntegerField()
    look = models.BigIntegerField()
    mark = models.CharField(max_length=12, default="", blank=True)
    holder = models.UUIDField(null=True)
    marked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sample", "look"], name="sampled_look_once"),
            models.CheckConstraint(
                condition=Q(mark__in=[mark.value for mark in Mark]), name="sampled_look_mark_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.look}"
