"""Where a text names documents: each mention with what stands around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from vungxanh.reader.rules.facts import DateMention
from vungxanh.reader.rules.papers.issuers import body_after, named, publisher
from vungxanh.reader.rules.papers.kinds import (
    CODES,
    COUNTABLE,
    LAWS,
    NOT_PAPERS,
    NOUN_PHRASES,
    SECOND_WORDS,
    TYPE_OF,
)
from vungxanh.reader.rules.papers.names import name_after
from vungxanh.reader.rules.papers.symbols import SIGNS, Symbol, symbol_at
from vungxanh.reader.rules.text import Text, fold
from vungxanh.reader.rules.time.calendar import parts
from vungxanh.reader.rules.time.spans import year_at
from vungxanh.reader.rules.time.words import COUNTED
from vungxanh.reader.rules.wordlists import keys_of

_NUMBER, _OF, _BY = fold("số"), fold("của"), fold("do")
_PLURAL = keys_of("các những hai ba 02 03 2 3")
_JOINTS = keys_of("và , ; hoặc cùng với &")
_BETWEEN = keys_of("được ban hành ký là (")
_TELLING = SIGNS | SECOND_WORDS
_HEAD = 3000
"""The text's own symbol stands within so many characters."""
_LONGEST_NAME = 14
_YEAR_DIGITS = 4
_BARE = {"law", "report"}
"""Kinds that a bare number does not name."""


@dataclass(slots=True)
class Mention:
    """A document named on the words [first, last); `tail` is the word after its date and issuer."""

    type: str
    symbol: Symbol | None
    first: int
    last: int
    tail: int
    issuer: str | None = None
    date: DateMention | None = None
    name: tuple[str, ...] = ()
    heads: bool = False


Dates = dict[int, DateMention]
"""Dates by the number of their first word."""


def mentions(text: Text, dates: Dates) -> list[Mention]:
    """Every mention in text order: by noun and number, by a symbol alone, by noun and name."""
    found: list[Mention] = []
    done = 0
    for at, keys in _candidates(text):
        if at < done:
            continue
        new = _of_noun(text, at, keys, dates) if keys else _of_symbol(text, at, dates)
        for one in new:
            found.append(one)
            done = max(done, one.last)
    return found


def _candidates(text: Text) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Words where a mention may begin, in order: a noun with its keys, or a number joined to a code."""
    keys = text.keys
    for at in text.places(_TELLING):
        if keys[at] in SIGNS:
            if at and text.words[at - 1].isdecimal() and _may_be_code(text, at + 1):
                yield at - 1, ()
            continue
        for first in (at - 1, at):
            noun = _noun_at(text, first) if first >= 0 else None
            if noun:
                yield first, noun
                break


def _may_be_code(text: Text, at: int) -> bool:
    """Whether the word can follow the number and sign of a symbol: a code or a year, no day or month."""
    return at < len(text.keys) and (len(text.keys[at]) == _YEAR_DIGITS or not text.words[at].isdecimal())


def _noun_at(text: Text, at: int) -> tuple[str, ...] | None:
    for keys in NOUN_PHRASES.get(text.keys[at], ()):
        if text.has(keys, at):
            return keys
    return None


def _of_noun(text: Text, at: int, noun: tuple[str, ...], dates: Dates) -> list[Mention]:
    kind, after = TYPE_OF[noun], at + len(noun)
    if kind == "law" and at and text.keys[at - 1] in NOT_PAPERS:
        return []
    symbol = _symbol_after(text, at, after, kind, dates)
    if symbol is None:
        last = name_after(text, at, after, kind)
        if last is None:
            return []
        one = Mention(kind, None, at, last, last, name=tuple(text.keys[at:last]))
        return [_completed(text, one, dates)]
    first = Mention(symbol.type_told(kind) or kind, symbol, at, symbol.last, symbol.last)
    if kind == "law" and (named := _law_name(text, after)):
        first.name = tuple(text.keys[at : after + named])
    first = _completed(text, first, dates)
    first.heads = _heads_alone(text, first)
    others = _sharing(text, first, kind, dates)
    if others and first.issuer is None and first.date is None:
        first.issuer = others[-1].issuer
    return [first, *others]


def _symbol_after(text: Text, noun: int, after: int, kind: str, dates: Dates) -> Symbol | None:
    """The symbol or number of the document: after "số", or bare after a capitalised noun."""
    at = after
    if kind == "law" and (name := _law_name(text, at)):
        at += name
    if at < len(text.keys) and text.keys[at] == _NUMBER:
        at += 1 + (at + 1 < len(text.keys) and text.words[at + 1] == ":")
        return _named_by(text, at, kind, dates)
    coded = at + 1 < len(text.keys) and text.words[at + 1] in SIGNS
    return _named_by(text, at, kind, dates) if coded or text.words[noun][0].isupper() else None


def _named_by(text: Text, number: int, kind: str, dates: Dates) -> Symbol | None:
    """The symbol at the word, unless it counts something."""
    symbol = symbol_at(text, number) if number < len(text.keys) else None
    return None if symbol is None or _counts(text, symbol, kind, dates) else symbol


def _law_name(text: Text, at: int) -> int:
    return (
        next((len(keys) for keys in LAWS.get(text.keys[at], ()) if text.has(keys, at)), 0)
        if at < len(text.keys)
        else 0
    )


def _counts(text: Text, symbol: Symbol, kind: str, dates: Dates) -> bool:
    """Whether the number counts something, or is a year, and names no document."""
    number = symbol.first
    if not symbol.bare:
        return False
    if len(symbol.parts) > 1 or symbol.last in dates:
        return number in dates
    following = text.keys[symbol.last] if symbol.last < len(text.keys) else ""
    word = text.words[number]
    year = len(word) == 4 and word.startswith(("19", "20"))
    joined = following in ("/", "%") or following in COUNTED or following in COUNTABLE
    return joined or kind in _BARE or (year and text.keys[number - 1] != _NUMBER)


def _of_symbol(text: Text, number: int, dates: Dates) -> list[Mention]:
    """A symbol without a noun right before: its code tells the type."""
    symbol = symbol_at(text, number)
    if symbol is None or not symbol.codes:
        return []
    if number and text.touches(number - 1) and text.words[number - 1][0].isalnum():
        return []
    first, noun = _noun_before(text, number)
    if noun is None and not any(code.upper() in CODES for code in symbol.codes):
        return []
    kind = symbol.type_told(noun)
    if kind is None or (len(symbol.codes) < 2 and not symbol.parts[1].isdecimal() and noun is None):
        return []
    one = Mention(kind, symbol, first, symbol.last, symbol.last)
    one.heads = _heads_line(text, first) or _heads_alone(text, one)
    return [_completed(text, one, dates)]


def _noun_before(text: Text, number: int) -> tuple[int, str | None]:
    """Where the mention begins: at "số", or at a noun whose name stands between it and "số"."""
    first = number - 1
    if first >= 0 and text.words[first] == ":":
        first -= 1
    if first < 0 or text.keys[first] != _NUMBER:
        return number, None
    for at in range(first - 1, max(first - _LONGEST_NAME, -1), -1):
        if text.words[at] in ".;:(" or "\n" in text.raw[text.ends[at] : text.starts[at + 1]]:
            break
        for keys in NOUN_PHRASES.get(text.keys[at], ()):
            if text.has(keys, at) and text.words[at][0].isupper() and at + len(keys) <= first:
                return at, TYPE_OF[keys]
    return first, None


def _heads_line(text: Text, first: int) -> bool:
    """Whether the symbol begins a line with "Số": the text's own symbol."""
    start = text.starts[first]
    if start > _HEAD or text.keys[first] != _NUMBER:
        return False
    return not text.raw[text.raw.rfind("\n", 0, start) + 1 : start].strip()


