"""Every quantity of a text: number, noun, measure, substance, role, and the words they come from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from vungxanh.reader.rules.facts import (
    Area,
    DateMention,
    Document,
    Period,
    PeriodMention,
    Printed,
    Quantity,
    Segment,
)
from vungxanh.reader.rules.places.find import main_area
from vungxanh.reader.rules.quantities.count import VERBS, Count, Tags
from vungxanh.reader.rules.quantities.counts import counts_of, free_numbers
from vungxanh.reader.rules.quantities.criteria import is_criterion
from vungxanh.reader.rules.quantities.draft import Draft, Told, family
from vungxanh.reader.rules.quantities.frames import BACK, Frames, Way
from vungxanh.reader.rules.quantities.goal_lists import goes_down, is_held_to
from vungxanh.reader.rules.quantities.goals import comparator_of, is_goal, is_no_goal, is_state
from vungxanh.reader.rules.quantities.going_on import goes_on, goes_on_aiming, leans_ahead
from vungxanh.reader.rules.quantities.levels import is_sum_of_goals
from vungxanh.reader.rules.quantities.measured import STOCKS, UNITS, Measured
from vungxanh.reader.rules.quantities.measures import measure_of, topic_of
from vungxanh.reader.rules.quantities.nouns import HEADS, at
from vungxanh.reader.rules.quantities.points import in_points
from vungxanh.reader.rules.quantities.roles import give_roles
from vungxanh.reader.rules.quantities.scene import Scene
from vungxanh.reader.rules.quantities.shares import share_of
from vungxanh.reader.rules.quantities.subject import read_subject
from vungxanh.reader.rules.quantities.substances import substance_of
from vungxanh.reader.rules.quantities.when import When, is_past
from vungxanh.reader.rules.text import Span, Text
from vungxanh.reader.rules.time.writing import date_of_text
from vungxanh.reader.rules.wordlists import keys_of

_LEAD = 6
"""Whether a text speaks of the nation is read in its first sentences."""


def find_quantities(
    text: Text,
    segments: Sequence[Segment],
    numbers: Sequence[Printed],
    dates: Sequence[DateMention],
    periods: Sequence[PeriodMention],
    documents: Sequence[Document],
    areas: Sequence[Area],
    page_date: str | None = None,
) -> tuple[Quantity, ...]:
    """Every quantity in text order; the spans of dates, documents, periods and places hold no quantities.

    `page_date` is the ISO day of the page, where the text itself does not tell when it was written.
    """
    taken = _taken(dates, periods, documents, areas)
    sentences = counts_of(text, segments, free_numbers(numbers, taken))
    main = main_area(areas)
    scene = Scene(text, segments, periods, areas, text.raw[slice(*main.span)] if main else None)
    written = date_of_text(text, segments, dates, page_date)
    day = _not_before(documents, written.value if written else _day_of_own_paper(documents))
    year = _year_of(Period(None, day)) if day else None
    day = day or _reported_until(segments, periods)
    told = Told()
    page = next((count.page for counts in sentences for count in counts), None)
    if page is None:
        return ()
    read_subject(page)
    reported = None if page.is_plan else _reported(segments, periods)
    scene.reported = reported.end if reported is not None else None
    frames = Frames(page, scene, day)
    for counts in sentences:
        for count in counts:
            told.add(_draft(text, count, segments[count.segment], scene, frames, (year, day), told))
    drafts = told.drafts
    _name_crops(drafts)
    give_roles(drafts, national=_is_national(sentences), year=year, day=day, reported=reported)
    found = [_quantity(text, draft, scene) for draft in drafts]
    return tuple(_as_points(found, at, draft) for at, draft in enumerate(drafts))


def _day_of_own_paper(documents: Sequence[Document]) -> str | None:
    """The day of the paper that the text begins with, where nothing else tells when it was written."""
    own = next((one for one in documents if one.span[0] < _HEAD), None)
    return own.date if own is not None and own.date is not None and own.date[:1].isdigit() else None


_HEAD = 120


def _not_before(documents: Sequence[Document], day: str | None) -> str | None:
    """The day of the text, or that of the newest paper it names: nothing tells of papers to come."""
    told = (one.date for one in documents if one.date and len(one.date) == _FULL and one.date[:1].isdigit())
    return max((one for one in told if day is not None and one[: len(day)] > day), default=day)


_FULL = len("2025-06-30")


def _reported_until(segments: Sequence[Segment], periods: Sequence[PeriodMention]) -> str | None:
    """The end of the time that the first lines say is reported on: a text is written behind it."""
    first = _reported(segments, periods)
    end = first.end if first is not None else None
    return end if end is not None and len(end) > _ONLY_YEAR and end[:1].isdigit() else None


def _reported(segments: Sequence[Segment], periods: Sequence[PeriodMention]) -> Period | None:
    """The first time that the first lines name and that has an end."""
    last = segments[min(len(segments), _LEAD) - 1].span[1] if segments else 0
    return next((one.period for one in periods if one.span[0] < last and one.period.end), None)


_ONLY_YEAR = len("2025")


def _name_crops(drafts: Sequence[Draft]) -> None:
    """Plants and their area are of the drug named last for one of them, or later in the same sentence."""
    crops = [draft for draft in drafts if draft.measure in _CROPS]
    for ordered in (crops, crops[::-1]):
        last: Draft | None = None
        for draft in ordered:
            near = last is not None and (ordered is crops or draft.count.segment == last.count.segment)
            if draft.substance is None and last is not None and near:
                draft.substance = last.substance
            last = draft if draft.substance is not None else last


_CROPS = frozenset(("plants_destroyed", "plant_area_m2"))


def _as_points(found: Sequence[Quantity], at: int, draft: Draft) -> Quantity:
    is_margin = "exceed" in draft.count.lead and draft.unit == "percent"
    return replace(found[at], unit="pp") if is_margin and in_points(found, at) is not None else found[at]


def _taken(
    dates: Iterable[DateMention],
    periods: Iterable[PeriodMention],
    documents: Iterable[Document],
    areas: Iterable[Area],
) -> list[Span]:
    spans = (
        [date.span for date in dates] + [period.span for period in periods] + [area.span for area in areas]
    )
    return spans + [span for document in documents for span in (document.span, *document.mentions)]


def _is_national(sentences: Sequence[Sequence[Count]]) -> bool:
    """Whether the first lines speak of the whole country, so that its figures are the text's own."""
    page = sentences[0][0].page if sentences else None
    if page is None:
        return False
    return any("nation" in page.tags(one) for one in range(min(_LEAD, len(page.segments))))


