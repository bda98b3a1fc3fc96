"""What is stated rather than counted: of a year none, some or unknown; and the partner agencies' figures."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.records.rules.stated import STATED, Stated


@tracked()
class YearlyStatement(models.Model):
    """What is stated of a commune for an assessment year (lời khai của năm): none, some or unknown.

    The last row counts. Of wanted people only the named post writes, and only the approver and the council
    read.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "year": "internal",
        "indicator": "internal",
        "stated": "internal",
        "post": "internal",
        "holder": "internal",
        "learned_at": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=3)
    stated = models.CharField(max_length=7)
    post = models.CharField(max_length=60)
    holder = models.UUIDField(null=True)
    learned_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(indicator__in=list(STATED)), name="statement_of_two_figures"),
            models.CheckConstraint(
                condition=Q(stated__in=[one.value for one in Stated]), name="statement_is_one_word"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "year", "indicator"], name="statement_of_an_area")]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


@tracked()
class FugitiveKeeper(models.Model):
    """The one post of a province that states whether wanted people hide in a commune (người được giao khai).

    The last row of a province counts; an empty `post` ends the naming.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "province": "internal",
        "post": "internal",
        "holder": "internal",
        "named_by": "internal",
        "named_at": "internal",
    }

    province = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=60, default="")
    holder = models.UUIDField(null=True)
    named_by = models.CharField(max_length=60)
    named_at = models.DateTimeField()

    class Meta:
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return self.post


@tracked()
class PartnerFigure(models.Model):
    """One figure of a partner agency for a month of its province (số liệu của ngành): a count, never a row.

    The last row of a province, figure and month counts; null says that the agency does not know it.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "province": "internal",
        "agency": "internal",
        "figure": "internal",
        "year": "internal",
        "month": "internal",
        "value": "internal",
        "post": "internal",
        "learned_at": "internal",
    }

    province = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    agency = models.CharField(max_length=24)
    figure = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField(null=True)
    post = models.CharField(max_length=60)
    learned_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="partner_figure_month"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["province", "year", "month", "figure"], name="partner_figure_of_a_month")
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.agency} {self.figure}"
