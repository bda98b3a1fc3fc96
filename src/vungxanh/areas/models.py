"""Administrative areas, each row one area in one of its versions."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models


class Area(models.Model):
    """An administrative unit in one of its versions (địa bàn).

    A code is not an identity: merged units reuse a predecessor's code, so the key is
    (code, start of validity) behind a surrogate.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "public",
        "code": "public",
        "name": "public",
        "kind": "public",
        "level": "public",
        "parent": "public",
        "validity": "public",
        "origin": "public",
    }

    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=24)
    level = models.CharField(max_length=12)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    validity = DateRangeField()
    origin = models.CharField(max_length=12, default="official")

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="area_versions_do_not_overlap",
                expressions=[
                    ("origin", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    ("code", RangeOperators.EQUAL),
                    ("validity", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
