"""What communes reported: figures, route marks, key routes. Rows are only ever added.

A row counts as long as its submission is not taken back and no later row says the same thing anew.
"""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import frozen

CELL = r"^[A-Z]{1,3}[1-9][0-9]*$"


class ReportedFigure(models.Model):
    """One figure of one area for a period, as one cell of one submission says it.

    `value` is a whole number, null when the sender said that it is unknown. `as_of` is the day a stock was
    taken; for a flow the last day of the period. `learned_at` is the second clock: when it was handed in.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "public",
        "indicator": "public",
        "period": "public",
        "as_of": "public",
        "value": "internal",
        "submission": "internal",
        "sheet": "internal",
        "cell": "internal",
        "learned_at": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    indicator = models.CharField(max_length=3)
    period = DateRangeField()
    as_of = models.DateField()
    value = models.BigIntegerField(null=True)
    submission = models.ForeignKey(
        "intake.Submission", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sheet = models.CharField(max_length=60)
    cell = models.CharField(max_length=12)
    learned_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            # It also serves every look-up by area, so no other index slows an import down.
            models.UniqueConstraint(
                fields=["area", "indicator", "submission"], name="figure_once_a_submission"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_not_negative"),
            models.CheckConstraint(
                condition=Q(value__gte=1) | ~Q(indicator="A02"), name="figure_residents_above_zero"
            ),
            models.CheckConstraint(condition=Q(period__contains=F("as_of")), name="figure_as_of_in_period"),
            models.CheckConstraint(condition=Q(indicator__regex=r"^[A-G][0-9]{2}$"), name="figure_indicator"),
            models.CheckConstraint(condition=Q(cell__regex=CELL), name="figure_cell_is_an_address"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.indicator} {self.sheet}!{self.cell}"


class ReportedRouteMark(models.Model):
    """Whether a commune lies on a key route, as its own row says; null when it says that it is unknown."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "public",
        "period": "public",
        "mark": "internal",
        "submission": "internal",
        "sheet": "internal",
        "cell": "internal",
        "learned_at": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    period = DateRangeField()
    mark = models.CharField(max_length=5, null=True)  # noqa: DJ001
    submission = models.ForeignKey("intake.Submission", on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=60)
    cell = models.CharField(max_length=12)
    learned_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "submission"], name="route_mark_once_a_submission"),
            models.CheckConstraint(condition=Q(mark__in=["none", "intra", "inter"]), name="route_mark_known"),
            models.CheckConstraint(condition=Q(cell__regex=CELL), name="route_mark_cell_is_an_address"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.mark} {self.sheet}!{self.cell}"


class RouteList(models.Model):
    """All key routes of a province in a period, as one submission lists them; it may list none.

    A commune of the province that is on none of its routes is known to be on none.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "province": "public",
        "period": "public",
        "submission": "internal",
        "sheet": "internal",
        "learned_at": "internal",
    }

    province = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    period = DateRangeField()
    submission = models.OneToOneField("intake.Submission", on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=60)
    learned_at = models.DateTimeField()

    class Meta:
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.sheet} {self.period}"


class KeyRoute(models.Model):
    """A key route (tuyến trọng điểm) of a list: inside the province, or between provinces."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "route_list": "internal",
        "name": "internal",
        "kind": "internal",
        "cell": "internal",
    }

    route_list = models.ForeignKey(RouteList, on_delete=models.PROTECT, related_name="routes")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=5)
    cell = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["route_list", "name"], name="key_route_once_a_list"),
            models.CheckConstraint(condition=Q(kind__in=["intra", "inter"]), name="key_route_kind_known"),
            models.CheckConstraint(condition=Q(cell__regex=CELL), name="key_route_cell_is_an_address"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return self.name


class KeyRouteUnit(models.Model):
    """One commune along a key route, at its place in the order, from 1."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "route": "internal",
        "area": "internal",
        "position": "internal",
    }

    route = models.ForeignKey(KeyRoute, on_delete=models.PROTECT, related_name="units")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["route", "position"], name="key_route_one_unit_a_place")
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.route_id}:{self.position}"
