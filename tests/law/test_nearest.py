"""Distance to the next verdict, against exhaustive search and by hand."""

from dataclasses import replace

from hypothesis import given, settings

from tests.law import brute
from tests.law.invented import QUIET, communes, readings
from vungxanh.law.interface import Reading, classify, ruleset_for

CHANGES = ruleset_for(2026).data["changes"]


def cuts(residents: int) -> list[set[int]]:
    """For each of the nine figures every value at which something can change."""
    people, offenders = (
        {1, -(-p * residents // 1000), -(-q * residents // 10_000)} for p, q in ((1, 50), (1, 5))
    )
    return [people, {1}, {1, 2}, offenders, {1, 500, 3000}, {1, 125, 750}, {1}, {1}, {1}]


def ranges(figures, better):
    found = []
    for value, own in zip(brute.nine(figures), cuts(figures.residents), strict=True):
        moved = {cut - 1 for cut in own if cut <= value} if better else {cut for cut in own if cut > value}
        found.append(sorted({value} | moved))
    return found


def amounts(one) -> tuple[int, ...]:
    by = {change.input: abs(change.by) for change in one.changes}
    return tuple(by.get(name, 0) for name in brute.CHANGES)


@settings(max_examples=80, deadline=None)
@given(communes(), readings())
def test_all_minimal_sets_and_no_others(figures, reading):
    nearest = classify(figures, 2026, reading, because=False).nearest
    for better, sets in ((True, nearest.better), (False, nearest.worse)):
        expected = brute.minimal(figures, reading, ranges(figures, better), better)
        assert {(amounts(one), one.to) for one in sets} == expected
        assert len(sets) == len(expected)


@settings(max_examples=25, deadline=None)
@given(communes(), readings())
def test_no_whole_amount_below_a_listed_one_will_do(figures, reading):
    """Cuts suffice: one unit less of any change of a set no longer reaches a verdict on that side."""
    result = classify(figures, 2026, reading, because=False)
    before = brute.ORDER.index(result.verdict)
    for sign, sets in ((-1, result.nearest.better), (1, result.nearest.worse)):
        for one in sets:
            moved = [value + sign * by for value, by in zip(brute.nine(figures), amounts(one), strict=True)]
            assert brute.verdict_of(brute.with_nine(figures, moved), reading) == one.to
            for place, by in enumerate(amounts(one)):
                if by:
                    less = [value - sign * (number == place) for number, value in enumerate(moved)]
                    reached = brute.ORDER.index(brute.verdict_of(brute.with_nine(figures, less), reading))
                    assert (reached - before) * sign <= 0


@given(communes(), readings())
def test_form_order_and_kinds(figures, reading):
    nearest = classify(figures, 2026, reading, because=False).nearest
    names = [change["input"] for change in CHANGES]
    kinds = {change["input"]: change["lowering"] for change in CHANGES}
    for sets in (nearest.better, nearest.worse):
        keys = [
            (
                len(one.changes),
                [names.index(change.input) for change in one.changes],
                [a for a in amounts(one) if a],
            )
            for one in sets
        ]
        assert keys == sorted(keys)
    for one in nearest.better:
        assert one.kind == (
            "work" if {kinds[change.input] for change in one.changes} == {"work"} else "paper"
        )
        for change in one.as_json()["changes"]:
            assert ("paper_if" in change) == (kinds[change["input"]] == "work")
            assert change["by"] < 0
    for one in nearest.worse:
        assert "kind" not in one.as_json()
        assert all(change["by"] > 0 and "paper_if" not in change for change in one.as_json()["changes"])


def test_a_set_as_the_contract_prints_it():
    figures = replace(
        QUIET, managed_addicts=5, managed_users=1, offenders_arrested=1, use_points=2, key_route="inter"
    )
    nearest = classify(figures, 2026, Reading()).as_json()["nearest"]
    assert nearest["worse"] == []
    assert nearest["better"][0] == {
        "to": "II",
        "kind": "work",
        "changes": [
            {
                "input": "managed",
                "from": 6,
                "to": 4,
                "by": -2,
                "paper_if": "a file closed without its legal ground",
            },
            {
                "input": "use_points",
                "from": 2,
                "to": 1,
                "by": -1,
                "paper_if": "a point dropped without a record",
            },
        ],
    }
    route = [change for one in nearest["better"] for change in one["changes"] if change["input"] == "route"]
    assert route[0] == {"input": "route", "from": "on", "to": "off", "by": -1}


def test_the_best_and_the_worst_have_nowhere_further_to_go():
    assert classify(QUIET, 2026).nearest.better == ()
    worst = replace(QUIET, managed_addicts=50, use_points=2, offenders_arrested=10, plants=3000)
    assert classify(worst, 2026).nearest.worse == ()


def test_distance_is_left_out_when_not_asked_for():
    assert classify(QUIET, 2026, nearest=False).nearest is None
    assert "nearest" not in classify(QUIET, 2026, nearest=False).as_json()
