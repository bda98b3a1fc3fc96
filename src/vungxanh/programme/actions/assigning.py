"""Giving work: one wording, one deadline, one task for each owner."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from vungxanh.access.interface import (
    Actor,
    Role,
    Verb,
    acting,
    areas_with,
    covered,
    require,
    require_all,
)
from vungxanh.areas.interface import AreaSummary, areas, heirs_of, titled
from vungxanh.programme.models import Assignment, AssignmentNeed, Clause, Directive, Task
from vungxanh.programme.queries.directives import seen
from vungxanh.programme.rules import tasks as rules
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import Work

LONGEST = 600
"""So many characters has the text of what is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is given: the text, the kind of work, by when, from which document, after which assignments.

    `head` is the office of the head who answers for it, never a name.
    """

    what: str
    deadline: date
    work: Work = Work.TASK
    begins: date | None = None
    directive_id: int | None = None
    clause_id: int | None = None
    decision_id: int | None = None
    needs: Collection[int] = ()
    head: str = ""


def assign(given: Given, *, owner: Owner, area_ids: Iterable[int], by: Actor, at: datetime, key: UUID) -> int:
    """Give work to the post of a role in each of the areas; returns the number of the assignment.

    The same key sent twice gives once. Raises Refused, NoDirectiveError, and ProgrammeRefusedError for a text
    that says nothing, a deadline that lies behind or after the directive's end, a circle of dependencies, an
    owner whose post is not there (with the areas that took its place), or no owner at all.
    """
    on, wanted = timezone.localdate(at), frozenset(area_ids)
    with acting(by, "assign tasks"):
        require(by, Verb.ASSIGN_TASKS, area_id=by.area_id, on=on)
        before = Assignment.objects.filter(key=key).first()
        if before is not None:
            return before.pk
        check_owners(owner, wanted, on=on)
        require_all(by, Verb.ASSIGN_TASKS, area_ids=wanted, on=on)
        if given.directive_id is not None:
            seen(by, given.directive_id)
        check_given(given, on=on)
        row = _written(given, by=by, at=at, key=key)
        Task.objects.bulk_create(
            Task(assignment=row, area_id=area_id, role=owner.value, deadline=given.deadline)
            for area_id in sorted(wanted)
        )
        return row.pk


def _written(given: Given, *, by: Actor, at: datetime, key: UUID) -> Assignment:
    row = Assignment.objects.create(
        key=key,
        directive_id=given.directive_id,
        clause_id=given.clause_id,
        decision_id=given.decision_id,
        given_in_id=by.area_id,
        what=covered(given.what).text.strip()[:LONGEST],
        work=given.work.value,
        begins=given.begins,
        deadline=given.deadline,
        head=covered(given.head).text.strip()[:160],
        post=by.symbol,
        holder=by.holder or None,
        at=at,
    )
    AssignmentNeed.objects.bulk_create(
        AssignmentNeed(assignment=row, needs_id=first) for first in sorted(set(given.needs))
    )
    return row


def check_given(given: Given, *, on: date) -> None:
    """Refuse what cannot be given: see `assign`. Raises ProgrammeRefusedError."""
    if not given.what.strip():
        raise ProgrammeRefusedError(
            "value",
            "Chưa ghi việc cần làm: viết một câu, bắt đầu bằng động từ",
            "It does not say what to do: write a sentence that begins with a verb",
            field="what",
        )
    if given.deadline < on:
        raise ProgrammeRefusedError(
            "date",
            f"Hạn {given.deadline:%d/%m/%Y} đã qua: chọn hạn từ hôm nay trở đi",
            f"The deadline {given.deadline.isoformat()} is over: choose one from today on",
            field="deadline",
        )
    directive = Directive.objects.filter(pk=given.directive_id).first() if given.directive_id else None
    if given.clause_id is not None:
        _check_clause(given.clause_id, given.directive_id)
    after = frozenset(map(str, given.needs))
    rules.check_task(
        rules.Task(
            key="",
            directive=str(given.directive_id or ""),
            clause=str(given.clause_id or ""),
            owner=0,
            deadline=given.deadline,
            work=given.work,
            begins=given.begins,
            after=after,
        ),
        others=_standing(given.needs),
        until=directive.until if directive else None,
    )


def _check_clause(clause_id: int, directive_id: int | None) -> None:
    if not Clause.objects.filter(pk=clause_id, directive=directive_id).exists():
        raise ProgrammeRefusedError(
            "relation",
            "Mục này không thuộc văn bản đã chọn: chọn lại mục",
            "This clause is not of the chosen document: choose the clause again",
            field="clause",
        )


def _standing(wanted: Collection[int]) -> dict[str, rules.Task]:
    """The assignments that must be done first, as tasks of the rules; a new one can close no circle."""
    rows = Assignment.objects.filter(pk__in=list(wanted)) if wanted else ()
    return {
        str(row.pk): rules.Task(
            key=str(row.pk), directive="", clause="", owner=0, deadline=row.deadline, work=Work(row.work)
        )
        for row in rows
    }


def check_owners(owner: Owner, area_ids: frozenset[int], *, on: date) -> None:
    """Refuse owners whose area has ended, or in whose area nobody holds the post. Raises the refusal.

    It names the first of them and offers the areas that took its place.
    """
    if not area_ids:
        raise ProgrammeRefusedError(
            "value",
            "Chưa chọn nơi nhận việc: chọn ít nhất một xã, hoặc chức danh của tỉnh",
            "No owner is chosen: choose at least one commune, or a post of the province",
            field="areas",
        )
    places = areas(area_ids)
    for area_id in sorted(area_ids):
        if (ended := places[area_id].valid_to) is not None and ended <= on:
            raise _ended(places[area_id], on)
    missing = area_ids - areas_with(Role(owner.value), area_ids)
    if missing:
        raise _without_post(places[min(missing)])


def _ended(place: AreaSummary, on: date) -> ProgrammeRefusedError:
    heirs = heirs_of(place.id, on)
    names = ", ".join(one.full_name for one in areas(heirs).values())
    return ProgrammeRefusedError(
        "owner_gone",
        f"{titled(place)} không còn từ {place.valid_to:%d/%m/%Y}:"
        f" giao cho nơi kế thừa ({names or 'chưa rõ'})",
        f"{place.full_name} ended on {place.valid_to}: give it to what took its place ({names or 'unknown'})",
        field="areas",
        offers=heirs,
    )


def _without_post(place: AreaSummary) -> ProgrammeRefusedError:
    return ProgrammeRefusedError(
        "owner_gone",
        f"Ở {place.full_name} không có ai giữ chức danh này: lập chức danh trước, hoặc giao chức danh khác",
        f"Nobody holds this post in {place.full_name}: make the post first, or choose another one",
        field="areas",
    )
