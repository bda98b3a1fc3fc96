"""The blind measure of covered names must look at what it says it looks at; its sentences are not shown."""

import pytest

from tests.reader.people.blind.__main__ import COUNTS, NICKNAME, THINGS, people_cases, thing_cases


@pytest.mark.parametrize("seed", [1, 2])
def test_every_form_has_its_number_of_names_and_each_is_letters(seed: int):
    cases = people_cases(seed)
    held = {kind: sum(len(case.found) for case in cases if case.kind == kind) for kind in COUNTS}
    assert held == COUNTS
    for case in cases:
        assert NICKNAME not in case.text
        assert "{" not in case.text
        for _, places in case.found:
            for start, end in places:
                assert case.text[start].isalpha()
                assert case.text[end - 1].isalpha() or case.text[end - 1] == "."


def test_what_is_no_name_stands_where_it_is_looked_at():
    cases = thing_cases(1)
    assert len(cases) == THINGS
    for case in cases:
        ((_, [(start, end)]),) = case.found
        assert case.text[start:end].strip() == case.text[start:end] != ""


def test_a_seed_makes_the_same_sentences_again():
    assert [case.text for case in people_cases(7)] == [case.text for case in people_cases(7)]
    assert [case.text for case in people_cases(7)] != [case.text for case in people_cases(8)]
