"""The evaluation of communes whose figures are all known."""

import csv
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.invented import QUIET, communes, readings
from vungxanh.law.interface import (
    ALL_READINGS,
    INPUTS,
    FigureError,
    Figures,
    LawError,
    Reading,
    classify,
    classify_many,
    notes,
    verdicts,
)

UNHURRIED = settings(deadline=None)

SHARED = Path(os.environ.get("VUNGXANH_SHARED", Path(__file__).parents[3] / "shared"))
VECTORS = SHARED / "domain" / "decision-28-2025.vectors.csv"


def test_the_published_vectors_under_all_24_readings():
    if not VECTORS.exists():
        pytest.skip(f"{VECTORS.name} is not beside the checkout (set VUNGXANH_SHARED)")
    with VECTORS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    figures = [
        Figures.in_order([row[name] if name == "key_route" else int(row[name]) for name in INPUTS])
        for row in rows
    ]
    expected = [tuple(row[reading.key] for reading in ALL_READINGS) for row in rows]
    assert len(rows) == 400
    assert classify_many(figures, 2026) == expected


def trace(figures: Figures, reading: Reading | None = None):
    return classify(figures, 2026, reading or Reading(), because=False, nearest=False)


def test_every_criterion_is_listed_with_both_sides_of_its_comparison():
    result = trace(
        replace(QUIET, managed_addicts=3, managed_users=2, use_points=1, plants=500, key_route="intra")
    )
    rows = {one.id: (one.met, one.value, one.op, one.threshold, one.margin) for one in result.criteria}
    assert rows == {
        "4.1a": (True, "5/1000", ">=", "5/1000", 0),
        "4.1b": (False, 1, ">=", 2, -1),
        "4.1c": (False, "0/1000", ">=", "1/1000", -1),
        "4.1d": (False, [500, 0], ">=", [3000, 750], [-2500, -750]),
        "4.1dd": (True, [3, "intra"], ">=", [2, "intra|inter"], 1),
        "4.2a": (True, "5/1000", ">=", "1/1000", 4),
        "4.2b": (True, 1, ">=", 1, 0),
        "4.2c": (False, "0/1000", ">=", "5/10000", -1),
        "4.2d": (True, [500, 0], ">=", [500, 125], [0, -125]),
        "4.2dd": (True, [3, "intra"], ">=", [2, "intra|inter"], 1),
        "4.3a": (True, "5/1000", ">", "0/1", 4),
        "4.3b": (False, "0/1000", ">", "0/1", -1),
        "4.3c": (True, [500, 0], ">", [0, 0], [499, -1]),
        "6.1": (True, 0, "<=", 0, 0),
        "6.2": (True, [0, 0], "<=", [0, 0], [0, 0]),
        "6.3": (False, 1, "<=", 0, -1),
    }
    assert (result.verdict, result.key_class, result.drug_free) == ("II", "II", False)
    assert result.criterion("4.1a").citation == "điểm a khoản 1 Điều 4 Quyết định 28/2025/QĐ-TTg"
    with pytest.raises(LawError, match=r"no criterion 4\.9"):
        result.criterion("4.9")


def test_literal_bands_carry_their_upper_bound_and_margin():
    figures = replace(QUIET, residents=8590, managed_addicts=8, use_points=2, plants=2999, plant_area_m2=125)
    result = trace(figures, Reading(bands="literal"))
    rows = {one.id: (one.met, one.below, one.margin, one.margin_upper) for one in result.criteria}
    assert rows["4.2a"] == (False, "5/1000", -1, 34)  # ⌈8.59⌉ = 9 and ⌈42.95⌉ - 1 = 42
    assert rows["4.2b"] == (False, 2, 1, -1)
    assert rows["4.2d"] == (True, [3000, 750], [2499, 0], [0, 624])
    assert rows["4.3a"] == (True, "1/1000", 7, 0)
    assert rows["4.3c"] == (False, [500, 125], [2998, 124], [-2500, -1])
    assert rows["4.1a"] == (False, None, -35, None)
    cumulative = trace(figures)
    assert all(one.below is None and one.margin_upper is None for one in cumulative.criteria)


def test_a_rate_of_zero_meets_type_iii_only_when_zero_is_literal():
    literal = trace(QUIET, Reading(zero="literal", precedence="key_first"))
    assert (literal.verdict, literal.drug_free) == ("III", True)
    row = literal.criterion("4.3a")
    assert (row.met, row.op, row.threshold, row.margin) == (True, ">=", "0/1", 0)
    assert literal.criterion("4.2dd").value == [0, "none"]
    assert trace(QUIET, Reading(precedence="key_first")).verdict == "drug_free"


def test_nested_dd_shows_in_what_is_met_and_not_in_the_verdict():
    figures = replace(QUIET, use_points=1, plants=1, key_route="inter")
    excluded, included = trace(figures), trace(figures, Reading(nested_dd="include"))
    assert (excluded.criterion("4.1dd").value, excluded.criterion("4.1dd").met) == ([1, "inter"], False)
    assert (included.criterion("4.1dd").value, included.criterion("4.1dd").met) == ([2, "inter"], True)
    assert excluded.verdict == included.verdict


