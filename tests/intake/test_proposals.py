"""What the reader proposes becomes facts that can be stored, in the order of the text."""

import json
from fractions import Fraction
from typing import Any

import pytest

from vungxanh.intake.rules.decisions import KINDS
from vungxanh.intake.rules.fields import FIELDS, held
from vungxanh.intake.rules.proposals import MOST, TooManyFactsError, draft_of
from vungxanh.reader.interface import (
    Area,
    Attendance,
    Document,
    Event,
    Flag,
    Period,
    Person,
    Proposals,
    Quantity,
    Relation,
    Segment,
    Unit,
    Unquantified,
)

TEXT = "Xã Mẫu 01: 3 vụ, trong đó 2 vụ heroin\x00; Chỉ thị 21, ███ chủ trì, nhiều vụ án, hội nghị."
UNIT = Unit("Mẫu 01", "commune", "xa", "M0001", ("Tỉnh Mẫu",))


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def quantity(words: str, value: Fraction | None, **more: Any) -> Quantity:
    values = {"measure": "cases", "unit": "case", "role": "result", "comparator": "eq", "printed": words}
    return Quantity(value=value, span=at(words), **(values | more))


READ = Proposals(
    text=TEXT,
    segments=(Segment((0, 10), 0, "title"), Segment((10, len(TEXT)), 0, "body")),
    documents=(
        Document(
            "directive",
            "21",
            None,
            "2008-03-16",
            at("Chỉ thị 21"),
            relations=(Relation("concludes", "21", "directive", (0, 2)),),
            mentions=((0, 2),),
        ),
    ),
    events=(Event("conference", None, None, "UBND\x00", Attendance(297, 300), at("hội nghị")),),
    quantities=(
        quantity("2 vụ", Fraction(2), part_of=1, period=Period("2024", None)),
        quantity("3 vụ", Fraction("3.50")),
    ),
    areas=(Area("Xã Mẫu 01", "commune", "Tỉnh Mẫu", "M0001", (UNIT,), at("Xã Mẫu 01")),),
    persons=(Person("Chủ tịch", None, at("███")),),
    unquantified=(Unquantified("cases", at("nhiều vụ án")),),
    flags=(Flag("sum", "không khớp", "do not add up", (at("3 vụ"), at("2 vụ"))),),
)


def test_facts_come_in_the_order_of_the_text_with_exact_figures() -> None:
    made = draft_of(READ, sha256="0" * 64, media="text", page_date=None)
    assert [one.kind for one in made.proposed] == [
        "area",
        "quantity",
        "quantity",
        "document",
        "person",
        "unquantified",
        "event",
    ]
    assert set(KINDS) == {one.kind for one in made.proposed}
    total, part = made.proposed[1:3]
    assert (total.data["value"], part.data["value"], part.data["part_of"]) == ("3.5", "2", 2)
    assert part.data["period"] == {"from": "2024", "to": None}
    assert made.layout == ((0, 10, "title"),)
    assert made.notices[0].spans == (at("3 vụ"), at("2 vụ"))


def test_everything_can_be_stored_and_no_position_moves() -> None:
    made = draft_of(READ, sha256="0" * 64, media="text", page_date=None)
    assert len(made.text) == len(TEXT)
    assert "\x00" not in made.text
    stored = json.dumps([dict(one.data) for one in made.proposed])
    assert "\\u0000" not in stored
    assert made.proposed[0].data["today"] == [{"name": "Mẫu 01", "level": "commune", "code": "M0001"}]


def test_every_field_of_the_form_is_read_from_the_fact() -> None:
    made = draft_of(READ, sha256="0" * 64, media="text", page_date=None)
    for one in made.proposed:
        for field in FIELDS[one.kind]:
            assert field.path.split(".")[0] in one.data
            value = held(one.data, field)
            assert value is not None or not field.required


def test_more_facts_than_anybody_could_decide_are_refused() -> None:
    many = Proposals(text=TEXT, unquantified=READ.unquantified * (MOST + 1))
    with pytest.raises(TooManyFactsError):
        draft_of(many, sha256="0" * 64, media="text", page_date=None)
