"""What a post reads that may not see whether wanted people hide in an area: the classes, and nothing beyond.

The classes under every reading are the conclusion and stay. All that explains them is worked out again from
the first of 0, 1 and unknown that gives the same classes: it tells no more of the figure than they do.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from vungxanh.law.interface import Figures, Reading, Result, classify, verdicts

WANTED = "wanted_fugitives"
CONDITION = "6.2"
WITHHELD = "withheld"
"""What stands in the place of a figure that is not shown."""

WHY_VI = (
    "Số liệu về người bị truy nã lẩn trốn chỉ hiện với chức danh được giao khai, người duyệt cấp tỉnh và hội"
    " đồng; ở đây không hiện số đó và những gì chỉ suy ra từ nó."
)
WHY_EN = (
    "Whether wanted people hide here is shown to the post that states it, the provincial approver and the"
    " council only; neither the figure nor what follows from it alone is shown here."
)

HASHES = frozenset({"sha256", "inputs_sha256"})
"""Left out of an extract: with all else known, three tries at the figure would find which one gives them."""

Json = dict[str, Any]


def extract(said: Mapping[str, Any]) -> Json:
    """A receipt as far as such a post may read it; it cannot be verified, and says so. Raises LawError."""
    told = {name: value for name, value in said.items() if name not in HASHES}
    told |= _province(said) if said["kind"] == "province" else _commune(said)
    return told | {WITHHELD: {"vi": WHY_VI, "en": WHY_EN, "figures": [WANTED]}}


def _province(said: Mapping[str, Any]) -> Json:
    given = said["inputs"]
    communes = {code: {**figures, WANTED: WITHHELD} for code, figures in given["communes"].items()}
    violators = given["resident_violators_province"]
    return {
        "inputs": {**given, "communes": communes},
        "criteria": _covered(said["criteria"], violators, said["drug_free"]),
    }


def _commune(said: Mapping[str, Any]) -> Json:
    result = _like(said)
    derived = result.as_json()
    return {
        **derived,
        "inputs": {**said["inputs"], WANTED: WITHHELD},
        "criteria": _covered(derived["criteria"], said["inputs"]["resident_violators"], result.drug_free),
        "because": _without(derived["because"]),
        "possible": derived.get("possible"),
        "decides": _without(derived.get("decides")),
        "nearest": _ways(derived["nearest"]),
    }


def _like(said: Mapping[str, Any]) -> Result:
    """The result with the first value of the figure that gives the same classes under every reading."""
    year, reading = said["year"], Reading.from_key(said["reading"])
    for value in (0, 1, None):
        figures = Figures(**{**said["inputs"], WANTED: value})
        if verdicts(figures, year) == said["verdicts"]:
            break
    return classify(figures, year, reading)


def _covered(steps: Iterable[Mapping[str, Any]], violators: int | None, drug_free: bool | None) -> list[Json]:
    """The criteria, of the condition on wanted people only what residents who broke the law say of it."""
    return [
        {**step, **_condition(violators, drug_free)} if step["id"] == CONDITION else {**step}
        for step in steps
    ]


def _condition(violators: int | None, drug_free: bool | None) -> Json:
    left = None if violators is None else -violators
    told: Json = {
        "value": [violators, WITHHELD],
        "margin": [left, WITHHELD],
        "met": True if drug_free else None,
    }
    if violators:
        return told | {"met": False}
    return told if drug_free else told | {WITHHELD: True}


def conditions_met(met: Iterable[str], drug_free: bool | None) -> tuple[str, ...]:
    """The criteria that are met, without the condition on wanted people where only it would tell of them."""
    return tuple(name for name in met if name != CONDITION or drug_free)


def _without(names: Iterable[str] | None) -> list[str] | None:
    return None if names is None else [name for name in names if name != WANTED]


def _ways(nearest: Mapping[str, Any]) -> Json:
    return {side: None if sets is None else _stripped(sets) for side, sets in nearest.items()}


def _stripped(sets: Iterable[Mapping[str, Any]]) -> list[Json]:
    """The sets of changes without the figure; what is left of two may be one, and nothing of a third."""
    found: list[Json] = []
    for one in sets:
        left = {**one, "changes": [change for change in one["changes"] if change["input"] != WANTED]}
        if left["changes"] and left not in found:
            found.append(left)
    return found
