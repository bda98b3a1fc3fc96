"""What was sent in: kept as it came, for good."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from vungxanh.access.interface import frozen, tracked


def _not_empty(name: str) -> Q:
    """A period that holds a day."""
    return ~Q(**{f"{name}__isempty": True})


@tracked()
class Submission(models.Model):
    """One file that was accepted (lần gửi số liệu). Immutable; taking it back is a Withdrawal.

    `key` is the SHA-256 of the file's bytes, `form` and `form_version` say how it was read, and its rows
    stand in SubmissionRow with the letter of every column.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "form": "public",
        "form_version": "public",
        "area": "public",
        "period": "public",
        "sender": "internal",
        "sender_symbol": "internal",
        "key": "internal",
        "media": "public",
        "file_name": "internal",
        "received_at": "internal",
    }

    form = models.CharField(max_length=60)
    form_version = models.PositiveSmallIntegerField()
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    period = DateRangeField()
    sender = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    sender_symbol = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    media = models.CharField(max_length=4)
    file_name = models.CharField(max_length=255)
    received_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [models.Index(fields=["area", "key"], name="submission_by_content")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(key__regex=r"^[0-9a-f]{64}$"), name="submission_key_is_sha256"
            ),
            models.CheckConstraint(condition=Q(media__in=["xlsx", "csv"]), name="submission_media_known"),
            models.CheckConstraint(condition=_not_empty("period"), name="submission_period_holds_a_day"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.pk}: {self.file_name}"


class SubmissionRow(models.Model):
    """One row of a submission: its sheet, its number, and its values by column letter.

    With them any cell of the file can be named and read again: `cells["C"]` of row 14 is C14.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "submission": "internal",
        "sheet": "internal",
        "number": "internal",
        "cells": "internal",
    }

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    cells = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "sheet", "number"], name="submission_row_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="submission_row_counts_from_one"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.sheet}:{self.number}"


@tracked()
class Withdrawal(models.Model):
    """A submission taken back: it no longer counts from that day; what was known before stays known."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "submission": "internal",
        "withdrawer": "internal",
        "withdrawer_symbol": "internal",
        "withdrawn_at": "internal",
    }

    submission = models.OneToOneField(
        Submission, on_delete=models.PROTECT, primary_key=True, related_name="withdrawal"
    )
    withdrawer = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    withdrawer_symbol = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(db_default=Now())

    class Meta:
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return str(self.pk)
