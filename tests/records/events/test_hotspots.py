"""The life of a hotspot: only what may follow, stocks that are right on every day, suspicions that end."""

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.events.lives import BESIDE, LEAD, START, step, total
from vungxanh.records.rules.events import hotspot_life
from vungxanh.records.rules.events import hotspots as facts
from vungxanh.records.rules.events.hotspot_life import FROM, STANDING, SUSPICION, Hotspot, Stage, life
from vungxanh.records.rules.events.hotspots import PRIVATE, Activity, Agency, Basis, Measure, Setting
from vungxanh.records.rules.events.shape import RefusedEventError, Standing

FILE = "12/2026/HS-CAX"


def found(basis: Basis = Basis.DOCUMENTED, **given: Any) -> facts.HotspotFound:
    settled = {"activity": Activity.USE, "setting": Setting.PUBLIC, "basis": basis, "file": FILE, **given}
    return facts.HotspotFound(**settled)


STEPS = [
    facts.HotspotConfirmed(),
    facts.HotspotDocumented(file=FILE),
    facts.HotspotCleared(),
    facts.HotspotResolved(measure=Measure.CASE),
    facts.HotspotRemoved(),
    facts.HotspotReemerged(basis=Basis.SUSPECTED),
    facts.HotspotReemerged(basis=Basis.DOCUMENTED, file=FILE),
]


@st.composite
def lives(draw: st.DrawFn) -> list[Standing]:
    """A life in which every step was allowed; the officers are three."""
    holders = st.sampled_from("abc")
    begin = found(draw(st.sampled_from(Basis)), activity=draw(st.sampled_from(Activity)))
    units = (BESIDE,) if draw(st.booleans()) else ()
    steps, day = [step(0, begin, units=units, holder=draw(holders))], 0
    for number in range(1, draw(st.integers(1, 7))):
        day += draw(st.integers(0, 40))
        one = step(number, draw(st.sampled_from(STEPS)), day=day, holder=draw(holders))
        try:
            life([*steps, one])
        except RefusedEventError:
            continue
        steps.append(one)
    return steps


def on(steps: list[Standing], number: int) -> Hotspot:
    """The place after the steps until a day."""
    day = START + timedelta(days=number)
    place, _ = life(one for one in steps if one.day <= day)
    assert place is not None
    return place


@given(lives(), st.integers(0, 300))
def test_on_every_day_the_lines_say_what_stands(steps: list[Standing], number: int) -> None:
    day = START + timedelta(days=number)
    place, (_, lines) = on(steps, number), life(steps)
    standing = place.on(day) in STANDING
    uses = place.activity in facts.USES
    for area in place.areas:
        assert total(lines, "G02", day, area) == (1 if standing and uses else 0)
    listed = total(lines, "D15", day)
    assert listed == (1 if place.on(day) in hotspot_life.LISTED else 0)
    assert listed == sum(total(lines, one, day) * sign for one, sign in (("D16", 1), ("D18", 1), ("D17", -1)))
    assert total(lines, "D16", day) <= 1
    assert {one.area for one in lines if one.indicator != "G02"} <= {LEAD}


@given(lives())
def test_a_suspicion_never_stands_longer_than_its_time_nor_by_one_human(steps: list[Standing]) -> None:
    place, _ = life(steps)
    assert place is not None
    if place.lapses is None:
        return
    assert place.stage in hotspot_life.LAPSES
    assert place.lapses <= place.since + SUSPICION
    assert place.on(place.lapses) is Stage.LAPSED
    assert not place.stands(place.lapses)
    confirmed = [one for one in steps if isinstance(one.facts, facts.HotspotConfirmed)]
    assert (place.stage is Stage.SUSPECTED) <= (confirmed != [] and confirmed[-1].holder != place.by)


