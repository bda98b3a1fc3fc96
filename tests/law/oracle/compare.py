"""Where the product's answer differs from the oracle's, field by field."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from tests.law.oracle.because import because
from tests.law.oracle.figures import COLUMNS, COMMUNE_CRITERIA, PROVINCE_CRITERIA, Commune, Reading, all_known
from tests.law.oracle.nearest import nearest
from tests.law.oracle.numbers import Row, numbers
from tests.law.oracle.province import ProvinceAnswer
from tests.law.oracle.unknown import AllCompletions, Answer, answer

Said = Mapping[str, Any]


class Difference(NamedTuple):
    """One field in which the two disagree; its text is a line that can be run again."""

    field: str
    product: object
    oracle: object
    reading: Reading
    commune: Commune

    def __str__(self) -> str:
        cells = ",".join("" if self.commune[name] is None else str(self.commune[name]) for name in COLUMNS)
        return (
            f"{self.field}: product {self.product!r}, oracle {self.oracle!r}; {self.reading.key()}; X,{cells}"
        )


Pairs = Iterator[tuple[str, object, object]]


def verdict_fields(said: Said, expected: Answer) -> Pairs:
    """The class, what stands before precedence, and what unknown inputs leave open."""
    yield "verdict", said["verdict"], expected.verdict
    yield "key_class", said["key_class"], expected.key_class
    yield "drug_free", said["drug_free"], expected.drug_free
    if expected.verdict == "undetermined":
        yield "possible", said["possible"], expected.possible
        yield "decides", said["decides"], expected.decides


def met_fields(said: Said, expected: Answer) -> Pairs:
    """Each criterion, met or not."""
    yield "criteria", [one["id"] for one in said["criteria"]], list(COMMUNE_CRITERIA)
    for one in said["criteria"]:
        yield f"{one['id']} met", one["met"], expected.met.get(one["id"], "no such criterion")


def as_number(threshold: object) -> object:
    """A threshold by its meaning: a fraction is a number, whatever its terms."""
    if isinstance(threshold, list):
        return [as_number(one) for one in threshold]
    return Fraction(threshold) if isinstance(threshold, str) and "/" in threshold else threshold


def number_fields(said: Said, commune: Commune, explored: AllCompletions, reading: Reading) -> Pairs:
    """Value, threshold and margins of each criterion."""
    yield from row_fields(said, numbers(commune, explored, reading))


def row_fields(said: Said, expected: Mapping[str, Row]) -> Pairs:
    """The numbers of a commune's or a province's criteria."""
    for one in said["criteria"]:
        row = expected[one["id"]]
        yield f"{one['id']} value", one["value"], row.value
        yield f"{one['id']} threshold", as_number(one["threshold"]), row.threshold
        yield f"{one['id']} margin", one["margin"], row.margin
        yield f"{one['id']} margin_upper", one.get("margin_upper"), row.margin_upper


def because_field(said: Said, commune: Commune, reading: Reading, verdict: str) -> Pairs:
    """The smallest deciding set, where something is decided."""
    if verdict != "undetermined":
        yield "because", said["because"], because(commune, reading, verdict)


def without_wording(sets: Sequence[Mapping[str, Any]] | None) -> object:
    """Minimal sets with the wording of `paper_if` reduced to its being there."""
    if sets is None:
        return None
    return [
        {
            **one,
            "changes": [
                {key: True if key == "paper_if" else value for key, value in change.items()}
                for change in one["changes"]
            ],
        }
        for one in sets
    ]


def nearest_fields(said: Said, commune: Commune, reading: Reading) -> Pairs:
    """The minimal sets of changes in both directions."""
    known = nearest(commune, reading) if all_known(commune) else {"better": None, "worse": None}
    for direction in ("better", "worse"):
        yield f"nearest {direction}", without_wording(said["nearest"][direction]), known[direction]


def differing(pairs: Pairs, reading: Reading, commune: Commune) -> list[Difference]:
    """Those pairs whose two sides are not the same."""
    return [
        Difference(field, ours, theirs, reading, commune) for field, ours, theirs in pairs if ours != theirs
    ]


def verdict_differences(
    said: Sequence[Said], communes: Sequence[Commune], explored: Sequence[AllCompletions], reading: Reading
) -> list[Difference]:
    """Verdict, possible, decides and met of many communes under one reading."""
    found = []
    for one, commune, levels in zip(said, communes, explored, strict=True):
        expected = answer(levels, reading)
        found += differing(verdict_fields(one, expected), reading, commune)
        found += differing(met_fields(one, expected), reading, commune)
    return found


def number_differences(
    said: Sequence[Said], communes: Sequence[Commune], explored: Sequence[AllCompletions], reading: Reading
) -> list[Difference]:
    """Values, thresholds and margins of many communes under one reading."""
    found = []
    for one, commune, levels in zip(said, communes, explored, strict=True):
        found += differing(number_fields(one, commune, levels, reading), reading, commune)
    return found


def because_differences(
    said: Sequence[Said], communes: Sequence[Commune], explored: Sequence[AllCompletions], reading: Reading
) -> list[Difference]:
    """The deciding sets of many communes under one reading."""
    found = []
    for one, commune, levels in zip(said, communes, explored, strict=True):
        verdict = answer(levels, reading).verdict
        found += differing(because_field(one, commune, reading, verdict), reading, commune)
    return found


def nearest_differences(
    said: Sequence[Said], communes: Sequence[Commune], reading: Reading
) -> list[Difference]:
    """The minimal sets of many communes under one reading."""
    found = []
    for one, commune in zip(said, communes, strict=True):
        found += differing(nearest_fields(one, commune, reading), reading, commune)
    return found


def province_fields(said: Said, expected: ProvinceAnswer) -> Pairs:
    """The province's verdict and its criteria."""
    yield "area_code", said["area_code"], "province"
    yield "verdict", said["verdict"], expected.verdict
    yield "criteria", [one["id"] for one in said["criteria"]], list(PROVINCE_CRITERIA)
    for one in said["criteria"]:
        yield f"{one['id']} met", one["met"], expected.met[one["id"]]