def _draft(
    text: Text,
    count: Count,
    segment: Segment,
    scene: Scene,
    frames: Frames,
    day: tuple[int | None, str | None],
    told: Told,
) -> Draft:
    count.topic = topic_of(count)
    if count.page is not None:
        count.page.told = (count.segment, count.topic)
    count.substance, count.names_drug = substance_of(text, count)
    before = told.drafts
    near, period = scene.near_periods(count)
    goal = _is_aimed(count, scene, frames, (*day, near, period), told)
    count.aimed = goal
    measured, sign = _measured(text, count, goal=goal)
    if measured.measure == "other":
        measured = _as_goes_on(count, measured, segment, before[-_LOOK_BACK:])
    if goal and measured.measure in STOCKS and is_state(count):
        goal = False
    measured = _of_reached(count, measured)
    again = _named_before(count, measured, before)
    if again is not None:
        in_list = goal and (count.goal == "strong" or (count.before is not None and count.before.aimed))
        measured, goal = Measured(again.measure), in_list or again.is_goal
    count.measured = measured.measure
    _remember(count)
    count.aimed = goal
    comparator = comparator_of(text, count, floor=goal or is_criterion(count))
    count.floor = comparator in ("ge", "lt")
    factor = count.noun.factor if sign == 1 else count.noun.factor * sign
    return Draft(
        count=count,
        measure=measured.measure,
        unit=_unit_of(count, measured.measure),
        value=_times(count.number.value, factor),
        value_max=_times(count.number.value_max, factor),
        substance=count.substance if measured.measure != "other" else None,
        comparator=comparator,
        non_drug=measured.non_drug,
        layout=segment.layout,
        paragraph=segment.paragraph,
        is_goal=goal,
        year=_year_of(period),
        period=period,
        near=near,
        own_period=before[-1].own_period if count.joined and before else scene.own_period(count),
    )


