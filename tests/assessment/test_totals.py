"""Totals, shares, gaps and changes between readings."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.assessment.rules.totals import (
    OUTCOMES,
    BadTargetError,
    Target,
    changed,
    counts_of,
    drug_free_share,
    gap_points,
    key_total,
    other_classes,
)

outcomes = st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=200)


def test_the_published_totals_of_tuyen_quang():
    counts = counts_of(["drug_free"] * 35 + ["unclassified"] * 18 + ["III"] * 38 + ["II"] * 24 + ["I"] * 9)
    share = drug_free_share(counts)
    assert share == Fraction(35, 124)
    assert key_total(counts) == 71
    gap = gap_points(share, Target(Fraction(20), "nguồn mẫu"))
    assert gap == Fraction(35 * 100, 124) - 20
    assert round(gap, 1) == Fraction(82, 10)


@given(outcomes)
def test_counts_name_every_outcome_and_add_up(drawn):
    counts = counts_of(drawn)
    assert tuple(counts) == OUTCOMES
    assert sum(counts.values()) == len(drawn)
    assert drug_free_share(counts) * len(drawn) == drawn.count("drug_free")


@given(outcomes)
def test_a_reading_that_says_the_same_changes_nothing(drawn):
    one = dict(enumerate(drawn))
    assert changed(one, one) == 0
    assert changed(one, dict.fromkeys(one, "held")) == len(drawn) - drawn.count("held")


def test_a_gap_may_be_below_the_target_and_is_nothing_without_one():
    assert gap_points(Fraction(1, 10), Target(Fraction(25, 2), "nguồn mẫu")) == Fraction(-5, 2)
    assert gap_points(Fraction(1, 10), None) is None


@pytest.mark.parametrize(("percent", "source"), [(-1, "a"), (101, "a"), (20, " ")])
def test_a_target_that_is_no_share_or_has_no_source_is_refused(percent, source):
    with pytest.raises(BadTargetError):
        Target(Fraction(percent), source)


def test_other_classes_are_distinct_and_best_first():
    assert other_classes({"a": "I", "b": "III", "c": "III", "d": "drug_free"}, "I") == ("drug_free", "III")
    assert other_classes({"a": "I"}, "I") == ()
