"""What tells who a person is beside the name: birth, age, home, nickname, numbers on papers and plates."""

from dataclasses import dataclass

from vungxanh.reader.rules.people.aliases import (
    ACCOUNTS,
    IS_OF,
    KNOWN_AS,
    OF_SOMEBODY,
    REALLY,
    VAGUE,
    WAYS,
    WHOSE_NAME,
    alias,
    called_before,
    called_is,
    called_then,
    handle,
    vague_nick,
)
from vungxanh.reader.rules.people.cues import (
    ADMIN_KINDS,
    AFTER_BIRTH,
    AFTER_HOME,
    AFTER_OTHER,
    NAMED_AFTER,
    SMALL_KINDS,
)
from vungxanh.reader.rules.people.families import MIDDLE_STRONG, STRONG
from vungxanh.reader.rules.people.nicknames import (
    CALL,
    NICKNAMES,
    OTHERWISE,
    SURE_NICKNAMES,
    again,
    bracketed,
    called_so,
    dashed,
    is_body,
    nickname,
    of_substance,
    otherwise,
    quoted_alone,
    quoted_name,
    small_nick,
)
from vungxanh.reader.rules.people.runs import breaks_line, is_capital
from vungxanh.reader.rules.people.scene import QUOTES, Scene, phrase_at
from vungxanh.reader.rules.text import Span, Text, fold, index_phrases
from vungxanh.reader.rules.wordlists import keys_of, listed

_BIRTH = index_phrases(AFTER_BIRTH.split("|"))
_HOME = index_phrases((AFTER_HOME + "|ở|người").split("|"))
_OTHER = index_phrases((AFTER_OTHER + "|người dân tộc|tạm thời").split("|"))
_KINDS = index_phrases(
    "|".join(
        (ADMIN_KINDS, SMALL_KINDS, NAMED_AFTER, "số nhà|số|ngách|kiệt|lô|căn hộ|phòng|đường|hộ khẩu|nhà")
    ).split("|")
)
_FILLERS = keys_of("tại ở : số cùng đều hiện nay trú thường tạm khẩu là")
_SEPARATORS = frozenset(",-–—;([/")
_DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}
_DATE_WORDS = keys_of("ngày tháng năm / - . :")
_NUMBER_WORDS = keys_of(": số là .")
_SHORT = keys_of("tp tx tt h q p x t đ")
_NOT_BIRTH = keys_of("học phát vệ khai ký nảy sản dân hy tái")
_SELF = fold("tự")
_AGE = fold("tuổi")
_FORMER = fold("cũ")
_SURE_ENDS = keys_of("danh hiệu là")
_OFTEN = keys_of("hay thường quen vẫn")
_LOOSE_WORDS = keys_of("ở người tự")
_NOT_HOME = keys_of("ở người cư chỗ nơi")
_OF_ALL = keys_of("cư lưu phóng quan viên")

_PAPERS = index_phrases(
    listed(
        "cmnd|cccd|số cccd|số cmnd|căn cước|căn cước công dân|chứng minh nhân dân|số định danh|"
        "số định danh cá nhân|hộ chiếu|hộ chiếu số|số tài khoản|tài khoản số|giấy thông hành|"
        "số thẻ"
    )
)


@dataclass(frozen=True, slots=True)
class Details:
    """Spans to mask, the number of the word after all details, and whether they are those of a suspect."""

    spans: tuple[Span, ...]
    end: int
    told: bool
    called: tuple[Span, ...] = ()
    """Those of the spans that are nicknames."""


def details_after(scene: Scene, number: int) -> Details:
    """The details that follow a name that ends before this word."""
    text, depth = scene.text, 0
    spans, end = quoted_name(text, number)
    at, told, called = end, bool(spans), [*spans]
    for _ in range(24):
        while at < len(text) and (
            text.keys[at] in _SEPARATORS or text.keys[at] in QUOTES or text.keys[at] in ")]"
        ):
            depth += _DEPTH.get(text.keys[at], 0)
            at += 1
            if text.keys[at - 1] in ")]":
                end = at
        if depth < 0 or at >= len(text) or (at == number and not told and not _opens(text, at)):
            break
        nick = _nick(scene, number, at, bracket=depth > 0)
        masked, after = nick or _item(scene, at, bracket=depth > 0)
        if after == at:
            break
        spans += masked
        called += masked if nick else []
        told = told or (bool(masked) and not phrase_at(text.keys, at, _KINDS))
        at = end = after
    return Details(tuple(spans), end, told, tuple(called))


