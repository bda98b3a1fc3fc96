"""How an event is written: the row, the lines of the stock that follow from it, and what the ledger keeps."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vungxanh.access.interface import Actor
from vungxanh.dossiers.models import Dossier, DossierEvent, DossierStep, LedgerEntry
from vungxanh.dossiers.queries.kept import Kept, one
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.changes import BREAKS, cause_of
from vungxanh.dossiers.rules.codec import NAMES, OPENINGS, Extras, extras_to_json, to_facts
from vungxanh.dossiers.rules.course import Course, follow
from vungxanh.dossiers.rules.days import ONE_DAY
from vungxanh.dossiers.rules.events import Event
from vungxanh.dossiers.rules.kinds import AgeBand, Kind
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.retention import erased_from
from vungxanh.dossiers.rules.sealed import Line, seal
from vungxanh.periods.interface import Period

EVER = Period(date(2000, 1, 1), date(2200, 1, 1))
"""Far enough ahead that every clock of a dossier has struck."""


@dataclass(frozen=True)
class By:
    """Who does an act: the post at work, and for what weighs the other human who approves it.

    `holder` and `post_id` are of the one who proposed it; None for the system's own duties.
    """

    holder: str | None
    post_id: int | None
    approver: Actor | None = None

    @classmethod
    def one(cls, actor: Actor) -> "By":
        """An act that one human may do."""
        return cls(actor.holder, actor.post_id)


SYSTEM = By(None, None)
"""The system's own duties: a merged commune, the ledger of a restored database."""


def digest_of(dossier_id: UUID | str) -> str:
    """What the ledger keeps of a random id."""
    return hashlib.sha256(str(dossier_id).encode()).hexdigest()


def is_minor(events: tuple[Event, ...]) -> bool:
    """Whether the newest particulars are of a person between 12 and 17."""
    told = [found for event in events if (found := getattr(event, "particulars", None)) is not None]
    return bool(told) and told[-1].band is AgeBand.MINOR


def open_dossier(event: happened.Opened, extras: Extras, *, dossier_id: UUID, by: By) -> Kept:
    """Write a new dossier with its first event."""
    course = follow([event], EVER.last_day)
    row = Dossier(
        id=dossier_id,
        area_id=event.commune,
        kind=event.kind.value,
        minor=is_minor((event,)),
        predecessor=UUID(event.predecessor) if event.predecessor else None,
        **_over(course),
    )
    row.save(force_insert=True)
    _write_event(row, event, extras, by)
    write_steps(row.id, row.area_id, (event,))
    return one(row.id)


def append(kept: Kept, event: Event, *, by: By, extras: Extras | None = None) -> None:
    """Add an event to a dossier that is locked, and work out again what follows from all of them.

    Raises RefusedError when the event, or one that is there already, would not fit any more.
    """
    events = (*kept.events, event)
    course = follow(events, EVER.last_day)
    _check_fits(course, kept)
    row = Dossier.objects.get(pk=kept.id)
    row.minor = is_minor(events)
    for name, value in _over(course).items():
        setattr(row, name, value)
    row.save()
    _write_event(row, event, extras, by)
    if row.minor != kept.minor:
        DossierEvent.objects.filter(dossier=row).update(minor=row.minor)
    write_steps(row.id, row.area_id, events)
    if isinstance(event, happened.Ended | happened.TransferredOut):
        LedgerEntry.objects.bulk_create(
            [LedgerEntry(digest=digest_of(row.id), what="ended", day=event.day, cause=cause_of(event))],
            ignore_conflicts=True,
        )


def _check_fits(course: Course, kept: Kept) -> None:
    """An act that began before midnight may have waited for one of after midnight, which it did not see."""
    if course.breaks and not follow(kept.events, EVER.last_day).breaks:
        vi, en = BREAKS[course.breaks[0].why]
        raise RefusedError(
            "crossed",
            f"hồ sơ vừa được ghi một việc khác ({vi}); hãy mở lại hồ sơ rồi làm lại",
            f"something else was just entered on the dossier ({en}): open it again, then try again",
        )


def _over(course: Course) -> dict[str, object]:
    """The columns that say when a dossier is over if nothing more happens."""
    if course.state is not None or not course.steps:
        return {"leaves_on": None, "left_as": "", "erased_from": None}
    last = course.steps[-1]
    return {
        "leaves_on": last.day,
        "left_as": last.cause,
        "erased_from": max(erased_from(last.day, last.cause), last.day + ONE_DAY),
    }


def _write_event(row: Dossier, event: Event, extras: Extras | None, by: By) -> None:
    DossierEvent.objects.create(
        area_id=row.area_id,
        minor=row.minor,
        dossier=row,
        seq=event.seq,
        name=NAMES[type(event)],
        day=event.day,
        learned=event.learned,
        facts=to_facts(event),
        extras=None if extras is None else extras_to_json(extras),
        holder=by.holder,
        post_id=by.post_id,
        approved_by=by.approver.holder if by.approver else None,
        approved_post_id=by.approver.post_id if by.approver else None,
    )


LINE = ("day", "commune_id", "kind", "exempt", "standing", "cause", "entered")
Key = tuple[date, int, str, bool, str, str, bool]


def _key(line: Line) -> Key:
    return line.day, line.commune, line.kind, line.exempt, line.standing, line.cause, line.entered


def write_steps(dossier_id: UUID, area_id: int, events: tuple[Event, ...]) -> None:
    """Make the lines of a dossier add up to what its events and clocks say, on every day there is.

    Lines that were folded stay; what they say too much or too little is evened out by further lines.
    """
    wanted: Counter[Key] = Counter()
    for line in seal(events, EVER).lines:
        wanted[_key(line)] += line.count
    own = DossierStep.objects.filter(dossier=dossier_id)
    own.filter(folded_on=None).delete()
    for *key, count in own.values_list(*LINE, "count"):
        wanted[tuple(key)] -= count
    DossierStep.objects.bulk_create(
        DossierStep(area_id=area_id, dossier_id=dossier_id, count=count, **dict(zip(LINE, key, strict=True)))
        for key, count in wanted.items()
        if count
    )


def kinds_of_chain(kept: Kept, day: date) -> list[Kind]:
    """The kinds of the dossiers of the chain that stand on a day, this one included."""
    return [kept.kind] if kept.state(day) is not None else []


__all__ = ["EVER", "OPENINGS", "SYSTEM", "By", "append", "digest_of", "open_dossier", "write_steps"]
