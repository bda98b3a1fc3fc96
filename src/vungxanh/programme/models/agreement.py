"""Coordination agreements: their parties, meetings and joint work."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import frozen, lasting, tracked
from vungxanh.programme.models.conference import Conference
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.models.task import Assignment
from vungxanh.programme.rules.agreements import AgreementSort, Body, Country, Place


@tracked()
class Agreement(models.Model):
    """One agreement (quy chế, kế hoạch phối hợp). `title` and `signatory` are masked; no person is named.

    `keeper` is the area whose posts keep the entry; `until` is the last day, none where it has no end.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "sort": "internal",
        "title": "internal",
        "symbol": "internal",
        "signed_on": "internal",
        "signatory": "internal",
        "begins": "internal",
        "until": "internal",
        "directive": "internal",
        "keeper": "internal",
        "post": "internal",
        "at": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    sort = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=60)
    signed_on = models.DateField()
    signatory = models.CharField(max_length=160)
    begins = models.DateField()
    until = models.DateField(null=True)
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="agreements", null=True)
    keeper = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sort__in=[one.value for one in AgreementSort]), name="agreement_sort"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(signatory="") & ~Q(symbol=""), name="agreement_signed"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("begins")), name="agreement_forward"
            ),
        ]
        triggers: ClassVar = lasting("until", removable="FALSE")

    def __str__(self) -> str:
        return self.symbol


@tracked()
class AgreementParty(models.Model):
    """A party (bên): a body of an area, or of a province of a neighbouring country; `place` is masked."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "agreement": "internal",
        "area": "internal",
        "body": "internal",
        "country": "internal",
        "place": "internal",
    }

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties", db_index=False)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    body = models.CharField(max_length=12)
    country = models.CharField(max_length=2, blank=True)
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "area", "body", "country", "place"],
                name="agreement_party_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(body__in=[one.value for one in Body]), name="agreement_party_body"
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=False, country="", place="")
                | Q(area=None, country__in=[one.value for one in Country]) & ~Q(place=""),
                name="agreement_party_here_or_abroad",
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.body}"


@tracked()
class AgreementMeeting(models.Model):
    """A meeting of the parties (họp giao ban): the conference that it is, where, and how many came in all.

    Its points, papers and decisions with their tasks are the conference's.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "agreement": "internal",
        "conference": "internal",
        "place": "internal",
        "summoned": "internal",
        "present": "internal",
    }

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="meetings")
    conference = models.OneToOneField(Conference, on_delete=models.PROTECT, related_name="meeting")
    place = models.CharField(max_length=6)
    summoned = models.PositiveSmallIntegerField(null=True)
    present = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(place__in=[one.value for one in Place]), name="agreement_meeting_place"
            ),
            models.CheckConstraint(
                condition=Q(summoned=None, present=None) | Q(present__lte=F("summoned")),
                name="agreement_meeting_counts",
            ),
        ]
        triggers: ClassVar = lasting("summoned", "present", removable="FALSE")

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.conference_id}"


@tracked()
class AgreementWork(models.Model):
    """Joint work of the parties (việc chung): an assignment that was given under an agreement."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": "internal", "agreement": "internal", "assignment": "internal"}

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="works")
    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="agreement_work")

    class Meta:
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.assignment_id}"
