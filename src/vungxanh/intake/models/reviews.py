"""A document on the desk: read, not yet reviewed to the end. Nothing of it outlives a day.

These two tables stand outside the change log on purpose: a copy of a row there could never be removed, and
an unfinished review must leave nothing behind. What is finished moves to `documents`.
"""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.intake.rules.decisions import ACCEPTED, EDITED, KINDS, REJECTED, UNDECIDED

LIFE = timedelta(hours=24)
"""So long an unfinished review can be opened; then it is removed."""
MEDIA = ("text", "html", "docx", "pdf")


class Review(models.Model):
    """A document that one post is reviewing (lượt xét tài liệu): its masked text and what was proposed.

    `text` has a block for every character of a name, so that spans stay true; `layout` lists [start, end,
    kind] of what is not body text, `flags` what a person should look at. The file itself is never kept.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "reviewer": "internal",
        "area": "internal",
        "sha256": "internal",
        "media": "internal",
        "page_date": "internal",
        "text": "internal",
        "layout": "internal",
        "flags": "internal",
        "started_at": "internal",
        "expires_at": "internal",
    }

    reviewer = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    media = models.CharField(max_length=8)
    page_date = models.DateField(null=True)
    text = models.TextField()
    layout = models.JSONField()
    flags = models.JSONField()
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="review_sha256"),
            models.CheckConstraint(condition=Q(media__in=MEDIA), name="review_media_known"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("started_at"), expires_at__lte=F("started_at") + LIFE),
                name="review_ends_within_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Proposal(models.Model):
    """One proposed fact (đề xuất) and what the reviewer decided about it so far.

    `data` is what was read, `change` what the reviewer made of it where it was edited; `start` and `end` are
    code points of the review's text.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "review": "internal",
        "number": "internal",
        "kind": "internal",
        "start": "internal",
        "end": "internal",
        "data": "internal",
        "decision": "internal",
        "change": "internal",
        "decided_at": "internal",
    }

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    data = models.JSONField()
    decision = models.CharField(max_length=8, default=UNDECIDED)
    change = models.JSONField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="proposal_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="proposal_kind_known"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="proposal_covers_words"),
            models.CheckConstraint(
                condition=Q(decision=UNDECIDED, decided_at=None)
                | Q(decision__in=[ACCEPTED, EDITED, REJECTED], decided_at__isnull=False),
                name="proposal_decided_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(decision=EDITED, change__isnull=False)
                | ~Q(decision=EDITED) & Q(change__isnull=True),
                name="proposal_change_only_when_edited",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind}"