STAGES: dict[Stage, list[Any]] = {
    Stage.UNCHECKED: [found(Basis.SUSPECTED)],
    Stage.SUSPECTED: [found(Basis.SUSPECTED), facts.HotspotConfirmed()],
    Stage.DOCUMENTED: [found()],
    Stage.CONFIRMED: [found(), facts.HotspotConfirmed()],
    Stage.CLEARED: [found(Basis.SUSPECTED), facts.HotspotCleared()],
    Stage.RESOLVED: [found(), facts.HotspotResolved(measure=Measure.CLOSED)],
    Stage.REMOVED: [found(), facts.HotspotResolved(measure=Measure.CLOSED), facts.HotspotRemoved()],
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("further", STEPS, ids=lambda one: type(one).__name__)
def test_only_what_may_follow_follows(stage: Stage, further: Any) -> None:
    steps = [step(number, one, holder="ab"[number % 2]) for number, one in enumerate(STAGES[stage])]
    last = step(9, further, day=1, holder="c")
    if stage in FROM[type(further)]:
        assert life([*steps, last])[0]
        return
    with pytest.raises(RefusedEventError) as refused:
        life([*steps, last])
    assert refused.value.refusals[0].vi
    assert refused.value.refusals[0].en


def test_nothing_is_resolved_before_it_was_found() -> None:
    resolved = facts.HotspotResolved(measure=Measure.CASE)
    with pytest.raises(RefusedEventError, match="phát hiện trước"):
        life([step(0, resolved)])
    with pytest.raises(RefusedEventError, match="trước việc đã ghi"):
        life([step(0, found(), day=3), step(1, resolved, day=2)])


def test_the_suspicion_of_one_human_counts_nothing_and_cannot_be_checked_by_the_same() -> None:
    alone = [step(0, found(Basis.SUSPECTED), holder="a")]
    place, lines = life(alone)
    assert place is not None
    assert (place.stage, lines) == (Stage.UNCHECKED, ())
    with pytest.raises(RefusedEventError, match="khác người đã ghi"):
        life([*alone, step(1, facts.HotspotConfirmed(), day=1, holder="a")])
    with pytest.raises(RefusedEventError, match="khác người đã ghi"):
        life([*alone, step(1, facts.HotspotConfirmed(), day=1, holder="")])


def test_a_lapsed_suspicion_comes_back_only_with_documents() -> None:
    steps = [step(0, found(Basis.SUSPECTED)), step(1, facts.HotspotConfirmed(), day=5, holder="b")]
    last = SUSPICION.days
    with pytest.raises(RefusedEventError, match="hết hạn"):
        life([*steps, step(2, facts.HotspotCleared(), day=last)])
    assert life([*steps, step(2, facts.HotspotCleared(), day=last - 1)])[0]
    _, lines = life([*steps, step(2, facts.HotspotDocumented(file=FILE), day=last + 9)])
    stock = [total(lines, "G02", START + timedelta(days=day)) for day in (4, 5, last - 1, last, last + 9)]
    assert stock == [0, 1, 1, 0, 1]


def test_what_re_emerges_is_not_newly_found_and_is_counted() -> None:
    resolved = facts.HotspotResolved(measure=Measure.CASE)
    again = facts.HotspotReemerged(basis=Basis.DOCUMENTED, file=FILE)
    place, lines = life(
        [step(0, found()), step(1, resolved, day=1), step(2, again, day=2), step(3, resolved, day=3)]
    )
    assert place is not None
    assert place.reemerged == 1
    end = START + timedelta(days=9)
    assert [total(lines, one, end) for one in ("D16", "D17", "D18", "D15")] == [1, 2, 1, 0]


def test_a_hotspot_of_two_communes_is_one_hotspot_and_a_point_in_both() -> None:
    _, lines = life([step(0, found(), units=(BESIDE,))])
    assert [total(lines, "D15", START, area) for area in (LEAD, BESIDE)] == [1, 0]
    assert [total(lines, "G02", START, area) for area in (LEAD, BESIDE)] == [1, 1]


def test_a_place_of_trade_is_a_hotspot_and_no_point_of_use() -> None:
    _, lines = life([step(0, found(activity=Activity.TRADE))])
    assert {one.indicator for one in lines} == {"D15", "D16"}


@pytest.mark.parametrize("setting", [*sorted(PRIVATE), Setting.LODGING, Setting.VENUE])
def test_a_home_a_vehicle_and_a_business_have_no_words(setting: Setting) -> None:
    assert found(setting=setting).landmark == ""
    with pytest.raises(RefusedEventError, match="không được ghi vị trí"):
        found(setting=setting, landmark="sau chợ")


def test_a_hotspot_has_no_field_for_more() -> None:
    """A new field must be thought about: a home has nothing but these, and the database holds them too."""
    names = {field.name for sort in FROM for field in fields(sort)}
    assert names == {"activity", "setting", "basis", "file", "landmark", "agencies", "measure"}


@pytest.mark.parametrize(
    "file", ["14A-123.45", "0912345678", "Nguyễn Văn A", "12/2026/hs", "12/2026/HS-CAX "]
)
def test_a_file_number_is_no_plate_telephone_or_name(file: str) -> None:
    with pytest.raises(RefusedEventError, match="12/2026/HS-CAX"):
        found(file=file)


def test_documents_have_a_number_and_somebody_answers() -> None:
    with pytest.raises(RefusedEventError, match="phải có số hồ sơ"):
        found(file="")
    assert found(Basis.SUSPECTED, file="").file == ""
    for agencies in ((), (Agency.CUSTOMS, Agency.CUSTOMS)):
        with pytest.raises(RefusedEventError, match="cơ quan chịu trách nhiệm"):
            found(agencies=agencies)
