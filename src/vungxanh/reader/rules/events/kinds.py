"""Which kind of event a sentence tells, if any."""

from vungxanh.reader.rules.events import words
from vungxanh.reader.rules.events.sentences import Sentence
from vungxanh.reader.rules.wordlists import keys_of

Told = tuple[str, int]
"""The type of an event and the word that tells it."""

_NEAR = 14
_GATHERINGS = (
    ("training", "training"),
    ("recognition", "recognition"),
    ("conference", "gathering"),
    ("rally", "rally"),
)
GATHERED = frozenset({"conference", "training", "rally", "recognition"})
"""Types of one gathering under several names: told again they are the same event."""


def told_in(sentence: Sentence) -> Told | None:
    """The type of the event the sentence tells and where; None where it tells none."""
    if not sentence.has("telling"):
        return None
    for kind in (_trial, _crops, _gathering, _raid, _seizure):
        if found := kind(sentence):
            return found
    return None


def _gathering(sentence: Sentence) -> Told | None:
    for kind, table in _GATHERINGS:
        at = sentence.find(table)
        while at is not None and not _is_held(sentence, at, kind):
            at = sentence.find(table, at + 1)
        if at is not None:
            return ("conference", at) if kind == "recognition" and sentence.has("review") else (kind, at)
    return None


def _is_held(sentence: Sentence, at: int, kind: str) -> bool:
    return _held(sentence, at) and not (kind == "training" and _listed(sentence, at))


def _held(sentence: Sentence, at: int) -> bool:
    """Whether the gathering is told as held, not as a place where somebody spoke ("tại hội nghị")."""
    keys = sentence.text.keys
    if at > sentence.first and keys[at - 1] in _NOT_HELD_AFTER:
        return False
    before = keys[max(at - _NEAR, sentence.first) : at]
    after = keys[at : min(at + _NEAR * 3, sentence.last)]
    return not (words.HELD.isdisjoint(before) and _HAPPENS.isdisjoint(after))


_NOT_HELD_AFTER = keys_of("tại dự sau trước qua các những trong từ cảnh tâm phòng")
_HAPPENS = keys_of("diễn khai mở sơ tổng nhằm bế")


def _listed(sentence: Sentence, at: int) -> bool:
    """Whether training is one item of a list of measures."""
    keys = sentence.text.keys
    return at > sentence.first and keys[at - 1] in _LIST_WORDS


_LIST_WORDS = keys_of(", và các được")


def _trial(sentence: Sentence) -> Told | None:
    judged = sentence.find("judged")
    return ("trial", judged) if judged is not None and sentence.has("court") else None


def _crops(sentence: Sentence) -> Told | None:
    crops, destroyed = sentence.find("crop"), sentence.find("destroyed")
    if crops is None or destroyed is None or abs(crops - destroyed) > _NEAR:
        return None
    return "crop_destruction", destroyed


def _raid(sentence: Sentence) -> Told | None:
    at = sentence.find("inspected")
    if at is None:
        return None
    after = sentence.text.keys[at : min(at + _NEAR, sentence.last)]
    return None if words.PREMISES.isdisjoint(after) else ("raid", at)


def _seizure(sentence: Sentence) -> Told | None:
    at = sentence.find("seized")
    if at is None or not (sentence.has("goods") or _people(sentence, at)):
        return None
    return "seizure", at


def _people(sentence: Sentence, at: int) -> bool:
    return not _TAKEN.isdisjoint(sentence.text.keys[at : min(at + _NEAR, sentence.last)])


_TAKEN = keys_of("đối can phạm nghi bị")
