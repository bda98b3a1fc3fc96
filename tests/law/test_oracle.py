"""The oracle against itself: candidates against full grids, short ways against exhaustive ones."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.law.oracle import grid, invented
from tests.law.oracle.because import because, deciding_sets, levels_one_by_one
from tests.law.oracle.figures import COLUMNS, READINGS, Commune, Completion, Reading, all_known
from tests.law.oracle.known import levels, met, verdict
from tests.law.oracle.nearest import ORDER, direction, higher, lower, nearest, position
from tests.law.oracle.province import Sum, province, rate_at_least
from tests.law.oracle.unknown import answer, explore

DEFAULT = Reading()
QUIET: Commune = dict.fromkeys(COLUMNS, 0) | {"residents": 1000, "key_route": "none"}
SOME_READINGS = [reading for reading in READINGS if reading.nested_dd == "exclude"]


def class_of(**figures: int | str) -> str:
    row = {"residents": 10_000, "managed": 0, "key_route": "none"} | figures
    return verdict(levels(Completion(*(row.get(name, 0) for name in Completion._fields))), DEFAULT)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, "drug_free"),
        ({"using_not_exempt": 1}, "unclassified"),
        ({"managed": 1}, "drug_free"),  # type III, but drug-free beats III
        ({"managed": 1, "using_not_exempt": 1}, "III"),
        ({"managed": 10, "use_points": 1}, "III"),  # only two of type II
        ({"managed": 10, "use_points": 1, "offenders_arrested": 5}, "II"),
        ({"managed": 10, "use_points": 1, "offenders_arrested": 4}, "III"),
        ({"managed": 1, "use_points": 1, "plants": 500, "key_route": "intra"}, "II"),  # b, d and đ
        ({"managed": 50, "use_points": 2, "offenders_arrested": 10}, "I"),
        ({"managed": 49, "use_points": 2, "offenders_arrested": 10}, "II"),
        ({"managed": 49, "use_points": 2, "offenders_arrested": 10, "key_route": "inter"}, "I"),
    ],
)
def test_examples_worked_by_hand(figures, expected):
    assert class_of(**figures) == expected


def test_nested_dd_never_changes_a_verdict():
    random = Random(1)
    for row in invented.communes(random, 400):
        for x in explore(row).reached:
            for reading in SOME_READINGS:
                assert verdict(x, reading) == verdict(x, reading._replace(nested_dd="include"))


def small_ranges(row: Commune) -> grid.Ranges:
    """Ranges wide enough to reach every level with the given residents, or with a few thousand."""
    r = row["residents"]
    most = 12 if r is None else 5 * int(r) // 1000 + 2
    counts = {"use_points": range(4), "key_route": ("none", "intra", "inter")}
    zeros = dict.fromkeys(("using_not_exempt", "resident_violators", "wanted_fugitives"), range(3))
    rates = {"managed_addicts": range(most), "managed_users": range(most)}
    offenders = range(4 if r is None else int(r) // 1000 + 2)
    plants = (0, 1, 2, 499, 500, 501, 2999, 3000, 3001)
    areas = (0, 1, 2, 124, 125, 126, 749, 750, 751)
    return {
        **counts,
        **zeros,
        **rates,
        "offenders_arrested": offenders,
        "plants": plants,
        "plant_area_m2": areas,
        "residents": range(1, 4003),
    }


def agree(row: Commune, readings: Sequence[Reading] = READINGS) -> None:
    """The candidates give what the full grid gives."""
    unknown = [column for column in COLUMNS if row[column] is None]
    rows = grid.full_grid(row, small_ranges(row))
    explored = explore(row)
    for reading in readings:
        found = answer(explored, reading)
        assert found.possible == grid.possible(rows, reading), (row, reading)
        assert found.met == grid.met_by_all(rows, reading), (row, reading)
        if len(rows) < 5000:
            assert found.decides == grid.deciding(rows, unknown, reading), (row, reading)


@pytest.mark.parametrize("residents", [1, 3, 200, 201, 1000, 1001, 2000, 2001, 2500])
def test_candidates_agree_with_a_full_grid_for_known_residents(residents):
    random = Random(residents)
    columns = [column for column in COLUMNS if column != "residents"]
    for row in invented.communes(random, 12, with_unknowns=False):
        row = row | {"residents": residents} | dict.fromkeys(random.sample(columns, random.randint(1, 3)))
        agree(row)


@pytest.mark.parametrize(
    ("managed", "offenders"), [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (1, 2), (3, 2), (4, 0)]
)
def test_candidates_agree_with_a_full_grid_for_unknown_residents(managed, offenders):
    random = Random(managed * 7 + offenders)
    for start in invented.communes(random, 2, with_unknowns=False):
        row = start | {"residents": None, "managed_addicts": managed, "managed_users": 0}
        agree(row | {"offenders_arrested": offenders}, random.sample(READINGS, 4))


@pytest.mark.parametrize("column", ["managed_users", "offenders_arrested", "use_points", "key_route"])
def test_deciding_inputs_agree_with_a_full_grid_beside_unknown_residents(column):
    random = Random(column)
    for start in invented.communes(random, 2, with_unknowns=False):
        row = start | {"residents": None, "managed_addicts": random.randint(0, 2), "managed_users": 0}
        row = row | {"offenders_arrested": random.randint(0, 2), column: None}
        ranges = dict(small_ranges(row)) | {"managed_users": range(24)}
        rows = grid.full_grid(row, ranges)
        explored = explore(row)
        for reading in random.sample(READINGS, 3):
            found = answer(explored, reading)
            assert found.decides == grid.deciding(rows, ["residents", column], reading), (row, reading)
            assert found.possible == grid.possible(rows, reading), (row, reading)


@pytest.mark.long
def test_deciding_inputs_with_residents_and_both_rates_unknown():
    random = Random(5)
    for start in invented.communes(random, 4, with_unknowns=False):
        row = start | {"residents": None, "managed_addicts": random.randint(0, 1), "managed_users": None}
        row = row | {"offenders_arrested": None}
        ranges = dict(small_ranges(row)) | {"managed_users": range(22), "residents": range(1, 4003)}
        rows = grid.full_grid(row, ranges)
        unknown = ["residents", "managed_users", "offenders_arrested"]
        explored = explore(row)
        for reading in random.sample(READINGS, 6):
            found = answer(explored, reading)
            assert found.decides == grid.deciding(rows, unknown, reading), (row, reading)
            assert found.possible == grid.possible(rows, reading), (row, reading)


def test_levels_put_together_are_the_levels_of_all_completions():
    for row in invented.communes(Random(2), 400):
        together = {x for group in levels_one_by_one(row) for x in group}
        assert together == explore(row).reached


def test_because_is_the_first_smallest_of_all_deciding_sets():
    random = Random(3)
    for row in invented.communes(random, 40):
        reading = random.choice(READINGS)
        found = answer(explore(row), reading)
        if found.verdict != "undetermined":
            assert (
                tuple(because(row, reading, found.verdict)) == deciding_sets(row, reading, found.verdict)[0]
            )


def grid_choices(start_figures: Sequence[int], free: dict[str, range], better: bool) -> list[list[int]]:
    """Every figure of a range in the given direction; figures without a range stay."""
    choices = []
    for name, value in zip(ORDER, start_figures, strict=True):
        figures = free.get(name, range(value, value + 1))
        choices.append([n for n in figures if n == value or (n < value) == better])
    return choices


NEAREST_GRIDS = [
    {
        "managed": range(15),
        "using_not_exempt": range(3),
        "use_points": range(4),
        "offenders_arrested": range(5),
        "resident_violators": range(2),
        "wanted_fugitives": range(3),
        "route": range(2),
    },
    {"plants": range(3010), "use_points": range(4), "route": range(2)},
    {"plant_area_m2": range(770), "offenders_arrested": range(5), "route": range(2)},
]


def tiny(random: Random, free: dict[str, range]) -> Commune:
    """A known commune within the ranges of a grid."""
    row = invented.commune(random, 0)
    row = row | {"residents": random.choice([1, 7, 999, 1001, 2001, 2500])}
    for name, figures in free.items():
        columns = {"managed": "managed_addicts", "route": "key_route"}
        row[columns.get(name, name)] = (
            random.choice(["none", "inter"]) if name == "route" else random.choice(figures)
        )
    return row | ({"managed_users": 0} if "managed" in free else {})


@pytest.mark.parametrize("free", NEAREST_GRIDS, ids=["people", "plants", "area"])
@pytest.mark.parametrize("better", [True, False], ids=["better", "worse"])
def test_candidate_changes_agree_with_a_full_grid(free, better):
    random = Random(4)
    for _ in range(8):
        row, reading = tiny(random, free), random.choice(READINGS)
        start = position(row)
        move = lower if better else higher
        cut = [
            move(name, value, start.residents) if name in free else [value]
            for name, value in zip(ORDER, start.figures, strict=True)
        ]
        full = grid_choices(start.figures, free, better)
        expected = direction(start, full, reading, better)
        assert direction(start, cut, reading, better) == expected, (row, reading)


def test_nearest_lists_what_a_reader_can_check():
    row = QUIET | {"residents": 10_000, "managed_addicts": 10, "use_points": 1, "offenders_arrested": 5}
    found = nearest(row, DEFAULT)
    assert [(one["to"], one["kind"], [c["input"] for c in one["changes"]]) for one in found["better"]] == [
        ("III", "work", ["managed"]),
        ("drug_free", "work", ["use_points"]),
        ("III", "paper", ["offenders_arrested"]),
    ]


def test_nearest_is_the_same_for_both_kinds_of_route():
    for row in invented.communes(Random(6), 20, with_unknowns=False):
        if row["key_route"] != "none":
            assert nearest(row | {"key_route": "intra"}, DEFAULT) == nearest(
                row | {"key_route": "inter"}, DEFAULT
            )


def test_the_bounds_of_a_rate_of_unknown_sums_agree_with_a_grid():
    for figure in (Sum(0, True), Sum(0, False), Sum(3, True), Sum(3, False), Sum(40, True)):
        for residents in (Sum(2, False), Sum(1500, True), Sum(1501, True), Sum(1500, False)):
            tops = range(figure.known, figure.known + (1 if figure.certain else 60))
            bottoms = range(residents.known, residents.known + (1 if residents.certain else 40_000), 499)
            answers = {top * 1000 >= bottom * 2 for top in tops for bottom in bottoms}
            assert rate_at_least(figure, residents, 2, 1000) == (answers.pop() if len(answers) == 1 else None)


def test_an_undetermined_commune_that_is_i_or_ii_counts_for_the_province():
    row = QUIET | {"managed_addicts": 5, "use_points": 2, "offenders_arrested": None, "plants": 500}
    explored = [explore(row)]
    assert answer(explored[0], DEFAULT).possible == ["II", "I"]
    assert province([row], explored, 0, DEFAULT).met["5.4"] is True


def test_every_completion_of_a_province_stays_within_its_answer():
    random = Random(8)
    for _ in range(60):
        rows, violators = invented.province_of(random)
        reading = random.choice(READINGS)
        found = province(rows, [explore(row) for row in rows], violators, reading)
        filled = [{column: _fill(random, column, row[column]) for column in COLUMNS} for row in rows]
        assert all(all_known(row) for row in filled)
        known = province(filled, [explore(row) for row in filled], violators or 0, reading)
        assert "undetermined" in {found.verdict} or found.verdict == known.verdict
        assert all(value is None or value == known.met[name] for name, value in found.met.items())


def _fill(random: Random, column: str, value: int | str | None) -> int | str:
    if value is not None:
        return value
    if column == "key_route":
        return random.choice(["none", "intra", "inter"])
    return (
        random.choice([1, 1000, 30_000]) if column == "residents" else random.choice([0, 0, 1, 2, 700, 9000])
    )


def test_met_lists_the_criteria_in_the_order_of_the_articles():
    assert list(met(levels(Completion(1, 0, 0, 0, 0, 0, 0, 0, 0, "none")), DEFAULT))[:3] == [
        "4.1a",
        "4.1b",
        "4.1c",
    ]


def published_vectors() -> list[dict[str, str]]:
    """The verdicts that were published beside the specification."""
    shared = os.environ.get("VUNGXANH_SHARED") or Path(__file__).parents[3] / "shared"
    path = Path(shared) / "domain" / "decision-28-2025.vectors.csv"
    if not path.exists():
        pytest.skip("the shared folder with decision-28-2025.vectors.csv is not beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_published_vectors_agree():
    for vector in published_vectors():
        row: dict[str, int | str | None] = {
            column: int(vector[column]) for column in COLUMNS[:-1] if vector[column]
        }
        row = dict.fromkeys(COLUMNS) | row | {"key_route": vector["key_route"] or None}
        explored = explore(row)
        for reading in READINGS:
            assert answer(explored, reading).verdict == vector[reading.key()], (vector["area_code"], reading)