def _nick(scene: Scene, number: int, at: int, *, bracket: bool) -> tuple[list[Span], int] | None:
    """A nickname at the word, of the name that ends before word `number`; None for another detail."""
    text = scene.text
    found = (
        again(text, number, at)
        or quoted_alone(text, at)
        or (bracketed(scene, at) if bracket else dashed(scene, at) or otherwise(text, at))
    )
    if found or text.words[at][0].isdigit():
        return found
    length = phrase_at(text.keys, at, NICKNAMES)
    if not length:
        return alias(text, at)
    named = nickname(text, at + length)
    if named[0]:
        return named
    sure = text.keys[at + length - 1] in _SURE_ENDS
    return alias(text, at) or (small_nick(text, at + length) if sure else named)


def _opens(text: Text, at: int) -> bool:
    """Whether a detail may stand right behind the name, without a sign between."""
    if at + 1 >= len(text):
        return False
    if text.keys[at] in OTHERWISE:
        return text.keys[at + 1] in QUOTES
    return any(phrase_at(text.keys, at, table) for table in (_BIRTH, _HOME, NICKNAMES)) and (
        text.keys[at] not in _LOOSE_WORDS
        or (text.keys[at] == _SELF and (is_capital(text.words[at + 1]) or text.keys[at + 1] in QUOTES))
    )


def _item(scene: Scene, at: int, *, bracket: bool) -> tuple[list[Span], int]:
    """One detail: what of it to mask, and where it ends; the same number when there is none."""
    text = scene.text
    if text.words[at][0].isdigit():
        return _number(text, at, bracket)
    if length := phrase_at(text.keys, at, _BIRTH):
        return birth(text, at + length)
    if length := phrase_at(text.keys, at, _HOME):
        return home(scene, at + length)
    if length := phrase_at(text.keys, at, _PAPERS):
        return paper(text, at + length)
    if length := phrase_at(text.keys, at, _OTHER):
        return [], _passed(text, at + length)
    if phrase_at(text.keys, at, _KINDS) and not is_capital(text.words[at]):
        return home(scene, at)
    return [], at


def _number(text: Text, at: int, bracket: bool) -> tuple[list[Span], int]:
    following = text.keys[at + 1] if at + 1 < len(text) else ""
    if following == _AGE:
        return [text.span(at, at + 1)], at + 2
    if bracket and text.keys[at].isdigit() and len(text.keys[at]) == 4:
        return [text.span(at, at + 1)], at + 1
    return [], at


def _passed(text: Text, at: int) -> int:
    """The end of a detail that is not masked (`quốc tịch Lào`): at the next sign."""
    first = at
    while at < len(text) and at - first < 6 and text.keys[at] not in ",;()." and not breaks_line(text, at):
        at += 1
    return at


def birth(text: Text, at: int) -> tuple[list[Span], int]:
    """Masks the date or year after `SN`, `sinh năm`."""
    first = at
    while (
        at < len(text) and (text.words[at][0].isdigit() or text.keys[at] in _DATE_WORDS) and at - first < 12
    ):
        at += 1
    while at > first and not text.words[at - 1][0].isdigit():
        at -= 1
    return ([text.span(first, at)], at) if at > first else ([], first)


def paper(text: Text, at: int) -> tuple[list[Span], int]:
    """Masks the number of an identity card, passport, account or telephone, with letters glued to it."""
    first = at
    while at < len(text) and text.keys[at] in _NUMBER_WORDS:
        at += 1
    start = at
    while (
        at < len(text)
        and at - start < 6
        and (text.words[at][0].isdigit() or (at == start and text.touches(at)))
    ):
        at += 1
    digits = sum(letter.isdigit() for word in text.words[start:at] for letter in word)
    return ([text.span(start, at)], at) if digits >= 6 else ([], first)


def home(scene: Scene, at: int) -> tuple[list[Span], int]:
    """Masks the places after `trú tại` and the like, from the smallest to the largest, with their kind "
    "words."""
    text, first = scene.text, at
    while at < len(text) and text.keys[at] in _FILLERS and at - first < 5:
        at += 1
    start = end = at
    if at < len(text) and breaks_line(text, at) and text.keys[at - 1] != ":":
        return [], first
    if at < len(text) and text.words[at].isdigit() and not _place_follows(scene, at):
        return [], first
    while at < len(text) and at - start < 60:
        step = _home_step(scene, at, start)
        if not step:
            break
        at += step
        if text.keys[at - 1] not in ",-–/(":
            end = at
    return ([text.span(start, end)], end) if end > start else ([], first)


