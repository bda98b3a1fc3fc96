"""From a rule set to the cuts of its figures, and what a rule set may not ask of the engine."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from vungxanh.law import interface as law
from vungxanh.law.rules.cuts import Axis, Cut, axes_of
from vungxanh.law.rules.ruleset import RuleSet

Json = dict[str, Any]
RULES = law.ruleset_for(2026)


def edited(edit: Callable[[dict[str, Json]], None]) -> RuleSet:
    """The rules after an edit of the criteria, which it gets by their ids."""
    data = deepcopy(RULES.data)
    groups = [*data["commune"]["classes"], data["commune"]["drug_free"]]
    edit({criterion["id"]: criterion for group in groups for criterion in group["criteria"]})
    return RuleSet("edited", "0", data)


def cuts(rules: RuleSet) -> dict[str, tuple[Cut, ...]]:
    return {axis.id: axis.cuts for axis in axes_of(rules)}


PLAIN = {
    "managed": (Cut(1), Cut(0, (1, 1000)), Cut(0, (5, 1000))),
    "using_not_exempt": (Cut(1),),
    "use_points": (Cut(1), Cut(2)),
    "offenders_arrested": (Cut(1), Cut(0, (5, 10_000)), Cut(0, (1, 1000))),
    "plants": (Cut(1), Cut(500), Cut(3000)),
    "plant_area_m2": (Cut(1), Cut(125), Cut(750)),
    "resident_violators": (Cut(1),),
    "wanted_fugitives": (Cut(1),),
    "route": (Cut(1),),
}


def test_the_cuts_of_the_decision_from_low_to_high():
    assert cuts(RULES) == PLAIN
    axes = {axis.id: axis for axis in axes_of(RULES)}
    assert {name for name, axis in axes.items() if axis.rated} == {"managed", "offenders_arrested"}
    assert axes["managed"].inputs == (1, 2)
    assert axes["route"] == Axis("route", (10,), (Cut(1),), rated=False, marks=("intra", "inter"))


def test_each_kind_of_bound_makes_a_cut_of_its_own():
    def without_upper_bounds(criteria: dict[str, Json]) -> None:
        for criterion in criteria.values():
            for test in criterion.get("any", []):
                test.pop("below", None)

    def with_bounds_of_their_own(criteria: dict[str, Json]) -> None:
        criteria["4.3c"]["any"][0]["below"] = {"whole": 400}
        criteria["6.3"]["all"][0]["at_most"] = {"whole": 3}
        criteria["4.3c"]["any"][1]["above"] = {"whole": 5}

    assert cuts(edited(without_upper_bounds)) == PLAIN
    own = cuts(edited(with_bounds_of_their_own))
    assert own["plants"] == (Cut(1), Cut(400), Cut(500), Cut(3000))
    assert own["use_points"] == (Cut(1), Cut(2), Cut(4))
    assert own["plant_area_m2"] == (Cut(6), Cut(125), Cut(750))


def a_rate_that_must_be_exceeded(criteria: dict[str, Json]) -> None:
    criteria["4.3a"]["any"][0]["above"] = {"per": [1, 7]}


def a_rate_and_a_count(criteria: dict[str, Json]) -> None:
    criteria["4.3a"]["any"][0]["above"] = {"whole": 1}


def a_third_rate(criteria: dict[str, Json]) -> None:
    criteria["4.3c"]["any"][0].update(above={"whole": 0}, below={"per": [1, 3]})
    for name in ("4.1d", "4.2d"):
        criteria[name]["any"][0] = {"figure": "plants", "from": {"per": [1, 2]}}


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            a_rate_that_must_be_exceeded,
            "above takes a whole number, not a rate, in {'above': {'per': [1, 7]},",
        ),
        (
            a_rate_and_a_count,
            "figure managed mixes rates with whole bounds above 1: their order is not fixed",
        ),
        (a_third_rate, "unknown residents are solved for two rates at most"),
    ],
)
def test_what_the_engine_cannot_do_exactly_is_refused(edit, message):
    with pytest.raises(law.LawError) as refused:
        axes_of(edited(edit))
    assert str(refused.value).startswith(message)
    assert len(str(refused.value)) == len(message) or message.endswith(",")


def test_an_unknown_reading_is_refused_with_the_known_ones():
    with pytest.raises(law.LawError) as refused:
        law.Reading.from_key("all")
    assert str(refused.value) == (
        "không có cách hiểu “all” / there is no reading “all”; hãy chọn / choose one of: "
        + ", ".join(reading.key for reading in law.ALL_READINGS)
    )


def test_a_rule_set_keeps_its_name_and_the_hash_of_its_bytes():
    assert {rules.name for rules in law.rulesets()} == {"vn/qd28_2025", "vn/qd3122_2010"}
    assert len({rules.sha256 for rules in law.rulesets()}) == 2
    assert all(len(rules.sha256) == 64 for rules in law.rulesets())


@pytest.mark.parametrize(
    ("cite", "words"),
    [
        ({"article": 6, "clause": None, "point": None}, "Điều 6 Quyết định 28/2025/QĐ-TTg"),
        ({"article": 5, "clause": 4, "point": None}, "khoản 4 Điều 5 Quyết định 28/2025/QĐ-TTg"),
        ({"article": 4, "clause": 1, "point": "đ"}, "điểm đ khoản 1 Điều 4 Quyết định 28/2025/QĐ-TTg"),
    ],
)
def test_a_place_in_the_text_is_cited_as_documents_do(cite, words):
    assert RULES.citation(cite) == words


@pytest.mark.parametrize("reading", law.ALL_READINGS, ids=lambda reading: reading.key)
def test_a_reading_is_found_by_its_key_and_by_its_options(reading):
    assert law.Reading.from_key(reading.key) == reading
    assert law.Reading.of(reading.bands, reading.zero, reading.precedence, reading.nested_dd) == reading
