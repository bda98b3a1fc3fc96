"""What a document says, clause by clause."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import tracked
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.directives import ClauseSort


@tracked()
class Clause(models.Model):
    """One viewpoint, goal, group of tasks or other clause of a document (mục).

    `number` is what the document prints ("III.2"), `position` its place; `office` is the body that answers
    for it, "" where the document names none.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "directive": "internal",
        "position": "internal",
        "number": "internal",
        "sort": "internal",
        "text": "internal",
        "office": "internal",
    }

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="clauses")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    sort = models.CharField(max_length=12)
    text = models.TextField()
    office = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering: ClassVar = ["directive", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["directive", "position"], name="clause_in_its_place"),
            models.CheckConstraint(
                name="clause_sort_known", condition=Q(sort__in=[one.value for one in ClauseSort])
            ),
            models.CheckConstraint(name="clause_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.number or str(self.position)
