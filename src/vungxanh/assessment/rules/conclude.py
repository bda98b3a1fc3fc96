"""From the inputs of all communes to their verdicts, receipts and the province's: pure, no clock."""

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from vungxanh.assessment.rules.inputs import Given
from vungxanh.assessment.rules.totals import HELD, ReadingCounts, changed, counts_of
from vungxanh.law.interface import (
    ALL_READINGS,
    ENGINE_VERSION,
    Declared,
    Figures,
    ProvinceResult,
    Reading,
    Result,
    classify,
    classify_province,
    commune_receipt,
    province_receipt,
    ruleset_for,
    verdicts,
)


@dataclass(frozen=True)
class Terms:
    """Under what an assessment is made: year, reading, declared properties, whether figures are simulated.

    `resident_violators` are the province's residents who broke drug law anywhere in it; None is unknown.
    `points_shared`: how often the communes' figures count a point again that another commune's figure holds.
    """

    year: int
    reading: Reading
    declared: Declared
    resident_violators: int | None
    simulated: bool
    points_shared: int = 0


@dataclass(frozen=True)
class Concluded:
    """One commune's result with its verdict under every reading and the receipt's bytes."""

    given: Given
    result: Result
    verdicts: Mapping[str, str]
    receipt: bytes

    @property
    def sha256(self) -> str:
        """The receipt's hash, in hexadecimal."""
        return hashlib.sha256(self.receipt).hexdigest()


@dataclass(frozen=True)
class Conclusion:
    """The whole assessment: communes that have a verdict, the province's result and receipt, all readings."""

    communes: Mapping[int, Concluded]
    province: ProvinceResult
    receipt: bytes
    readings: tuple[ReadingCounts, ...]


def conclude(code: str, given: Sequence[Given], held: Set[int], terms: Terms) -> Conclusion:
    """Classify every commune that is not held, and the province, whose code is `code`.

    A held commune counts in the province with unknown residents: its figures are known, its denominator is
    not trusted.
    """
    communes = {one.area_id: _commune(one, terms) for one in given if one.area_id not in held}
    figures = {one.code: one.without_residents() if one.area_id in held else one.figures for one in given}
    provinces = {reading.key: _province(figures, reading, terms) for reading in ALL_READINGS}
    result = provinces[terms.reading.key]
    receipt = province_receipt(
        result,
        figures,
        resident_violators_province=terms.resident_violators,
        use_points_shared=terms.points_shared,
        area_code=code,
        rules=ruleset_for(terms.year),
        verdicts={key: one.verdict for key, one in provinces.items()},
        engine=ENGINE_VERSION,
        declared=terms.declared,
        simulated=terms.simulated,
        sources={one.code: one.source for one in given},
    )
    return Conclusion(communes, result, receipt, _readings(given, communes, provinces, terms))


def _province(figures: Mapping[str, Figures], reading: Reading, terms: Terms) -> ProvinceResult:
    return classify_province(
        list(figures.values()),
        terms.year,
        reading,
        resident_violators_province=terms.resident_violators,
        use_points_shared=terms.points_shared,
    )


def _readings(
    given: Sequence[Given],
    communes: Mapping[int, Concluded],
    provinces: Mapping[str, ProvinceResult],
    terms: Terms,
) -> tuple[ReadingCounts, ...]:
    outcomes = {
        key: {one.area_id: _outcome(communes, one.area_id, key) for one in given} for key in provinces
    }
    chosen = outcomes[terms.reading.key]
    return tuple(
        ReadingCounts(key, counts_of(outcomes[key].values()), result.verdict, changed(chosen, outcomes[key]))
        for key, result in provinces.items()
    )


def _commune(given: Given, terms: Terms) -> Concluded:
    result = classify(given.figures, terms.year, terms.reading)
    under = verdicts(given.figures, terms.year)
    receipt = commune_receipt(
        result,
        given.figures,
        area_code=given.code,
        rules=ruleset_for(terms.year),
        verdicts=under,
        engine=ENGINE_VERSION,
        declared=terms.declared,
        simulated=terms.simulated,
        sources=given.sources,
    )
    return Concluded(given, result, under, receipt)


def _outcome(communes: Mapping[int, Concluded], area_id: int, reading: str) -> str:
    found = communes.get(area_id)
    return HELD if found is None else found.verdicts[reading]