def _heads_alone(text: Text, one: Mention) -> bool:
    """Whether noun and symbol fill a line, brackets apart, at the head under capitals: the text's own."""
    start, end = text.starts[one.first], text.ends[one.last - 1]
    if start > _HEAD or one.symbol is None or one.symbol.bare:
        return False
    line = text.raw.rfind("\n", 0, start) + 1
    alone = not text.raw[line:start].strip() and text.raw[end : end + 2].lstrip(" ")[:1] in ("\n", "", "(")
    above = text.raw[:line].rstrip().rpartition("\n")[2]
    return alone and above.isupper()


def _sharing(text: Text, first: Mention, kind: str, dates: Dates) -> list[Mention]:
    """Further numbers that share the noun: "các Nghị quyết số 12 và 13"."""
    plural = first.first > 0 and text.keys[first.first - 1] in _PLURAL
    found: list[Mention] = []
    at = first.tail
    while at + 1 < len(text.keys) and text.keys[at] in _JOINTS:
        told = text.keys[at + 1] == _NUMBER
        number = at + 1 + told
        symbol = symbol_at(text, number) if number < len(text.keys) else None
        if (
            symbol is None
            or number in dates
            or (symbol.bare and (not (told or plural) or _counts(text, symbol, kind, dates)))
        ):
            break
        one = Mention(symbol.type_told(kind) or kind, symbol, at + 1, symbol.last, symbol.last)
        found.append(_completed(text, one, dates))
        at = one.tail
    return found


def _completed(text: Text, one: Mention, dates: Dates) -> Mention:
    """The mention with the issuer and date that follow it, in either order, or the issuer before."""
    at = one.last
    if one.type == "law" and (year := year_at(text, at)):
        one.date, at = DateMention(str(year), text.span(at, at + 1)), at + 1
    for _ in range(4):
        comma = at < len(text.keys) and text.words[at] == ","
        at_next = _past(text, at)
        if _new_line(text, one.last, at_next):
            break
        if one.date is None and (date := dates.get(at_next)) and (not comma or _full(date)) and _day(date):
            one.date, at = date, text.first_from(date.span[1])
        elif one.issuer is None and at_next < len(text.keys) and text.keys[at_next] in (_OF, _BY):
            end = body_after(text, at_next + 1)
            if end == at_next + 1:
                break
            one.issuer, at = named(text, at_next + 1, end), end
        else:
            break
        one.tail = at
        if at < len(text.keys) and text.words[at] == ")":
            at = one.tail = at + 1
    one.issuer = one.issuer or publisher(text, one.first)
    return one


def _past(text: Text, at: int) -> int:
    for _ in range(4):
        if at < len(text.keys) and (text.keys[at] in _BETWEEN or text.words[at] == ","):
            at += 1
    return at


def _new_line(text: Text, last: int, at: int) -> bool:
    """Whether another line begins before the word that is not the same sentence wrapped."""
    if at >= len(text.keys):
        return False
    return text.words[at][0].isupper() and "\n" in text.raw[text.ends[last - 1] : text.starts[at]]


def _full(date: DateMention) -> bool:
    return date.derived_from is None and parts(date.value)[0] is not None


def _day(date: DateMention) -> bool:
    return not date.impossible
