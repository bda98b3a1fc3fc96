"""Where an event took place: after "tại", or the commune that its sentence names."""

from collections.abc import Sequence

from vungxanh.reader.rules.events import words
from vungxanh.reader.rules.events.sentences import Sentence
from vungxanh.reader.rules.facts import Area
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_LONGEST = 12
_LONGEST_NAME = 4
_KINDS = keys_of("xã phường thị")
_TOWN = fold_all("thị trấn")
_RANK = {"commune": 0, "district": 1, "province": 2}


def place(sentence: Sentence, told: int, gathered: bool, areas: Sequence[Area]) -> str | None:
    """The place as printed: a hall or house for a gathering, the smallest area for all else."""
    if not gathered:
        area = min(areas, key=lambda one: _RANK.get(one.level, 3), default=None)
        if area and area.level == "commune":
            return sentence.text.raw[slice(*area.span)]
        if unit := _printed_unit(sentence, police=False):
            return unit
        return sentence.text.raw[slice(*area.span)] if area else _printed_unit(sentence, police=True)
    for at in range(sentence.first, sentence.last - 1):
        if sentence.text.keys[at] == words.AT and (last := _named_place(sentence, at + 1)) > at + 2:
            return " ".join(sentence.text.raw[slice(*sentence.text.span(at + 1, last))].split())
    return None


def _printed_unit(sentence: Sentence, police: bool) -> str | None:
    """The first commune by its word of kind and capitalised name; `police`: that of its police too."""
    text = sentence.text
    for at in range(sentence.first, sentence.last - 1):
        if text.keys[at] in _KINDS and (police or not (at >= 2 and text.has(words.POLICE, at - 2))):
            first = at + (text.keys[at] == _TOWN[0] and text.has(_TOWN, at))
            last = first + 1
            while last < sentence.last and last - first <= _LONGEST_NAME and text.words[last][0].isupper():
                last += 1
            if last > first + 1:
                return text.raw[slice(*text.span(at, last))]
    return None


def _named_place(sentence: Sentence, at: int) -> int:
    """The word after the place that begins at the word; the word itself where it names none."""
    text = sentence.text
    known = text.has(words.HALL, at) or text.has(words.CULTURE_HOUSE, at)
    if text.keys[at] in words.NO_PLACES and not known:
        return at
    last = at
    while last < sentence.last and last - at < _LONGEST and _names_on(sentence, last):
        last += 1
    return last


def _names_on(sentence: Sentence, at: int) -> bool:
    """Whether the word carries on the place's name: a word, or the stroke in "Quảng trường 1/5"."""
    text = sentence.text
    if text.words[at] == "/":
        return text.words[at - 1].isdecimal()
    return text.words[at][0].isalnum() and text.keys[at] not in words.PLACE_STOPS
