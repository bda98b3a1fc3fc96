"""Keeping coordination agreements: entering one, another party, meetings, joint work, its end."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid5

from django.utils import timezone

from vungxanh.access.interface import Actor, Refused, Verb, acting, covered, require, visible_areas
from vungxanh.areas.interface import areas, same_ground
from vungxanh.programme.actions.assigning import Given, assign
from vungxanh.programme.actions.conferences import Called, call
from vungxanh.programme.actions.practices import check_stands
from vungxanh.programme.models import Agreement, AgreementMeeting, AgreementParty, AgreementWork
from vungxanh.programme.queries.agreements import NoAgreementError, agreements_seen, party_of
from vungxanh.programme.queries.directives import seen
from vungxanh.programme.rules import agreements as rules
from vungxanh.programme.rules.agreements import AgreementSort, Party, Place
from vungxanh.programme.rules.conferences import Kind, Point
from vungxanh.programme.rules.directives import SYMBOL
from vungxanh.programme.rules.practices import Span
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

PLACE = 120
"""So many characters has the name of a province across the border."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What an agreement is. `signatory` is an office, never a name."""

    sort: AgreementSort
    title: str
    symbol: str
    signed_on: date
    signatory: str
    span: Span
    parties: Sequence[Party]
    directive: int | None = None


def agree(told: Agreed, *, by: Actor, at: datetime, key: UUID) -> int:
    """Enter an agreement to which a body of the post's areas is party; its number.

    The same key sent twice enters once. Raises Refused, NoDirectiveError, and ProgrammeRefusedError: see
    `check_agreement`; and for a party whose area is gone by the first day, with what took its place.
    """
    on = timezone.localdate(at)
    with acting(by, "enter agreement"):
        require(by, Verb.KEEP_RESOURCES, area_id=by.area_id, on=on)
        before = Agreement.objects.filter(key=key).first()
        if before is not None:
            return before.pk
        title, signatory = _text(told.title, 300), _text(told.signatory, 160)
        rules.check_agreement(
            title=title,
            signed_on=told.signed_on,
            signatory=signatory,
            span=told.span,
            parties=told.parties,
            on=on,
        )
        _check_symbol(told.symbol)
        _check_areas(told.parties, by, told.span.begins, on)
        document = None if told.directive is None else seen(by, told.directive)
        row = Agreement.objects.create(
            key=key,
            sort=told.sort.value,
            title=title,
            symbol=told.symbol.strip(),
            signed_on=told.signed_on,
            signatory=signatory,
            begins=told.span.begins,
            until=told.span.until,
            directive=document,
            keeper_id=by.area_id,
            post=by.symbol,
            at=at,
        )
        AgreementParty.objects.bulk_create(_party(row, one) for one in told.parties)
        return row.pk


def _text(said: str, longest: int) -> str:
    return covered(said).text.strip()[:longest]


def _check_symbol(symbol: str) -> None:
    if not SYMBOL.fullmatch(symbol.strip()):
        raise ProgrammeRefusedError(
            "symbol",
            "Chưa ghi số văn bản, hoặc không đúng dạng: ghi như 15/QCPH-UBND",
            "The symbol is missing or misshapen: give it as 15/QCPH-UBND",
            field="symbol",
        )


def _check_areas(parties: Sequence[Party], by: Actor, begins: date, on: date) -> None:
    for one in parties:
        if one.area is not None:
            check_stands(one.area, max(begins, on), on=on, field="other")
    own = visible_areas(by, on=on)
    if not any(one.area in own for one in parties):
        raise ProgrammeRefusedError(
            "area",
            "Không bên nào thuộc địa bàn của chức danh này: bên thứ nhất phải là nơi mình",
            "No party is of this post's areas: the first one must be the own area",
            field="own",
        )


def _party(row: Agreement, one: Party) -> AgreementParty:
    return AgreementParty(
        agreement=row,
        area_id=one.area,
        body=one.body.value,
        country=one.country.value if one.country else "",
        place=_text(one.place, PLACE) if one.country else "",
    )


def add_party(*, agreement: int, party: Party, by: Actor, at: datetime) -> None:
    """Add a party to an agreement. Raises NoAgreementError, Refused, ProgrammeRefusedError."""
    on = timezone.localdate(at)
    with acting(by, f"add party to agreement {agreement}"):
        row = _kept(agreement, by, on)
        standing = [party_of(one) for one in row.parties.order_by("pk")]
        rules.check_parties([*standing, party])
        if party.area is not None:
            check_stands(party.area, max(row.begins, on), on=on, field="other")
        _party(row, party).save()


def end(*, agreement: int, until: date, by: Actor, at: datetime) -> None:
    """Say which is the last day of an agreement. Raises NoAgreementError, Refused, ProgrammeRefusedError."""
    with acting(by, f"end agreement {agreement}"):
        row = _kept(agreement, by, timezone.localdate(at))
        row.until = Span(begins=row.begins, until=until).until
        row.save(update_fields=["until"])


