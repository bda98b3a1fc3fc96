"""What is asked of areas while a page is served is read once, and by nobody's page but this one's."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vungxanh.areas.queries.memory import each_once, once, remembering

ASKED = st.lists(st.integers(0, 3), max_size=12)


def answers(asked: list[int], read: list[int]) -> list[int]:
    """What is answered to each of these, while every reading is noted."""

    def reading(one: int) -> int:
        read.append(one)
        return one * 10

    return [once(("square", one), lambda one=one: reading(one)) for one in asked]


@given(ASKED)
def test_inside_each_is_read_once_and_the_answers_are_the_same(asked: list[int]) -> None:
    read: list[int] = []
    with remembering():
        assert answers(asked, read) == [one * 10 for one in asked]
    assert read == list(dict.fromkeys(asked))


@given(ASKED)
def test_outside_and_on_the_next_page_everything_is_read_anew(asked: list[int]) -> None:
    read: list[int] = []
    answers(asked, read)
    assert read == asked
    for _ in range(2):
        again: list[int] = []
        with remembering():
            answers(asked, again)
        assert again == list(dict.fromkeys(asked))


def test_another_day_is_another_question() -> None:
    with remembering():
        days = [once(("on", day), day.isoformat) for day in (date(2026, 1, 1), date(2026, 1, 2))]
    assert days == ["2026-01-01", "2026-01-02"]


@given(st.lists(st.sets(st.integers(0, 5)), max_size=6))
def test_of_many_areas_those_alone_are_read_that_were_not_asked_before(asked: list[set[int]]) -> None:
    read: list[int] = []

    def reading(areas: frozenset[int]) -> dict[int, str]:
        read.extend(areas)
        return {one: str(one) for one in areas if one}  # there is no area 0

    with remembering():
        found = [each_once("name", areas, reading) for areas in asked]
    assert found == [{one: str(one) for one in sorted(areas) if one} for areas in asked]
    known = [one for one in read if one]
    assert sorted(known) == sorted(set().union(*asked) - {0})
