"""What the province and the commune see of tips; counts for indicators; what the outside reviewer is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from vungxanh.access.interface import Actor, Purpose, Verb, duty, here, holds, looking, require, visible_areas
from vungxanh.areas.interface import areas, ground_within
from vungxanh.periods.interface import Period
from vungxanh.records.models import Tip, TipText
from vungxanh.records.queries.tips.places import HeldKey, held_keys, own_key
from vungxanh.records.rules.tips import course
from vungxanh.records.rules.tips.lists import DayPart, Finding, Outcome, PlaceKind, TipState

PAGE = 50


@dataclass(frozen=True, slots=True)
class TipRow:
    """A tip as its desk shows it.

    `text` is none, sealed (`mine` says whether the own key opens it), ended, or lost in a crash.
    """

    id: UUID
    area: str
    kind: PlaceKind
    day_part: DayPart
    received_on: date
    state: TipState
    finding: Finding | None
    outcome: Outcome | None
    due_on: date
    late: bool
    text: str = "none"
    mine: bool = False


@dataclass(frozen=True, slots=True)
class TipPage:
    """A page of tips, the newest first, and where the next begins."""

    rows: tuple[TipRow, ...]
    next: str = ""


def province_tips(by: Actor, *, on: date, before: str = "", closed: bool = False) -> TipPage:
    """The tips of the province, open ones or closed ones. Raises Refused without the permission."""
    wanted = visible_areas(by, on=on, gone=True)
    key = own_key(by, on)
    with looking(by, verb=Verb.RECEIVE_TIPS, purpose=Purpose.HANDLE_TIP, areas=wanted, on=on):
        state = Q(state=TipState.CLOSED.value)
        found = _page(Tip.objects.filter(state if closed else ~state, area__in=wanted), before)
        texts = {text.tip: text for text in TipText.objects.filter(tip__in=[tip.pk for tip in found])}
    names = areas(tip.area_id for tip in found)
    rows = [
        _row(tip, names[tip.area_id].full_name, on, _text(tip, texts.get(tip.pk), on), _mine(texts, tip, key))
        for tip in found
    ]
    return _paged(rows)


def commune_tips(by: Actor, *, on: date, before: str = "") -> TipPage:
    """What the province passed to the commune before that day, without any text. Raises Refused."""
    wanted = visible_areas(by, on=on, gone=True)
    with looking(by, verb=Verb.HANDLE_TIP, purpose=Purpose.HANDLE_TIP, areas=wanted, on=on):
        found = _page(Tip.objects.filter(area__in=wanted, passed_on__lt=on), before)
    names = areas(tip.area_id for tip in found)
    return _paged([_row(tip, names[tip.area_id].full_name, on) for tip in found])


def _page(tips: QuerySet[Tip], before: str) -> list[Tip]:
    """A page and one more, behind the place that an address names."""
    day, _, last = before.partition(".")
    try:
        start = (date.fromisoformat(day), UUID(last)) if before else None
    except ValueError:
        start = None
    if start:
        tips = tips.filter(Q(received_on__lt=start[0]) | Q(received_on=start[0], pk__lt=start[1]))
    return list(tips.order_by("-received_on", "-pk")[: PAGE + 1])


def _paged(rows: Sequence[TipRow]) -> TipPage:
    shown = tuple(rows[:PAGE])
    return TipPage(shown, f"{shown[-1].received_on}.{shown[-1].id}" if len(rows) > PAGE else "")


def _row(tip: Tip, area: str, on: date, text: str = "none", mine: bool = False) -> TipRow:
    return TipRow(
        id=tip.pk,
        area=area,
        kind=PlaceKind(tip.kind),
        day_part=DayPart(tip.day_part),
        received_on=tip.received_on,
        state=TipState(tip.state),
        finding=Finding(tip.finding) if tip.finding else None,
        outcome=Outcome(tip.outcome) if tip.outcome else None,
        due_on=course.due_on(tip.received_on),
        late=course.is_late(tip.received_on, tip.closed_on, on),
        text=text,
        mine=mine,
    )


def _text(tip: Tip, text: TipText | None, on: date) -> str:
    """Whether there is a text: none was written, it is sealed, its time is over, or a crash took it."""
    if not tip.with_text:
        return "none"
    if tip.text_ended_on or not course.text_stands(tip.received_on, on):
        return "ended"
    return "sealed" if text else "lost"


def _mine(texts: dict[UUID, TipText], tip: Tip, key: HeldKey | None) -> bool:
    return key is not None and tip.pk in texts and key.id in texts[tip.pk].sealed_for


def texts_to_reseal(by: Actor, *, on: date) -> int:
    """How many texts are sealed to other keys than the two of now. Raises Refused without the permission."""
    wanted = visible_areas(by, on=on, gone=True)
    now = sorted(key.id for key in held_keys(by.area_id, on))
    with looking(by, verb=Verb.RECEIVE_TIPS, purpose=Purpose.HANDLE_TIP, areas=wanted, on=on):
        return TipText.objects.filter(area__in=wanted).exclude(sealed_for=now).count()


def repeated_tips(by: Actor, *, on: date) -> list[tuple[str, course.Repeated]]:
    """Places told of so often that it may be a grudge, as counts. Raises Refused for all but the reviewer."""
    wanted = visible_areas(by, on=on, gone=True)
    require(by, Verb.REVIEW_LOOKS, area_id=by.area_id, on=on)
    with duty(Purpose.KEEP_TIPS, by=by):
        rows = list(
            Tip.objects.filter(area__in=wanted, received_on__gt=on - timedelta(course.GRUDGE_DAYS))
            .order_by()
            .values_list("area", "kind", "received_on")
        )
    found = course.repeated(((area, PlaceKind(kind), day) for area, kind, day in rows), on)
    names = areas(one.area for one in found)
    return [(names[one.area].full_name, one) for one in found]


def tip_counts(area_ids: Iterable[int], *, period: Period, known_on: date) -> course.TipCounts:
    """Tips received (E05), due and closed on time (E06) of some areas in a period, as known on a day."""
    with duty(Purpose.KEEP_TIPS):
        ground = set().union(*ground_within(area_ids, known_on).values())
        rows = Tip.objects.filter(area__in=ground, received_on__lte=known_on).order_by()
        found = [course.TipDays(*days) for days in rows.values_list("received_on", "closed_on")]
    return course.counted(found, period.start, period.end, known_on)


def province_counts(by: Actor, *, period: Period, known_on: date) -> course.TipCounts:
    """The counts of the actor's own areas. Raises Refused without the permission."""
    require(by, Verb.RECEIVE_TIPS, area_id=by.area_id, on=known_on)
    return tip_counts(visible_areas(by, on=known_on, gone=True), period=period, known_on=known_on)


def one_tip(by: Actor, tip_id: UUID, *, on: date) -> TipRow | None:
    """One tip as the actor may see it; None for one that is missing, foreign or not yet passed."""
    wanted = visible_areas(by, on=on, gone=True)
    province = holds(by.role, Verb.RECEIVE_TIPS)
    verb = Verb.RECEIVE_TIPS if province else Verb.HANDLE_TIP
    with looking(by, verb=verb, purpose=Purpose.HANDLE_TIP, areas=wanted, on=on):
        seen = Tip.objects.filter(here(Tip, tip_id))
        tip = (seen if province else seen.filter(passed_on__lt=on)).first()
        text = TipText.objects.filter(tip=tip_id).first() if tip and province else None
    if tip is None:
        return None
    name = areas([tip.area_id])[tip.area_id].full_name
    if not province:
        return _row(tip, name, on)
    key = own_key(by, on)
    return _row(tip, name, on, _text(tip, text, on), _mine({tip_id: text} if text else {}, tip, key))
