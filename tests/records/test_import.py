"""A file becomes figures, marks and routes, all or nothing."""

from datetime import date

import pytest

from vungxanh.periods.interface import AssessmentYear

pytestmark = pytest.mark.django_db

PERIOD = AssessmentYear(2025).period
KNOWN = date(2100, 1, 1)
FULL = "MT-01,1904,1,2,3,4,5,6,7,8,0,intra"


def values(world, area="MT-01", known_on=KNOWN):
    from vungxanh.records.interface import facts

    found = facts([world.communes[area]], period=PERIOD, known_on=known_on)
    return {fact.indicator: fact.value for fact in found}


def test_every_cell_becomes_a_figure_with_its_address(world, load, csv_file):
    from vungxanh.records.interface import facts

    result = load(csv_file(FULL))
    assert result.problems == ()
    assert values(world) == {
        "A02": 1904,
        "B01": 1,
        "B02": 2,
        "G01": 3,
        "G02": 4,
        "D02": 5,
        "D19": 6,
        "D20": 7,
        "G03": 1,
        "G04": 0,
    }
    found = {fact.indicator: fact for fact in facts(world.communes.values(), period=PERIOD, known_on=KNOWN)}
    assert (found["A02"].sheet, found["A02"].cell) == ("CSV", "B2")
    assert found["G04"].cell == "K2"
    assert found["A02"].submission_id == result.submission_id
    assert found["A02"].as_of == date(2025, 12, 14)
