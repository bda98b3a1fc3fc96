"""The figures of the five documents the product was conceived from, read where they lie."""

import os
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest

from tests.reader.reading import quantities_of
from vungxanh.reader.rules.facts import Quantity

SHARED = Path(os.environ.get("VUNGXANH_SHARED", Path(__file__).parents[3] / "shared"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
Figure = tuple[str, str | None, str | None, str]
EXPECTED: dict[str, dict[Figure, set[str]]] = {
    "000": {},
    "001": {},
    "002": {},
    "003": {
        ("cases", "case", None, "result"): {"52"},
        ("persons_arrested", "person", None, "result"): {"68"},
        ("seizure_mass_g", "g", "heroin", "result"): {"756.92"},
        ("seizure_mass_g", "g", "methamphetamine", "result"): {"1904.99"},
    },
    "004": {
        ("drug_free_communes", "commune", None, "result"): {"35"},
        ("drug_free_share_pct", "percent", None, "result"): {"28.2"},
        ("target_pct", "pp", None, "result"): {"8.2"},
        ("routes", "route", None, "result"): {"6"},
        ("key_communes", "commune", None, "result"): {"71"},
    },
}

pytestmark = pytest.mark.skipif(not SEEDS, reason="the seed documents are not beside the repository")


def read(number: str) -> tuple[Quantity, ...]:
    path = next(path for path in SEEDS if path.name.startswith(number))
    return quantities_of(unicodedata.normalize("NFC", path.read_text("utf-8")))


@pytest.mark.parametrize("number", EXPECTED)
def test_the_named_measures_are_exactly_those_of_the_inventory(number: str) -> None:
    found: dict[Figure, set[str]] = {}
    for one in read(number):
        if one.measure != "other":
            key = (one.measure, one.unit, one.substance, one.role)
            found.setdefault(key, set()).add(str(float(one.value or 0)).removesuffix(".0"))
    assert found == EXPECTED[number]


def test_who_came_and_what_a_resolution_holds_are_other_numbers() -> None:
    found = read("000")
    assert all(one.measure == "other" for one in found)
    assert [(one.value, one.denominator) for one in found if one.denominator] == [(297, 300)]
    assert [one.value for one in found][-3:] == [5, 5, 6]


def test_the_open_period_and_the_force_of_a_result_are_kept() -> None:
    (cases,) = (one for one in read("003") if one.measure == "cases")
    assert cases.period is not None
    assert (cases.period.start, cases.period.end) == ("2022", None)
    assert cases.owner is not None
    assert cases.owner.endswith("toàn tỉnh")
    assert cases.value == Fraction(52)
