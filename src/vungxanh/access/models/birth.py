"""Whether this database is real or simulated: said once, for good."""

from typing import ClassVar

from django.db import models

from vungxanh.access.models.changes import frozen

KINDS = ("real", "simulated")


class Birth(models.Model):
    """The one row that says what the database is (safeguard 12). No statement can change or remove it."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": "public", "kind": "public", "born_at": "internal"}

    id = models.SmallIntegerField(primary_key=True, default=1)
    kind = models.CharField(max_length=9)
    born_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="birth_once"),
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="birth_kind_known"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return self.kind
