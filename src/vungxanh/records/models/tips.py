"""Tips about places: what waits for its day, the tips, their sealed texts, codes, and the holders' keys.

Two tables are not written to the journal of the database (migration `tips`): a journal keeps the instant of
every write, and backups copy it. What they hold is gone after a crash of the database. Foreign keys would
lock a row of a commune, which is journalled: these tables have none. Rows of all but keys need a ticket.
"""

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from vungxanh.access.interface import Scoped, frozen, lasting, tracked
from vungxanh.records.rules.tips.lists import DayPart, Finding, Outcome, PlaceKind, TipActKind, TipState


def _one_of(field: str, words: type, *, empty: bool = False) -> Q:
    """A field holds a word of a closed list, or nothing."""
    return Q(**{f"{field}__in": [*(word.value for word in words), *([""] if empty else [])]})  # type: ignore[attr-defined]


class TipInbox(models.Model):
    """Tips of the day (tin trong ngày), until the next day's batch: not journalled, in no backup."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "kind": "internal",
        "day_part": "internal",
        "received_on": "internal",
        "sealed": "personal",
        "sealed_for": "internal",
        "locator": "internal",
        "secret_hash": "internal",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.BigIntegerField()
    kind = models.CharField(max_length=16)
    day_part = models.CharField(max_length=12)
    received_on = models.DateField()
    sealed = models.BinaryField(null=True)
    sealed_for = ArrayField(models.BigIntegerField(), default=list)
    locator = models.CharField(max_length=8, unique=True)
    secret_hash = models.CharField(max_length=160)

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_one_of("kind", PlaceKind) & _one_of("day_part", DayPart), name="tip_inbox_listed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.received_on} {self.kind}"


class Tip(models.Model):
    """What somebody told of a place (tin báo): commune, kind of place, part of day, the day it came.

    It says nothing of who told it, and no count of places or dossiers follows from it.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "kind": "internal",
        "day_part": "internal",
        "received_on": "internal",
        "with_text": "internal",
        "state": "internal",
        "passed_on": "internal",
        "finding": "internal",
        "closed_on": "internal",
        "outcome": "internal",
        "text_ended_on": "internal",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=16)
    day_part = models.CharField(max_length=12)
    received_on = models.DateField()
    with_text = models.BooleanField()
    state = models.CharField(max_length=8, default=TipState.RECEIVED.value)
    passed_on = models.DateField(null=True)
    finding = models.CharField(max_length=16, default="", blank=True)
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=16, default="", blank=True)
    text_ended_on = models.DateField(null=True)

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_one_of("kind", PlaceKind)
                & _one_of("day_part", DayPart)
                & _one_of("state", TipState)
                & _one_of("finding", Finding, empty=True)
                & _one_of("outcome", Outcome, empty=True),
                name="tip_listed",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(closed_on=None, outcome=""),
                name="tip_closed_with_an_outcome",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["area", "received_on"], name="tip_of_a_commune"),
            models.Index(fields=["area", "id"], name="tip_here"),
        ]
        triggers: ClassVar = lasting(
            "area_id", "state", "passed_on", "finding", "closed_on", "outcome", "text_ended_on",
            removable="FALSE",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.received_on} {self.kind} {self.state}"


class TipAct(models.Model):
    """What a post did with a tip, on which day (việc đã làm với tin); rows are only added."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "tip": "internal",
        "area": "internal",
        "day": "internal",
        "what": "internal",
        "word": "internal",
        "post": "internal",
        "holder": "internal",
    }

    tip = models.ForeignKey(Tip, on_delete=models.PROTECT, related_name="acts")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    what = models.CharField(max_length=8)
    word = models.CharField(max_length=16, default="", blank=True)
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    holder = models.UUIDField()

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_one_of("what", TipActKind), name="tip_act_listed"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.day} {self.what} {self.word}"


class TipText(models.Model):
    """The sealed text of an open tip (nội dung niêm phong): not journalled, in no backup.

    `sealed_for` are the ids of the keys that open it.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "tip": "internal",
        "area": "internal",
        "received_on": "internal",
        "sealed": "personal",
        "sealed_for": "internal",
    }

    tip = models.UUIDField(primary_key=True)
    area = models.BigIntegerField()
    received_on = models.DateField()
    sealed = models.BinaryField()
    sealed_for = ArrayField(models.BigIntegerField())

    objects = Scoped()

    def __str__(self) -> str:
        return f"{self.received_on}"


class TipCode(models.Model):
    """The slow hash of a code to come back with (mã xem tình trạng), until the day it dies."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "locator": "internal",
        "area": "internal",
        "tip": "internal",
        "secret_hash": "internal",
        "ends_on": "internal",
    }

    locator = models.CharField(max_length=8, primary_key=True)
    area = models.BigIntegerField()
    tip = models.UUIDField()
    secret_hash = models.CharField(max_length=160)
    ends_on = models.DateField()

    objects = Scoped()

    def __str__(self) -> str:
        return f"{self.ends_on}"


@tracked(exclude=("wrapped",))
class TipKey(models.Model):
    """The key of one of the two provincial holders, from day to day (khóa người giữ).

    `public` seals, `wrapped` is the private half under the holder's passphrase; it goes when the key ends.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "province": "internal",
        "place": "internal",
        "post": "internal",
        "holder": "internal",
        "public": "internal",
        "wrapped": "internal",
        "days": "internal",
    }

    province = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    holder = models.UUIDField()
    public = models.CharField(max_length=80)
    wrapped = models.BinaryField()
    days = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="tip_key_place_known"),
            ExclusionConstraint(
                name="tip_key_place_once",
                expressions=[
                    ("province", RangeOperators.EQUAL),
                    ("place", RangeOperators.EQUAL),
                    ("days", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.days}"
