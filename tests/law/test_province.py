"""A province: sums, shares, bounds under unknown terms."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.invented import QUIET, communes, readings
from vungxanh.law.interface import (
    INPUTS,
    FigureError,
    Figures,
    LawError,
    Reading,
    YearOutsideValidityError,
    classify,
    classify_province,
)

UNHURRIED = settings(deadline=None, max_examples=60)


def province(rows, violators=0, reading=None):
    return classify_province(rows, 2026, reading or Reading(), resident_violators_province=violators)


def met(result) -> dict[str, bool | None]:
    return {one.id: one.met for one in result.criteria}


TYPE_I = replace(QUIET, managed_addicts=50, use_points=2, offenders_arrested=10)
TYPE_II = replace(QUIET, managed_addicts=1, use_points=1, offenders_arrested=1)


def test_a_quiet_province_is_drug_free_with_every_criterion_listed():
    result = province([QUIET, replace(QUIET, residents=500)])
    rows = {one.id: (one.met, one.value, one.op, one.threshold, one.margin) for one in result.criteria}
    assert rows == {
        "5.1": (False, "0/1500", ">=", "2/1000", -3),
        "5.2": (False, 0, ">=", 5, -5),
        "5.3": (False, "0/1500", ">=", "5/10000", -1),
        "5.4": (False, "0/2", ">=", "3/100", -1),
        "5.5": (False, [0, 0], ">=", [8000, 2000], [-8000, -2000]),
        "5.6": (False, 0, ">=", 1, -1),
        "6.1": (True, 0, "<=", 0, 0),
        "6.2": (True, [0, 0], "<=", [0, 0], [0, 0]),
        "6.3": (True, 0, "<=", 0, 0),
    }
    assert (result.verdict, result.key_area, result.drug_free) == ("drug_free", False, True)
    assert result.criteria[0].citation == "khoản 1 Điều 5 Quyết định 28/2025/QĐ-TTg"


BOUNDS = [
    ("5.1", {"residents": 1500, "managed_addicts": 3}, {"managed_addicts": 2}),
    ("5.2", {"use_points": 5}, {"use_points": 4}),
    ("5.3", {"residents": 4000, "offenders_arrested": 2}, {"offenders_arrested": 1}),
    ("5.5", {"plants": 8000}, {"plants": 7999}),
    ("5.5", {"plant_area_m2": 2000}, {"plant_area_m2": 1999}),
    ("5.6", {"key_route": "inter"}, {"key_route": "intra"}),
    ("6.1", {"using_not_exempt": 0}, {"using_not_exempt": 1}),
    ("6.2", {"wanted_fugitives": 0}, {"wanted_fugitives": 1}),
    ("6.3", {"use_points": 0}, {"use_points": 1}),
]


@pytest.mark.parametrize(("name", "yes", "no"), BOUNDS)
def test_each_bound_from_both_sides(name, yes, no):
    inside = replace(QUIET, **yes)
    assert met(province([inside]))[name] is True
    assert met(province([replace(inside, **no)]))[name] is False


@pytest.mark.parametrize(("others", "expected"), [(32, True), (33, True), (34, False)])
def test_three_per_cent_of_communes_counted_exactly(others, expected):
    """1 of 33 and 1 of 33.3… reach 3 %; 1 of 34 does not; 1 of 35 neither."""
    rows = [TYPE_II, *[QUIET] * (others - 1)]
    result = province(rows)
    assert met(result)["5.4"] is expected
    assert result.criteria[3].value == f"1/{others}"


def test_types_count_by_their_verdict_under_the_same_reading():
    exempt = replace(QUIET, managed_addicts=1, offenders_arrested=1, plants=500)
    assert classify(exempt, 2026).verdict == "II"
    assert met(province([exempt]))["5.4"] is True
    assert met(province([exempt], reading=Reading(precedence="drug_free_first")))["5.4"] is False


def test_four_of_six_make_a_key_province_and_rule_out_drug_free():
    rows = [replace(QUIET, managed_addicts=2, offenders_arrested=1, plants=8000, key_route="inter")]
    result = province(rows)
    assert sum(met(result)[f"5.{number}"] for number in range(1, 7)) == 5
    assert (result.verdict, result.key_area, result.drug_free) == ("key", True, True)
    three = province([replace(QUIET, residents=600, offenders_arrested=1, key_route="inter")])
    assert (three.verdict, three.key_area) == ("drug_free", False)
    assert province([TYPE_I]).key_area is False  # 5.1, 5.3 and 5.4 alone


def test_residents_who_violate_are_not_the_sum_of_the_communes():
    rows = [replace(QUIET, resident_violators=3)]
    assert province(rows, violators=0).verdict == "drug_free"
    assert province(rows, violators=1).verdict == "unclassified"
    unknown = province(rows, violators=None)
    assert (unknown.verdict, unknown.drug_free) == ("undetermined", None)
    assert unknown.criteria[7].value is None


def test_a_condition_that_fails_decides_though_another_is_unknown():
    rows = [replace(QUIET, wanted_fugitives=1)]
    assert province(rows, violators=None).verdict == "unclassified"


def test_an_unknown_term_bounds_a_sum_from_below():
    known = replace(QUIET, use_points=5)
    result = province([known, replace(QUIET, use_points=None)])
    assert met(result)["5.2"] is True
    assert result.criteria[1].value is None
    assert met(province([replace(QUIET, use_points=None)]))["5.2"] is None


def test_unknown_residents_count_at_least_one_each():
    """With 499 known and 2 unknown terms there are 501 or more: 1 of 501 misses 0.2 %, 1 of 500 would not."""
    rows = [replace(QUIET, residents=499, managed_addicts=1), *[replace(QUIET, residents=None)] * 2]
    assert met(province(rows))["5.1"] is False
    assert met(province(rows[:2]))["5.1"] is None
    assert province(rows[:2]).criteria[0].margin is None


def test_routes_unknown_and_known():
    unknown = replace(QUIET, key_route=None)
    assert met(province([unknown, QUIET]))["5.6"] is None
    assert met(province([unknown, replace(QUIET, key_route="inter")]))["5.6"] is True
    assert met(province([unknown, QUIET]))["5.6"] is None


def test_communes_possibly_of_a_counted_type_bound_the_share():
    perhaps = replace(TYPE_II, use_points=None)
    assert classify(perhaps, 2026).verdict == "undetermined"
    assert met(province([perhaps, QUIET]))["5.4"] is None
    certain = replace(TYPE_I, using_not_exempt=1, plants=500, use_points=None)
    assert set(classify(certain, 2026).possible) == {"II", "I"}
    assert met(province([certain]))["5.4"] is True


def test_what_cannot_be_computed_is_refused():
    with pytest.raises(LawError, match="has no commune"):
        province([])
    with pytest.raises(FigureError, match="resident_violators_province"):
        province([QUIET], violators=-1)
    with pytest.raises(FigureError, match="plants"):
        province([replace(QUIET, plants=-1)])
    with pytest.raises(YearOutsideValidityError):
        classify_province([QUIET], 2024)


@UNHURRIED
@given(st.lists(communes(), min_size=1, max_size=4), readings(), st.integers(0, 2))
def test_a_known_province_by_plain_arithmetic(rows, reading, violators):
    def total(name):
        return sum(getattr(row, name) for row in rows)

    residents, managed = total("residents"), total("managed_addicts") + total("managed_users")
    types = sum(
        classify(row, 2026, reading, nearest=False, because=False).verdict in ("I", "II") for row in rows
    )
    expected = {
        "5.1": managed * 1000 >= residents * 2,
        "5.2": total("use_points") >= 5,
        "5.3": total("offenders_arrested") * 10_000 >= residents * 5,
        "5.4": types * 100 >= len(rows) * 3,
        "5.5": total("plants") >= 8000 or total("plant_area_m2") >= 2000,
        "5.6": any(row.key_route == "inter" for row in rows),
        "6.1": total("using_not_exempt") == 0,
        "6.2": violators == 0 and total("wanted_fugitives") == 0,
        "6.3": total("use_points") == 0,
    }
    result = province(rows, violators, reading)
    assert met(result) == expected
    key = sum(expected[f"5.{number}"] for number in range(1, 7)) >= 4
    free = all(expected[f"6.{number}"] for number in range(1, 4))
    assert result.verdict == ("key" if key else "drug_free" if free else "unclassified")


@UNHURRIED
@given(
    st.lists(communes(), min_size=1, max_size=3),
    readings(),
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from(INPUTS)), max_size=5),
    st.none() | st.integers(0, 1),
)
def test_knowing_less_never_contradicts_what_is_known(rows, reading, hidden, violators):
    less: list[Figures] = list(rows)
    for place, name in hidden:
        less[place % len(rows)] = replace(less[place % len(rows)], **{name: None})
    known, found = province(rows, violators or 0, reading), province(less, violators, reading)
    assert found.verdict in (known.verdict, "undetermined")
    for one, other in zip(known.criteria, found.criteria, strict=True):
        assert other.met in (one.met, None)


@pytest.mark.parametrize("managed", [True, False, None])
def test_four_of_six_with_unknowns(managed):
    """Rows made to order for five of the six criteria; 5.4 follows from the figures."""
    for points, offenders, plants, route in product((True, False, None), repeat=4):
        row = Figures(
            residents=100_000,
            managed_addicts=None if managed is None else 200 * managed,
            managed_users=0,
            using_not_exempt=1,
            use_points=None if points is None else 5 * points,
            offenders_arrested=None if offenders is None else 50 * offenders,
            plants=None if plants is None else 8000 * plants,
            plant_area_m2=0,
            resident_violators=0,
            wanted_fugitives=0,
            key_route={True: "inter", False: "none", None: None}[route],
        )
        result = province([row])
        six = [met(result)[f"5.{number}"] for number in range(1, 7)]
        assert [six[place] for place in (0, 1, 2, 4, 5)] == [managed, points, offenders, plants, route]
        sure, unsure = six.count(True), six.count(None)
        assert result.verdict == (
            "key" if sure >= 4 else "unclassified" if sure + unsure < 4 else "undetermined"
        )


def test_a_point_on_the_border_of_two_communes_is_one_point_of_the_province() -> None:
    """Article 5.2 asks for 5 points: two communes with 3 each that share one have 5, with two shared 4."""
    three = replace(QUIET, use_points=3)
    met = {
        shared: classify_province([three, three], 2026, use_points_shared=shared).criteria[1]
        for shared in (0, 1, 2)
    }
    assert [(one.value, one.met, one.margin) for one in met.values()] == [
        (6, True, 1),
        (5, True, 0),
        (4, False, -1),
    ]
    with pytest.raises(FigureError, match="use_points_shared"):
        classify_province([three], 2026, use_points_shared=3)


def test_a_shared_point_of_a_sum_that_is_not_whole_lowers_what_is_certain() -> None:
    open_ended = [replace(QUIET, use_points=5), replace(QUIET, use_points=None)]
    assert classify_province(open_ended, 2026).criteria[1].met is True
    assert classify_province(open_ended, 2026, use_points_shared=1).criteria[1].met is None
