"""Keeping good practices: proposing one, correcting it, trying it in an area, adopting it, ending either."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, acting, covered, require
from vungxanh.areas.interface import areas, heirs_of
from vungxanh.indicators.interface import catalogue
from vungxanh.programme.actions.frame import alone_with
from vungxanh.programme.models import Adoption, Practice, PracticeChange, Trial
from vungxanh.programme.queries.directives import seen as directive_seen
from vungxanh.programme.queries.practices import (
    NoPracticeError,
    described,
    practices_seen,
    require_amending,
)
from vungxanh.programme.rules import changes
from vungxanh.programme.rules import practices as rules
from vungxanh.programme.rules.practices import Audience, Described, Span, WorkSort
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

TITLE, WHAT, REASON = 160, 1200, 600
"""So many characters have the title of a practice, what it is, and why it is corrected."""
KEEPING = 7_230_008
"""The lock of one practice: its trials and adoptions are entered one at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a practice is. `aim` is the indicator it should move, "" where the catalogue has none."""

    title: str
    what: str
    work: WorkSort
    audience: Audience
    area: int
    proposed_on: date
    aim: str = ""
    directive: int | None = None


def propose(told: Proposed, *, by: Actor, at: datetime, key: UUID) -> int:
    """Enter a practice that an area's post proposes; its number. The same key sent twice enters once.

    Raises Refused, NoDirectiveError, and ProgrammeRefusedError: see `check_practice`; and for an indicator
    that is not in the catalogue.
    """
    on = timezone.localdate(at)
    with acting(by, "propose practice"):
        require(by, Verb.KEEP_RESOURCES, area_id=told.area, on=on)
        before = Practice.objects.filter(key=key).first()
        if before is not None:
            return before.pk
        title, what = _text(told.title, TITLE), _text(told.what, WHAT)
        rules.check_practice(title=title, what=what, aim=told.aim, proposed_on=told.proposed_on, on=on)
        _check_known(told.aim, on, field="aim")
        document = None if told.directive is None else directive_seen(by, told.directive)
        row = Practice.objects.create(
            key=key,
            title=title,
            what=what,
            work=told.work.value,
            audience=told.audience.value,
            aim=told.aim,
            area_id=told.area,
            proposed_on=told.proposed_on,
            directive=document,
            post=by.symbol,
            at=at,
        )
        return row.pk


def amend(
    *, practice: int, told: Described, reason: str, seen: int | None = None, by: Actor, at: datetime
) -> int:
    """Put other words in place of those that stand, which stay readable; the number of the change.

    `seen` is how many changes the page showed: with more since, nothing is overwritten unseen. Raises
    NoPracticeError, Refused, NoDirectiveError, and ProgrammeRefusedError: see `rules.check_amendment`.
    """
    on = timezone.localdate(at)
    with acting(by, f"amend practice {practice}"):
        if not practices_seen(by).filter(pk=practice).exists():
            raise NoPracticeError(practice)
        alone_with(KEEPING, practice)
        row = Practice.objects.get(pk=practice)
        require_amending(by, row.area_id, on=on)
        changes.check_seen(seen, row.changes.count(), field="title")
        before = described(row)
        after = replace(told, title=_text(told.title, TITLE), what=_text(told.what, WHAT))
        said = _text(reason, REASON)
        replaced = rules.check_amendment(before, after, reason=said, on=on)
        if "aim" in replaced:
            _check_known(after.aim, on, field="aim")
        if "directive" in replaced and after.directive is not None:
            directive_seen(by, after.directive)
        return _write_change(row, after, replaced, said, by=by, at=at)


def _write_change(
    row: Practice,
    after: Described,
    replaced: Mapping[str, tuple[str, str]],
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> int:
    number = row.changes.count() + 1
    PracticeChange.objects.create(
        practice=row,
        number=number,
        replaced={name: list(pair) for name, pair in replaced.items()},
        reason=reason,
        post=by.symbol,
        at=at,
    )
    row.title, row.what, row.aim = after.title, after.what, after.aim
    row.work, row.audience = after.work.value, after.audience.value
    row.proposed_on, row.directive_id = after.proposed_on, after.directive
    row.save(update_fields=["title", "what", "aim", "work", "audience", "proposed_on", "directive"])
    return number


def _text(said: str, longest: int) -> str:
    return covered(said).text.strip()[:longest]


def _check_known(code: str, on: date, *, field: str) -> None:
    if code and code not in catalogue(on):
        raise ProgrammeRefusedError(
            "no_data",
            f"Danh mục không có chỉ số {code}: chọn một chỉ số trong danh mục",
            f"The catalogue has no indicator {code}: choose one of it",
            field=field,
        )


def begin_trial(*, practice: int, area: int, indicator: str, span: Span, by: Actor, at: datetime) -> int:
    """Say that a practice is or was tried in an area; the trial's number.

    Raises NoPracticeError, Refused, and ProgrammeRefusedError: see `check_span`, `check_aim`; and for an
    area that has ended before the trial begins, with what took its place.
    """
    on = timezone.localdate(at)
    with acting(by, f"try practice {practice}"):
        row = _of(practice, area, span, by, on)
        rules.check_aim(indicator, field="indicator")
        if not indicator:
            raise ProgrammeRefusedError(
                "no_data",
                "Chưa chọn chỉ số mà lần làm thử cần thay đổi: chọn một chỉ số trong danh mục",
                "It is not said which indicator the trial should move: choose one of the catalogue",
                field="indicator",
            )
        _check_known(indicator, on, field="indicator")
        rules.check_span(span, _spans(row.trials.filter(area=area)), on=on)
        made = Trial.objects.create(
            practice=row,
            area_id=area,
            indicator=indicator,
            begins=span.begins,
            until=span.until,
            post=by.symbol,
            at=at,
        )
        return made.pk


def adopt(*, practice: int, area: int, span: Span, by: Actor, at: datetime) -> int:
    """Say that an area has adopted a practice; the number. Raises as `begin_trial` does."""
    on = timezone.localdate(at)
    with acting(by, f"adopt practice {practice}"):
        row = _of(practice, area, span, by, on)
        rules.check_span(span, _spans(row.adoptions.filter(area=area)), on=on)
        made = Adoption.objects.create(
            practice=row, area_id=area, begins=span.begins, until=span.until, post=by.symbol, at=at
        )
        return made.pk


def _spans(rows: Iterable[Trial | Adoption]) -> list[Span]:
    return [Span(begins=one.begins, until=one.until) for one in rows]


def _of(practice: int, area: int, span: Span, by: Actor, on: date) -> Practice:
    """The practice, which nobody else changes until the end; refuses an area that was gone by then."""
    if not practices_seen(by).filter(pk=practice).exists():
        raise NoPracticeError(practice)
    check_stands(area, span.begins, on=on)
    require(by, Verb.KEEP_RESOURCES, area_id=area, on=on)
    alone_with(KEEPING, practice)
    return Practice.objects.get(pk=practice)


def check_stands(area: int, day: date, *, on: date, field: str = "area") -> None:
    """Refuse an area that is not there on a day, and offer what took its place by `on`.

    Raises ProgrammeRefusedError.
    """
    found = areas([area]).get(area)
    if found is not None and (found.valid_to is None or day < found.valid_to):
        return
    heirs = heirs_of(area, on) if found is not None else ()
    names = ", ".join(one.full_name for one in areas(heirs).values())
    raise ProgrammeRefusedError(
        "owner_gone",
        f"{found.full_name if found else 'Nơi này'} không còn vào ngày {day:%d/%m/%Y}:"
        f" chọn nơi kế thừa ({names or 'chưa rõ'})",
        f"{found.full_name if found else 'This area'} was gone by {day.isoformat()}:"
        f" choose what took its place ({names or 'unknown'})",
        field=field,
        offers=heirs,
    )


def end_trial(*, practice: int, trial: int, until: date, by: Actor, at: datetime) -> None:
    """Say which was the last day of a trial. Raises NoPracticeError, Refused, ProgrammeRefusedError."""
    with acting(by, f"end trial {trial}"):
        rows = Trial.objects.select_for_update(of=("self",)).filter(practice__in=practices_seen(by))
        _end(rows.filter(pk=trial, practice=practice).first(), until, by, timezone.localdate(at))


def end_adoption(*, practice: int, adoption: int, until: date, by: Actor, at: datetime) -> None:
    """Say which was the last day of an adoption. Raises NoPracticeError, Refused, ProgrammeRefusedError."""
    with acting(by, f"end adoption {adoption}"):
        rows = Adoption.objects.select_for_update(of=("self",)).filter(practice__in=practices_seen(by))
        _end(rows.filter(pk=adoption, practice=practice).first(), until, by, timezone.localdate(at))


def _end(row: Trial | Adoption | None, until: date, by: Actor, on: date) -> None:
    if row is None or row.until is not None:
        raise NoPracticeError
    require(by, Verb.KEEP_RESOURCES, area_id=row.area_id, on=on)
    rules.check_span(Span(begins=row.begins, until=until), (), on=on)
    row.until = until
    row.save(update_fields=["until"])
