"""Work that is given, the tasks it makes for each owner, and what becomes of each."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import frozen, lasting, tracked
from vungxanh.programme.models.clause import Clause
from vungxanh.programme.models.conference import Decision
from vungxanh.programme.models.directive import Directive
from vungxanh.programme.rules.owners import OWNERS
from vungxanh.programme.rules.task_acts import ENDED, Act
from vungxanh.programme.rules.tasks import PROOFS, Work


@tracked()
class Assignment(models.Model):
    """Work given in one wording to one or many owners (giao việc); each owner has a Task of its own.

    `given_in` is the area whose post gave it, and whose posts steer it. `what` is a masked text. `deadline`
    is the first one. `head` is the office of the head who answers for it (trách nhiệm người đứng đầu), an
    office and never a name, masked; "" where none was named. `begins` opens the window of a campaign. `key`
    is the sender's own: the same key sent twice gives once.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "key": "internal",
        "directive": "internal",
        "clause": "internal",
        "decision": "internal",
        "given_in": "internal",
        "what": "internal",
        "work": "internal",
        "begins": "internal",
        "deadline": "internal",
        "post": "internal",
        "head": "internal",
        "holder": "internal",
        "at": "internal",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="assignments", null=True)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="assignments", null=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="assignments", null=True)
    given_in = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=600)
    work = models.CharField(max_length=20)
    begins = models.DateField(null=True)
    deadline = models.DateField()
    head = models.CharField(max_length=160, default="")
    post = models.CharField(max_length=60)
    holder = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(what=""), name="assignment_says_what"),
            models.CheckConstraint(condition=Q(work__in=[one.value for one in Work]), name="assignment_work"),
            models.CheckConstraint(
                condition=Q(begins=None) | Q(begins__lte=F("deadline")), name="assignment_window"
            ),
            models.CheckConstraint(
                condition=Q(clause=None) | Q(directive__isnull=False), name="assignment_clause_of_a_directive"
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.work} {self.deadline}"


@tracked()
class AssignmentNeed(models.Model):
    """One assignment has to wait for another (việc phải xong trước); see `rules.needs` for which tasks."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": "internal", "assignment": "internal", "needs": "internal"}

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="needs")
    needs = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="needed_by")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "needs"], name="assignment_need_once"),
            models.CheckConstraint(condition=~Q(assignment=F("needs")), name="assignment_need_of_two"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.assignment_id} → {self.needs_id}"


@tracked()
class Task(models.Model):
    """What one owner has to do (nhiệm vụ): the post of that role in that area, whoever holds it.

    `deadline`, `ended`, `ended_on` and `told` follow from the task's acts and are written with each; the
    province counts by them. `ended` is "" while the task is open, `told` the role that is asked to remove the
    obstacle, "" while none stands.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "assignment": "internal",
        "area": "internal",
        "role": "internal",
        "deadline": "internal",
        "ended": "internal",
        "ended_on": "internal",
        "told": "internal",
    }

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="tasks")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=24)
    deadline = models.DateField()
    ended = models.CharField(max_length=9, default="")
    ended_on = models.DateField(null=True)
    told = models.CharField(max_length=24, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "area", "role"], name="task_once_an_owner"),
            models.CheckConstraint(
                condition=Q(role__in=[one.value for one in OWNERS]), name="task_role_can_own"
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_on=None) | Q(ended__in=ENDED, ended_on__isnull=False, told=""),
                name="task_ended_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(told__in=["", *(one.value for one in OWNERS)]),
                name="task_obstacle_told_to_a_role",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["area", "ended", "deadline"], name="task_of_an_area"),
            models.Index(
                fields=["deadline", "assignment", "area"], condition=Q(ended=""), name="task_open_by_deadline"
            ),
        ]
        triggers: ClassVar = lasting(
            "area_id", "role", "deadline", "ended", "ended_on", "told", removable="FALSE"
        )

    def __str__(self) -> str:
        return f"{self.assignment_id}:{self.area_id}"


@tracked()
class TaskAct(models.Model):
    """What became of a task on a day (diễn biến của nhiệm vụ), in order from 1; rows are only ever added.

    `text` is masked: why it is blocked, returned, moved, dropped or handed on. `told` is the role that is
    asked to remove an obstacle. A proof is a document's symbol or the digest of a file (SHA-256), never the
    file. `area` and `role` say who has the task from here on, where it was handed on.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "task": "internal",
        "number": "internal",
        "act": "internal",
        "on": "internal",
        "deadline": "internal",
        "proof": "internal",
        "reference": "internal",
        "text": "internal",
        "told": "internal",
        "area": "internal",
        "role": "internal",
        "post": "internal",
        "holder": "internal",
        "at": "internal",
    }

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="acts", db_index=False)
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=9)
    on = models.DateField()
    deadline = models.DateField(null=True)
    proof = models.CharField(max_length=9, default="")
    reference = models.CharField(max_length=120, default="")
    text = models.CharField(max_length=600, default="")
    told = models.CharField(max_length=24, default="")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    role = models.CharField(max_length=24, default="")
    post = models.CharField(max_length=60)
    holder = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "number"], name="task_act_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="task_act_from_one"),
            models.CheckConstraint(condition=Q(act__in=[one.value for one in Act]), name="task_act_known"),
            models.CheckConstraint(
                condition=Q(act=Act.DONE.value, proof__in=PROOFS) | (~Q(act=Act.DONE.value) & Q(proof="")),
                name="task_done_has_a_proof",
            ),
            models.CheckConstraint(
                condition=Q(act=Act.MOVED.value, deadline__isnull=False)
                | (~Q(act=Act.MOVED.value) & Q(deadline=None)),
                name="task_moved_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(act=Act.HANDED_ON.value, area__isnull=False)
                | (~Q(act=Act.HANDED_ON.value) & Q(area=None, role="")),
                name="task_handed_on_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(act=Act.BLOCKED.value, told__in=[one.value for one in OWNERS])
                | (~Q(act=Act.BLOCKED.value) & Q(told="")),
                name="task_obstacle_is_told_to_somebody",
            ),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.task_id} {self.act} {self.on}"
