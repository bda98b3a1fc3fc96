"""The list of security names tests and pages that exist; each requirement is met, open, or does not apply."""

import re

import pytest

from tests.house import repository

PAGE = repository.ROOT / "docs" / "reference" / "security.md"
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (\S+) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"(?:tests|docs|config|src)/[\w./-]+(?:::\w+)?")
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))
CHAPTERS = {"6": 32, "7": 18, "8": 7, "14": 9, "16": 16}
"""How many requirements of levels 1 and 2 each chapter has."""


def missing(named: str) -> bool:
    path, _, test = named.partition("::")
    file = repository.ROOT / path
    return not file.exists() or (bool(test) and f"def {test}(" not in file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("number", "about", "state", "why"), ROWS)
def test_a_row_says_what_it_says(number: str, about: str, state: str, why: str) -> None:
    assert state in {"met", "n/a", "open"}, number
    named = NAMED.findall(why)
    assert named or state != "met", f"{number} names nothing that shows it"
    assert [one for one in named if missing(one)] == [], number


def test_every_requirement_stands_once() -> None:
    numbers = [row[0] for row in ROWS]
    assert len(numbers) == len(set(numbers))
    assert {
        chapter: sum(one.startswith(f"{chapter}.") for one in numbers) for chapter in CHAPTERS
    } == CHAPTERS
