"""A question that the product raises becomes work of the area that it is about, once."""

from datetime import date, datetime
from uuid import NAMESPACE_OID, uuid5

from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, acting, require
from vungxanh.areas.interface import areas
from vungxanh.programme.actions.assigning import Given, assign
from vungxanh.programme.actions.frame import writing
from vungxanh.programme.models import AnsweredQuestion
from vungxanh.programme.queries.findings import raised
from vungxanh.programme.rules.findings import Raised, check_question
from vungxanh.programme.rules.owners import Owner


def give_for(*, kind: Raised, area_id: int, reference: str, deadline: date, by: Actor, at: datetime) -> int:
    """Give the work that answers a question to the commune's officer, or to the province's analyst where it
    is about the province; the number of the assignment.

    Raises Refused, and ProgrammeRefusedError for a question that is gone or has given its work, and what
    `assign` refuses.
    """
    on = timezone.localdate(at)
    with acting(by, f"give work for a question of {area_id}"), writing(by, "answer a question", alone=True):
        require(by, Verb.VIEW_EVENTS, area_id=area_id, on=on)
        require(by, Verb.ASSIGN_TASKS, area_id=area_id, on=on)
        key = (kind.value, area_id, reference)
        given = AnsweredQuestion.objects.filter(raised=kind.value, area=area_id, reference=reference)
        now = next((one for one in raised(by, [area_id], on=on, kinds=[kind]) if one.key == key), None)
        question = check_question(now, given=given.exists())
        made = assign(
            Given(what=question.asks, deadline=deadline),
            owner=Owner.COMMUNE if areas([area_id])[area_id].level == "commune" else Owner.ANALYST,
            area_ids=[area_id],
            by=by,
            at=at,
            key=uuid5(NAMESPACE_OID, "/".join(map(str, key))),
        )
        AnsweredQuestion.objects.create(
            assignment_id=made, raised=kind.value, area_id=area_id, reference=reference, day=question.day
        )
        return made
