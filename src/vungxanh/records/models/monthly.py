"""The monthly report: its steps, and the figures that each submission froze. Rows are only ever added."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.records.rules.monthly.steps import NEEDS_REASON, Act, Reason

WITH_REASON = sorted(one.value for one in NEEDS_REASON)


@tracked()
class ReportStep(models.Model):
    """One step of the report of a commune and month (bước của báo cáo tháng).

    `number` counts from 1: two people who take the same step at once collide in the database. `said` holds
    what the officer says of sections without events; `remark` is a masked text. `digest` names the figures
    that a submission froze.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "year": "internal",
        "month": "internal",
        "number": "internal",
        "act": "internal",
        "said": "internal",
        "remark": "internal",
        "reason": "internal",
        "digest": "internal",
        "post": "internal",
        "holder": "internal",
        "at": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=10)
    said = models.JSONField(default=dict)
    remark = models.CharField(max_length=600, default="")
    reason = models.CharField(max_length=12, default="")
    digest = models.CharField(max_length=32, default="")
    post = models.CharField(max_length=60)
    holder = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "year", "month", "number"], name="report_step_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="report_step_month"),
            models.CheckConstraint(condition=Q(number__gte=1), name="report_step_from_one"),
            models.CheckConstraint(condition=Q(act__in=[one.value for one in Act]), name="report_step_act"),
            models.CheckConstraint(
                condition=Q(act__in=WITH_REASON, reason__in=[one.value for one in Reason])
                | (~Q(act__in=WITH_REASON) & Q(reason="")),
                name="report_step_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["year", "month", "area"], name="report_step_of_a_month")]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.month:02}/{self.year} {self.act}"


class ReportFigure(models.Model):
    """One figure that a submission froze (số liệu báo cáo): computed from lines, never typed.

    `value` is null where the month does not know it. `part` names substance and unit where figures stand
    apart. `events` are the events behind it, so that it opens to them whatever is recorded later.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "step": "internal",
        "area": "internal",
        "indicator": "internal",
        "part": "internal",
        "period": "internal",
        "as_of": "internal",
        "value": "internal",
        "events": "internal",
        "learned_at": "internal",
    }

    step = models.ForeignKey(ReportStep, on_delete=models.PROTECT, related_name="figures", db_index=False)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    indicator = models.CharField(max_length=3)
    part = models.CharField(max_length=80, default="")
    period = DateRangeField()
    as_of = models.DateField()
    value = models.BigIntegerField(null=True)
    events = ArrayField(models.BigIntegerField(), default=list)
    learned_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "indicator", "part"], name="report_figure_once"),
            models.CheckConstraint(
                condition=Q(indicator__regex=r"^[A-G][0-9]{2}$"), name="report_figure_code"
            ),
            models.CheckConstraint(condition=Q(period__contains=F("as_of")), name="report_figure_as_of"),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "indicator"], name="report_figure_of_an_area")]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.indicator} {self.as_of}"