def _unit_of(count: Count, measure: str) -> str | None:
    """The unit of the measure; the noun's own where it is no measure, and points stay points."""
    if count.noun.kind == "points" or (count.noun.kind == "other" and measure == "other"):
        return count.noun.unit
    return UNITS.get(measure, count.noun.unit)


_Times = tuple[int | None, str | None, Period | None, Period | None]
"""The year and day of the text, the nearest period of a number's sentence, the last one before it."""


def _is_aimed(count: Count, scene: Scene, frames: Frames, times: _Times, told: Told) -> bool:
    """Whether the number is a goal by itself or goes on with goals told before it."""
    headed = scene.heads_to_come(count.segment, times[1])
    told_back = count.page is not None and count.page.is_plan and frames.way(count)[::2] == (BACK, False)
    when = When(*times, headed, told_back)
    summed = "local" in count.lead and is_sum_of_goals(count) and not is_no_goal(count)
    if is_goal(count, when) or goes_on(count, told.last) or summed:
        return True
    earlier = told.earlier(count.segment)
    if goes_on_aiming(count, earlier, when.near) or goes_down(count, earlier, when.near) or is_held_to(count):
        return True
    if is_past(times[3], times[0]) and count.goal != "strong" and "compare" not in count.sentence:
        return False  # năm 2020 phải phá 3 ha: a duty of a year that is over
    way = frames.way(count)
    if way.way == "" and told.mostly_aimed:
        way = Way("ahead")
    return leans_ahead(count, way)


def _remember(count: Count) -> None:
    """Keeps what the page counted last, for words that only point back to it."""
    if count.page is None:
        return
    whole = count.opener < 0 and not count.bracket
    if whole and (count.measured in STOCKS or count.measured == "rehab_intake"):
        count.page.people = count.measured
    if count.page.people and count.measured == count.page.people:
        count.page.people_at = count.segment
    count.page.aimed_at = count.segment if count.aimed else _NOWHERE
    if count.noun.unit == "hồ sơ":
        count.page.files = count.measured == "rehab_intake"
    if count.measured in STOCKS:
        count.page.stock, count.page.stock_at = count.measured, count.segment
    if count.measured not in ("other", "target_pct"):
        count.page.free = count.measured.startswith("drug_free")
    if not (count.aimed or count.bracket):
        count.page.told_paragraphs.add(count.page.segments[count.segment].paragraph)
    count.page.spots = count.page.spots or count.measured.startswith("hotspots")


_NOWHERE = -2


def _of_reached(count: Count, measured: Measured) -> Measured:
    """198 hồ sơ, đạt 61,9% chỉ tiêu (320 hồ sơ): the bracket has the measure of what was reached."""
    share = count.before
    reached = share.before if share is not None and share.noun.kind == "percent" else None
    if not count.bracket or share is None or share.noun.kind != "percent" or "goal_noun" not in share.tail:
        return measured
    if reached is None:
        return _as_told(count, share.lead) if measured.measure in ("other", "hotspots") else measured
    if reached.measured in ("", "other") or measured.measure not in ("other", "hotspots"):
        return measured
    alike = reached.noun.unit == count.noun.unit or reached.noun.kind == count.noun.kind
    return Measured(reached.measured) if alike else measured


def _as_told(count: Count, lead: Tags) -> Measured:
    """Đưa đi cai đạt 24% chỉ tiêu (96 người): the bracket counts what the clause before is about."""
    own, count.lead = (count.lead, count.verb), count.lead | lead
    count.verb |= lead & VERBS
    measured = measure_of(count)
    count.lead, count.verb = own
    return measured


