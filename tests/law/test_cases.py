"""The cases that a lawyer reads, run through the engine; every bound of the rule file met from both sides."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from vungxanh.law import interface as law

YEAR = 2026
RULES = law.ruleset_for(YEAR).data
FOLDER = Path(law.__file__).parent / "vn" / "qd28_2025"
COMMUNES = yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))["communes"]
PROVINCES = yaml.safe_load((FOLDER / "cases-provinces.yaml").read_text(encoding="utf-8"))["provinces"]
Json = dict[str, Any]


def reading(name: str) -> law.Reading:
    """`default`, or the options that differ from it: "bands=literal, zero=literal"."""
    options = dict(part.strip().split("=") for part in name.split(",")) if name != "default" else {}
    default = law.DEFAULT_READING
    points = ("bands", "zero", "precedence", "nested_dd")
    assert options.keys() <= set(points)
    return law.Reading.of(*(options.get(point, getattr(default, point)) for point in points))


def figures(given: Json) -> law.Figures:
    """What a case does not write: 10,000 residents, no route, everything else 0."""
    quiet = dict.fromkeys(law.INPUTS, 0) | {"residents": 10_000, "key_route": "none"}
    return law.Figures(**(quiet | {key: value for key, value in given.items() if key != "copies"}))


def province(case: Json, under: law.Reading) -> law.ProvinceResult:
    communes = [figures(given) for given in case["communes"] for _ in range(given.get("copies", 1))]
    return law.classify_province(communes, YEAR, under, resident_violators_province=case["violators"])


def expectations(cases: list[Json]) -> list[Any]:
    return [
        pytest.param(case, reading(name), expected, id=f"{case['id']} {name}")
        for case in cases
        for name, expected in case["expect"].items()
    ]


def check(result: law.Result | law.ProvinceResult, expected: Json) -> None:
    met = {criterion.id: criterion.met for criterion in result.criteria}
    assert result.verdict == expected["verdict"]
    assert {name: met[name] for name in expected.get("met", {})} == expected.get("met", {})


@pytest.mark.parametrize(("case", "under", "expected"), expectations(COMMUNES))
def test_a_commune_comes_out_as_the_case_says(case, under, expected):
    result = law.classify(figures(case["given"]), YEAR, under)
    check(result, expected)
    for name in ("possible", "decides"):
        if name in expected:
            assert list(getattr(result, name) or ()) == expected[name]


@pytest.mark.parametrize(("case", "under", "expected"), expectations(PROVINCES))
def test_a_province_comes_out_as_the_case_says(case, under, expected):
    check(province(case, under), expected)


def test_there_are_at_least_60_cases_each_with_a_name_of_its_own():
    names = [case["id"] for case in COMMUNES + PROVINCES]
    assert len(names) >= 60
    assert len(names) == len(set(names))


def applies(bound: Json, under: law.Reading) -> bool:
    return all(getattr(under, point) == option for point, option in bound.get("when", {}).items())


def smallest(test: Json, side: str, base: int) -> int:
    """The smallest whole figure on the far side of a bound."""
    bound = test[side]
    if "per" in bound:
        p, q = bound["per"]
        return -(-base * p // q)
    return int(bound["whole"]) + (side in ("above", "at_most"))


def bounds(criteria: list[Json], sides: tuple[str, ...]) -> list[Any]:
    return [
        pytest.param(criterion["id"], test, side, id=f"{criterion['id']} {test['figure']} {side}")
        for criterion in criteria
        for test in criterion.get("any", criterion.get("all", []))
        for side in sides
        if side in test
    ]


def stated(cases: list[Json], criterion: str, bound: Json) -> list[tuple[Json, law.Reading]]:
    """Cases that say whether a criterion is met, under a reading in which the bound is read."""
    return [
        (case, reading(name))
        for case in cases
        for name, expected in case["expect"].items()
        if expected.get("met", {}).get(criterion) is not None and applies(bound, reading(name))
    ]


SIDES = ("from", "above", "below", "at_most")
COMMUNE_CRITERIA = [c for group in RULES["commune"]["classes"] for c in group["criteria"]]
COMMUNE_CRITERIA += RULES["commune"]["drug_free"]["criteria"]
SUMS = {line["id"]: line["sum"] for line in RULES["commune"]["figures"]}


@pytest.mark.parametrize(("criterion", "test", "side"), bounds(COMMUNE_CRITERIA, SIDES))
def test_every_bound_of_a_commune_is_met_from_both_sides(criterion, test, side):
    """One case lies exactly at the first figure beyond the bound, one lies one whole unit before it."""
    found = set()
    for case, _ in stated(COMMUNES, criterion, test[side]):
        given = figures(case["given"])
        parts = [getattr(given, name) for name in SUMS[test["figure"]]]
        if None not in parts and given.residents is not None:
            found.add(sum(parts) - smallest(test, side, given.residents))
    assert {-1, 0} <= found


PROVINCE_CRITERIA = RULES["province"]["key"]["criteria"] + RULES["province"]["drug_free"]["criteria"]


@pytest.mark.parametrize(("criterion", "test", "side"), bounds(PROVINCE_CRITERIA, SIDES))
def test_every_bound_of_a_province_is_met_from_both_sides(criterion, test, side):
    found = set()
    for case, under in stated(PROVINCES, criterion, test[side]):
        line = next(one for one in province(case, under).criteria if one.id == criterion)
        tests = next(one for one in PROVINCE_CRITERIA if one["id"] == criterion)
        place = tests.get("any", tests.get("all")).index(test)
        margin = line.margin[place] if isinstance(line.margin, list) else line.margin
        if margin is not None:
            found.add(-1 - margin if side == "at_most" else margin)
    assert {-1, 0} <= found


@pytest.mark.parametrize("criterion", ["4.1dd", "4.2dd"])
def test_every_combined_criterion_is_met_from_both_sides(criterion):
    """The count one short and just enough, and enough with and without a route."""
    found = set()
    for case, under in stated(COMMUNES, criterion, {}):
        line = law.classify(figures(case["given"]), YEAR, under).criterion(criterion)
        if isinstance(line.value, list):
            found.add((line.margin, line.value[1] != "none"))
    assert {(-1, True), (0, True), (0, False)} <= found


@pytest.mark.parametrize(("group", "least"), [("I", 3), ("II", 3), ("III", 1)])
def test_every_number_of_criteria_is_met_from_both_sides(group, least):
    """A class reached with just enough criteria, and missed by one."""
    names = {c["id"] for line in RULES["commune"]["classes"] if line["id"] == group for c in line["criteria"]}
    found = set()
    for case in COMMUNES:
        for name in case["expect"]:
            result = law.classify(figures(case["given"]), YEAR, reading(name), because=False, nearest=False)
            met = [line.met for line in result.criteria if line.id in names]
            if None not in met:
                found.add((sum(map(bool, met)), result.key_class == group))
    assert {(least, True), (least - 1, False)} <= found
