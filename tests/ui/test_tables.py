"""A table's order lives in the address and never loses a row."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from vungxanh.ui.tables import Cell, Column, figure, ordered, table


@dataclass(frozen=True)
class Place:
    name: str
    people: int | None


COLUMNS = [
    Column[Place]("ten", "Xã", lambda p: Cell(p.name), lambda p: p.name),
    Column[Place]("dan", "Dân cư", lambda p: figure(p.people), lambda p: p.people, end=True, total=Cell("3")),
    Column[Place]("ghi", "Ghi chú", lambda p: Cell("")),
]
PLACES = [Place("Xã Mẫu 02", 7), Place("Xã Mẫu 01", None), Place("Xã Mẫu 03", 5)]


def names(query: dict[str, str]) -> list[str]:
    return [place.name[-2:] for place in ordered(PLACES, COLUMNS, query)]


def test_without_a_wish_rows_stay_as_they_came() -> None:
    assert names({}) == names({"sap": "lạ"}) == names({"sap": "ghi"}) == ["02", "01", "03"]


def test_what_is_unknown_stands_last_in_either_direction() -> None:
    assert names({"sap": "dan"}) == ["03", "02", "01"]
    assert names({"sap": "dan", "chieu": "giam"}) == ["02", "03", "01"]


def test_a_head_sorts_and_the_active_one_turns_round() -> None:
    query = {"loai": "II", "sap": "dan"}
    drawn = table(PLACES, COLUMNS, anchor="bang", caption="Bảng", query=query)
    name, people, note = drawn.heads
    assert dict(parse_qsl(name.href[1:].partition("#")[0])) == {"loai": "II", "sap": "ten"}
    assert dict(parse_qsl(people.href[1:].partition("#")[0])) == query | {"chieu": "giam"}
    assert (name.sorted_as, people.sorted_as, note.href) == ("", "ascending", "")


@given(st.lists(st.integers(0, 5) | st.none()), st.sampled_from(["", "giam"]))
def test_sorting_keeps_every_row(people: list[int | None], direction: str) -> None:
    rows = [Place(str(index), value) for index, value in enumerate(people)]
    result = ordered(rows, COLUMNS, {"sap": "dan", "chieu": direction})
    assert sorted(result, key=lambda p: int(p.name)) == rows
    known = [row.people for row in result if row.people is not None]
    assert known == sorted(known, reverse=direction == "giam")
