"""What holds of every kind of event: its form, its words, its place in the registry."""

import re
from dataclasses import fields

import pytest

from vungxanh.records.rules.events.registry import BY_SLUG, KINDS
from vungxanh.records.rules.events.shape import MOST_FIELDS, Kind

OF_THE_EVENT = {"day", "area", "units"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_form_asks_for_what_the_facts_have(kind: Kind) -> None:
    if not kind.screens:
        return
    asked = [field.name for field in kind.fields]
    own = {field.name for field in fields(kind.facts)}
    assert len(asked) == len(set(asked))
    assert set(asked) - OF_THE_EVENT <= own
    assert "day" in asked
    assert all(len(screen.fields) <= MOST_FIELDS for screen in kind.screens)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_everything_is_said_in_both_languages(kind: Kind) -> None:
    words = [kind.label, *(screen.title for screen in kind.screens)]
    for field in kind.fields:
        words += [field.label, *(text for _, text in field.choices)]
        assert bool(field.hint.vi) == bool(field.hint.en)
        assert field.sort not in {"choice", "choices", "counts"} or field.choices
        assert field.sort != "reference" or re.compile(field.pattern)
    assert all(one.vi and one.en for one in words)


def test_what_a_kind_names_is_there() -> None:
    assert len(BY_SLUG) == len(KINDS)
    for kind in KINDS.values():
        assert kind.follows <= set(KINDS)
        assert not kind.joint or kind.joint in KINDS
        assert {field.of_kind for field in kind.fields if field.sort == "subject"} <= set(KINDS)
        # A row of a sheet begins a life of its own.
        assert not (kind.pasted and kind.follows)
