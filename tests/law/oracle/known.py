"""What one completion (a commune with every figure known) amounts to under one reading."""

from functools import cache
from typing import NamedTuple

from tests.law.oracle.figures import Completion, Reading

NONE, LEVEL_III, LEVEL_II, LEVEL_I = 0, 1, 2, 3


class Levels(NamedTuple):
    """All that the rules look at: the level of each metric, the route, and whether Article 6 finds zeros."""

    a: int
    b: int
    c: int
    plants: int
    area: int
    on_route: bool
    using: bool
    violators: bool
    fugitives: bool


def level_a(managed: int, residents: int) -> int:
    """Level of managed / residents: 0.5 %, 0.1 %, above 0."""
    if managed * 1000 >= residents * 5:
        return LEVEL_I
    if managed * 1000 >= residents * 1:
        return LEVEL_II
    return LEVEL_III if managed > 0 else NONE


def level_b(use_points: int) -> int:
    """Level of the use points: 2 or more, exactly 1; there is no level III."""
    return LEVEL_I if use_points >= 2 else LEVEL_II if use_points == 1 else NONE


def level_c(offenders: int, residents: int) -> int:
    """Level of offenders / residents: 0.1 %, 0.05 %, above 0."""
    if offenders * 1000 >= residents * 1:
        return LEVEL_I
    if offenders * 10000 >= residents * 5:
        return LEVEL_II
    return LEVEL_III if offenders > 0 else NONE


def level_of_count(figure: int, level_1: int, level_2: int) -> int:
    """Level of a plain count with two thresholds, "above 0" below them."""
    return (
        LEVEL_I if figure >= level_1 else LEVEL_II if figure >= level_2 else LEVEL_III if figure > 0 else NONE
    )


def levels(x: Completion) -> Levels:
    """The levels of a completion."""
    return Levels(
        a=level_a(x.managed, x.residents),
        b=level_b(x.use_points),
        c=level_c(x.offenders_arrested, x.residents),
        plants=level_of_count(x.plants, 3000, 500),
        area=level_of_count(x.plant_area_m2, 750, 125),
        on_route=x.key_route != "none",
        using=x.using_not_exempt > 0,
        violators=x.resident_violators > 0,
        fugitives=x.wanted_fugitives > 0,
    )


def _in_class(level: int, wanted: int, reading: Reading) -> bool:
    """Whether a metric at `level` counts for the class whose level is `wanted`."""
    return level == wanted if reading.bands == "literal" else level >= wanted


def _rate_in_class_three(level: int, reading: Reading) -> bool:
    """4.3a and 4.3b: as any metric, but a rate of 0 also satisfies them where `zero` is literal."""
    return _in_class(level, LEVEL_III, reading) or (level == NONE and reading.zero == "literal")


def _plants_in_class(x: Levels, wanted: int, reading: Reading) -> bool:
    """Plants or area, each read on its own."""
    return _in_class(x.plants, wanted, reading) or _in_class(x.area, wanted, reading)


def metrics_at(x: Levels, wanted: int) -> int:
    """How many of a, b, c, d have the level `wanted` or higher (bands never matter here)."""
    return sum(level >= wanted for level in (x.a, x.b, x.c, max(x.plants, x.area)))


def count_42dd(x: Levels) -> int:
    """The count of 4.2đ."""
    return metrics_at(x, LEVEL_III)


def count_41dd(x: Levels, reading: Reading) -> int:
    """The count of 4.1đ; 4.2đ is one more where `nested_dd` includes it."""
    nested = reading.nested_dd == "include" and met_42dd(x)
    return metrics_at(x, LEVEL_II) + (1 if nested else 0)


def met_42dd(x: Levels) -> bool:
    """Whether 4.2đ is met."""
    return count_42dd(x) >= 2 and x.on_route


@cache
def met(x: Levels, reading: Reading) -> dict[str, bool]:
    """Every commune criterion, met or not."""
    return {
        "4.1a": x.a == LEVEL_I,
        "4.1b": x.b == LEVEL_I,
        "4.1c": x.c == LEVEL_I,
        "4.1d": x.plants == LEVEL_I or x.area == LEVEL_I,
        "4.1dd": count_41dd(x, reading) >= 2 and x.on_route,
        "4.2a": _in_class(x.a, LEVEL_II, reading),
        "4.2b": _in_class(x.b, LEVEL_II, reading),
        "4.2c": _in_class(x.c, LEVEL_II, reading),
        "4.2d": _plants_in_class(x, LEVEL_II, reading),
        "4.2dd": met_42dd(x),
        "4.3a": _rate_in_class_three(x.a, reading),
        "4.3b": _rate_in_class_three(x.c, reading),
        "4.3c": _plants_in_class(x, LEVEL_III, reading),
        "6.1": not x.using,
        "6.2": not x.violators and not x.fugitives,
        "6.3": x.b == NONE,
    }


@cache
def key_class(x: Levels, reading: Reading) -> str:
    """The key class before precedence: I and II need three of five, III one of three."""
    answers = met(x, reading)

    def how_many(prefix: str) -> int:
        return sum(value for name, value in answers.items() if name.startswith(prefix))

    if how_many("4.1") >= 3:
        return "I"
    if how_many("4.2") >= 3:
        return "II"
    return "III" if how_many("4.3") >= 1 else "none"


@cache
def drug_free(x: Levels) -> bool:
    """Article 6 at commune level."""
    return not x.using and not x.violators and not x.fugitives and x.b == NONE


@cache
def verdict(x: Levels, reading: Reading) -> str:
    """The class after precedence."""
    key, free = key_class(x, reading), drug_free(x)
    if reading.precedence == "key_first":
        order = ["I", "II", "III", "drug_free"]
    elif reading.precedence == "drug_free_first":
        order = ["drug_free", "I", "II", "III"]
    else:
        order = ["I", "II", "drug_free", "III"]
    holds = {key} | ({"drug_free"} if free else set())
    return next((name for name in order if name in holds), "unclassified")
