"""The database's copy of what signs tickets."""

from typing import ClassVar

from django.db import models


class TicketKey(models.Model):
    """The two padded keys with which the database checks a ticket. Only the tables' owner reads them."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": "internal", "inner": "internal", "outer": "internal"}

    id = models.SmallIntegerField(primary_key=True, default=1)
    inner = models.BinaryField()
    outer = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="ticket_key_once")]

    def __str__(self) -> str:
        return "khoá kiểm phiếu"
