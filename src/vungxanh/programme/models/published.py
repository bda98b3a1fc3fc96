"""Conferences as published sources tell them: claims with their source, apart from the own ones."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.conferences import Does, Kind
from vungxanh.programme.rules.published import Said


@tracked()
class PublishedConference(models.Model):
    """A conference that a source tells of (hội nghị theo nguồn công bố); its texts are masked, offices only.

    `area` is the version of the unit in which it was held, none for the Centre. `on_text` is a day, a month
    or a year, `note` how it was worked out where the source does not print it. `keeper` is the area whose
    posts keep the entry.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "kind": "internal",
        "title": "internal",
        "area": "internal",
        "held_by": "internal",
        "on_text": "internal",
        "note": "internal",
        "source": "internal",
        "keeper": "internal",
        "post": "internal",
        "at": "internal",
    }

    kind = models.CharField(max_length=13)
    title = models.CharField(max_length=300)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    held_by = models.CharField(max_length=200)
    on_text = models.CharField(max_length=10)
    note = models.CharField(max_length=200, default="")
    source = models.CharField(max_length=400)
    keeper = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in Kind]), name="published_conference_kind"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(held_by="") & ~Q(source=""), name="published_conference_sourced"
            ),
            models.CheckConstraint(
                condition=Q(on_text__regex=r"^[0-9]{4}(-[0-9]{2}){0,2}$"), name="published_conference_dated"
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.kind} {self.on_text}"


@tracked()
class PublishedWithdrawal(models.Model):
    """That an entry of a published conference was a mistake (rút lại); `reason` is masked."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "conference": "internal",
        "reason": "internal",
        "post": "internal",
        "at": "internal",
    }

    conference = models.OneToOneField(
        PublishedConference, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.CharField(max_length=600)
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="published_withdrawal_says_why"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.conference_id}"


@tracked()
class PublishedConferenceDirective(models.Model):
    """What a published conference does to a document of the register."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "conference": "internal",
        "directive": "internal",
        "does": "internal",
    }

    conference = models.ForeignKey(
        PublishedConference, on_delete=models.PROTECT, related_name="about", db_index=False
    )
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="published_conferences")
    does = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference", "directive", "does"], name="published_conference_about_once"
            ),
            models.CheckConstraint(
                condition=Q(does__in=[one.value for one in Does]), name="published_conference_does"
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.conference_id} {self.does} {self.directive_id}"


@tracked()
class PublishedPoint(models.Model):
    """A point that the source names, the Centre's without area; numbers only where both are printed."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "conference": "internal",
        "position": "internal",
        "area": "internal",
        "summoned": "internal",
        "present": "internal",
    }

    conference = models.ForeignKey(
        PublishedConference, on_delete=models.PROTECT, related_name="points", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    summoned = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["conference", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "position"], name="published_point_in_its_place"),
            models.CheckConstraint(
                condition=Q(present=None) | Q(summoned__gte=1, present__lte=F("summoned")),
                name="published_point_not_more_than_summoned",
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.conference_id}:{self.position}"


@tracked()
class PublishedStatement(models.Model):
    """What a conference said as the source tells it (điều hội nghị nêu), in our own words; masked."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "conference": "internal",
        "position": "internal",
        "sort": "internal",
        "text": "internal",
        "office": "internal",
    }

    conference = models.ForeignKey(
        PublishedConference, on_delete=models.PROTECT, related_name="statements", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    sort = models.CharField(max_length=10)
    text = models.CharField(max_length=600)
    office = models.CharField(max_length=200, default="")

    class Meta:
        ordering: ClassVar = ["conference", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference", "position"], name="published_statement_in_its_place"
            ),
            models.CheckConstraint(
                condition=Q(sort__in=[one.value for one in Said]) & ~Q(text=""),
                name="published_statement_says",
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.conference_id}.{self.position}"
