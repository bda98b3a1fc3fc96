"""Directives: partial and disputed dates, ties without circles, chains in both directions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.programme.rules.directives import (
    ONE_WAY,
    Directive,
    Graph,
    Link,
    Relation,
    Sort,
    check_link,
)
from vungxanh.programme.rules.partial import PartialDate, Reading, SourcedDate
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


def dated(*texts: str) -> SourcedDate:
    return SourcedDate(tuple(Reading(PartialDate(text), f"source {text}") for text in texts))


def test_a_partial_date_stays_partial() -> None:
    month = PartialDate("2024-02")
    assert (month.first, month.last, month.whole) == (date(2024, 2, 1), date(2024, 2, 29), False)
    assert PartialDate("2024").allows(month)
    assert PartialDate("2024-06-05").whole
    assert not PartialDate("2024-03").allows(month)


@pytest.mark.parametrize("text", ["", "05/06/2024", "2024-13", "2024-02-30", "24", "2024-6"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ProgrammeRefusedError):
        PartialDate(text)


def test_a_disputed_date_keeps_every_reading_and_the_first_counts() -> None:
    issued = dated("2008-03-26", "2008-03-16", "2008")
    assert issued.counts == PartialDate("2008-03-26")
    assert [one.on.text for one in issued.disputed] == ["2008-03-16"]


def plan(**given: object) -> Directive:
    facts = {
        "key": "k",
        "symbol": "01/KH-MAU",
        "sort": Sort.PLAN,
        "title": "Kế hoạch mẫu",
        "issuer": "UBND xã Mẫu 01",
        "area": 1,
        "issued": dated("2026"),
        "signatory": "Chủ tịch",
    }
    return Directive(**(facts | given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"signatory": " "}, "signatory"),
        ({"begins": date(2026, 1, 1), "until": date(2025, 1, 1)}, "end"),
    ],
)
def test_a_deciding_document_says_who_signed_and_until_when(given: dict[str, object], code: str) -> None:
    with pytest.raises(ProgrammeRefusedError) as refused:
        plan(**given)
    assert refused.value.code == code
    with pytest.raises(ProgrammeRefusedError):
        SourcedDate(())


KEYS = st.sampled_from("abcdefg")


@given(KEYS, st.lists(st.tuples(KEYS, KEYS), max_size=20))
def test_a_chain_shows_each_document_once_below_all_that_it_implements(
    here: str, wanted: list[tuple[str, str]]
) -> None:
    standing: list[Link] = []
    for of, to in wanted:
        try:
            check_link(link := Link(of, Relation.IMPLEMENTS, to), standing)
        except ProgrammeRefusedError:
            continue
        standing.append(link)
    graph = Graph(standing)
    lines = graph.lines(here)
    depths = {one.key: one.depth for one in lines}
    below = {key for _depth, key in graph.downward(here).walk()}
    assert len(lines) == len(depths)
    assert set(depths) == below | {key for way in graph.upward(here) for key in way}
    for one in lines:
        assert one.depth == max((depths[up] + 1 for up in one.implements), default=0)
        assert set(one.implements) == {
            link.to for link in standing if link.of == one.key and link.to in depths
        }


@given(st.lists(st.tuples(KEYS, st.sampled_from(list(Relation)), KEYS), max_size=30))
def test_ties_that_are_let_in_never_close_a_circle(wanted: list[tuple[str, Relation, str]]) -> None:
    standing: list[Link] = []
    for of, relation, to in wanted:
        try:
            check_link(Link(of, relation, to), standing)
        except ProgrammeRefusedError:
            continue
        standing.append(Link(of, relation, to))
    for relation in ONE_WAY:
        onward = {
            key: {link.to for link in standing if (link.of, link.relation) == (key, relation)}
            for key in "abcdefg"
        }
        for _ in "abcdefg":  # what leads to nothing is taken off until nothing is left: so there is no circle
            onward = {key: to & onward.keys() for key, to in onward.items() if to & onward.keys()}
        assert not onward


def test_from_the_centre_to_a_commune_in_one_view() -> None:
    links = [
        Link("36-CT/TW", Relation.LAUNCHES, "hội nghị"),
        Link("tỉnh", Relation.IMPLEMENTS, "36-CT/TW"),
        Link("xã 2", Relation.IMPLEMENTS, "tỉnh"),
        Link("xã 1", Relation.IMPLEMENTS, "tỉnh"),
        Link("36-CT/TW", Relation.REPLACES, "21-CT/TW"),
    ]
    graph = Graph(links)
    assert graph.upward("xã 1") == (("36-CT/TW", "tỉnh", "xã 1"),)
    assert list(graph.downward("36-CT/TW").walk()) == [
        (0, "36-CT/TW"),
        (1, "tỉnh"),
        (2, "xã 1"),
        (2, "xã 2"),
    ]
    assert graph.replaced() == {"21-CT/TW"}
    assert len(graph.others("36-CT/TW")) == 2