def _as_goes_on(count: Count, measured: Measured, segment: Segment, before: Sequence[Draft]) -> Measured:
    """What a number measures that says nothing of it but goes on with one told before."""
    weighed = _weighed_before(count, segment, before)
    if weighed is not None:
        count.substance = count.substance or weighed.substance
        return Measured(weighed.measure)
    if count.before is not None and _goes_on_counting(count):
        return Measured(count.before.measured)
    return measured


def _goes_on_counting(count: Count) -> bool:
    """388 hồ sơ đưa đi cai ..., trả lại 47 hồ sơ: the same noun with no word of its own goes on."""
    before = count.before
    if before is None or before.noun != count.noun or before.measured in ("", "other"):
        return False
    return not count.near & _OWN_WORDS and count.noun.kind in ("other", "unknown")


def _weighed_before(count: Count, segment: Segment, before: Sequence[Draft]) -> Draft | None:
    """Thu 37 kg ma túy đá. 29 kg vớt dưới khoang: an amount that names no goods is of the drugs just told."""
    page = count.page
    if page is None or count.noun.kind not in ("mass", "tablet", "brick") or "non_drug" in count.sentence:
        return None
    behind = page.text.keys[count.end : count.end + 1]
    named = any(key[0].isalpha() and key not in _NAMES_NOTHING for key in behind)
    last = next((one for one in reversed(before) if one.count.noun.kind == count.noun.kind), None)
    if named or last is None or last.paragraph != segment.paragraph or last.measure == "other":
        return None
    return last if last.count.noun.unit == count.noun.unit else None


_NAMES_NOTHING = keys_of(
    """
    đã được bị còn ở trong nằm giấu cất chôn để vớt thu lấy do của tại khi từ là chưa đang vừa kịp mang ném
    và ấy này đó trên kia nữa khác cho với thì mà bên dưới sau
    """
)
_OWN_WORDS = frozenset(("non_drug", "award", "money", "test"))


def _year_of(period: Period | None) -> int | None:
    """The year in which a closed period ends."""
    end = period.end if period is not None else None
    return int(end[:4]) if end is not None and end[:4].isdigit() else None


def _named_before(count: Count, measured: Measured, before: list[Draft]) -> Draft | None:
    """14 xã ấy, con số 46 đơn vị: the same number of the same kind, named for what it is before."""
    if (
        measured.measure != "other"
        or "test" in count.near
        or count.noun.kind not in _AGAIN
        or count.number.value is None
        or count.page is None
    ):
        return None
    behind = count.page.text.keys[count.end : count.end + 1]
    points = "that_number" in count.lead or count.noun.kind == "place" or any(key in _THESE for key in behind)
    for other in reversed(before[-_LOOK_BACK:] if points else []):
        if (
            other.measure != "other"
            and other.value == count.number.value
            and family(other.count) == family(count)
        ):
            return other
    return None


_AGAIN = frozenset(("commune", "place", "person", "suspect", "case", "hotspot", "point"))
_THESE = keys_of("ấy này đó trên nói kể nêu vừa")
_LOOK_BACK = 40


def _measured(text: Text, count: Count, *, goal: bool) -> tuple[Measured, int]:
    if count.noun.kind in ("percent", "points"):
        return share_of(text, count, is_goal=goal)
    return measure_of(count), 1


def _times(value: Fraction | None, factor: Fraction) -> Fraction | None:
    return value if value is None or factor == 1 else value * factor


def _quantity(text: Text, draft: Draft, scene: Scene) -> Quantity:
    count = draft.count
    head = at(text, count.noun_at, HEADS) if count.end > count.noun_at else None
    end = min(head[0], count.end) if head is not None else count.end
    span = (count.number.span[0], text.ends[end - 1])
    return Quantity(
        measure=draft.measure,
        value=draft.value,
        unit=draft.unit,
        role=draft.role,
        comparator=draft.comparator,
        span=span,
        value_max=draft.value_max,
        denominator=count.number.denominator,
        substance=draft.substance,
        area=scene.area(count),
        owner=scene.owner(count),
        period=scene.period(count, draft.near),
        printed=text.raw[span[0] : span[1]],
        part_of=draft.part_of,
    )
