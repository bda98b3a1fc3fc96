"""What the stand-alone verifier derives for a fixed set of communes and provinces, worked out once a process.

The verifier shares no code with the engine, so the two can be held against each other entry by entry.
"""

from functools import lru_cache
from itertools import product
from random import Random
from typing import Any

from tests.law.oracle import invented
from vungxanh.law import interface as law
from vungxanh.law import verify

Json = dict[str, Any]
YEAR = 2026
RULES = verify._Law(law.ruleset_for(YEAR).data)


@lru_cache(maxsize=1)
def communes() -> list[tuple[Json, law.Reading, Json]]:
    """Inputs, a reading, and everything derived from them; every reading comes up several times."""
    random, found = Random(28), []
    for number, row in enumerate(invented.communes(random, 168)):
        reading = law.ALL_READINGS[number % len(law.ALL_READINGS)]
        case, said = verify._Case(RULES, row), RULES.readings[reading.key]
        verdicts = {key: case.verdict(options) for key, options in RULES.readings.items()}
        found.append((row, reading, case.derive(said) | {"verdicts": verdicts}))
    return found


@lru_cache(maxsize=1)
def provinces() -> list[tuple[list[Json], int | None, law.Reading, Json]]:
    """Communes, violators of the province, a reading, and everything derived from them."""
    random, found = Random(29), []
    for number in range(48):
        reading = law.ALL_READINGS[number % len(law.ALL_READINGS)]
        rows = invented.communes(random, random.choice([1, 2, 5, 9]), with_unknowns=number % 3 > 0)
        violators = random.choice([None, 0, 0, 4])
        inputs = {"communes": {str(place): row for place, row in enumerate(rows)}}
        area = verify._Province(RULES, inputs | {verify.VIOLATORS: violators})
        found.append((rows, violators, reading, area.derive(RULES.readings[reading.key])))
    return found


BACKGROUNDS: tuple[Json, ...] = (
    {"use_points": 2, "plants": 3000},
    {"use_points": 1, "plants": 500},
    {"use_points": 2, "key_route": "inter"},
    {"use_points": 1, "key_route": "intra"},
    {"plants": 1, "resident_violators": 1},
    {"key_route": "inter", "plants": 500},
    {},
)
"""What surrounds the two rates: one of them, or both, or neither decides the class."""


@lru_cache(maxsize=1)
def open_residents() -> list[tuple[Json, law.Reading, list[str], list[str]]]:
    """Communes of unknown residents whose two rates are known, partly known or unknown: possible, decides."""
    quiet = dict.fromkeys(RULES.inputs, 0) | {"residents": None, "key_route": "none"}
    readings = [one for one in law.ALL_READINGS if one.nested_dd == "exclude"]
    found = []
    for number, (addicts, users, offenders) in enumerate(
        product((None, 0, 1, 3, 7), (None, 0, 2), (None, 0, 1, 2, 5))
    ):
        figures = {"managed_addicts": addicts, "managed_users": users, "offenders_arrested": offenders}
        for place, background in enumerate(BACKGROUNDS):
            reading = readings[(number * 5 + place) % len(readings)]
            row, said = quiet | figures | background, RULES.readings[reading.key]
            case = verify._Case(RULES, row)
            decides = [name for name in RULES.inputs if row[name] is None and case.decides(name, said)]
            found.append((row, reading, case.possible(said), decides))
    return found
