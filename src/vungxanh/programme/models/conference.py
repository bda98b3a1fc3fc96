"""Conferences: what they are, the points that take part, who was there, papers, minutes, decisions."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import frozen, lasting, tracked
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.conferences import Does, Kind


@tracked()
class Conference(models.Model):
    """One conference (hội nghị). `chair` is an office, never a name; `title` and `chair` are masked.

    `held_in` is the area whose body holds it. `key` is the sender's own: sent twice it is one conference.
    The columns are what counts now; what they replaced and why stands in ConferenceChange. `cancelled_on` is
    the day it was called off, none while it stands.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "kind": "internal",
        "title": "internal",
        "held_in": "internal",
        "chair": "internal",
        "day": "internal",
        "begins": "internal",
        "ends": "internal",
        "cancelled_on": "internal",
        "post": "internal",
        "at": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    kind = models.CharField(max_length=13)
    title = models.CharField(max_length=300)
    held_in = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    chair = models.CharField(max_length=160)
    day = models.DateField()
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    cancelled_on = models.DateField(null=True)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Kind]), name="conference_kind"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(chair=""), name="conference_titled_and_chaired"
            ),
            models.CheckConstraint(
                condition=Q(begins=None) | Q(ends=None) | Q(ends__gt=F("begins")), name="conference_hours"
            ),
        ]
        triggers: ClassVar = lasting(
            "title", "chair", "day", "begins", "ends", "cancelled_on", removable="FALSE"
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


@tracked()
class ConferenceDirective(models.Model):
    """What a conference does to a document: disseminates, launches, reviews or concludes it."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "conference": "internal",
        "directive": "internal",
        "does": "internal",
    }

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="about")
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="conferences")
    does = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "directive", "does"], name="conference_about_once"),
            models.CheckConstraint(condition=Q(does__in=[one.value for one in Does]), name="conference_does"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.conference_id} {self.does} {self.directive_id}"


@tracked()
class ConferencePoint(models.Model):
    """One point (điểm cầu): the area it stands in, and how many are summoned there. Posts, never names.

    `left_out` where it was entered by mistake and takes no part.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "conference": "internal",
        "area": "internal",
        "summoned": "internal",
        "left_out": "internal",
    }

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="points")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    summoned = models.PositiveSmallIntegerField()
    left_out = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "area"], name="conference_point_once"),
            models.CheckConstraint(condition=Q(summoned__gte=1), name="conference_point_summons"),
        ]
        triggers: ClassVar = lasting("summoned", "left_out", removable="FALSE")

    def __str__(self) -> str:
        return f"{self.conference_id}:{self.area_id}"


@tracked()
class Attendance(models.Model):
    """How many were present at a point (có mặt), and why others were not; the last row counts.

    `absent` counts absences by the reasons of `rules.conferences.REASONS`.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "point": "internal",
        "number": "internal",
        "present": "internal",
        "absent": "internal",
        "post": "internal",
        "at": "internal",
    }

    point = models.ForeignKey(
        ConferencePoint, on_delete=models.PROTECT, related_name="counts", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    absent = models.JSONField(default=dict)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["point", "number"], name="attendance_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="attendance_from_one"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.point_id}: {self.present}"


@tracked()
class ConferencePaper(models.Model):
    """A paper of a conference's folder (tài liệu hội nghị): an item of the agenda, a paper, the minutes.

    `office` is who presents or wrote it. All texts are masked. Of the minutes the last row counts.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "conference": "internal",
        "number": "internal",
        "sort": "internal",
        "title": "internal",
        "office": "internal",
        "text": "internal",
        "post": "internal",
        "at": "internal",
    }
    AGENDA, PAPER, MINUTES = "agenda", "paper", "minutes"

    conference = models.ForeignKey(
        Conference, on_delete=models.PROTECT, related_name="papers", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    sort = models.CharField(max_length=7)
    title = models.CharField(max_length=300)
    office = models.CharField(max_length=160, default="")
    text = models.TextField(default="")
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "number"], name="conference_paper_once"),
            models.CheckConstraint(
                condition=Q(sort__in=["agenda", "paper", "minutes"]), name="conference_paper_sort"
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.conference_id} {self.sort} {self.number}"


@tracked()
class Decision(models.Model):
    """What a conference decided (kết luận hội nghị), with its date and the office that signed it; masked.

    The work that follows from it stands in `Assignment.decision`. `key` is the sender's own.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "conference": "internal",
        "number": "internal",
        "text": "internal",
        "decided_on": "internal",
        "signatory": "internal",
        "post": "internal",
        "at": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    conference = models.ForeignKey(
        Conference, on_delete=models.PROTECT, related_name="decisions", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    decided_on = models.DateField()
    signatory = models.CharField(max_length=160)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "number"], name="decision_once"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(signatory=""), name="decision_signed"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.conference_id}.{self.number}"
