"""What the stand-alone verifier derives for a fixed set of communes and provinces, worked out once a process.

The verifier shares no code with the engine, so the two can be held against each other entry by entry.
"""

from functools import lru_cache
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
