"""Re-casting: totals kept to the unit, exact where units merged whole, marked where they were split."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.areas.rules.recast import (
    EQUAL_SHARES,
    SHARING_RULES,
    RecastRefusedError,
    Step,
    one_to_one_back,
    recast_forward,
    share_out,
)

FIRST = date(2020, 1, 1)


@dataclass(frozen=True)
class Map:
    """A history: generations of units, each a pair (generation, number)."""

    steps: dict
    predecessors: dict
    sources: list
    on: date


@st.composite
def maps(draw, splits=True):
    """Random histories of up to three generations."""
    sizes = draw(st.lists(st.integers(1, 6), min_size=2, max_size=4))
    steps, predecessors = {}, {}
    for generation, (size, later) in enumerate(pairwise(sizes)):
        for number in range(size):
            most = min(3, later) if splits else 1
            chosen = draw(st.sets(st.integers(0, later - 1), min_size=1, max_size=most))
            after = tuple((generation + 1, one) for one in sorted(chosen))
            steps[generation, number] = Step(FIRST + timedelta(days=generation), after)
            for one in after:
                predecessors.setdefault(one, []).append((generation, number))
    made_later = [
        (generation, number)
        for generation, size in enumerate(sizes)
        for number in range(size)
        if generation and (generation, number) not in predecessors
    ]
    sources = [(0, number) for number in range(sizes[0])] + made_later
    return Map(steps, predecessors, sources, FIRST + timedelta(days=len(sizes)))


@st.composite
def cases(draw, splits=True, unknown=False):
    history = draw(maps(splits=splits))
    values = st.integers(0, 10**9)
    values = st.none() | values if unknown else values
    return history, {source: draw(values) for source in history.sources}


def cast(history, figures, **more):
    return recast_forward(
        figures, steps=history.steps, predecessors=history.predecessors, on=history.on, **more
    )


@given(cases())
def test_the_total_is_kept_to_the_unit(case):
    history, figures = case
    result = cast(history, figures)
    assert sum(figure.value for figure in result.figures.values()) == sum(figures.values())


@given(cases(unknown=True))
def test_what_is_known_is_kept_and_unknown_stays_unknown(case):
    history, figures = case
    result = cast(history, figures)
    known = sum(value for value in figures.values() if value is not None)
    assert sum(figure.known for figure in result.figures.values()) == known
    if None in figures.values():
        assert any(figure.value is None for figure in result.figures.values())


@given(cases(splits=False))
def test_whole_mergers_are_exact(case):
    history, figures = case
    result = cast(history, figures)
    assert all(figure.exact and figure.rule is None for figure in result.figures.values())


@given(cases())
def test_exact_figures_do_not_hang_on_the_sharing_rule(case):
    history, figures = case
    plain = cast(history, figures)
    weights = {
        (key, after): number + 1
        for key, step in history.steps.items()
        for number, after in enumerate(step.successors)
    }
    weighted = cast(history, figures, weights=weights, rule="places")
    for key, figure in plain.figures.items():
        assert figure.exact == weighted.figures[key].exact
        if figure.exact:
            assert figure == weighted.figures[key]
        else:
            assert (figure.rule, weighted.figures[key].rule) == (EQUAL_SHARES, "places")


@given(cases())
def test_a_figure_that_came_through_a_split_is_never_exact(case):
    history, figures = case

    def touched(key):
        before = history.predecessors.get(key, [])
        return any(len(history.steps[one].successors) > 1 or touched(one) for one in before)

    for key, figure in cast(history, figures).figures.items():
        assert figure.exact != touched(key)


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_shares_add_up_and_lie_within_one_of_the_proportion(total, weights):
    shares = share_out(total, weights)
    assert sum(shares) == total
    used = weights if any(weights) else [1] * len(weights)
    for share, weight in zip(shares, used, strict=True):
        assert abs(share * sum(used) - total * weight) < sum(used)


def test_the_rule_has_a_name_in_both_languages():
    assert all(SHARING_RULES[EQUAL_SHARES])


def test_a_missing_part_leaves_the_sum_unknown():
    steps = {"a": Step(FIRST, ("c",)), "b": Step(FIRST, ("c",))}
    result = recast_forward({"a": 5}, steps=steps, predecessors={"c": ["a", "b"]}, on=FIRST)
    assert (result.figures["c"].value, result.figures["c"].known) == (None, 5)
    assert result.as_it_was == {"a": 5}


def test_nothing_moves_before_the_day():
    steps = {"a": Step(FIRST, ("c",))}
    result = recast_forward({"a": 5}, steps=steps, predecessors={"c": ["a"]}, on=FIRST - timedelta(days=1))
    assert result.figures["a"].exact
    assert result.figures["a"].value == 5


def test_a_unit_beside_its_successor_is_refused():
    steps = {"a": Step(FIRST, ("c",))}
    with pytest.raises(RecastRefusedError, match="twice"):
        recast_forward({"a": 5, "c": 9}, steps=steps, predecessors={"c": ["a"]}, on=FIRST)


@pytest.mark.parametrize(
    ("figures", "more"),
    [
        ({"a": -1}, {}),
        ({"a": 1}, {"weights": {}}),
        ({"a": 1}, {"rule": "area"}),
        ({"a": 1}, {"weights": {("a", "c"): 1}, "rule": "area"}),
    ],
)
def test_wrong_input_is_refused(figures, more):
    steps = {"a": Step(FIRST, ("c", "d"))}
    with pytest.raises(RecastRefusedError):
        recast_forward(figures, steps=steps, predecessors={"c": ["a"], "d": ["a"]}, on=FIRST, **more)


def test_back_only_where_the_ground_is_the_same():
    starts = {"a": None, "b": FIRST, "x": None, "y": None, "z": FIRST}
    before = {"b": ["a"], "z": ["x", "y"]}
    after = {"a": ["b"], "x": ["z"], "y": ["z"]}
    earlier = FIRST - timedelta(days=1)
    links = {"predecessors": before, "successors": after, "starts": starts, "on": earlier}
    assert one_to_one_back("b", **links) == "a"
    with pytest.raises(RecastRefusedError, match="merged or split"):
        one_to_one_back("z", **links)
