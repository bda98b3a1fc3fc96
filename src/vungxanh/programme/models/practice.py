"""Good practices: what they are, where they were tried, who has adopted them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import frozen, lasting, tracked
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.practices import Audience, WorkSort


@tracked()
class Practice(models.Model):
    """One practice (mô hình, cách làm hay). `title` and `what` are masked; no person is named.

    `area` is whose post proposed it, `aim` the code of the indicator it should move ("": none counts it),
    `directive` the document that it comes from. `key` is the sender's own: sent twice it is one practice.
    The columns are what counts now; what they replaced and why stands in PracticeChange.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "title": "internal",
        "what": "internal",
        "work": "internal",
        "audience": "internal",
        "aim": "internal",
        "area": "internal",
        "proposed_on": "internal",
        "directive": "internal",
        "post": "internal",
        "at": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    title = models.CharField(max_length=160)
    what = models.CharField(max_length=1200)
    work = models.CharField(max_length=12)
    audience = models.CharField(max_length=9)
    aim = models.CharField(max_length=3, blank=True)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="practices", null=True)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(work__in=[one.value for one in WorkSort]), name="practice_work_sort"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=[one.value for one in Audience]), name="practice_audience"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(what=""), name="practice_says_something"),
        ]
        triggers: ClassVar = lasting(
            *("title", "what", "work", "audience", "aim", "proposed_on", "directive_id"), removable="FALSE"
        )

    def __str__(self) -> str:
        return self.title


@tracked()
class PracticeChange(models.Model):
    """One change of a practice (đính chính mô hình), in order from 1; rows are only ever added.

    `replaced` has by field the text that stood and the one in its place. `reason` is masked.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "practice": "internal",
        "number": "internal",
        "replaced": "internal",
        "reason": "internal",
        "post": "internal",
        "at": "internal",
    }

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="changes", db_index=False)
    number = models.PositiveSmallIntegerField()
    replaced = models.JSONField()
    reason = models.CharField(max_length=600)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "number"], name="practice_change_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="practice_change_says_why"),
            models.CheckConstraint(condition=~Q(replaced={}), name="practice_change_changes"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.practice_id}.{self.number}"


@tracked()
class Trial(models.Model):
    """A practice tried in an area (làm thử) from a day until a last day; `until` is none while it goes on.

    `indicator` is what it should move there. The result is never kept: it is worked out from measurements.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "practice": "internal",
        "area": "internal",
        "indicator": "internal",
        "begins": "internal",
        "until": "internal",
        "post": "internal",
        "at": "internal",
    }

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="trials")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=3)
    begins = models.DateField()
    until = models.DateField(null=True)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "area", "begins"], name="trial_once"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("begins")), name="trial_forward"),
        ]
        triggers: ClassVar = lasting("until", removable="FALSE")

    def __str__(self) -> str:
        return f"{self.practice_id} {self.area_id} {self.begins}"


@tracked()
class Adoption(models.Model):
    """A practice adopted by an area (áp dụng) from a day; `until` is the last day, none while it holds."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "practice": "internal",
        "area": "internal",
        "begins": "internal",
        "until": "internal",
        "post": "internal",
        "at": "internal",
    }

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="adoptions")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    begins = models.DateField()
    until = models.DateField(null=True)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "area", "begins"], name="adoption_once"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("begins")), name="adoption_forward"
            ),
        ]
        triggers: ClassVar = lasting("until", removable="FALSE")

    def __str__(self) -> str:
        return f"{self.practice_id} {self.area_id} {self.begins}"
