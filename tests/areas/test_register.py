"""The committed register: counts, corrections, and what it says of single units."""

import dataclasses
from datetime import date
from itertools import pairwise

import pytest

from vungxanh.areas.data.corrections import (
    MISSING_PAIRS,
    POINTS_FROM_PREDECESSORS,
    POINTS_OMITTED,
    WRONG_PAIRS,
)
from vungxanh.areas.rules.counts import count_errors
from vungxanh.areas.rules.official import DATA, official_register, write_register
from vungxanh.areas.rules.register import Register, UnitKey

REGISTER = official_register()
BIG_DAYS = [date(2025, 6, 30), date(2025, 7, 1), date(2026, 4, 30), date(2026, 9, 1), date(2026, 9, 20)]


def test_every_published_count_is_met():
    assert count_errors(REGISTER) == []


def test_a_lost_unit_and_a_lost_link_are_noticed():
    assert count_errors(Register(REGISTER.units[1:], REGISTER.links))
    assert count_errors(Register(REGISTER.units, REGISTER.links[1:]))


def test_a_whole_merger_told_as_a_part_is_noticed():
    first = next(link for link in REGISTER.links if link.predecessor.level == "commune")
    wrong = dataclasses.replace(first, extent="part" if first.extent == "whole" else "whole")
    others = [link for link in REGISTER.links if link is not first]
    assert count_errors(Register(REGISTER.units, [wrong, *others]))


def test_writing_the_register_again_gives_the_same_bytes(tmp_path):
    write_register(REGISTER, tmp_path)
    for name in ("units.csv", "successions.csv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()


def test_codes_are_text_of_their_level():
    widths = {"province": 2, "district": 3, "commune": 5}
    assert all(len(unit.code) == widths[unit.level] and unit.code.isdigit() for unit in REGISTER.units)


def test_versions_of_one_code_never_overlap():
    for versions in REGISTER.by_code.values():
        spans = sorted((u.valid_from or date.min, u.valid_to or date.max) for u in versions)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("day", BIG_DAYS)
def test_every_unit_stands_in_a_unit_of_the_day(day):
    for unit in REGISTER.units:
        if unit.valid_on(day) and unit.level != "province":
            assert REGISTER.path(unit, day)[0].level == "province"


def test_links_lead_from_the_day_before_to_the_day():
    for link in REGISTER.links:
        before, after = REGISTER.by_key[link.predecessor], REGISTER.by_key[link.successor]
        assert before.valid_to == after.valid_from
        assert link.resolution
        assert link.decided_on is not None
        assert link.decided_on <= after.valid_from


def test_every_unit_that_ended_leads_somewhere():
    for unit in REGISTER.units:
        if unit.valid_to is not None and unit.level != "district":
            assert REGISTER.successors[unit.key]


def test_every_row_says_where_it_is_from():
    assert {unit.source for unit in REGISTER.units} == {"vau", "dva", "vau+dva"}
    assert {link.source for link in REGISTER.links} == {"vau", "dva", "vau+dva+fix"}


def test_corrections_are_in_and_errors_are_out():
    pairs = {(link.predecessor.code, link.successor.code) for link in REGISTER.links}
    direct = {
        (link.predecessor.code, link.successor.code)
        for link in REGISTER.links
        if link.predecessor.level == link.successor.level == "commune"
        and link.successor.start == "2025-07-01"
    }
    assert len(WRONG_PAIRS) == 34
    assert not WRONG_PAIRS & direct
    assert pairs >= MISSING_PAIRS


def test_doubtful_points_are_marked():
    made = {
        code: REGISTER.by_key[UnitKey("commune", code, "2025-07-01")]
        for code in POINTS_FROM_PREDECESSORS | POINTS_OMITTED
    }
    assert len(made) == 11
    assert {code for code, unit in made.items() if unit.point == "omitted"} == POINTS_OMITTED
    assert all(unit.latitude == "" for unit in made.values() if unit.point == "omitted")
    assert {c for c, unit in made.items() if unit.point == "predecessors"} == POINTS_FROM_PREDECESSORS
    for unit in made.values():
        links = REGISTER.predecessors.get(unit.key, [])
        if unit.latitude:
            latitudes = [float(REGISTER.by_key[link.predecessor].latitude) for link in links]
            assert min(latitudes) <= float(unit.latitude) <= max(latitudes)


def test_islands_are_there():
    names = {unit.name for unit in REGISTER.units if unit.kind == "dac_khu" and unit.valid_to is None}
    assert {"Hoàng Sa", "Trường Sa", "Côn Đảo", "Lý Sơn", "Cồn Cỏ", "Bạch Long Vĩ"} <= names
    assert len(names) == 13


@pytest.mark.parametrize(
    ("code", "day", "kind"),
    [
        ("75", date(2026, 4, 29), "tinh"),
        ("75", date(2026, 4, 30), "thanh_pho"),
        ("22", date(2026, 8, 31), "tinh"),
        ("22", date(2026, 9, 1), "thanh_pho"),
        ("24", date(2026, 9, 19), "tinh"),
        ("24", date(2026, 9, 20), "thanh_pho"),
    ],
)
def test_three_provinces_became_cities_in_2026(code, day, kind):
    (version,) = [unit for unit in REGISTER.by_code["province", code] if unit.valid_on(day)]
    assert version.kind == kind


def test_a_code_is_no_identity():
    before, after = sorted(REGISTER.by_code["commune", "26740"], key=lambda unit: unit.key.start)
    assert (before.name, after.name) == ("Bến Nghé", "Sài Gòn")
