"""An edited fact is checked against its kind; exact figures stay exact."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.documents import proposed, quantity
from vungxanh.intake.rules.decisions import KINDS
from vungxanh.intake.rules.editing import EditError, edited, exact, partial_date
from vungxanh.intake.rules.fields import FIELDS, MEASURE_UNITS, held
from vungxanh.intake.rules.values import LARGEST_OF_A_TEXT, CellError
from vungxanh.intake.web.pages import words
from vungxanh.intake.web.pages.facts import inputs
from vungxanh.reader.interface import MEASURES, SUBSTANCES

BY_KIND = {one.kind: dict(one.data) for one in proposed()}


@given(st.fractions())
def test_an_exact_figure_is_read_back_as_it_was(value: Fraction) -> None:
    assert Fraction(exact(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_a_decimal_is_written_as_a_decimal(value: object) -> None:
    written = exact(Fraction(str(value)))
    assert "/" not in written
    assert Fraction(written) == Fraction(str(value))


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_in_every_form(day: date) -> None:
    iso = day.isoformat()
    assert partial_date(iso) == partial_date(f"{day.day}/{day.month}/{day.year}") == iso
    assert partial_date(f"{day.month}/{day.year}") == partial_date(iso[:7]) == iso[:7]
    assert partial_date(str(day.year)) == iso[:4]
    assert partial_date(f"{day.day}/{day.month}") == f"-{iso[4:]}"
    for form in (iso, iso[:7], iso[:4], f"-{iso[4:]}"):
        assert partial_date(words.partial_day(form)) == form


@pytest.mark.parametrize("wrong", ["31/2/2024", "hôm qua", "13/2024", "-", "--", "1/1/24", "2024-13-1", ""])
def test_what_is_no_day_is_refused(wrong: str) -> None:
    with pytest.raises(CellError):
        partial_date(wrong)


@given(st.sampled_from(KINDS), st.data())
def test_whatever_is_entered_gives_a_fact_of_the_kind_or_says_what_is_wrong(
    kind: str, data: st.DataObject
) -> None:
    anything = st.text(max_size=12) | st.sampled_from(
        ["1.904,99", "12", "-3", "cases", "g", "1/2024", "1", ""]
    )
    entered = {
        field.name: data.draw(anything | st.sampled_from(field.choices or ("",)))
        for field in FIELDS[kind]
        if data.draw(st.booleans())
    }
    before = str(BY_KIND[kind])
    fresh, problems = outcome(kind, entered)
    assert set(problems) <= {field.name for field in FIELDS[kind]}
    assert all(vi and en for vi, en in problems.values())
    for field in FIELDS[kind]:
        value = held(fresh, field)
        assert value is not None or not field.required
        assert not field.choices or value is None or value in field.choices
        assert field.type != "number" or value is None or Fraction(str(value)).denominator
    assert str(BY_KIND[kind]) == before


def outcome(kind: str, entered: dict[str, str]) -> tuple[dict[str, object], dict[str, tuple[str, str]]]:
    """The edited fact without problems, or the fact as it was with them."""
    try:
        return edited(kind, BY_KIND[kind], entered), {}
    except EditError as error:
        return BY_KIND[kind], dict(error.problems)


@pytest.mark.parametrize("one", proposed(), ids=lambda one: one.kind)
def test_the_form_as_it_is_shown_changes_nothing(one: object) -> None:
    entered = {field.name: field.value for field in inputs(one.kind, one.data, {}, {})}
    entered |= {"unit": words.unit_code(entered["unit"], one.data["unit"])} if "unit" in entered else {}
    assert edited(one.kind, one.data, entered) == one.data


def test_unit_and_measure_go_together() -> None:
    grams = dict(quantity("756,92g", "seizure_mass_g", "756.92", "g").data)
    assert edited("quantity", grams, {"measure": "cases", "unit": "g"})["unit"] == "case"
    for unit in ("kg", "case", ""):
        with pytest.raises(EditError) as refused:
            edited("quantity", grams, {"unit": unit})
        assert set(refused.value.problems) == {"unit"}
    points = edited("quantity", BY_KIND["quantity"], {"measure": "target_pct", "unit": "pp", "value": "8,2"})
    assert (points["unit"], points["value"]) == ("pp", "8.2")


@pytest.mark.parametrize(
    ("said", "code"), [("vụ", "case"), (" Tin ", "tip"), ("cases", "case"), ("hộ", "hộ")]
)
def test_a_unit_is_entered_in_words_of_either_language(said: str, code: str) -> None:
    assert words.unit_code(said) == code


def test_a_fall_is_negative_and_a_range_rises() -> None:
    fall = {"measure": "change_pct", "unit": "percent", "value": "−12,5"}
    assert edited("quantity", BY_KIND["quantity"], fall)["value"] == "-12.5"
    with pytest.raises(EditError):
        edited("quantity", BY_KIND["quantity"], {"value": "5", "value_max": "3"})


def test_the_money_of_a_scheme_has_more_digits_than_a_cell() -> None:
    money = dict(quantity("12 vụ", "other", "1100000000000", "đồng").data)
    assert edited("quantity", money, {"value": "1.100.000.000.000"}) == money
    largest = {"value": str(LARGEST_OF_A_TEXT)}
    assert edited("quantity", money, largest)["value"] == largest["value"]
    with pytest.raises(EditError) as refused:
        edited("quantity", money, {"value": str(LARGEST_OF_A_TEXT + 1)})
    assert "15 digits at most" in refused.value.problems["value"][1]


def test_numbers_of_a_person_are_refused() -> None:
    with pytest.raises(EditError) as refused:
        edited("event", BY_KIND["event"], {"place": "gọi 0912 345 678"})
    assert set(refused.value.problems) == {"place"}


def test_every_choice_has_words_and_every_measure_a_unit() -> None:
    assert tuple(MEASURE_UNITS) == MEASURES
    assert set(words.MEASURES) == set(MEASURES)
    assert set(words.SUBSTANCES) == set(SUBSTANCES)
    assert set(words.KINDS) == set(KINDS) == set(FIELDS)
    assert set(MEASURE_UNITS.values()) - {""} <= set(words.UNITS)
    for kind, fields in FIELDS.items():
        for field in fields:
            assert field.path in words.FIELDS
            if field.type == "choice":
                assert set(field.choices) == set(words.CHOICES[kind][field.path])
