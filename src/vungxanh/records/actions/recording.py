"""Recording an event: permission, the common rules and the kind's own, the row with its units and lines."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import connection

from vungxanh.access.interface import Actor, Verb, acting
from vungxanh.areas.interface import heirs_of
from vungxanh.records.actions.months import refuse_locked
from vungxanh.records.actions.writing import write, write_new
from vungxanh.records.models import Event, EventLine
from vungxanh.records.queries.events import NoEventError, Version, life, lives
from vungxanh.records.queries.known import day_of
from vungxanh.records.queries.places import bare_places, may_record, places_of
from vungxanh.records.rules.events.always import refused_always
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.events.shape import (
    Context,
    Happened,
    Line,
    Refusal,
    RefusedEventError,
    Standing,
    Unit,
)

Parts = tuple[tuple[Version, ...], tuple[Version, ...]]
"""What stands of a subject before a place in its life, and after it."""
Check = Callable[[Happened, date], Iterable[Refusal]]
FURTHER: tuple[Check, ...] = (refuse_locked,)
"""What other parts of the package refuse of any event that is recorded, amended or withdrawn on a day.

They look at its day and areas alone."""
SUBJECTS = 5_127_015
"""The number of the lock under which one transaction after another writes the life of a subject."""


def record(told: Happened, *, by: Actor, at: datetime, key: UUID | None = None) -> int:
    """Record one event; returns its number. The same `key` sent again returns the first one's number.

    Raises NoEventError where the post has no right or no area, RefusedEventError for what the rules refuse.
    """
    on = day_of(at)
    require_recording(by, told.kind, told.area, on=on)
    with acting(by, "record event"):
        told = carried(told)
        one_life_at_a_time(told)
        if (sent := _sent_before(key, by)) is not None:
            return sent
        before, after = check(told, by=by, on=on)
        written = write(told, before, by=by, at=at, key=key)
        if after:
            follow(told.subject, by=by, at=at, reason="learned_more")
        return written.pk


def record_all(told: Sequence[Happened], *, by: Actor, at: datetime, keys: Sequence[UUID]) -> int:
    """Record many events, each of which begins a life of its own: all of them or none; returns how many.

    One whose key was sent before is left out. Raises as `record` does.
    """
    on = day_of(at)
    for kind, area in {(one.kind, one.area) for one in told}:
        require_recording(by, kind, area, on=on)
    with acting(by, "record events"):
        refusals = refusals_of_new(dict(enumerate(told)), by=by, on=on)
        if refusals:
            raise RefusedEventError(*(one for found in refusals.values() for one in found))
        known = set(Event.objects.filter(key__in=keys).values_list("key", flat=True))
        new = [(one, key) for one, key in zip(told, keys, strict=True) if key not in known]
        write_new(new, by=by, at=at)
    return len(new)


def refusals_of_new(told: Mapping[int, Happened], *, by: Actor, on: date) -> dict[int, tuple[Refusal, ...]]:
    """What is refused of events that each begin a life, by their numbers; one query for all areas.

    Raises NoEventError for an area that is not there.
    """
    found = {}
    places = bare_places({area for one in told.values() for area in (one.area, *(u.area for u in one.units))})
    closed: dict[tuple[object, ...], list[Refusal]] = {}
    for number, one in told.items():
        kind, where = KINDS[one.kind], (one.day, one.area, *(unit.area for unit in one.units))
        if where not in closed:
            closed[where] = [refusal for further in FURTHER for refusal in further(one, on)]
        context = Context(today=on, holder=by.holder, places=places)
        refusals = [*refused_always(one, context, kind), *closed[where]]
        if refusals := refusals or list(kind.refusals(one, context)):
            found[number] = tuple(refusals)
    return found


def carried(told: Happened) -> Happened:
    """The same event; where it goes on with what lay in units that are gone, told by their heir, with these
    units named. One query for a life of an area that stands.
    """
    begun = life(told.subject)[:1] if KINDS[told.kind].carried and not told.units else ()
    lay = [area for one in begun for area in (one.area, *(unit.area for unit in one.units))]
    if not begun or told.area in lay:
        return told
    units = [area for area in lay if told.area in heirs_of(area, told.day)]
    return replace(told, units=tuple(map(Unit, units)))


def _sent_before(key: UUID | None, by: Actor) -> int | None:
    """The number of the event that was sent with the key; NoEventError where another post used it."""
    if key is None:
        return None
    row = Event.objects.filter(key=key).first()
    if row is not None and row.post != by.symbol:
        raise NoEventError
    return None if row is None else row.pk


def require_recording(by: Actor, kind: str, area_id: int, *, on: date) -> None:
    """Raise NoEventError unless the post may record such events of the area: as for one that is not there."""
    if not may_record(by, Verb(KINDS[kind].recorded_by), area_id=area_id, on=on):
        raise NoEventError


def one_life_at_a_time(told: Happened) -> None:
    """Wait for whoever writes the life of the subject, or of one that it is about."""
    subjects = {told.subject, *KINDS[told.kind].related(told)}
    with connection.cursor() as cursor:
        for subject in sorted(subjects):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [SUBJECTS, str(subject)])


def check(told: Happened, *, by: Actor, on: date, instead_of: Version | None = None) -> Parts:
    """Raise RefusedEventError unless the event may stand, and every later one of its subject after it.

    `instead_of` is the version that it replaces. Returns what stands of the subject before and after it.
    """
    kind = KINDS[told.kind]
    standing = lives([told.subject, *kind.related(told)])
    own = [one for one in standing.pop(told.subject) if instead_of is None or one.id != instead_of.id]
    before, after = around(told.day, instead_of.place if instead_of is not None else LAST, own)
    places = places_of({told.area, *(unit.area for unit in told.units)}, on=told.day)
    context = Context(
        today=on,
        holder=by.holder,
        life=before,
        related=tuple(one for life in standing.values() for one in life),
        places=places,
    )
    refusals = [*refused_always(told, context, kind), *_of_subject(told, before, after)]
    refusals += [one for further in FURTHER for one in further(told, on)]
    if not refusals:
        refusals += kind.refusals(told, context)
        refusals += later_refusals((*before, _standing(told, by, instead_of)), after)
    if refusals:
        raise RefusedEventError(*refusals)
    return before, after


def around(day: date, place: int, own: Sequence[Version]) -> Parts:
    """What of a life happened before a place in it and what after; an amendment keeps its place in a day."""
    before = tuple(one for one in own if (one.day, one.place) < (day, place))
    return before, tuple(own[len(before) :])


LAST = 2**63
"""After every number of an event of the same day."""


def _of_subject(told: Happened, before: Sequence[Version], after: Sequence[Version]) -> Iterable[Refusal]:
    """A life begins once, and only by a kind that begins it; what goes on needs a beginning before it."""
    follows = KINDS[told.kind].follows
    if follows:
        if not before or before[0].kind not in follows:
            yield Refusal(
                "no_beginning",
                "day",
                "Việc này nối tiếp một việc chưa được ghi, hoặc xảy ra trước việc đó: hãy ghi việc đầu trước,"
                " hoặc sửa lại ngày.",
                "This goes on with something not recorded, or comes before it: record the beginning first, or"
                " correct the day.",
            )
    elif before or (after and not KINDS[after[0].kind].follows):
        yield Refusal(
            "begun",
            "day",
            "Việc này đã có một việc đầu: hãy ghi thành việc mới.",
            "This has its beginning already: record it as a new one.",
        )


def _standing(told: Happened, by: Actor, instead_of: Version | None) -> Standing:
    """The event as it will stand, for what happened after it."""
    return Standing(
        kind=told.kind,
        subject=told.subject,
        area=told.area,
        day=told.day,
        facts=told.facts,
        units=told.units,
        id=instead_of.place if instead_of is not None else LAST,
        learned_at=datetime.max.replace(tzinfo=UTC),
        post=by.symbol,
        holder=by.holder,
    )


def later_refusals(before: Sequence[Standing], after: Sequence[Version]) -> Iterable[Refusal]:
    """The first refusal of what happened later, as it would be with another life before it."""
    course = tuple(before)
    for later in after:
        kind = KINDS[later.kind]
        context = Context(today=day_of(later.learned_at), holder=later.holder, life=course)
        for refusal in kind.refusals(later, context) if course else [GONE]:
            yield Refusal(
                "later",
                "day",
                f"Việc ghi ngày {later.day:%d/%m/%Y} ({kind.label.vi.lower()}) không còn đúng: {refusal.vi}"
                " Hãy sửa hoặc rút việc đó trước.",
                f"What was recorded for {later.day} ({kind.label.en.lower()}) would no longer hold:"
                f" {refusal.en} Amend or withdraw that first.",
            )
            return
        course = (*course, later)


GONE = Refusal("gone", "day", "việc đầu không còn.", "its beginning would be gone.")


Count = Counter[tuple[object, ...]]


def follow(subject: UUID, *, by: Actor, at: datetime, reason: str) -> None:
    """Give each event of the life whose lines no longer follow from it a new version with those that do.

    The lines of a step depend on the steps before it: where a hotspot lies, when its suspicion lapses. The
    new version has the same facts from the same humans, and every earlier day is still known as it was.
    Within the transaction of the act that changed the life, which the rules have allowed. Raises
    RefusedEventError where such an event lies in a time that is closed.
    """
    told = life(subject)
    stored, before = _stored(one.id for one in told), tuple[Standing, ...]()
    for one in told:
        wanted = KINDS[one.kind].lines(one, before)
        if Counter(map(_key, wanted)) != stored[one.id]:
            if refusals := [each for further in FURTHER for each in further(one, day_of(at))]:
                raise RefusedEventError(*refusals)
            learned = max(at, one.learned_at)
            write(one, before, by=by, at=learned, replaces=one, reason=reason, teller=(one.post, one.holder))
        before = (*before, one)


def _key(line: Line) -> tuple[object, ...]:
    return line.area, line.indicator, line.day, line.value, tuple(sorted(line.breakdown.items()))


def _stored(events: Iterable[int]) -> Mapping[int, Count]:
    """The lines of each event as they were written."""
    found: defaultdict[int, Count] = defaultdict(Counter)
    for row in EventLine.objects.filter(event__in=list(events)):
        line = Line(row.area_id, row.indicator, row.day, row.value, row.breakdown)
        found[row.event_id][_key(line)] += 1
    return found
