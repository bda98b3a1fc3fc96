"""The commune formulas of Decision 28/2025 as OpenFisca variables: the peer of `law_vs_openfisca.py`.

Runs in its own environment (OpenFisca is AGPL and no dependency of ours) and prints one JSON line of times.
Only the default reading, known figures: no unknown inputs, no `because`, no minimal sets, no other readings.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Commune = Callable[[str, str], numpy.ndarray]
COMMUNE = build_entity(key="commune", plural="communes", label="Commune", is_person=True)
INPUTS = [
    "residents",
    "managed_addicts",
    "managed_users",
    "using_not_exempt",
    "use_points",
    "offenders_arrested",
    "plants",
    "plant_area_m2",
    "resident_violators",
    "wanted_fugitives",
    "on_route",
]


def level_a(commune: Commune, period: str) -> numpy.ndarray:
    managed = commune("managed_addicts", period) + commune("managed_users", period)
    residents = commune("residents", period)
    return (managed > 0) * 1 + (managed * 1000 >= residents) + (managed * 1000 >= residents * 5)


def level_b(commune: Commune, period: str) -> numpy.ndarray:
    points = commune("use_points", period)
    return (points >= 1) * 2 + (points >= 2)


def level_c(commune: Commune, period: str) -> numpy.ndarray:
    offenders, residents = commune("offenders_arrested", period), commune("residents", period)
    return (offenders > 0) * 1 + (offenders * 10000 >= residents * 5) + (offenders * 1000 >= residents)


def level_d(commune: Commune, period: str) -> numpy.ndarray:
    plants, area = commune("plants", period), commune("plant_area_m2", period)
    by_plants = (plants > 0) * 1 + (plants >= 500) + (plants >= 3000)
    return numpy.maximum(by_plants, (area > 0) * 1 + (area >= 125) + (area >= 750))


def _at_level(commune: Commune, period: str, least: int) -> numpy.ndarray:
    return sum((commune(f"level_{metric}", period) >= least) * 1 for metric in "abcd")


def combined_ii(commune: Commune, period: str) -> numpy.ndarray:
    return (_at_level(commune, period, 1) >= 2) * commune("on_route", period)


def combined_i(commune: Commune, period: str) -> numpy.ndarray:
    return (_at_level(commune, period, 2) >= 2) * commune("on_route", period)


def type_i(commune: Commune, period: str) -> numpy.ndarray:
    return _at_level(commune, period, 3) + commune("combined_i", period) >= 3


def type_ii(commune: Commune, period: str) -> numpy.ndarray:
    return _at_level(commune, period, 2) + commune("combined_ii", period) >= 3


def type_iii(commune: Commune, period: str) -> numpy.ndarray:
    return (commune("level_a", period) + commune("level_c", period) + commune("level_d", period)) > 0


def drug_free(commune: Commune, period: str) -> numpy.ndarray:
    names = ("using_not_exempt", "resident_violators", "wanted_fugitives", "use_points")
    return sum(commune(name, period) for name in names) == 0


def verdict(commune: Commune, period: str) -> numpy.ndarray:
    """4 type I, 3 type II, 2 drug-free, 1 type III, 0 neither."""
    order = [commune(name, period) for name in ("type_i", "type_ii", "drug_free", "type_iii")]
    return numpy.select([value > 0 for value in order], [4, 3, 2, 1], 0)


FORMULAS = (
    level_a,
    level_b,
    level_c,
    level_d,
    combined_i,
    combined_ii,
    type_i,
    type_ii,
    type_iii,
    drug_free,
    verdict,
)


def system() -> TaxBenefitSystem:
    built = TaxBenefitSystem([COMMUNE])
    shared = {"value_type": int, "entity": COMMUNE, "definition_period": DateUnit.YEAR}
    for name in INPUTS:
        built.add_variable(type(name, (Variable,), {**shared, "label": name}))
    for formula in FORMULAS:
        built.add_variable(
            type(formula.__name__, (Variable,), {**shared, "formula": formula, "label": formula.__name__})
        )
    return built


def classify(built: TaxBenefitSystem, rows: list[list[int]], trace: bool) -> list[int]:
    """Verdicts of the rows in one simulation."""
    simulation = SimulationBuilder().build_default_simulation(built, count=len(rows))
    simulation.trace = trace
    for name, column in zip(INPUTS, numpy.array(rows).T, strict=True):
        simulation.set_input(name, "2026", column)
    return [int(value) for value in simulation.calculate("verdict", "2026")]


def main() -> None:
    rows = json.load(sys.stdin)
    built = system()
    single, verdicts = [], []
    for row in rows[:300]:
        start = time.perf_counter()
        verdicts += classify(built, [row], trace=True)
        single.append(time.perf_counter() - start)
    batch = []
    for _ in range(5):
        start = time.perf_counter()
        whole = classify(built, rows, trace=True)
        batch.append(time.perf_counter() - start)
    print(json.dumps({"single": single, "batch": batch, "verdicts": whole, "agree": whole[:300] == verdicts}))


if __name__ == "__main__":
    main()
