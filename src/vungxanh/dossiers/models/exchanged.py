"""Counts that leave a commune: what a reconciliation found, the requests of a year. No reference."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import frozen
from vungxanh.dossiers.rules.yearly import CELLS, Part

RECEIVED = "received"
WORDS = sorted({word for words in CELLS.values() for word in words})


class Reconciliation(models.Model):
    """What came out when a commune compared its dossiers with the register of decisions (đối chiếu).

    Nothing of either list is kept but how many decisions stood in both, only here, only there. `post` is who
    compared; its look at the dossiers is in the record of looks.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "day": "internal",
        "post": "internal",
        "same": "internal",
        "only_here": "internal",
        "only_there": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    same = models.PositiveIntegerField()
    only_here = models.PositiveIntegerField()
    only_there = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["area", "day"], name="reconciliation_of_a_day")]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.day} {self.same}/{self.only_here}/{self.only_there}"


class RequestYear(models.Model):
    """How many requests of a year, received in a province, fall under a word (yêu cầu trong năm). No id.

    Counted once, when every clock of the year has struck, and never again: what is published of a year is
    the same whenever somebody looks. The row `received` is there even where nothing was received.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "year": "internal",
        "part": "internal",
        "word": "internal",
        "count": "internal",
        "counted_on": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=8)
    word = models.CharField(max_length=12, default="")
    count = models.PositiveIntegerField()
    counted_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "year", "part", "word"], name="request_year_once"),
            models.CheckConstraint(
                condition=Q(part=RECEIVED, word="")
                | Q(part__in=[part.value for part in Part], word__in=WORDS),
                name="request_year_known",
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.year} {self.part} {self.word} {self.count}"
