"""Targets that a document of the register sets."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import tracked
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.targets import FORBIDDEN, Comparison, Measure, Rounding, Strength


@tracked()
class Target(models.Model):
    """One target of a document on an indicator (chỉ tiêu); none on tests, arrests or people committed.

    `area` is none for the nation, `indicator` "" where the catalogue measures nothing of it; the value is
    numerator over denominator in the unit of `measure`; `cut_off` is the last day that counts.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "directive": "internal",
        "area": "internal",
        "says": "internal",
        "indicator": "internal",
        "measure": "internal",
        "comparison": "internal",
        "numerator": "internal",
        "denominator": "internal",
        "cut_off": "internal",
        "strength": "internal",
        "rounding": "internal",
    }

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="targets")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    says = models.CharField(max_length=300)
    indicator = models.CharField(max_length=3, blank=True)
    measure = models.CharField(max_length=16)
    comparison = models.CharField(max_length=2)
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(default=1)
    cut_off = models.DateField()
    strength = models.CharField(max_length=8)
    rounding = models.CharField(max_length=8)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="target_listed",
                condition=Q(measure__in=[one.value for one in Measure])
                & Q(comparison__in=[one.value for one in Comparison])
                & Q(strength__in=[one.value for one in Strength])
                & Q(rounding__in=[one.value for one in Rounding]),
            ),
            models.CheckConstraint(
                name="target_is_no_quota_on_people", condition=~Q(indicator__in=sorted(FORBIDDEN))
            ),
            models.CheckConstraint(name="target_value_is_a_fraction", condition=Q(denominator__gt=0)),
            models.CheckConstraint(name="target_says_something", condition=~Q(says="")),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.comparison} {self.numerator}/{self.denominator}"
