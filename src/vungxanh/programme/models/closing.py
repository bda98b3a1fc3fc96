"""The value of an indicator at which the tasks of an assignment close by themselves."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.programme.models.task import Assignment
from vungxanh.programme.rules.closing import CLOSES
from vungxanh.programme.rules.targets import FORBIDDEN, Comparison


@tracked()
class ClosingValue(models.Model):
    """One closing value (mức tự khép): each owner's task is done when its own area reaches it.

    The value is numerator over denominator in the unit of `measure`; `cut_off` is the last day that counts.
    None on tests, arrests or people committed.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "assignment": "internal",
        "indicator": "internal",
        "measure": "internal",
        "comparison": "internal",
        "numerator": "internal",
        "denominator": "internal",
        "cut_off": "internal",
        "post": "internal",
        "at": "internal",
    }

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="closing")
    indicator = models.CharField(max_length=3)
    measure = models.CharField(max_length=16)
    comparison = models.CharField(max_length=2)
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(default=1)
    cut_off = models.DateField()
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="closing_listed",
                condition=Q(measure__in=sorted(one.value for one in CLOSES))
                & Q(comparison__in=[one.value for one in Comparison]),
            ),
            models.CheckConstraint(
                name="closing_is_no_quota_on_people", condition=~Q(indicator__in=["", *sorted(FORBIDDEN)])
            ),
            models.CheckConstraint(name="closing_value_is_a_fraction", condition=Q(denominator__gt=0)),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.indicator} {self.comparison} {self.numerator}/{self.denominator}"
