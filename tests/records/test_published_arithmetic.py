"""What can be worked out again from published figures, on invented ones and by properties."""

from dataclasses import replace
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vungxanh.records.rules.published import (
    Claim,
    checks,
    communes_for_target,
    denominators_for,
    doubted,
    excess_unit,
    rounded,
    share_of,
    whole_units,
    wholes_for_target,
)

SOURCE = "https://mau.example/bai-mau"
COUNTS = st.integers(1, 4000)
PLACES = st.integers(0, 2)


def claim(key: str, measure: str, value: str | Fraction, unit: str = "commune", **more: object) -> Claim:
    places = len(str(value).partition(".")[2])
    made = Claim(key, 1, measure, Fraction(value), unit, SOURCE, decimals=places, end="2025", as_of="2026-01")
    return replace(made, **more)


SHARE = claim("share", "drug_free_share_pct", "28.2", "percent")
PART = claim("part", "drug_free_communes", "35")
TARGET = claim("target", "drug_free_share_pct", "20", "percent", role="target")
MARGIN = claim("margin", "target_pct", "8.2", "pp", definition="over_target")


@given(COUNTS, COUNTS, PLACES)
def test_the_whole_a_share_was_made_of_is_among_those_it_allows(part: int, more: int, decimals: int) -> None:
    whole = part + more
    printed = rounded(share_of(Fraction(part), Fraction(whole)), decimals)
    assume(printed > Fraction(1, 2 * 10**decimals))
    assert whole in denominators_for(part, printed, decimals=decimals)


@given(COUNTS, st.integers(1, 9999), PLACES)
def test_every_whole_a_share_allows_prints_it_and_its_neighbours_do_not(
    part: int, printed: int, decimals: int
) -> None:
    share = Fraction(printed, 10**decimals)
    assume(Fraction(1, 2 * 10**decimals) < share <= 100)
    wholes = denominators_for(part, share, decimals=decimals)
    for whole in [*wholes[:3], *wholes[-3:]]:
        assert rounded(share_of(Fraction(part), Fraction(whole)), decimals) == share
    beside = [wholes.start - 1, wholes.stop]
    for whole in (one for one in beside if one >= part and one not in wholes):
        assert rounded(share_of(Fraction(part), Fraction(whole)), decimals) != share


@given(st.integers(1, 500), st.fractions(Fraction(1, 2), 100, max_denominator=10))
def test_the_wholes_of_a_target_are_those_that_round_up_to_it(count: int, percent: Fraction) -> None:
    wholes = wholes_for_target(count, percent)
    for whole in (*wholes[:2], *wholes[-2:]):
        assert communes_for_target(percent, whole) == count
    for whole in (wholes.start - 1, wholes.stop):
        assert ceil(percent * whole / 100) != count


@given(st.fractions(-1000, 1000), PLACES)
def test_rounding_is_within_half_a_place_and_the_same_on_both_sides_of_zero(
    value: Fraction, decimals: int
) -> None:
    near = rounded(value, decimals)
    assert abs(near - value) <= Fraction(1, 2 * 10**decimals)
    assert rounded(-value, decimals) == -near
    assert rounded(near, decimals) == near


def test_halves_go_up_as_in_print() -> None:
    assert [rounded(Fraction(n, 100), 1) for n in (25, 35, -25)] == [Fraction(n, 10) for n in (3, 4, -3)]


@pytest.mark.parametrize(("part", "printed"), [(0, "28.2"), (3, "0")])
def test_a_share_of_next_to_nothing_allows_any_whole(part: int, printed: str) -> None:
    with pytest.raises(ValueError, match="any number"):
        denominators_for(part, Fraction(printed), decimals=1)


def test_thirty_five_at_28_2_percent_is_only_of_124() -> None:
    assert list(denominators_for(35, Fraction("28.2"), decimals=1)) == [124]


