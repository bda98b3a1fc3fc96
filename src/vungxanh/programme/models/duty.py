"""Who owes a document what, what shows that it was done, and a plan's clauses from the plan above."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vungxanh.access.interface import frozen, tracked
from vungxanh.programme.models.clause import Clause
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.cascade import Choice
from vungxanh.programme.rules.cascade import Duty as DutyKind


@tracked()
class Duty(models.Model):
    """What the body of an area owes a document by a day (việc phải làm): to pass it on, or to plan for it."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "directive": "internal",
        "area": "internal",
        "duty": "internal",
        "due": "internal",
    }

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="duties")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=12)
    due = models.DateField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["directive", "area", "duty"], name="duty_once"),
            models.CheckConstraint(name="duty_known", condition=Q(duty__in=[one.value for one in DutyKind])),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.duty} {self.due}"


class DutyDone(models.Model):
    """What shows that a duty was done: a meeting or a document, by its symbol (căn cứ đã làm); only added."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "duty": "internal",
        "on": "internal",
        "reference": "internal",
        "post": "internal",
        "told_at": "internal",
    }

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="done")
    on = models.DateField()
    reference = models.CharField(max_length=200)
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="duty_done_has_a_reference", condition=~Q(reference="")),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.on} {self.reference}"


@tracked()
class PlanClause(models.Model):
    """What a plan does with a clause of the document above: taken, adapted or declined (mục của kế hoạch)."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "plan": "internal",
        "clause": "internal",
        "choice": "internal",
        "text": "internal",
        "reason": "internal",
    }

    plan = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="chosen")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="chosen")
    choice = models.CharField(max_length=8)
    text = models.TextField(blank=True)
    reason = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "clause"], name="plan_clause_once"),
            models.CheckConstraint(
                name="plan_clause_says_what_its_choice_asks",
                condition=Q(choice=Choice.TAKEN.value)
                | Q(choice=Choice.ADAPTED.value) & ~Q(text="")
                | Q(choice=Choice.DECLINED.value) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.clause_id} {self.choice}"
