"""Who holds a gathering or makes a seizure: the body before the first verb."""

from vungxanh.reader.rules.events import words
from vungxanh.reader.rules.events.sentences import Sentence
from vungxanh.reader.rules.papers.issuers import body_after, named
from vungxanh.reader.rules.text import fold

_MANY = 4
_LONGEST_PLACE = 14
_LATER = 20


def organiser(sentence: Sentence, told: int, gathered: bool) -> str | None:
    """The first named body before what tells the event; several that share the verb together.

    A seizure or raid may tell who made it after how: "Qua kiểm tra hành chính …, Công an xã phát hiện …".
    """
    end = min(told, sentence.last)
    found = _first_actor(sentence, sentence.first, end)
    return found if found or gathered else _first_actor(sentence, end, min(end + _LATER, sentence.last))


def _first_actor(sentence: Sentence, first: int, end: int) -> str | None:
    at = first
    while at < end:
        if sentence.text.keys[at] == words.AT:
            at = _past_place(sentence, at)
            continue
        if sentence.text.has(words.COMRADE, at):
            return None
        if last := _actor(sentence, at):
            if inner := _body(sentence, last) if last < sentence.last else None:
                at, last = last, inner
            return _with_partners(sentence, at, last)
        at += 1
    return None


def _past_place(sentence: Sentence, at: int) -> int:
    """The comma after a place, or the word after "tại" where no comma ends it."""
    text = sentence.text
    for end in range(at + 1, min(at + _LONGEST_PLACE, sentence.last)):
        if text.words[end] in ",;:":
            return end
    return at + 1


def _actor(sentence: Sentence, at: int) -> int | None:
    """The word after the actor that begins here; None where none does."""
    text = sentence.text
    if at > sentence.first and text.words[at - 1].isalpha() and text.keys[at - 1] not in words.BEFORE_ACTORS:
        return None
    for phrase in words.LOWER_ACTORS.get(text.keys[at], ()):
        if text.has(phrase, at):
            return max(body_after(text, at), at + len(phrase))
    return _body(sentence, at)


def _body(sentence: Sentence, at: int) -> int | None:
    """The word after a body with a capital that is no office of a person."""
    text = sentence.text
    if not (text.words[at][0].isupper() and text.keys[at] in words.ACTORS):
        return None
    last = body_after(text, at)
    return last if last - at >= 2 and text.keys[at + 1] not in words.OFFICES else None


def _with_partners(sentence: Sentence, first: int, last: int) -> str | None:
    """The actors joined by a comma or "và" that follow directly."""
    text = sentence.text
    for _ in range(_MANY):
        if last + 1 >= sentence.last or text.keys[last] not in (",", _AND):
            break
        more = _partner(sentence, last + 1)
        if more is None:
            break
        last = more
    return named(text, first, last) or text.raw[slice(*text.span(first, last))]


def _partner(sentence: Sentence, at: int) -> int | None:
    return _body(sentence, at)


_AND = fold("và")