@pytest.mark.parametrize(
    ("precedence", "verdict"),
    [("drug_free_over_III", "drug_free"), ("drug_free_first", "drug_free"), ("key_first", "III")],
)
def test_precedence_between_type_iii_and_drug_free(precedence, verdict):
    result = trace(replace(QUIET, managed_addicts=1), Reading(precedence=precedence))
    assert (result.verdict, result.key_class, result.drug_free) == (verdict, "III", True)


@pytest.mark.parametrize(
    ("precedence", "verdict"),
    [("drug_free_over_III", "II"), ("drug_free_first", "drug_free"), ("key_first", "II")],
)
def test_precedence_between_type_ii_and_drug_free(precedence, verdict):
    figures = replace(QUIET, managed_addicts=1, offenders_arrested=1, plants=500)
    result = trace(figures, Reading(precedence=precedence))
    assert (result.verdict, result.key_class, result.drug_free) == (verdict, "II", True)


@UNHURRIED
@given(communes(), readings())
def test_the_verdict_follows_from_the_criteria_that_are_listed(figures, reading):
    result = trace(figures, reading)
    met = {one.id: one.met for one in result.criteria}
    counts = {name: sum(met[one] for one in met if one.startswith(prefix)) for name, prefix in
              (("I", "4.1"), ("II", "4.2"), ("III", "4.3"))}  # fmt: skip
    key = "I" if counts["I"] >= 3 else "II" if counts["II"] >= 3 else "III" if counts["III"] else "none"
    assert result.key_class == key
    assert result.drug_free == (met["6.1"] and met["6.2"] and met["6.3"])
    if not result.drug_free:
        assert result.verdict == ("unclassified" if key == "none" else key)
    elif key in ("I", "II"):
        assert result.verdict == ("drug_free" if reading.precedence == "drug_free_first" else key)


def truths(one) -> list[bool]:
    """For each figure of a criterion whether its margins say that it is inside the band."""
    lower = one.margin if isinstance(one.margin, list) else [one.margin]
    upper = one.margin_upper if isinstance(one.margin_upper, list) else [one.margin_upper] * len(lower)
    return [low >= 0 and (high is None or high >= 0) for low, high in zip(lower, upper, strict=True)]


@UNHURRIED
@given(communes(), readings())
def test_margins_say_what_is_met(figures, reading):
    for one in trace(figures, reading).criteria:
        if one.id.endswith("dd"):
            assert one.met == (one.margin >= 0 and figures.key_route != "none")
        else:
            assert one.met == (all if one.id.startswith("6") else any)(truths(one))


@UNHURRIED
@given(communes(), st.sampled_from(INPUTS[1:-1]), st.integers(1, 4000))
def test_more_of_anything_never_gives_a_lower_key_class(figures, name, more):
    worse = replace(figures, **{name: getattr(figures, name) + more})
    order = ("none", "III", "II", "I")
    for reading in (Reading(), Reading(zero="literal", nested_dd="include")):
        before, after = trace(figures, reading), trace(worse, reading)
        assert order.index(after.key_class) >= order.index(before.key_class)
        assert before.drug_free or not after.drug_free


@UNHURRIED
@given(communes())
def test_the_24_readings_make_12_functions(figures):
    found = verdicts(figures, 2026)
    for key, verdict in found.items():
        assert found[key.replace("exclude", "include")] == verdict


@UNHURRIED
@given(communes(), readings())
def test_the_fast_way_gives_the_verdict_of_the_full_trace(figures, reading):
    assert verdicts(figures, 2026, [reading]) == {reading.key: trace(figures, reading).verdict}
    assert classify_many([figures], 2026, [reading]) == [(trace(figures, reading).verdict,)]


@UNHURRIED
@given(communes(), readings())
def test_both_kinds_of_route_count_alike(figures, reading):
    intra, inter = (trace(replace(figures, key_route=mark), reading) for mark in ("intra", "inter"))
    assert [one.met for one in intra.criteria] == [one.met for one in inter.criteria]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("residents", 0),
        ("residents", -1),
        ("plants", -1),
        ("plants", 1.5),
        ("use_points", True),
        ("key_route", "on"),
    ],
)
def test_a_figure_outside_its_domain_is_refused_by_name(name, value):
    with pytest.raises(FigureError, match=f"^{name}: .* / {name}: ") as error:
        classify(replace(QUIET, **{name: value}), 2026)
    assert error.value.input == name


def test_exact_where_floating_point_is_not():
    """0.5 % of 600,200,000,000 is a whole number of people; one fewer must not be rounded up to it."""
    many = replace(QUIET, residents=600_200_000_000, managed_addicts=3_001_000_000)
    assert trace(many).criterion("4.1a").margin == 0
    fewer = replace(many, managed_addicts=3_000_999_999)
    assert (trace(fewer).criterion("4.1a").met, trace(fewer).criterion("4.1a").margin) == (False, -1)


def test_notes_stand_beside_a_result_and_change_nothing():
    always = {"dd_idle", "one_year_period"}
    figures = replace(QUIET, plants=3, offenders_arrested=1)
    assert {note.id for note in notes(QUIET, trace(QUIET))} == always
    found = {note.id for note in notes(figures, trace(figures))}
    assert found == always | {"arrests_without_resident_violator", "plants_in_drug_free"}
    in_2025 = classify(Figures(), 2025)
    assert {note.id for note in notes(Figures(), in_2025)} == always | {"began_before_effect"}
    assert all(note.citations and set(note.says) == {"vi", "en"} for note in notes(QUIET, trace(QUIET)))
