"""Three years of a province, counted twice: `python -m tests.long.recounted`, part of `./test --long`.

The simulator tells what happened in 124 communes through the acts of people. Every figure that the product
makes of it (flows and stocks of each month, what reports froze and when they came, the years under the
catalogue, schools, routes and reports on time, the agencies' differences) must be what the simulator's own
log says, by code that imports nothing of the product. VUNGXANH_SIZE is the number of communes.
"""

import sys
from datetime import date

from tests.long import place as places
from tests.long.place import tell
from tests.simulator import told

USUAL = 124
START, END = date(2023, 12, 15), date(2027, 1, 15)
DAYS = [date(2025, 3, 1), date(2026, 6, 1), END]
"""As known on each of these days everything is counted again."""
YEARS = [2025, 2026]
"""The assessment years that lie in the three as a whole and under the catalogue."""
LATE = date(2026, 1, 20)
"""A day on which the year before is over and its last reports are still coming in."""


def main() -> int:
    """Exit status 0 when both counts agree."""
    seed, communes = places.seed(), places.size(USUAL)
    with places.opened(durable=False) as place:
        world = told.tell(seed, communes, START, END, place.folder / "log.jsonl")
        with world.log.open(encoding="utf-8") as lines:
            deeds = sum(1 for _ in lines)
        tell(f"{deeds} deeds of {communes} communes: count")
        wrong = told.wrong_all(world, DAYS, YEARS)
        tell(f"{len(wrong)} wrong: count as known on other days, and as plain facts")
        wrong += told.wrong_figures(world, LATE, 2025)
        for day, year in ((LATE, 2025), (DAYS[1], 2026)):
            wrong += told.wrong_counts(world, day, year)
        wrong += told.wrong_facts(world, 2026)
    said = f"{communes} communes, {deeds} deeds, seed {seed}"
    return places.conclude(f"recount of a province ({said})", wrong, done=communes, usual=USUAL)


if __name__ == "__main__":
    sys.exit(main())
