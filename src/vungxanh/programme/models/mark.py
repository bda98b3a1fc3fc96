"""From which accepted words of a document an entry of the register comes."""

from typing import ClassVar

from django.db import models

from vungxanh.access.interface import frozen
from vungxanh.programme.models.directive import Directive


class DirectiveMark(models.Model):
    """That an accepted mark names a document of the register (dấu của văn bản); a mark names one, once."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "directive": "internal",
        "mark": "internal",
        "post": "internal",
        "taken_at": "internal",
    }

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="marks")
    mark = models.OneToOneField("intake.Mark", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.directive_id} ← {self.mark_id}"
