"""The catalogue: complete, checked, and with nothing that can be computed left to typing."""

from datetime import date

import pytest

from vungxanh.indicators.rules.definitions import (
    BadDefinitionError,
    check_terms,
    definition,
    read_definitions,
)
from vungxanh.indicators.rules.measured import Measured, combine, facts_of
from vungxanh.periods.interface import Period

YEAR = Period(date(2024, 12, 15), date(2025, 12, 15))


def content(**changes):
    base = {
        "code": "D99",
        "vi": "Chỉ số mẫu",
        "en": "Sample indicator",
        "unit": "case",
        "kind": "flow",
        "level": "commune",
        "period": "month",
        "public_below_province": False,
        "valid_from": "2024-12-15",
        "valid_to": None,
        "sources": ["nguồn mẫu"],
    }
    return base | changes


def measured(code, numerator, facts=()):
    as_of = date(2025, 12, 14)
    return Measured(code, 1, YEAR, as_of, as_of, date(2026, 1, 1), numerator, 1, facts)


@pytest.fixture(scope="module")
def catalogue(package_root):
    return read_definitions(package_root)


@pytest.fixture(scope="module")
def package_root():
    from vungxanh.indicators.queries import PACKAGES

    return PACKAGES


def test_the_catalogue_has_the_84_indicators_and_the_four_inputs_of_the_decision(catalogue):
    codes = [made.code for made in catalogue]
    assert len(codes) == len(set(codes)) == 88
    by_letter = {letter: sum(code.startswith(letter) for code in codes) for letter in "ABCDEFG"}
    assert by_letter == {"A": 17, "B": 20, "C": 14, "D": 20, "E": 7, "F": 6, "G": 4}


def test_every_sum_names_indicators_that_exist(catalogue):
    check_terms(catalogue)


def test_every_ratio_is_computed_and_every_source_is_said(catalogue):
    assert all(made.computed for made in catalogue if made.kind == "ratio")
    assert all(made.sources for made in catalogue)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": "average"}, "kind"),
        ({"code": "d1"}, "code"),
        ({"sources": []}, "sources"),
        ({"colour": "green"}, "colour"),
        ({"numerator": ["A1"]}, "numerator"),
    ],
)
def test_a_bad_definition_is_refused_with_its_place(changes, says):
    with pytest.raises(BadDefinitionError, match=says) as refused:
        definition(content(**changes), "records/indicators/D99.yaml")
    assert "records/indicators/D99.yaml" in str(refused.value)


def test_two_definitions_of_one_code_cannot_hold_at_once():
    first = definition(content(valid_to="2026-01-01"), "a")
    second = definition(content(valid_from="2025-12-31"), "b")
    after = definition(content(valid_from="2026-01-01"), "c")
    check_terms([first, after])
    with pytest.raises(BadDefinitionError, match="D99"):
        check_terms([first, second])


def test_a_sum_of_an_unknown_indicator_is_refused():
    with pytest.raises(BadDefinitionError, match="B99"):
        check_terms([definition(content(numerator=["B99"]), "a")])


def test_validity_is_half_open():
    made = definition(content(valid_from="2025-01-01", valid_to="2025-02-01"), "a")
    days = [date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 1)]
    assert [made.holds_on(day) for day in days] == [True, True, False]


def test_unknown_is_not_zero_in_a_sum():
    terms = definition(content(numerator=["A01", "-A04"]), "a").numerator
    assert combine(terms, {"A01": measured("A01", 124), "A04": measured("A04", 35)}) == 89
    assert combine(terms, {"A01": measured("A01", 124), "A04": measured("A04", None)}) is None
    assert combine(terms, {"A01": measured("A01", 124)}) is None


def test_the_facts_behind_a_sum_are_each_named_once():
    terms = definition(content(numerator=["A01", "-A04"]), "a").numerator
    parts = {"A01": measured("A01", 124, (3, 1)), "A04": measured("A04", 35, (1, 2))}
    assert facts_of(terms, parts) == (1, 2, 3)
