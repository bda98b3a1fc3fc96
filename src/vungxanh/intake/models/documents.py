"""A document whose review is finished, and what was accepted in it, for good."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from vungxanh.access.interface import frozen, maskable, tracked
from vungxanh.intake.models.reviews import MEDIA
from vungxanh.intake.rules.decisions import ACCEPTED, EDITED, KINDS


@tracked(exclude=("text", "layout"))
class ReviewedDocument(models.Model):
    """A document reviewed to the end (tài liệu đã xét): its hash and its masked text, no file, no name.

    A row stays as it is, but for a name that was overlooked: more of `text` can be covered by blocks at any
    time, and `maskings` counts how often, so that the change log has who did it and when, but not the text.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "sha256": "internal",
        "media": "internal",
        "page_date": "internal",
        "text": "internal",
        "layout": "internal",
        "area": "internal",
        "reviewer": "internal",
        "reviewer_symbol": "internal",
        "proposed": "internal",
        "rejected": "internal",
        "maskings": "internal",
        "finished_at": "internal",
    }

    sha256 = models.CharField(max_length=64)
    media = models.CharField(max_length=8)
    page_date = models.DateField(null=True)
    text = models.TextField()
    layout = models.JSONField()
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    reviewer_symbol = models.CharField(max_length=60)
    proposed = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField()
    maskings = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [models.Index(fields=["area", "sha256"], name="document_by_content")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256"),
            models.CheckConstraint(condition=Q(media__in=MEDIA), name="document_media_known"),
        ]
        triggers: ClassVar = maskable("text", counter="maskings")

    def __str__(self) -> str:
        return str(self.pk)


@tracked(exclude=("proposed", "accepted"))
class Mark(models.Model):
    """A fact that a post accepted (dấu chấp nhận), with the words it comes from.

    `proposed` is what was read and `accepted` what the post made of it, the same when nothing was changed.
    Provenance is the document's hash, the span, who and when.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "document": "internal",
        "number": "internal",
        "kind": "internal",
        "start": "internal",
        "end": "internal",
        "decision": "internal",
        "proposed": "internal",
        "accepted": "internal",
        "marker": "internal",
        "marker_symbol": "internal",
        "maskings": "internal",
        "marked_at": "internal",
    }

    document = models.ForeignKey(ReviewedDocument, on_delete=models.PROTECT, related_name="marks")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    decision = models.CharField(max_length=8)
    proposed = models.JSONField()
    accepted = models.JSONField()
    marker = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    marker_symbol = models.CharField(max_length=60)
    maskings = models.PositiveIntegerField(default=0)
    marked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="mark_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="mark_kind_known"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mark_covers_words"),
            models.CheckConstraint(
                condition=Q(decision=EDITED) | Q(decision=ACCEPTED, accepted=F("proposed")),
                name="mark_accepted_as_read_or_edited",
            ),
        ]
        triggers: ClassVar = maskable("proposed", "accepted", counter="maskings")

    def __str__(self) -> str:
        return f"{self.document_id}/{self.number}: {self.kind}"


@tracked()
class MarkTaken(models.Model):
    """That the owner of the noun took a mark into its register (đã đưa vào sổ), which `taker` names."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "mark": "internal",
        "taker": "public",
        "post": "internal",
        "post_symbol": "internal",
        "taken_at": "internal",
    }

    mark = models.OneToOneField(Mark, on_delete=models.PROTECT, primary_key=True, related_name="taken")
    taker = models.CharField(max_length=60)
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    post_symbol = models.CharField(max_length=60)
    taken_at = models.DateTimeField(db_default=Now())

    class Meta:
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.mark_id} → {self.taker}"
