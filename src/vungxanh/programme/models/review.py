"""Reviews of a document: what was asked for. The figures are worked out anew each time one is opened."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.reviews import Kind


@tracked()
class Review(models.Model):
    """A review of a document (sơ kết, tổng kết): its window, and the day up to which what was told counts.

    `first` and `last` are the days of the window, both included. Without a ReviewArea it is of all of
    `made_in`, the province whose post asked for it. `title` is masked. `key` is the sender's own.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "directive": "internal",
        "kind": "internal",
        "title": "internal",
        "first": "internal",
        "last": "internal",
        "known_on": "internal",
        "made_in": "internal",
        "post": "internal",
        "at": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=7)
    title = models.CharField(max_length=200)
    first = models.DateField()
    last = models.DateField()
    known_on = models.DateField()
    made_in = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="review_titled"),
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Kind]), name="review_kind"),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")) & Q(known_on__gte=F("last")), name="review_window"
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.directive_id} {self.first}–{self.last}"


@tracked(many=True)
class ReviewArea(models.Model):
    """A commune that a review is of, on the map of its last day (địa bàn được chọn)."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": "internal", "review": "internal", "area": "internal"}

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="chosen")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "area"], name="review_area_once"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.review_id}:{self.area_id}"
