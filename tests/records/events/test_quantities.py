"""Rules of seizures and destructions: units, the dated list, exact quantities."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.events import destruction_of, seizure_in
from vungxanh.records.rules.events import answers, destruction, seizure
from vungxanh.records.rules.events.codec import from_json, to_json
from vungxanh.records.rules.events.seizure import Seizure
from vungxanh.records.rules.events.shape import Context, Field, RefusedEventError, Standing, Words
from vungxanh.records.rules.events.substances import MEASURES, WHOLE, Measure, substances

TODAY = date(2026, 3, 10)


@given(st.sampled_from(sorted(substances())), st.sampled_from(Measure), st.integers(1, 10**9))
def test_a_quantity_is_kept_exactly_in_its_own_unit(substance: str, measure: Measure, quantity: int) -> None:
    quantity = quantity * 1000 if measure in WHOLE else quantity
    told = seizure_in(1, quantity, measure=measure, substance=substance)
    assert from_json(Seizure, to_json(told.facts)) == told.facts
    assert list(seizure.refusals(told, Context(today=TODAY))) == []
    lines = list(seizure.lines(told, ()))
    assert [(line.value, line.breakdown["unit"]) for line in lines] == [(quantity, measure.value)] * len(
        lines
    )
    assert bool(lines) == (substance != "other")


@pytest.mark.parametrize(
    ("substance", "measure", "indicator"),
    [
        ("heroin", "brick", "D07"),
        ("methamphetamine", "g", "D08"),
        ("methamphetamine", "tablet", "D09"),
        ("cannabis", "plant", "D10"),
        ("opium", "kg", "D11"),
        ("ketamine", "tablet", "D12"),
        ("precursor", "litre", "D13"),
    ],
)
def test_each_substance_has_its_indicator(substance: str, measure: str, indicator: str) -> None:
    told = seizure_in(1, 1000, measure=measure, substance=substance)
    assert [line.indicator for line in seizure.lines(told, ())] == [indicator]


def test_half_a_tablet_and_a_substance_of_another_day_are_refused() -> None:
    with pytest.raises(RefusedEventError):
        seizure_in(1, 1500, measure="tablet")
    from dataclasses import replace

    early = replace(seizure_in(1, 1), day=date(2024, 12, 14))
    assert [one.code for one in seizure.refusals(early, Context(today=TODAY))] == ["substance"]


@given(st.lists(st.integers(1, 10_000), max_size=6), st.integers(1, 40_000))
def test_what_is_destroyed_never_exceeds_what_was_seized(parts: list[int], seized: int) -> None:
    first = seizure_in(1, seized)
    life: list[Standing] = [standing(first, 1)]
    for number, part in enumerate(parts, 2):
        told = destruction_of(first, part)
        refused = list(destruction.refusals(told, Context(today=TODAY, life=tuple(life))))
        fits = seizure.destroyed(life) + part <= seized
        assert [one.code for one in refused] == ([] if fits else ["balance"])
        if fits:
            life.append(standing(told, number))
    assert seizure.destroyed(life) <= seized


def standing(told: object, number: int) -> Standing:
    from datetime import UTC, datetime

    given = {name: getattr(told, name) for name in ("kind", "subject", "area", "day", "facts", "units")}
    return Standing(**given, id=number, learned_at=datetime(2026, 3, 9, tzinfo=UTC))


FINE = Field(name="q", sort="number", label=Words("số", "number"), decimals=3, least=1, most=10**12)


@given(st.integers(1, 10**12))
def test_a_number_written_is_read_back(value: int) -> None:
    assert answers.number(answers.written(value, 3), FINE) == value


@pytest.mark.parametrize("text", ["1,2345", "mười", "-3", "0", "1.2.3", "=A1", "", "9" * 20])
def test_what_is_no_such_number_is_refused(text: str) -> None:
    with pytest.raises(answers.AnswerError):
        answers.number(text, FINE)


def test_every_unit_has_words() -> None:
    assert set(MEASURES) == set(Measure)
