"""The rules of a case: what is refused, and lines that are right at every level."""

from collections import Counter
from datetime import date
from uuid import uuid4

import pytest
from cattrs.errors import ForbiddenExtraKeysError
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.records.rules.events import case
from vungxanh.records.rules.events.case import Arrested, Arrests, Case, Mark
from vungxanh.records.rules.events.codec import from_json, to_json
from vungxanh.records.rules.events.penal import OFFENCES, Offence
from vungxanh.records.rules.events.shape import Context, Happened, RefusedEventError, Unit

DAY = date(2026, 3, 3)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    offences = draw(st.lists(st.sampled_from(Offence), unique=True, max_size=4))
    arrested = tuple(Arrested(one, draw(st.integers(1, 30))) for one in offences)
    arrests = Arrests.SOME if arrested else draw(st.sampled_from([Arrests.NONE, Arrests.UNKNOWN]))
    marks = tuple(draw(st.lists(st.sampled_from(Mark), unique=True)))
    return Case(offence=draw(st.sampled_from(Offence)), arrests=arrests, arrested=arrested, marks=marks)


@st.composite
def happened(draw: st.DrawFn) -> Happened:
    facts, left = draw(cases()), 0
    left = facts.people or 0
    units = []
    for area in draw(st.lists(st.integers(2, 6), unique=True, max_size=3)):
        share = draw(st.none() | st.integers(0, left))
        left -= share or 0
        units.append(Unit(area, share))
    return Happened(kind="case", subject=uuid4(), area=1, day=DAY, facts=facts, units=tuple(units))


def totals(told: Happened) -> Counter[tuple[int, str]]:
    found: Counter[tuple[int, str]] = Counter()
    for line in case.lines(told, ()):
        found[line.area, line.indicator] += line.value
    return found


@given(happened())
def test_a_joint_case_counts_once_and_people_where_they_were_arrested(told: Happened) -> None:
    assert list(case.refusals(told, Context(today=DAY))) == []
    found, people = totals(told), told.facts.people
    assert sum(value for (_, code), value in found.items() if code == "D01") == 1
    assert sum(value for (_, code), value in found.items() if code == "D02") == (people or 0)
    assert ((1, "D02") in found) == (people is not None)
    assert all(value >= 0 for value in found.values())
    for unit in told.units:
        assert found[unit.area, "D02"] == (unit.share or 0)


@given(happened())
def test_the_offences_of_people_add_up_to_what_was_told(told: Happened) -> None:
    by_offence: Counter[str] = Counter()
    for line in case.lines(told, ()):
        if line.indicator == "D02" and "offence" in line.breakdown:
            by_offence[str(line.breakdown["offence"])] += line.value
    assert +by_offence == Counter({one.offence.value: one.people for one in told.facts.arrested})


@given(cases())
def test_the_facts_of_a_case_come_back_from_json(facts: Case) -> None:
    assert from_json(Case, to_json(facts)) == facts


def test_json_with_a_key_more_is_refused() -> None:
    with pytest.raises(ForbiddenExtraKeysError):
        from_json(Case, {"offence": "249", "arrests": "none", "name": "x"})


@pytest.mark.parametrize(
    ("arrests", "arrested"),
    [
        (Arrests.NONE, (Arrested(Offence.A249, 1),)),
        (Arrests.UNKNOWN, (Arrested(Offence.A249, 1),)),
        (Arrests.SOME, ()),
        (Arrests.SOME, (Arrested(Offence.A249, 0),)),
        (Arrests.SOME, (Arrested(Offence.A249, 1), Arrested(Offence.A249, 2))),
    ],
)
def test_numbers_that_contradict_each_other_are_refused(
    arrests: Arrests, arrested: tuple[Arrested, ...]
) -> None:
    with pytest.raises(RefusedEventError) as error:
        Case(offence=Offence.A249, arrests=arrests, arrested=arrested)
    assert {one.field for one in error.value.refusals} == {"arrested"}


def test_more_people_elsewhere_than_in_all_are_refused() -> None:
    facts = Case(offence=Offence.A251, arrests=Arrests.SOME, arrested=(Arrested(Offence.A251, 2),))
    told = Happened(
        kind="case", subject=uuid4(), area=1, day=DAY, facts=facts, units=(Unit(2, 2), Unit(3, 1))
    )
    assert [one.code for one in case.refusals(told, Context(today=DAY))] == ["shares"]


def test_every_offence_and_mark_has_words() -> None:
    assert set(OFFENCES) == set(Offence)
    assert set(case.MARKS) == set(Mark)
