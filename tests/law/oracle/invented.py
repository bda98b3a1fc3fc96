"""Random communes, close to every threshold. Codes are visibly invented."""

from random import Random

from tests.law.oracle.figures import COLUMNS, Value
from tests.law.oracle.unknown import ceiling

LARGEST = 999_999_999_999
"""The largest figure a cell may hold."""
SPECIAL_RESIDENTS = (199, 200, 201, 999, 1000, 1001, 1999, 2000, 2001, 2002, 10_000, 10_001, LARGEST)


def residents(random: Random) -> int:
    """Tiny, at a break point, or of a real size."""
    return random.choice(
        [
            random.randint(1, 30),
            random.choice(SPECIAL_RESIDENTS),
            random.randint(1, 5_000),
            random.randint(3_000, 60_000),
            random.randint(3_000, 60_000),
        ]
    )


def near(random: Random, cuts: list[int]) -> int:
    """0 in two of five cases, else just below, at or above one of the cuts, or somewhere between."""
    if random.random() < 0.4:
        return 0
    if random.random() < 0.01:
        return LARGEST
    cut = random.choice(cuts)
    if random.random() < 0.2:
        return random.randint(0, 2 * max(cuts))
    return max(0, cut + random.choice((-1, 0, 0, 1)))


def commune(random: Random, unknown: int) -> dict[str, Value]:
    """A commune with this many unknown columns."""
    r = residents(random)
    managed = near(random, [1, ceiling(r, 1000), ceiling(5 * r, 1000)])
    addicts = random.choice([managed, 0, random.randint(0, managed)])
    row: dict[str, Value] = {
        "residents": r,
        "managed_addicts": addicts,
        "managed_users": managed - addicts,
        "using_not_exempt": random.choice([0, 0, 0, 1, 2, managed]),
        "use_points": random.choice([0, 0, 0, 1, 1, 2, 3]),
        "offenders_arrested": near(random, [1, ceiling(5 * r, 10_000), ceiling(r, 1000)]),
        "plants": near(random, [1, 500, 3000]),
        "plant_area_m2": near(random, [1, 125, 750]),
        "resident_violators": random.choice([0, 0, 0, 1, 7]),
        "wanted_fugitives": random.choice([0, 0, 0, 0, 1, 3]),
        "key_route": random.choice(["none", "none", "intra", "inter"]),
    }
    for column in random.sample(COLUMNS, unknown):
        row[column] = None
    return row


def communes(random: Random, how_many: int, with_unknowns: bool = True) -> list[dict[str, Value]]:
    """Communes with 0 to 4 unknown columns each, half of them with none."""
    return [
        commune(random, random.choice([0, 0, 0, 0, 1, 2, 3, 4]) if with_unknowns else 0)
        for _ in range(how_many)
    ]


def province_of(random: Random) -> tuple[list[dict[str, Value]], int | None]:
    """A province of 3 to 30 communes and its own violators, often close to the thresholds of Article 5."""
    size = random.randint(3, 30)
    unknown_share = random.choice([0, 0, 0.05, 0.3])
    rows = [
        commune(random, random.randint(1, 4) if random.random() < unknown_share else 0) for _ in range(size)
    ]
    if random.random() < 0.5:
        quiet(random, rows)
    violators = random.choice([None, 0, 0, 1, 40])
    return rows, violators


def quiet(random: Random, rows: list[dict[str, Value]]) -> None:
    """Bring the sums near the thresholds of Article 5: most cells 0, one cell near the threshold."""
    total = sum(int(row["residents"] or 1) for row in rows)
    targets = {
        "managed_addicts": ceiling(2 * total, 1000),
        "offenders_arrested": ceiling(5 * total, 10_000),
        "use_points": 5,
        "plants": 8000,
        "plant_area_m2": 2000,
        "managed_users": 0,
        "using_not_exempt": 0,
        "wanted_fugitives": 0,
    }
    for column, target in targets.items():
        for row in rows:
            if row[column] is not None:
                row[column] = 0
        place = random.choice(rows)
        if place[column] is not None:
            place[column] = max(0, target + random.choice((-1, 0, 1))) if random.random() < 0.7 else 0
