"""Funds of the national programme by component project, area and budget year."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.programme.rules.funds import MOST, Stage


@tracked()
class Fund(models.Model):
    """What a body states of its own funds (kinh phí) up to a day, in đồng. Only added.

    `document` is the symbol of the paper that says so. A correction is a row that names the one it replaces;
    its amount is none where the figure is not known after all. `batch` is the sender's own key: rows sent
    twice are kept once.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "batch": "internal",
        "place": "internal",
        "component": "internal",
        "area": "internal",
        "year": "internal",
        "stage": "internal",
        "amount": "internal",
        "as_of": "internal",
        "document": "internal",
        "replaces": "internal",
        "post": "internal",
        "at": "internal",
    }

    batch = models.UUIDField(default=uuid.uuid4)
    place = models.PositiveSmallIntegerField(default=0)
    component = models.CharField(max_length=4)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=9)
    amount = models.BigIntegerField(null=True)
    as_of = models.DateField()
    document = models.CharField(max_length=60)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, related_name="replaced_by", null=True)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "place"], name="fund_sent_once"),
            models.UniqueConstraint(
                fields=["component", "area", "year", "stage", "as_of"],
                condition=Q(replaces=None),
                name="fund_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[one.value for one in Stage]), name="fund_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0, amount__lte=MOST) | Q(amount=None, replaces__isnull=False),
                name="fund_amount_or_correction",
            ),
            models.CheckConstraint(condition=~Q(document=""), name="fund_documented"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.component} {self.area_id} {self.year} {self.stage}"
