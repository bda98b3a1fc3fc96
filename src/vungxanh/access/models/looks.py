"""The record of every look at dossiers, and the chain that shows when it was tampered with.

Nobody but functions of the database reads or writes these tables; the role that serves pages has no right
on them. No foreign keys: a read that records itself must lock no row that other reads lock too.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vungxanh.access.models.changes import frozen, lasting
from vungxanh.access.rules.purposes import Purpose
from vungxanh.access.rules.samples import YEARS

OLD = f"OLD.at < now() - interval '{YEARS} years'"


class Look(models.Model):
    """Somebody saw rows of dossiers (lượt xem): who, what for, where, how many, when.

    `commitments` has one hash over salt and id for each dossier; without the salt it says nothing.
    A look with the purpose of oversight is one at this record itself and has none.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "holder": "internal",
        "post": "internal",
        "purpose": "internal",
        "area": "internal",
        "rows": "internal",
        "commitments": "internal",
        "at": "internal",
    }

    holder = models.UUIDField()
    post = models.BigIntegerField()
    purpose = models.CharField(max_length=20)
    area = models.BigIntegerField()
    rows = models.IntegerField()
    commitments = ArrayField(models.BinaryField())
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(purpose__in=[purpose.value for purpose in Purpose]), name="look_purpose_known"
            ),
            models.CheckConstraint(condition=Q(rows__gte=0), name="look_counts"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["holder", "at"], name="look_of_a_holder"),
            models.Index(fields=["at"], name="look_of_a_time"),
        ]
        triggers: ClassVar = lasting(removable=OLD)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.purpose} {self.rows}"


class LookReference(models.Model):
    """Which dossier a commitment is of, and its salt. Erased with the dossier; the look stays."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "look": "internal",
        "place": "internal",
        "area": "internal",
        "salt": "internal",
        "dossier": "internal",
    }

    look = models.BigIntegerField()
    place = models.SmallIntegerField()
    area = models.BigIntegerField()
    salt = models.UUIDField()
    dossier = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return f"{self.look}.{self.place}"


class Unsealed(models.Model):
    """A recorded row that the sealer has not chained yet: a queue, so that no read ever waits for a chain."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "kind": "internal",
        "row": "internal",
        "digest": "internal",
        "shape": "internal",
    }

    kind = models.CharField(max_length=63)
    row = models.BigIntegerField()
    digest = models.BinaryField()
    shape = models.IntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"


class Seal(models.Model):
    """One link of the chain (mắt xích): the digest of a recorded row, hashed with the link before it.

    Numbers have no gaps. `kind` names the table of the row, and `shape` the columns that its digest is over
    where the row is a copy in the change log.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "number": "internal",
        "kind": "internal",
        "row": "internal",
        "digest": "internal",
        "shape": "internal",
        "at": "internal",
        "link": "internal",
    }

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=63)
    row = models.BigIntegerField()
    digest = models.BinaryField()
    shape = models.IntegerField(null=True)
    at = models.DateTimeField()
    link = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "row"], name="seal_of_a_row_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="seal_numbers_from_one"),
        ]
        triggers: ClassVar = lasting(removable=OLD)

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.row}"


class SealedShape(models.Model):
    """The columns that a table of the change log had while rows were sealed: later ones change no digest."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": "internal", "kind": "internal", "columns": "internal"}

    kind = models.CharField(max_length=63)
    columns = ArrayField(models.CharField(max_length=63))

    class Meta:
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.kind} {len(self.columns)}"


class ChainStart(models.Model):
    """Where the chain begins once looks past their time are gone: a signed head of that age (điểm đầu)."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": "internal", "head": "internal", "ended_at": "internal"}

    head = models.OneToOneField("SignedHead", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField()

    class Meta:
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.head_id}"


class SignedHead(models.Model):
    """The length and last link of the chain at an instant, signed with a key outside the database."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "length": "internal",
        "link": "internal",
        "at": "internal",
        "key": "internal",
        "signature": "internal",
    }

    length = models.BigIntegerField()
    link = models.BinaryField()
    at = models.DateTimeField(db_index=True)
    key = models.CharField(max_length=64)
    signature = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(length__gte=0), name="signed_head_counts"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.length} {self.at:%Y-%m-%d %H:%M}"


def tables_of_references() -> list[str]:
    """The tables that say which dossiers were looked at: what is erased goes from their files too."""
    return [LookReference._meta.db_table]
