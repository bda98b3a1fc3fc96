"""The engine against the stand-alone verifier, entry by entry, near every threshold."""

import pytest

from tests.law import derivations
from vungxanh.law import interface as law


@pytest.mark.parametrize("part", range(12))
def test_the_engine_derives_what_the_verifier_derives(part):
    for row, reading, expected in derivations.communes()[part::12]:
        figures = law.Figures(**row)
        result = law.classify(figures, derivations.YEAR, reading)
        found = {"possible": None, "decides": None} | result.as_json()
        found["verdicts"] = law.verdicts(figures, derivations.YEAR)
        assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("part", range(6))
def test_provinces_too(part):
    for rows, violators, reading, expected in derivations.provinces()[part::6]:
        result = law.classify_province(
            [law.Figures(**row) for row in rows],
            derivations.YEAR,
            reading,
            resident_violators_province=violators,
        )
        assert {key: result.as_json()[key] for key in expected} == expected


@pytest.mark.parametrize("part", range(5))
def test_with_the_residents_unknown_the_two_rates_share_them(part):
    for row, reading, possible, decides in derivations.open_residents()[part::5]:
        result = law.classify(law.Figures(**row), derivations.YEAR, reading)
        if len(possible) == 1:
            assert (result.verdict, result.decides) == (possible[0], None)
        else:
            assert (list(result.possible or ()), list(result.decides or ())) == (possible, decides), row