def _kept(agreement: int, by: Actor, on: date) -> Agreement:
    """The agreement, which nobody else changes until the end; Refused unless the own area keeps the entry."""
    if not agreements_seen(by, on).filter(pk=agreement).exists():
        raise NoAgreementError(agreement)
    row = Agreement.objects.select_for_update().get(pk=agreement)
    require(by, Verb.KEEP_RESOURCES, area_id=row.keeper_id, on=on)
    if by.level == "commune" and row.keeper_id not in same_ground([by.area_id])[by.area_id]:
        raise Refused("Quy chế này do nơi khác ghi.", "Another area keeps this agreement.")
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A meeting of the parties. `chair` is an office, never a name."""

    title: str
    chair: str
    day: date
    place: Place
    begins: time | None = None
    ends: time | None = None


def meet(told: Met, *, agreement: int, by: Actor, at: datetime, key: UUID) -> int:
    """Call a meeting under an agreement in the own area; the conference that it is.

    Its points, papers and decisions with their tasks are entered there. Raises NoAgreementError, Refused,
    and ProgrammeRefusedError for a day outside the agreement.
    """
    with acting(by, f"meet under agreement {agreement}"):
        row = agreements_seen(by, timezone.localdate(at)).filter(pk=agreement).first()
        if row is None:
            raise NoAgreementError(agreement)
        _check_day(row, told.day)
        called = Called(
            kind=Kind.COORDINATION,
            title=told.title,
            chair=told.chair,
            day=told.day,
            begins=told.begins,
            ends=told.ends,
        )
        made = call(called, by=by, at=at, key=key)
        AgreementMeeting.objects.get_or_create(
            conference_id=made, defaults={"agreement": row, "place": told.place.value}
        )
        return made


def _check_day(row: Agreement, day: date) -> None:
    if day < row.begins or (row.until is not None and day > row.until):
        raise ProgrammeRefusedError(
            "date",
            f"Ngày {day:%d/%m/%Y} nằm ngoài thời hạn của văn bản phối hợp: sửa ngày",
            f"The day {day.isoformat()} lies outside the agreement's time: mend it",
            field="day",
        )


def count_meeting(
    *, agreement: int, meeting: int, summoned: int, present: int, by: Actor, at: datetime
) -> None:
    """Say how many of all parties were summoned to a meeting and came; the last count stands.

    Raises NoAgreementError, Refused, and ProgrammeRefusedError for more present than summoned.
    """
    on = timezone.localdate(at)
    with acting(by, f"count meeting {meeting}"):
        rows = AgreementMeeting.objects.select_for_update(of=("self",)).select_related("conference")
        row = rows.filter(pk=meeting, agreement=agreement).first()
        if row is None or not agreements_seen(by, on).filter(pk=agreement).exists():
            raise NoAgreementError(agreement)
        require(by, Verb.HOLD_CONFERENCES, area_id=row.conference.held_in_id, on=on)
        Point(area=row.conference.held_in_id, summoned=summoned, present=present)
        row.summoned, row.present = summoned, present
        row.save(update_fields=["summoned", "present"])


def share_work(
    *,
    agreement: int,
    what: str,
    deadline: date,
    parties: Collection[int],
    by: Actor,
    at: datetime,
    key: UUID,
) -> tuple[int, ...]:
    """Give joint work to parties of the post's areas; the assignments, one for each post that has it.

    A party of another province gives its own. The same key sent twice gives once. Raises NoAgreementError,
    Refused, and ProgrammeRefusedError: see `assign`; and for a deadline outside the agreement.
    """
    on = timezone.localdate(at)
    with acting(by, f"share work under agreement {agreement}"):
        row = agreements_seen(by, on).filter(pk=agreement).first()
        if row is None:
            raise NoAgreementError(agreement)
        if row.until is not None and deadline > row.until:
            raise ProgrammeRefusedError(
                "task_end",
                f"Hạn sau ngày văn bản phối hợp hết hiệu lực ({row.until:%d/%m/%Y}): chọn hạn sớm hơn",
                f"The deadline is after the agreement's last day ({row.until.isoformat()}): choose another",
                field="deadline",
            )
        chosen = [party_of(one) for one in row.parties.filter(pk__in=list(parties)).order_by("pk")]
        levels = areas(one.area for one in chosen if one.area is not None)
        owners = rules.owners_of((one, levels[one.area].level) for one in chosen if one.area is not None)
        _check_chosen(owners)
        made = []
        for owner, where in owners.items():
            given = Given(what=what, deadline=deadline, directive_id=row.directive_id)
            number = assign(given, owner=owner, area_ids=where, by=by, at=at, key=uuid5(key, owner.value))
            AgreementWork.objects.get_or_create(assignment_id=number, defaults={"agreement": row})
            made.append(number)
        return tuple(made)


def _check_chosen(owners: Collection[object]) -> None:
    if not owners:
        raise ProgrammeRefusedError(
            "value",
            "Chưa chọn bên nào làm: chọn ít nhất một bên thuộc địa bàn mình",
            "No party is chosen: choose at least one of the own areas",
            field="parties",
        )
