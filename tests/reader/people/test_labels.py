"""Letters that label something: known by the word before their list, however long the text is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vungxanh.reader.rules.people.labels import in_labels
from vungxanh.reader.rules.text import Text


class Counted(list[str]):
    """Keys that count how often they are asked for."""

    asked = 0

    def __getitem__(self, at):
        found = super().__getitem__(at)
        self.asked += len(found) if isinstance(at, slice) else 1
        return found


@pytest.mark.parametrize(
    ("written", "labels"), [("nhóm A, B và C", {"B", "C"}), ("gặp A, B và C", set()), ("nhóm, A", set())]
)
def test_letters_on_a_list_behind_a_labelled_word_are_labels(written, labels):
    text = Text.of(written)
    letters = [at for at, word in enumerate(text.words) if word in {"A", "B", "C"}]
    assert {text.words[at] for at in letters if in_labels(text, at)} == labels


@pytest.mark.parametrize("listed", ["A, ", "A và ", "A ", f"nhóm {'A, ' * 99}"])
def test_a_long_list_is_not_walked_anew_for_each_of_its_letters(listed):
    text = Text.of(listed * 500)
    keys = Counted(text.keys)
    counted: Text = replace(text, keys=keys)
    for at in range(len(text.words)):
        in_labels(counted, at)
    assert keys.asked <= 100 * len(text.words)
