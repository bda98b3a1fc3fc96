"""Cutting a text for the screen: nothing lost, nothing twice, whatever the spans."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vungxanh.intake.rules.windows import Piece, Placed, Window, pieces, windows

texts = st.text(alphabet="ab \nđ█", max_size=300)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Placed]]:
    text = draw(texts.filter(bool))
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 60))
    spans = sorted((start, min(start + size, len(text))) for start, size in draw(st.lists(ends, max_size=40)))
    return text, [Placed(number, start, end) for number, (start, end) in enumerate(spans, start=1)]


@given(texts_with_spans(), st.integers(1, 6), st.integers(1, 40))
def test_every_character_and_every_fact_is_on_a_page(
    made: tuple[str, list[Placed]], facts: int, characters: int
) -> None:
    text, placed = made
    cut = windows(text, [one.start for one in placed], facts=facts, characters=characters)
    assert [place for one in cut for place in range(one.first, one.last)] == list(range(len(placed)))
    covered = set()
    for one in cut:
        covered |= set(range(one.start, one.end))
        assert one.last - one.first <= facts
        assert one.end - one.start <= characters
        assert all(one.start <= placed[place].start for place in range(one.first, one.last))
    assert covered == set(range(len(text)))
    assert all(before.start <= after.start for before, after in pairwise(cut))


@given(texts_with_spans())
def test_a_short_text_is_one_page(made: tuple[str, list[Placed]]) -> None:
    text, placed = made
    assert windows(text, [one.start for one in placed]) == (Window(0, len(text), 0, len(placed)),)


def test_an_empty_text_has_one_empty_page() -> None:
    assert windows("", []) == (Window(0, 0, 0, 0),)


@given(texts_with_spans())
def test_pieces_put_together_are_the_text_and_tell_what_covers_them(made: tuple[str, list[Placed]]) -> None:
    text, placed = made
    found = list(pieces(Window(0, len(text), 0, len(placed)), placed, []))
    assert "".join(text[one.start : one.end] for one in found) == text
    for one in found:
        for position in range(one.start, one.end):
            over = {span.number for span in placed if span.start <= position < span.end}
            assert set(one.facts) == over
    opened = [number for one in found for number in one.opens]
    assert sorted(opened) == [one.number for one in placed]


def test_the_innermost_fact_comes_first() -> None:
    placed = [Placed(1, 0, 10), Placed(2, 2, 6), Placed(3, 4, 8)]
    found = list(pieces(Window(0, 12, 0, 3), placed, [(10, 12, "caption")]))
    assert found == [
        Piece(0, 2, (1,), (1,), False),
        Piece(2, 4, (2, 1), (2,), False),
        Piece(4, 6, (2, 3, 1), (3,), False),
        Piece(6, 8, (3, 1), (), False),
        Piece(8, 10, (1,), (), False),
        Piece(10, 12, (), (), True),
    ]


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["body", "caption", "teaser"])), max_size=30))
def test_what_is_dimmed_is_what_the_layout_says(parts: list[tuple[int, str]]) -> None:
    layout, position = [], 0
    for size, kind in parts:
        if size:
            layout.append((position, position + size, kind))
        position += size
    if not position:
        return
    soft = {place for start, end, kind in layout if kind != "body" for place in range(start, end)}
    for one in pieces(Window(0, position, 0, 0), [], layout):
        inside = {place in soft for place in range(one.start, one.end)}
        # A single character between two soft parts is the blank between two lines of one caption.
        assert inside == {one.dimmed} or (one.dimmed and inside == {True, False})


def test_five_megabytes_and_many_facts_are_cut_in_a_moment() -> None:
    text = "12 vụ " * 900_000
    starts = [0] * 5_000 + list(range(0, 5_000_000, 334))
    begun = time.perf_counter()
    cut = windows(text, starts)
    assert time.perf_counter() - begun < 2
    assert len(cut) > 200
