"""Coordination agreements as a post sees them: those to which a body of its areas is party."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from vungxanh.access.interface import Actor, Verb, holds, require, visible_areas
from vungxanh.programme.models import Agreement, AgreementMeeting, AgreementParty, AgreementWork, Assignment
from vungxanh.programme.queries.conferences import conferences_seen
from vungxanh.programme.queries.tasks import counts_of_assignments
from vungxanh.programme.rules.agreements import AgreementSort, Body, Country, Party, Place
from vungxanh.programme.rules.practices import Span
from vungxanh.programme.rules.tasks import State


class NoAgreementError(LookupError):
    """There is no such agreement, or the post does not see it."""


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement in a list, with its parties by their numbers and how often they have met."""

    id: int
    sort: AgreementSort
    title: str
    symbol: str
    signed_on: date
    signatory: str
    span: Span
    directive: int | None
    parties: Mapping[int, Party]
    meetings: int


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting: its conference (seen or not), day, where, who came in all, its decisions, if cancelled."""

    id: int
    conference: int
    seen: bool
    title: str
    day: date
    place: Place
    summoned: int | None
    present: int | None
    decisions: int
    cancelled_on: date | None


@dataclass(frozen=True, slots=True)
class WorkRow:
    """Joint work: what, by when, and how the tasks that the post sees stand."""

    assignment: int
    what: str
    deadline: date
    stands: Mapping[State, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneAgreement:
    """An agreement with its meetings and joint work; `mine` are the parties whose work the post may give."""

    row: AgreementRow
    meetings: tuple[MeetingRow, ...]
    works: tuple[WorkRow, ...]
    mine: Collection[int]
    may_keep: bool
    may_meet: bool


def agreements_seen(by: Actor, on: date) -> QuerySet[Agreement]:
    """The agreements that a post sees. Raises Refused."""
    require(by, Verb.VIEW_TASKS, area_id=by.area_id, on=on)
    own = AgreementParty.objects.filter(
        agreement=OuterRef("pk"), area__in=visible_areas(by, on=on, gone=True)
    )
    return Agreement.objects.filter(Exists(own))


def agreement_list(by: Actor, *, on: date) -> tuple[AgreementRow, ...]:
    """The agreements that a post sees, the newest first; two statements and the permission."""
    return tuple(_rows(agreements_seen(by, on).order_by("-signed_on", "-pk")))


def _rows(agreements: QuerySet[Agreement]) -> Iterable[AgreementRow]:
    rows = list(agreements.annotate(met=Count("meetings")))
    parties: defaultdict[int, dict[int, Party]] = defaultdict(dict)
    for one in AgreementParty.objects.filter(agreement__in=rows).order_by("pk"):
        parties[one.agreement_id][one.pk] = party_of(one)
    for row in rows:
        yield AgreementRow(
            row.pk,
            AgreementSort(row.sort),
            row.title,
            row.symbol,
            row.signed_on,
            row.signatory,
            Span(begins=row.begins, until=row.until),
            row.directive_id,
            parties[row.pk],
            row.met,
        )


def party_of(row: AgreementParty) -> Party:
    """A party as the rules know it."""
    country = Country(row.country) if row.country else None
    return Party(body=Body(row.body), area=row.area_id, country=country, place=row.place)


def one_agreement(by: Actor, number: int, *, on: date) -> OneAgreement:
    """An agreement with everything its page shows. Raises NoAgreementError, Refused."""
    row = next(iter(_rows(agreements_seen(by, on).filter(pk=number))), None)
    if row is None:
        raise NoAgreementError(number)
    areas = visible_areas(by, on=on)
    keeper = Agreement.objects.values_list("keeper", flat=True).get(pk=number)
    return OneAgreement(
        row=row,
        meetings=tuple(_meetings(by, number, on)),
        works=tuple(_works(by, number, on)),
        mine=(
            [pk for pk, party in row.parties.items() if party.area in areas]
            if holds(by.role, Verb.ASSIGN_TASKS)
            else ()
        ),
        may_keep=holds(by.role, Verb.KEEP_RESOURCES) and keeper in areas,
        may_meet=holds(by.role, Verb.HOLD_CONFERENCES),
    )


def _meetings(by: Actor, agreement: int, on: date) -> Iterable[MeetingRow]:
    rows = AgreementMeeting.objects.filter(agreement=agreement).select_related("conference")
    met = list(rows.annotate(decided=Count("conference__decisions")).order_by("-conference__day", "-pk"))
    seen: set[int] = set()
    if met and holds(by.role, Verb.VIEW_CONFERENCES):
        wanted = conferences_seen(by, on).filter(pk__in=[row.conference_id for row in met])
        seen = set(wanted.values_list("pk", flat=True))
    for row in met:
        yield MeetingRow(
            row.pk,
            row.conference_id,
            row.conference_id in seen,
            row.conference.title,
            row.conference.day,
            Place(row.place),
            row.summoned,
            row.present,
            row.decided,
            row.conference.cancelled_on,
        )


def _works(by: Actor, agreement: int, on: date) -> Iterable[WorkRow]:
    """The joint work with how it stands; of work whose tasks the post does not see only what it is."""
    numbers = AgreementWork.objects.filter(agreement=agreement).values("assignment")
    rows = list(Assignment.objects.filter(pk__in=numbers).order_by("deadline", "pk"))
    stands = counts_of_assignments(by, [row.pk for row in rows], on=on) if rows else {}
    for row in rows:
        yield WorkRow(row.pk, row.what, row.deadline, stands.get(row.pk, {}))
