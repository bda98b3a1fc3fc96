"""Every annotated development text as a page: what the reader proposes can be shown, edited, stored."""

import json
from datetime import date
from pathlib import Path

import pytest

from vungxanh.areas.interface import RegisterGazetteer, official_register
from vungxanh.intake.queries.reviews import ProposalRow
from vungxanh.intake.rules.drafts import Draft
from vungxanh.intake.rules.editing import EditError, edited
from vungxanh.intake.rules.proposals import draft_of
from vungxanh.intake.rules.windows import Placed, pieces, windows
from vungxanh.intake.web.pages import words
from vungxanh.intake.web.pages.facts import fact_row, inputs
from vungxanh.reader.interface import MASK, Gazetteer, read

CORPUS = Path(__file__).parents[1] / "reader" / "corpus" / "development"
TEXTS = sorted(CORPUS.glob("*.txt"))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return RegisterGazetteer(official_register(), date(2026, 3, 1))


@pytest.fixture(params=TEXTS, ids=lambda path: path.stem)
def read_text(request: pytest.FixtureRequest, gazetteer: Gazetteer) -> Draft:
    found = read(request.param.read_bytes(), request.param.name, gazetteer=gazetteer, page_date=None)
    return draft_of(found, sha256="0" * 64, media="text", page_date=None)


def test_a_text_and_its_facts_can_be_shown_and_stored(read_text: Draft) -> None:
    cut = windows(read_text.text, [one.span[0] for one in read_text.proposed])
    placed = [Placed(number, *one.span) for number, one in enumerate(read_text.proposed, start=1)]
    shown = []
    for window in cut:
        shown += list(pieces(window, placed[window.first : window.last], read_text.layout))
    assert "".join(read_text.text[one.start : one.end] for one in shown) == read_text.text
    assert {number for one in shown for number in one.facts} == {one.number for one in placed}
    for number, one in enumerate(read_text.proposed, start=1):
        json.dumps(dict(one.data))
        row = fact_row(ProposalRow(number, one.kind, *one.span, one.data, "", None), read_text.text)
        assert row.head
        assert row.quote


def test_the_form_of_every_fact_keeps_what_was_read(read_text: Draft) -> None:
    wrong = []
    for one in read_text.proposed:
        entered = {field.name: field.value for field in inputs(one.kind, one.data, {}, {})}
        entered |= {"unit": words.unit_code(entered["unit"], one.data["unit"])} if "unit" in entered else {}
        try:
            if edited(one.kind, one.data, entered) != one.data:
                wrong.append((one.kind, dict(one.data), "changed"))
        except EditError as error:
            wrong.append((one.kind, dict(one.data), str(error)))
    assert wrong == []


def test_no_fact_lies_under_a_mask_but_a_person(read_text: Draft) -> None:
    under = [one.kind for one in read_text.proposed if set(read_text.text[slice(*one.span)]) <= {MASK, " "}]
    assert set(under) <= {"person"}
