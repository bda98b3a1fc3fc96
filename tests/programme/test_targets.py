"""Targets: exact, in points, refused where they would be quotas on people."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import (
    FORBIDDEN,
    Comparison,
    Measure,
    Result,
    Rounding,
    Target,
    against,
    opposing,
    units_for,
)

UNTIL = date(2025, 12, 14)


def target(indicator: str = "A05", value: int | Fraction = 20, **given: object) -> Target:
    facts = {
        "key": indicator,
        "indicator": indicator,
        "area": 1,
        "measure": Measure.PERCENT,
        "comparison": Comparison.AT_LEAST,
        "value": Fraction(value),
        "cut_off": UNTIL,
        "source": "invented",
    }
    return Target(**(facts | given))  # type: ignore[arg-type]


def test_35_of_124_exceed_20_percent_by_8_2_points_and_ten_communes() -> None:
    stands = against(target(), Result(Fraction(35), Fraction(124)))
    assert stands.reached is True
    assert stands.gap == Fraction(3500, 124) - 20
    assert round(float(stands.gap), 1) == 8.2
    assert (stands.needed, stands.short) == (25, 0)
    assert stands.terms == (35, 124, 20)


@pytest.mark.parametrize(
    ("rounding", "communes", "reached"),
    [
        (Rounding.UP, 24, False),
        (Rounding.UP, 25, True),
        (Rounding.NEAREST, 24, False),
        (Rounding.NEAREST, 25, True),
        (Rounding.NONE, 24, False),
    ],
)
def test_the_rounding_rule_says_how_many_communes_a_share_means(
    rounding: Rounding, communes: int, reached: bool
) -> None:
    stands = against(target(rounding=rounding), Result(Fraction(communes), Fraction(124)))
    assert stands.reached is reached


def test_rounding_to_the_nearest_asks_less_than_rounding_up() -> None:
    up, nearest = target(rounding=Rounding.UP), target(rounding=Rounding.NEAREST)
    assert units_for(up, Fraction(102)) == 21
    assert units_for(nearest, Fraction(102)) == 20
    assert against(nearest, Result(Fraction(20), Fraction(102))).reached is True
    assert against(up, Result(Fraction(20), Fraction(102))).reached is False


@pytest.mark.parametrize("indicator", sorted(FORBIDDEN))
def test_no_target_is_set_on_tests_arrests_or_people_committed(indicator: str) -> None:
    with pytest.raises(ProgrammeRefusedError) as refused:
        target(indicator)
    assert refused.value.code == "forbidden_target"
    assert "Không đặt chỉ tiêu" in refused.value.vi


def test_a_growth_is_counted_against_the_year_before() -> None:
    growth = target("D05", 5, measure=Measure.CHANGE_PERCENT, comparison=Comparison.MORE_THAN)
    assert against(growth, Result(Fraction(106), before=Fraction(100))).reached is True
    assert against(growth, Result(Fraction(105), before=Fraction(100))).reached is False
    assert against(growth, Result(Fraction(106), before=Fraction(0))).reached is None


def test_what_is_unknown_or_broken_by_a_merger_is_neither_reached_nor_missed() -> None:
    assert against(target(), Result(None, Fraction(124))).reached is None
    assert against(target(), Result(Fraction(35))).reached is None
    broken = Result(Fraction(35), Fraction(124), break_between="sáp nhập 1/7/2025")
    assert against(target(), broken).reached is None
    assert against(target(), broken).series_break


@pytest.mark.parametrize(
    ("measure", "value"), [(Measure.COUNT, Fraction(1, 2)), (Measure.PERCENT, 120), (Measure.PERCENT, -1)]
)
def test_numbers_that_their_measure_does_not_allow_are_refused(
    measure: Measure, value: int | Fraction
) -> None:
    with pytest.raises(ProgrammeRefusedError):
        target(measure=measure, value=Fraction(value))


@given(
    st.integers(1, 400),
    st.fractions(0, 100, max_denominator=40),
    st.sampled_from([Comparison.AT_LEAST, Comparison.MORE_THAN]),
    st.data(),
)
def test_rounded_up_the_units_reach_exactly_when_the_share_does(
    whole: int, percent: Fraction, comparison: Comparison, data: st.DataObject
) -> None:
    part = data.draw(st.integers(0, whole))
    aim = target(value=percent, comparison=comparison)
    stands = against(aim, Result(Fraction(part), Fraction(whole)))
    exact = Fraction(part * 100, whole)
    assert stands.reached == (exact >= percent if comparison is Comparison.AT_LEAST else exact > percent)
    assert stands.gap == exact - percent


def test_finding_more_and_having_less_are_shown_side_by_side() -> None:
    more = target("D01", 3, measure=Measure.CHANGE_PERCENT)
    less = target("B01", 0, measure=Measure.CHANGE_PERCENT, comparison=Comparison.LESS_THAN)
    elsewhere = target("B02", 0, measure=Measure.CHANGE_PERCENT, area=2)
    assert opposing([more, less, elsewhere]) == ((more, less),)
