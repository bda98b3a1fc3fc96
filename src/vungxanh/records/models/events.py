"""What happened, as counts and places: events that are only ever added, and the lines that follow from them.

An amendment is a new event that names the one it replaces; no row ever changes. No case file, no person.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from vungxanh.access.interface import frozen, tracked

REASONS = ("mistyped", "learned_more", "wrong_area", "duplicate", "withdrawn")
"""Why an event replaces another (lý do sửa)."""
HOTSPOT_STOCKS = ("D15", "G02")
"""What is counted of every hotspot whenever their register is read: those listed, and the points of use."""


@tracked(many=True)
class Event(models.Model):
    """One event (sự kiện) of one subject, with two clocks: when it happened and when it was learned.

    `subject` is the thing whose life the events tell, under a random id. `kind` is one of the registry in
    `rules/events`, which reads `facts`. `first` is the number of the first version, null in that one itself.
    `key` is the sender's own: the same key sent twice is one event. `withdrawn` says that what it replaces
    never was.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "subject": "internal",
        "kind": "internal",
        "area": "internal",
        "happened_on": "internal",
        "learned_at": "internal",
        "first": "internal",
        "replaces": "internal",
        "reason": "internal",
        "withdrawn": "internal",
        "facts": "internal",
        "post": "internal",
        "holder": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    subject = models.UUIDField()
    kind = models.CharField(max_length=24)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    happened_on = models.DateField()
    learned_at = models.DateTimeField(db_default=Now())
    first = models.BigIntegerField(null=True)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    reason = models.CharField(max_length=12, default="")
    withdrawn = models.BooleanField(default=False)
    facts = models.JSONField()
    post = models.CharField(max_length=60)
    holder = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__regex=r"^[a-z][a-z_]*$"), name="event_kind"),
            models.CheckConstraint(
                condition=Q(replaces=None, first=None, reason="", withdrawn=False)
                | Q(replaces__isnull=False, first__isnull=False, reason__in=REASONS),
                name="event_replaces_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("id")), name="event_replaces_another"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["area", "-happened_on", "-id"], name="event_of_an_area"),
            models.Index(fields=["subject", "happened_on", "id"], name="event_of_a_subject"),
            models.Index(fields=["-happened_on", "-id"], name="event_newest"),
            models.Index(fields=["kind", "-happened_on", "-id"], name="event_newest_of_a_kind"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"


class EventUnit(models.Model):
    """Another area of an event (đơn vị cùng tham gia), at its place in the order, from 1.

    `share` is what of the event's number falls to it; null where nobody said.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "event": "internal",
        "area": "internal",
        "position": "internal",
        "share": "internal",
    }

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="units", db_index=False)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    share = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "position"], name="event_one_unit_a_place"),
            models.UniqueConstraint(fields=["event", "area"], name="event_unit_once"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.event_id}:{self.position}"


class EventLine(models.Model):
    """What follows from an event for counting (dòng số đếm), written with it and never apart from it.

    A flow is summed over days, a stock goes up and down by 1. Unknown is no line. `breakdown` says of what:
    offence, substance, unit, audience.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "event": "internal",
        "area": "internal",
        "indicator": "internal",
        "day": "internal",
        "value": "internal",
        "breakdown": "internal",
    }

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="lines")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    indicator = models.CharField(max_length=3)
    day = models.DateField()
    value = models.BigIntegerField()
    breakdown = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(indicator__regex=r"^[A-G][0-9]{2}$"), name="line_indicator"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["area", "indicator", "day"], name="line_of_an_area"),
            models.Index(
                fields=["area", "indicator", "day"],
                include=["event", "value"],
                condition=Q(indicator__in=HOTSPOT_STOCKS),
                name="line_of_a_hotspot",
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.indicator} {self.value}"
