"""Unknown inputs: what is possible, what decides, what a verdict rests on; all against exhaustive search."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.law import brute
from tests.law.invented import QUIET, communes, readings
from vungxanh.law.interface import ALL_READINGS, INPUTS, Figures, Reading, classify

SMALL = settings(max_examples=60, deadline=None)


@st.composite
def with_gaps(draw: st.DrawFn, most: int = 3) -> Figures:
    """A commune of which up to three inputs are unknown."""
    figures = draw(communes())
    hidden = draw(st.lists(st.sampled_from(INPUTS), min_size=1, max_size=most, unique=True))
    if "residents" in hidden:
        small = {name: min(getattr(figures, name), 3) for name in INPUTS[1:3]}
        figures = replace(figures, offenders_arrested=min(figures.offenders_arrested, 3), **small)
    elif set(hidden) & set(INPUTS[1:3]):
        figures = replace(figures, managed_addicts=0, managed_users=min(figures.managed_users, 4))
    return replace(figures, **dict.fromkeys(hidden))


@SMALL
@given(with_gaps(), readings())
def test_possible_and_decides_are_those_of_all_completions(figures, reading):
    assume(brute.size(figures) <= 2500)
    reached = {one: brute.verdict_of(one, reading) for one in brute.completions(figures)}
    result = classify(figures, 2026, reading, nearest=False)
    expected = brute.possible(reached)
    if len(expected) == 1:
        assert (result.verdict, result.possible, result.decides) == (expected[0], None, None)
    else:
        assert (result.verdict, result.because) == ("undetermined", None)
        assert result.possible == expected
        assert result.decides == brute.decides(figures, reached)


@SMALL
@given(with_gaps(most=2), readings())
def test_what_is_certain_is_what_all_completions_share(figures, reading):
    assume(brute.size(figures) <= 1200)
    result, seen = (
        brute.trace(figures, reading),
        [brute.trace(one, reading) for one in brute.completions(figures)],
    )

    def shared(values, otherwise=None):
        found = set(values)
        return found.pop() if len(found) == 1 else otherwise

    assert result.key_class == shared((one.key_class for one in seen), "undetermined")
    assert result.drug_free == shared(one.drug_free for one in seen)
    for place, criterion in enumerate(result.criteria):
        assert criterion.met == shared(one.criteria[place].met for one in seen), criterion.id
        if criterion.id.endswith("dd"):
            assert criterion.margin == shared(one.criteria[place].margin for one in seen)


@SMALL
@given(communes(), readings())
def test_because_is_the_first_smallest_deciding_set(figures, reading):
    assert classify(figures, 2026, reading, nearest=False).because == brute.because(figures, reading)


@SMALL
@given(with_gaps(most=4), readings())
def test_because_is_enough_and_no_part_of_it_is(figures, reading):
    result = classify(figures, 2026, reading, nearest=False)
    assume(result.verdict != "undetermined")
    assert brute.verdict_of(brute.only(figures, result.because), reading) == result.verdict
    for name in result.because:
        rest = [other for other in result.because if other != name]
        assert brute.verdict_of(brute.only(figures, rest), reading) == "undetermined"


@SMALL
@given(with_gaps(), readings())
def test_because_with_gaps_is_the_first_smallest_deciding_set(figures, reading):
    assert classify(figures, 2026, reading, nearest=False).because == brute.because(figures, reading)


@given(communes(), readings(), st.sampled_from(INPUTS))
def test_knowing_less_never_makes_a_verdict_wrong(figures, reading, name):
    known, less = (brute.trace(one, reading) for one in (figures, replace(figures, **{name: None})))
    assert less.verdict in (known.verdict, "undetermined")
    assert known.verdict in (less.possible or (less.verdict,))
    for one, other in zip(known.criteria, less.criteria, strict=True):
        assert other.met in (one.met, None)


def test_known_addicts_meet_a_criterion_though_the_users_are_unknown():
    row = brute.trace(replace(QUIET, managed_addicts=5, managed_users=None), Reading()).criterion("4.1a")
    assert (row.met, row.value, row.margin) == (True, None, None)


def test_rates_that_share_unknown_residents_are_tried_together():
    """With as many arrested as managed both rates cannot be at I and at none: which are reached is joint."""
    figures = replace(QUIET, residents=None, managed_addicts=2, offenders_arrested=1, use_points=2)
    result = classify(figures, 2026, Reading(), nearest=False)
    assert result.decides == ("residents",)
    assert result.criterion("4.3a").margin == 1
    assert result.criterion("4.1a").margin is None


def test_nothing_known_leaves_everything_open():
    for reading in [reading for reading in ALL_READINGS if reading.nested_dd == "exclude"]:
        result = classify(Figures(), 2026, reading)
        assert set(result.decides) == set(INPUTS) - _idle(reading)
        assert (result.nearest.better, result.nearest.worse) == (None, None)
        assert all(row.value is None for row in result.criteria)


def _idle(reading: Reading) -> set[str]:
    """Where every commune is type III at least and keys go first, being drug-free never shows."""
    free = {"using_not_exempt", "resident_violators", "wanted_fugitives"}
    always_iii = reading.zero == "literal" and reading.bands == "cumulative"
    return free if always_iii and reading.precedence == "key_first" else set()


@pytest.mark.parametrize(
    ("hidden", "criterion", "value"),
    [("plants", "4.1d", None), ("plant_area_m2", "4.2d", None), ("wanted_fugitives", "6.2", None)],
)
def test_a_pair_is_unknown_where_one_of_its_figures_is(hidden, criterion, value):
    row = brute.trace(replace(QUIET, **{hidden: None}), Reading()).criterion(criterion)
    assert (row.value, row.margin) == (value, None)


def test_an_unknown_route_leaves_the_count_of_the_combined_criterion_known():
    row = brute.trace(replace(QUIET, use_points=1, plants=1, key_route=None), Reading()).criterion("4.2dd")
    assert (row.met, row.value, row.margin) == (None, None, 0)
