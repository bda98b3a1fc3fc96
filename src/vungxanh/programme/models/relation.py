"""What one document does to another."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import tracked
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.directives import Relation


@tracked()
class DirectiveRelation(models.Model):
    """One tie between two documents (quan hệ văn bản): `of` does `relation` to `to`; no chain is a circle."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "of": "internal",
        "relation": "internal",
        "to": "internal",
    }

    of = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="does")
    relation = models.CharField(max_length=12)
    to = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="undergoes")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "relation", "to"], name="directive_relation_once"),
            models.CheckConstraint(
                name="directive_relation_known", condition=Q(relation__in=[one.value for one in Relation])
            ),
            models.CheckConstraint(name="directive_relation_of_two", condition=~Q(of=F("to"))),
        ]

    def __str__(self) -> str:
        return f"{self.of_id} {self.relation} {self.to_id}"