@given(st.integers(1, 90), st.integers(1, 90), PLACES)
def test_a_margin_is_points_whenever_the_difference_says_so(target: int, more: int, decimals: int) -> None:
    share = Fraction(target + more)
    assert excess_unit(Fraction(more), share, Fraction(target), decimals=decimals) == "pp"
    relative = rounded(share_of(Fraction(more), Fraction(target)), decimals)
    assume(relative != more)
    assert excess_unit(relative, share, Fraction(target), decimals=decimals) == "percent"


def test_a_margin_in_points_is_refused_as_a_relative_one() -> None:
    in_points = checks([SHARE, TARGET, MARGIN])
    assert [(one.kind, one.holds) for one in in_points] == [("points", True)]
    relative = checks([SHARE, TARGET, replace(MARGIN, unit="percent")])
    assert [(one.kind, one.holds, one.computed) for one in relative] == [("relative", False, 41)]
    assert doubted(relative) == {"margin"}


def test_a_share_without_its_whole_says_which_wholes_it_allows() -> None:
    found = checks([SHARE, PART])
    assert whole_units(found, "share") == 124
    assert whole_units(found, "part") is None
    impossible = checks([replace(SHARE, value=Fraction("99.9")), replace(PART, value=Fraction(3))])
    assert doubted(impossible) == {"share"}


def test_a_share_that_does_not_recompute_is_in_doubt_and_its_counts_are_not() -> None:
    found = checks([SHARE, PART, claim("whole", "commune_units", "125")])
    assert [(one.kind, one.holds, one.computed) for one in found] == [("share", False, 28)]
    assert doubted(found) == {"share"}


def test_what_is_only_about_right_is_not_worked_out() -> None:
    rough = replace(SHARE, comparator="gt")
    assert checks([rough, PART, claim("whole", "commune_units", "125")]) == ()


def test_figures_of_two_sources_are_not_worked_out_together() -> None:
    other = claim("whole", "commune_units", "125", source="https://mau.example/bai-khac")
    assert [one.kind for one in checks([SHARE, PART, other])] == ["whole"]


PARTS = [claim(f"p{n}", "cases", str(n), "case", role="part", part_of="all") for n in (5, 7)]


@pytest.mark.parametrize(
    ("total", "complete", "holds"),
    [("12", True, True), ("13", True, False), ("11", False, True), ("6", False, False)],
)
def test_parts_against_their_total(total: str, complete: bool, holds: bool) -> None:
    """Parts that may not be all there may overlap: then each of them is held against the total."""
    whole = claim("all", "cases", total, "case", complete=complete)
    (found,) = checks([whole, *PARTS, claim("p9", "persons_arrested", "99", "person", part_of="all")])
    assert (found.kind, found.holds, found.computed) == (
        ("sum", holds, 12) if complete else ("parts", holds, 7)
    )
    assert doubted([found]) == (set() if holds else {"all", "p5", "p7"})


def test_a_part_is_no_more_than_its_whole() -> None:
    good = claim("n", "drug_free_border_communes", "27", denominator=Fraction(27))
    assert doubted(checks([good])) == set()
    assert doubted(checks([replace(good, value=Fraction(28))])) == {"n"}


def test_targets_in_communes_and_percent_must_fit_one_number_of_units() -> None:
    floor = [
        claim("n", "drug_free_communes", "26", role="target", target_type="floor"),
        claim("s", "drug_free_share_pct", "25", "percent", role="target", target_type="floor"),
    ]
    stretch = [
        claim("m", "drug_free_communes", "31", role="target", target_type="stretch"),
        claim("t", "drug_free_share_pct", "30", "percent", role="target", target_type="stretch"),
    ]
    (found,) = checks(floor + stretch)
    assert (found.holds, list(found.wholes)) == (True, [101, 102, 103])
    wrong = checks([*floor, *stretch[1:], replace(stretch[0], value=Fraction(40))])
    assert doubted(wrong) == {"n", "s", "m", "t"}
