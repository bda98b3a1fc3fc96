"""A dossier and its events: only ever added to, gone as a whole when their time is over.

`area` is the commune that keeps the dossier now, in every table that holds its id: the rows' security looks
at it. `minor` says that the person is between 12 and 17.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import Scoped, lasting
from vungxanh.dossiers.rules.codec import OPENINGS, SORTS, TWO_HOLDERS
from vungxanh.dossiers.rules.kinds import Kind

ERASED = (
    "EXISTS (SELECT FROM public.dossiers_ledgerentry WHERE what = 'erased'"
    " AND digest = encode(sha256(OLD.{column}::text::bytea), 'hex'))"
)
"""Rows of a dossier go only when the ledger says that it is erased, as one function of the database does."""


def gone_with(column: str) -> str:
    """The condition under which a row that names a dossier in a column may be removed."""
    return ERASED.format(column=column)


class Dossier(models.Model):
    """One legal situation of one person in one commune (hồ sơ quản lý), under a random id; never who it is.

    What it is made of stands in its events. `leaves_on` and `left_as` are what the course of its events and
    clocks says if nothing more happens: the first day on which it no longer stands, and why; `erased_from` is
    the day from which it may no longer be kept.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "kind": "internal",
        "minor": "internal",
        "predecessor": "internal",
        "predecessor_erased": "internal",
        "leaves_on": "internal",
        "left_as": "internal",
        "erased_from": "internal",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    minor = models.BooleanField()
    predecessor = models.UUIDField(null=True, db_index=True)
    predecessor_erased = models.BooleanField(default=False)
    leaves_on = models.DateField(null=True)
    left_as = models.CharField(max_length=40, default="")
    erased_from = models.DateField(null=True, db_index=True)

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="dossier_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(leaves_on=None, left_as="", erased_from=None)
                | (Q(leaves_on__isnull=False, erased_from__gt=F("leaves_on")) & ~Q(left_as="")),
                name="dossier_over_is_erased",
            ),
            models.CheckConstraint(condition=~Q(predecessor=F("id")), name="dossier_not_its_own_predecessor"),
            models.CheckConstraint(
                condition=Q(predecessor=None) | Q(predecessor_erased=False),
                name="dossier_predecessor_forgotten",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "id", "minor"], name="dossier_here")]
        triggers: ClassVar = lasting(
            "area_id", "minor", "predecessor", "predecessor_erased", "leaves_on", "left_as", "erased_from",
            removable=gone_with("id"),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.id)


class DossierEvent(models.Model):
    """One event of a dossier, with the day it happened, the day it was learned, and the humans who did it.

    `facts` holds what the event is made of, from closed lists: the database refuses any text that is not a
    word of a list, a day, a reference of a document or the number of a paper file. `holder` did or proposed
    it, `approved_by` is another human; both are missing where the system itself acted (a merged commune).
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "minor": "internal",
        "dossier": "internal",
        "seq": "internal",
        "name": "internal",
        "day": "internal",
        "learned": "internal",
        "facts": "internal",
        "extras": "internal",
        "holder": "internal",
        "post": "internal",
        "approved_by": "internal",
        "approved_post": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    minor = models.BooleanField()
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    name = models.CharField(max_length=20)
    day = models.DateField()
    learned = models.DateField()
    facts = models.JSONField()
    extras = models.JSONField(null=True)
    holder = models.UUIDField(null=True)
    post = models.ForeignKey("access.Post", null=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.UUIDField(null=True)
    approved_post = models.ForeignKey("access.Post", null=True, on_delete=models.PROTECT, related_name="+")

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="dossier_event_once"),
            models.CheckConstraint(condition=Q(name__in=list(SORTS)), name="dossier_event_known"),
            models.CheckConstraint(condition=Q(learned__gte=F("day")), name="dossier_event_learned_later"),
            models.CheckConstraint(
                condition=Q(holder=None)
                | ~Q(name__in=sorted(TWO_HOLDERS))
                | (Q(approved_by__isnull=False) & ~Q(approved_by=F("holder"))),
                name="dossier_event_by_two_humans",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=False) | ~Q(name__in=sorted(OPENINGS | {"renewed"})),
                name="dossier_event_opened_by_humans",
            ),
        ]
        triggers: ClassVar = lasting("area_id", "minor", removable=gone_with("dossier_id"))

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.seq} {self.name}"
