"""A province: Article 5 over the sums of its communes, then Article 6 on the whole.

Each criterion is judged on its own bounds. A sum with an unknown term is any whole number from its known
terms up; the communes of the counted types lie between those certainly so and those possibly so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vungxanh.law.rules.evaluate import Engine
from vungxanh.law.rules.inputs import INPUTS, FigureError, Figures, Reading
from vungxanh.law.rules.outcomes import UNDETERMINED
from vungxanh.law.rules.result import Criterion, ProvinceResult
from vungxanh.law.rules.ruleset import LawError
from vungxanh.law.rules.sight import RESIDENTS, Values
from vungxanh.law.rules.trace import OPS, printed


@dataclass(frozen=True, slots=True)
class Range:
    """A whole number of which only the least and the most are known; `most` None: without upper limit."""

    least: int
    most: int | None

    @property
    def exact(self) -> int | None:
        """The number where it is known."""
        return self.least if self.least == self.most else None


def _sum(terms: Sequence[int | None], at_least_each: int = 0, again: int = 0) -> Range:
    """A sum; an unknown term counts at least so much, without upper limit. `again` is what the terms count
    more than once."""
    known = sum(term for term in terms if term is not None) - again
    unknown = sum(term is None for term in terms)
    return Range(known + unknown * at_least_each, None if unknown else known)


def truth_all(truths: Sequence[bool | None]) -> bool | None:
    """True when all are, false when one is false, else unknown."""
    if False in truths:
        return False
    return None if None in truths else True


def truth_any(truths: Sequence[bool | None]) -> bool | None:
    """True when one is, false when all are false, else unknown."""
    if True in truths:
        return True
    return None if None in truths else False


class Province:
    """The sums of one province under one reading, and the criteria on them."""

    def __init__(
        self,
        engine: Engine,
        communes: Sequence[Figures],
        reading: Reading,
        resident_violators: int | None,
        points_shared: int,
    ) -> None:
        self._engine = engine
        self._again = {"use_points": points_shared}
        self._reading = reading
        self._communes = communes
        self._given = {"resident_violators_province": resident_violators}
        self._values: list[Values] = [engine.sight.values(figures) for figures in communes]
        self.figures = {line["id"]: self._range(line) for line in engine.rules.data["province"]["figures"]}
        self.rated = {line["id"]: line["per"] for line in engine.rules.data["province"]["figures"]}
        self.per = {
            "residents": _sum([values[RESIDENTS] for values in self._values], at_least_each=1),
            "communes": Range(len(communes), len(communes)),
        }

    def _range(self, line: dict[str, Any]) -> Range:
        if "sum" in line:
            places = [INPUTS.index(name) for name in line["sum"]]
            return _sum(
                [values[place] for values in self._values for place in places],
                again=self._again.get(line["id"], 0),
            )
        if "count_verdicts" in line:
            return self._count(frozenset(line["count_verdicts"]))
        if "any_route" in line:
            return self._any_route(line["any_route"])
        return _sum([self._given[line["given"]]])

    def _count(self, wanted: frozenset[str]) -> Range:
        """Communes certainly of these types, and those possibly so."""
        possible = [frozenset(self._engine.decoded(one, self._reading).possible) for one in self._communes]
        return Range(sum(one <= wanted for one in possible), sum(bool(one & wanted) for one in possible))

    def _any_route(self, marks: Sequence[str]) -> Range:
        routes = [values[-1] for values in self._values]
        if any(route in marks for route in routes):
            return Range(1, 1)
        return Range(0, 1 if None in routes else 0)

    def _reaches(self, figure: str, bound: dict[str, Any]) -> bool | None:
        """Whether a figure is at or above a bound, on the bounds of both."""
        found = self.figures[figure]
        if "whole" in bound:
            return _at_least(found, Range(bound["whole"], bound["whole"]))
        p, q = bound["per"]
        per = self.per[self.rated[figure]]
        scaled = Range(found.least * q, None if found.most is None else found.most * q)
        return _at_least(scaled, Range(per.least * p, None if per.most is None else per.most * p))

    def _holds(self, test: dict[str, Any]) -> bool | None:
        if "from" in test:
            return self._reaches(test["figure"], test["from"])
        above = self._reaches(test["figure"], {"whole": test["at_most"]["whole"] + 1})
        return None if above is None else not above

    def _value(self, figure: str) -> int | str | None:
        found = self.figures[figure].exact
        if self.rated[figure] is None or found is None:
            return found
        per = self.per[self.rated[figure]].exact
        return None if per is None else f"{found}/{per}"

    def _margin(self, test: dict[str, Any]) -> int | None:
        found = self.figures[test["figure"]].exact
        if found is None:
            return None
        if "at_most" in test:
            return int(test["at_most"]["whole"]) - found
        bound = test["from"]
        if "whole" in bound:
            return found - int(bound["whole"])
        p, q = bound["per"]
        per = self.per[self.rated[test["figure"]]].exact
        return None if per is None else found - -(-per * p // q)

    def criterion(self, line: dict[str, Any]) -> Criterion:
        """One criterion: both sides of the comparison, and whether it is met."""
        tests = line.get("all") or line["any"]
        truths = [self._holds(test) for test in tests]
        key = next(key for key in OPS if key in tests[0])
        thresholds = [printed(test[key], self.rated[test["figure"]] is not None) for test in tests]
        values, margins = (
            [self._value(test["figure"]) for test in tests],
            [self._margin(test) for test in tests],
        )
        alone = len(tests) == 1
        return Criterion(
            id=line["id"],
            citation=self._engine.rules.citation(line["cite"]),
            met=truth_all(truths) if "all" in line else truth_any(truths),
            value=values[0] if alone else _known(values),
            op=OPS[key],
            threshold=thresholds[0] if alone else thresholds,
            margin=margins[0] if alone else _known(margins),
        )


def _at_least(one: Range, other: Range) -> bool | None:
    """Whether a number is at least another, when only bounds of both are known."""
    if other.most is not None and one.least >= other.most:
        return True
    if one.most is not None and one.most < other.least:
        return False
    return None


def _known(sides: Sequence[Any]) -> list[Any] | None:
    return None if None in sides else list(sides)


def _key(truths: Sequence[bool | None], at_least: int) -> bool | None:
    if sum(truth is True for truth in truths) >= at_least:
        return True
    return False if sum(truth is not False for truth in truths) < at_least else None


def classify_province(
    engine: Engine,
    communes: Sequence[Figures],
    year: int,
    reading: Reading,
    resident_violators: int | None,
    points_shared: int = 0,
) -> ProvinceResult:
    """The verdict of a province from all its communes on the last day of the year.

    `resident_violators` are the residents of the province who broke drug law anywhere in it, None if unknown;
    they are not the sum of the communes. `points_shared` is how often the communes' figures count a point
    again that another commune's figure holds: Article 5.2 asks how many points the province has. Raises
    LawError without communes, FigureError for a bad figure.
    """
    if not communes:
        raise LawError("tỉnh không có xã nào / the province has no commune: give at least one")
    if resident_violators is not None and resident_violators < 0:
        raise FigureError(
            "resident_violators_province: cần số nguyên từ 0 trở lên / give a whole number, 0 or more",
            "resident_violators_province",
        )
    points = sum(one.use_points or 0 for one in communes)
    if points_shared < 0 or points_shared > max(points - 1, 0):
        raise FigureError(
            f"use_points_shared: cần số nguyên từ 0 đến {max(points - 1, 0)}"
            f" / give a whole number from 0 to {max(points - 1, 0)}",
            "use_points_shared",
        )
    rules = engine.rules.data["province"]
    found = Province(engine, communes, reading, resident_violators, points_shared)
    key = [found.criterion(line) for line in rules["key"]["criteria"]]
    free = [found.criterion(line) for line in rules["drug_free"]["criteria"]]
    key_area = _key([one.met for one in key], rules["key"]["at_least"])
    drug_free = truth_all([one.met for one in free])
    return ProvinceResult(
        year, reading, _verdict(rules["verdicts"], key_area, drug_free), key_area, drug_free, (*key, *free)
    )


def _verdict(order: Sequence[dict[str, Any]], key_area: bool | None, drug_free: bool | None) -> str:
    """The first condition that holds, in the order of the rule file; an open one leaves the verdict open."""
    for line, truth in zip(order, (key_area, drug_free, True), strict=True):
        if truth is None:
            return UNDETERMINED
        if truth:
            return str(line["id"])
    return UNDETERMINED
