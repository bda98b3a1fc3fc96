"""Which facts of two documents meet: the rules, and what holds for any two documents."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.intake.rules.comparing import Noted, rows, same_day


def fact(number: int, kind: str = "quantity", **data: Any) -> Noted:
    values: dict[str, Any] = {
        "measure": "cases",
        "value": "12",
        "value_max": None,
        "unit": "case",
        "substance": None,
        "comparator": "eq",
        "role": "result",
        "period": {"from": "2024", "to": "2024"},
        "area": "Xã Mẫu 01",
        "owner": None,
    }
    if kind == "document":
        values = {"type": "directive", "symbol": "21", "date": None}
    if kind == "event":
        values = {"type": "conference", "date": "2024-06-05", "place": None, "attendance": {}}
    return Noted(number, kind, values | data, (number * 10, number * 10 + 5))


def met(left: Noted, right: Noted) -> tuple[str, str] | None:
    found = rows([left], [right])
    return (found[0].meeting, found[0].differs) if found else None


SAME, VALUE, DATE = ("same", ""), ("contradiction", "value"), ("contradiction", "date")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"symbol": "21", "date": "2008-03-16"}, {"symbol": "21", "date": "2008-03-26"}, DATE),
        ({"symbol": "21", "date": "2008-03-16"}, {"symbol": "21-CT/TW", "date": "2008"}, SAME),
        ({"symbol": "21-CT/TW"}, {"symbol": "21-CT/TU"}, None),
        ({"symbol": "21-CT/TW"}, {"symbol": "21 - ct/tw"}, SAME),
        ({"symbol": "21"}, {"symbol": "22"}, None),
        ({"symbol": "21"}, {"symbol": "21", "type": "plan"}, None),
        ({"symbol": "21", "date": "--03-16"}, {"symbol": "21", "date": "2008-03-16"}, SAME),
    ],
)
def test_documents(one: dict[str, Any], other: dict[str, Any], expected: object) -> None:
    assert met(fact(1, "document", **one), fact(2, "document", **other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, SAME),
        ({"date": "2024-06"}, {}, SAME),
        ({"date": None}, {}, None),
        ({"date": "2024-06-06"}, {}, None),
        ({"type": "trial"}, {}, None),
        ({"place": "Xã Mẫu 01"}, {"place": "xã Mẫu 01, tỉnh Mẫu"}, SAME),
        ({"place": "Xã Mẫu 01"}, {"place": "Xã Mẫu 02"}, None),
        (
            {"attendance": {"present": 297, "summoned": 300}},
            {"attendance": {"present": 290, "summoned": None}},
            ("contradiction", "attendance.present"),
        ),
    ],
)
def test_events(one: dict[str, Any], other: dict[str, Any], expected: object) -> None:
    assert met(fact(1, "event", **one), fact(2, "event", **other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, SAME),
        ({}, {"value": "12.0"}, SAME),
        ({}, {"value": "13"}, VALUE),
        ({}, {"value": "13", "area": "Xã Mẫu 02"}, None),
        ({}, {"value": "13", "period": {"from": "2023", "to": "2023"}}, None),
        ({}, {"value": "13", "owner": "Bộ đội biên phòng"}, None),
        ({}, {"value": "13", "role": "background"}, None),
        ({}, {"value": "13", "substance": "heroin"}, None),
        ({"comparator": "gt"}, {"value": "13"}, None),
        ({"comparator": "gt"}, {"value": "11"}, VALUE),
        ({"comparator": "approx"}, {"value": "13"}, None),
        ({"comparator": "approx"}, {"value": "20"}, VALUE),
        ({"value": "10", "value_max": "14"}, {}, None),
        ({"value": None}, {"value": "13"}, None),
        ({"measure": "other"}, {"measure": "other", "value": "13"}, None),
        ({}, {"area": None}, SAME),
        ({}, {"area": "Xã Mẫu 02"}, None),
        ({}, {"period": {"from": "2023", "to": "2023"}}, None),
        ({}, {"period": None}, SAME),
        ({}, {"role": "part"}, SAME),
        ({}, {"role": "target"}, None),
        ({"role": "target"}, {"role": "target"}, SAME),
    ],
)
def test_quantities(one: dict[str, Any], other: dict[str, Any], expected: object) -> None:
    assert met(fact(1, **one), fact(2, **other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024-06-05", "2024-06-05", True),
        ("2024", "2024-06-05", True),
        ("--06-05", "2024-06-05", True),
        ("--06-05", "2024-06-06", False),
        (None, "2024", True),
        ("2023", "2024-01", False),
    ],
)
def test_partial_days(one: str | None, other: str | None, same: bool) -> None:
    assert same_day(one, other) is same
    assert same_day(other, one) is same


facts = st.lists(
    st.builds(
        lambda kind, value, area, symbol, day: (kind, value, area, symbol, day),
        st.sampled_from(["quantity", "document", "event", "area"]),
        st.sampled_from(["1", "2", "3.5"]),
        st.sampled_from(["Xã Mẫu 01", "Xã Mẫu 02", None]),
        st.sampled_from(["21", "21-CT/TW", "22"]),
        st.sampled_from(["2024", "2024-03", "2023-03-01", None]),
    ),
    max_size=12,
)


def noted(made: list[tuple[Any, ...]]) -> list[Noted]:
    found = []
    for number, (kind, value, area, symbol, day) in enumerate(made):
        if kind == "quantity":
            found.append(fact(number, value=value, area=area))
        elif kind == "document":
            found.append(fact(number, "document", symbol=symbol, date=day))
        elif kind == "event":
            found.append(fact(number, "event", date=day, place=area))
        else:
            found.append(Noted(number, "area", {"name": "Xã Mẫu 01"}, (0, 1)))
    return found


@given(facts, facts)
def test_each_fact_stands_in_one_row_and_contradictions_come_first(
    left: list[tuple[Any, ...]], right: list[tuple[Any, ...]]
) -> None:
    found = rows(noted(left), noted(right))
    for side in ("left", "right"):
        used = [getattr(row, side).number for row in found]
        assert len(used) == len(set(used))
    assert [row.meeting for row in found] == sorted(row.meeting for row in found)
    for row in found:
        assert row.left.kind == row.right.kind == row.kind
        assert bool(row.differs) == (row.meeting == "contradiction")


@given(facts)
def test_a_document_never_contradicts_itself(made: list[tuple[Any, ...]]) -> None:
    said = [one for one in noted(made) if one.kind == "quantity"]
    single = {(one.data["value"], one.data["area"]): one for one in said}
    areas = [area for _, area in single]
    alone = [one for (_, area), one in single.items() if areas.count(area) == 1]
    assert {row.meeting for row in rows(alone, alone)} <= {"same"}


def test_two_long_documents_are_compared_in_a_moment() -> None:
    many = [fact(number, value=str(number % 7), area=f"Xã Mẫu {number % 50}") for number in range(10_000)]
    events = [fact(20_000 + number, "event", place=f"Nơi {number}") for number in range(5_000)]
    begun = time.perf_counter()
    rows([*many, *events], [*reversed(many), *events])
    assert time.perf_counter() - begun < 10
