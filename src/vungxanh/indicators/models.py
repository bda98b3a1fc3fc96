"""Measurements: a figure of an indicator that was used for something, kept as it was computed."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from vungxanh.access.interface import frozen


class Measurement(models.Model):
    """One figure (số liệu) with its period, as-of day, map, day of knowledge and the facts behind it.

    Never changed: another computation of another state of knowledge is another row. `digest` names the
    content, so that keeping the same measurement twice keeps it once.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "code": "public",
        "area": "public",
        "period": "public",
        "as_of": "public",
        "map_on": "public",
        "known_on": "public",
        "numerator": "internal",
        "denominator": "internal",
        "fact_ids": "internal",
        "digest": "internal",
    }

    code = models.CharField(max_length=3)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    period = DateRangeField()
    as_of = models.DateField()
    map_on = models.DateField()
    known_on = models.DateField()
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    fact_ids = ArrayField(models.BigIntegerField())
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.code} {self.area_id} {self.as_of}"