def _home_step(scene: Scene, at: int, start: int) -> int:
    """How many words belong to the home from here: a kind word, a name, a number or a sign between them."""
    text = scene.text
    if breaks_line(text, at) and at > start and text.keys[at - 1] not in ",-–":
        return 0
    length = phrase_at(text.keys, at, _KINDS)
    if length:
        return length
    if text.words[at][0].isdigit():
        return 0 if at > start and text.keys[at - 1] == "," else 1
    if is_capital(text.words[at]):
        return 0 if at > start and _opens_person(scene, at) else 1
    key = text.keys[at]
    if key in ",-–/.(" or (key in (")", _FORMER) and "(" in text.keys[start:at]):
        return 1 if at > start and _place_follows(scene, at) else 0
    return 0


def _place_follows(scene: Scene, at: int) -> bool:
    """Whether a sign inside a home leads to more of it, and does not end the clause."""
    text = scene.text
    if text.keys[at] == ")" or text.keys[at] == _FORMER:
        return True
    if at + 1 >= len(text):
        return False
    if text.keys[at] == ".":
        return text.keys[at - 1] in _SHORT and not breaks_line(text, at + 1)
    following = text.words[at + 1]
    return (
        is_capital(following)
        or following[0].isdigit()
        or phrase_at(text.keys, at + 1, _KINDS) > 0
        or text.keys[at + 1] == _FORMER
    )


def _opens_person(scene: Scene, at: int) -> bool:
    """Whether the next name of a list begins inside what looked like a home."""
    text = scene.text
    if text.keys[at - 1] != "," or at + 1 >= len(text):
        return False
    named = text.keys[at] in STRONG or text.keys[at + 1] in MIDDLE_STRONG
    return named and not scene.place_at(at, min(at + 4, len(text)))


def loose_details(scene: Scene, number: int, *, near: bool) -> list[Span]:
    """Details that a cue at this word tells by itself: `trú tại bản …`, `SN …`, `biệt danh …`.

    `near` tells that somebody was named a few words before: then vaguer cues count as well.
    """
    text, keys = scene.text, scene.text.keys
    if length := phrase_at(keys, number, _PAPERS):
        return paper(text, number + length)[0]
    vague = vague_nick(text, number) if near else []
    if nick := [*vague, *_loose_nick(text, number)]:
        return nick
    if keys[number] == CALL:
        return [] if of_substance(text, number - 1) else called_so(text, number)
    if length := phrase_at(keys, number, _BIRTH):
        return _loose_birth(text, number, length)
    length = phrase_at(keys, number, _HOME)
    before = keys[number - 1] if number else ""
    if (
        not length
        or scene.before(number).meaning == "admin"
        or (keys[number] in _NOT_HOME and ":" not in keys[number : number + 4])
        or before in _OF_ALL
    ):
        return []
    return home(scene, number + length)[0]


def _loose_nick(text: Text, number: int) -> list[Span]:
    """A nickname that a cue at this word leads to, or stands in front of."""
    keys = text.keys
    if length := phrase_at(keys, number, OF_SOMEBODY):
        return called_so(text, number + length - 1)
    if phrase_at(keys, number, REALLY) and (masked := called_before(text, number)):
        return masked
    if length := phrase_at(keys, number, IS_OF):
        return called_is(text, number, length)
    if (length := phrase_at(keys, number, ACCOUNTS)) and (masked := handle(text, number + length)):
        return masked
    if length := phrase_at(keys, number, KNOWN_AS):
        return called_then(text, number + length)
    if (length := phrase_at(keys, number, WHOSE_NAME)) and keys[number + length : number + length + 1]:
        quoted = keys[number + length] in QUOTES
        return nickname(text, number + length)[0] if quoted else []
    return _told_nick(text, number)


def _told_nick(text: Text, number: int) -> list[Span]:
    """A nickname behind a cue that is sure by itself, or behind `hay gọi`."""
    keys = text.keys
    length = phrase_at(keys, number, NICKNAMES) if phrase_at(keys, number, SURE_NICKNAMES) else 0
    often = not length and keys[number] == CALL and number > 0 and keys[number - 1] in _OFTEN
    if not (length or often) or of_substance(text, number) or is_body(text, number + max(length, 1)):
        return []
    if often:
        return [*nickname(text, number + 1)[0], *called_so(text, number)]
    return nickname(text, number + length)[0] or (alias(text, number) or ([], 0))[0]


def _loose_birth(text: Text, number: int, length: int) -> list[Span]:
    if number and text.keys[number - 1] in _NOT_BIRTH:
        return []
    spans, _ = birth(text, number + length)
    year = [
        word
        for word in text.words[number + length : number + length + 8]
        if len(word) == 4 and word.isdigit()
    ]
    return spans if length > 1 or (text.keys[number] in ("sn", "ns") and year) else []


LOOSE = frozenset(
    first
    for table in (_PAPERS, _BIRTH, _HOME, SURE_NICKNAMES, *WAYS, VAGUE)
    for first in table
    if first not in _LOOSE_WORDS
)
"""First words of the cues that `loose_details` reads."""
