"""Names typed in small letters: `đại tá nguyễn văn mẫu`. Looked for only behind signs that leave no doubt."""

from vungxanh.reader.rules.people.called import LEADING_TO
from vungxanh.reader.rules.people.cues import LEFT, OFFICES, PERSON_DOES, SPEECH
from vungxanh.reader.rules.people.families import (
    COMMON,
    MIDDLE,
    MIDDLE_STRONG,
    NOT_NAMES,
    STRONG,
    is_compound,
)
from vungxanh.reader.rules.people.given import GIVEN, LOOKS, NICK_WORDS, OPENING, RARE, SURE_NICKS
from vungxanh.reader.rules.people.nicknames import NICKNAMES, strange_nick
from vungxanh.reader.rules.people.openers import OPENERS
from vungxanh.reader.rules.people.runs import ACRONYMS, Run, breaks_line, is_acronym, is_capital
from vungxanh.reader.rules.people.scene import QUOTES, SKIPPED, Scene, phrase_at
from vungxanh.reader.rules.people.weights import BETWEEN, PAIRS, TELLING
from vungxanh.reader.rules.people.wrapping import opens_phrase
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.wordlists import keys_of

_MIDDLE = keys_of("văn thị")
_LED = frozenset({"weak", "suspect", "arrested"})
_TOLD = frozenset({"rank", "address", "suspect", "label", "credit", "arrested"})
_SURE_PLACES = frozenset({"admin", "small", "named"})
_PLACES = _SURE_PLACES | {"place"}
_NOT_OF_PEOPLE = _PLACES | {"organisation", "office"}
FAMILIES = STRONG - keys_of("đoàn lưu tống hứa tưởng giáp chá phàng lù")


def small_name(scene: Scene, number: int) -> tuple[int, int] | None:
    """The words of a name in small letters that begins at the word, or None."""
    text, keys = scene.text, scene.text.keys
    if (
        not text.words[number].islower()
        or number + 2 > len(keys)
        or tuple(keys[number : number + 2]) in NOT_NAMES
    ):
        return None
    if tuple(keys[number + 1 : number + 3]) in NOT_NAMES:
        return None
    middle = number + 2 < len(keys) and keys[number + 1] in _MIDDLE and text.words[number + 2].isalpha()
    if not middle and scene.before(number).meaning not in ("rank", "address"):
        return None
    last = number + (2 if middle else 1)
    while last < len(keys) and last - number < 4 and text.words[last].isalpha():
        if last > number + 1 + middle and (phrase_at(keys, last, SPEECH) or phrase_at(keys, last, OFFICES)):
            break
        last += 1
    return (number, last) if last - number > 1 else None


_HEADS = STRONG | COMMON
_ANY_FAMILY = _HEADS | RARE
_TELL_BEFORE = (frozenset(LEFT) | BETWEEN | SKIPPED | FAMILIES) - {"."}
_TELL_BEHIND = TELLING | NICK_WORDS | LOOKS | frozenset(".…")
_DOES = frozenset(PERSON_DOES) | frozenset(NICKNAMES) | {"("}
_NEVER = OPENING - GIVEN - _ANY_FAMILY - NICK_WORDS
_SHORTENED = keys_of("tp tx tt h q p x t ts ths pgs gs bs ls ks bsck kts cn")


def is_dull(text: Text, run: Run) -> bool:
    """Whether a run is one capital word that cannot be of a name, at a glance: most only begin a sentence."""
    first, keys = run.first, text.keys
    if run.last - first > 1:
        return False
    key, word = keys[first], text.words[first]
    if len(word) == 1:
        return _is_in_column(text, first)
    if not word[1:].islower():
        return key in ACRONYMS and is_acronym(word, key)
    following = keys[first + 1] if first + 1 < len(keys) else "."
    if (key, following) in PAIRS or (key in _NEVER and text.words[first + 1 : first + 2] == [following]):
        return True
    if following in _TELL_BEHIND or following.isdigit() or key in _HEADS or len(word) < 3 or "'" in key:
        return False
    before = keys[first - 1] if first else "."
    if key in GIVEN and before in LEADING_TO:
        return False
    if key in GIVEN and not _DOES.isdisjoint(keys[first + 2 : first + 4]):
        return False
    return before not in _TELL_BEFORE and not (before == "." and first > 1 and keys[first - 2] in _SHORTENED)


def _is_in_column(text: Text, at: int) -> bool:
    """Whether a letter alone in its line stands between two others: a column, or a hostile text of them."""
    beside = text.keys[at - 1 : at] + text.keys[at + 1 : at + 2]
    if len(beside) < 2 or not all(len(key) == 1 and key.isalpha() for key in beside):
        return False
    return breaks_line(text, at) and breaks_line(text, at + 1)


def half_small(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The words of a name of which this run of capital words is a part and its neighbour is typed small."""
    if last - first == 1 and _is_quoted_nick(scene, first):
        return first, last
    meaning = scene.before(first).meaning
    if (
        last - first == 1
        and (meaning in _LED or _is_given_alone(scene, first))
        and not is_compound(scene.text.keys, first)
    ):
        more = strange_nick(scene.text, last, sure=meaning in ("suspect", "arrested"))
        if more:
            return first, last + more
    if last - first < 3 and _is_nicknamed(scene, last - 1):
        return last - 1, last + 1
    before = _family_before(scene, first)
    if before or last - first == 1:
        return before or given_behind(scene, first)
    return _given_behind_two(scene, first) if last - first == 2 else given_behind(scene, last - 1)


def _is_given_alone(scene: Scene, first: int) -> bool:
    """Whether one word of a given name stands here, and no place or body leads to it."""
    keys = scene.text.keys
    if keys[first] not in GIVEN or keys[first] in OPENING or opens_phrase(keys, first):
        return False
    behind = keys[first + 1] if first + 1 < len(keys) else ""
    meaning = scene.before(first).meaning
    return behind not in OPENERS.get(keys[first], ()) and meaning not in _NOT_OF_PEOPLE


def _is_quoted_nick(scene: Scene, number: int) -> bool:
    """Whether a nickname stands alone in quotation marks: `“Tèo”`."""
    keys = scene.text.keys
    quoted = 0 < number < len(keys) - 1 and keys[number - 1] in QUOTES and keys[number + 1] in QUOTES
    return quoted and keys[number] in SURE_NICKS


def _is_nicknamed(scene: Scene, number: int) -> bool:
    """Whether a given name with a small nickname stands here: `Tý sẹo`."""
    text, last = scene.text, number + 1
    if last >= len(text.keys) or text.keys[last] not in NICK_WORDS:
        return False
    told = _tells_of_one(text, last + 1)
    if not told and text.keys[last] not in SURE_NICKS:
        return False
    if breaks_line(text, last) or not text.words[last].islower() or is_compound(text.keys, number):
        return False
    if text.keys[number] not in GIVEN and scene.starts_sentence(number) and not told:
        return False
    return scene.before(number).meaning not in _PLACES and text.keys[last] not in OPENERS.get(
        text.keys[number], ()
    )


def _tells_of_one(text: Text, at: int) -> bool:
    """Whether what follows leaves no doubt that a person was named: `(Lò Văn …`, `tức …`, `bị bắt`."""
    keys = text.keys
    if at + 1 >= len(keys) or breaks_line(text, at):
        return False
    if keys[at] == "(":
        return keys[at + 1] in _HEADS and is_capital(text.words[at + 1])
    called = phrase_at(keys, at + (keys[at] == ","), NICKNAMES)
    return called > 0 or phrase_at(keys, at, PERSON_DOES) > 0


def _given_behind_two(scene: Scene, first: int) -> tuple[int, int] | None:
    """`Biện Công cường`: a rare family and a middle word in front of a small given name."""
    text, keys, last = scene.text, scene.text.keys, first + 2
    family = keys[first] in STRONG or keys[first] in COMMON or keys[first] in RARE
    if not family or last >= len(keys) or breaks_line(text, last) or not text.words[last].islower():
        return given_behind(scene, first + 1)
    middle = keys[first + 1] in MIDDLE or keys[first + 1] in MIDDLE_STRONG
    common = keys[last] in OPENERS.get(keys[first + 1], ()) or opens_phrase(keys, last)
    if not middle or common or keys[last] not in GIVEN or scene.place_at(first, last):
        return None
    return None if scene.before(first).meaning in _SURE_PLACES else (first, last + 1)


def opens_small(scene: Scene, at: int, first: int) -> bool:
    """Whether the small word in front of a name is its family name: `lò Mẫu Thử`."""
    keys = scene.text.keys
    if (keys[at], keys[first]) in NOT_NAMES or scene.before(at).meaning in _PLACES:
        return False
    if keys[at] in FAMILIES:
        return True
    told = scene.before(at).meaning in _TOLD | {"weak"}
    return told and (keys[at] in COMMON or keys[at] in RARE) and keys[at] not in OPENING


def _family_before(scene: Scene, number: int) -> tuple[int, int] | None:
    """`đối tượng lò Mẫu Thử`: the small word is a family name, and what follows is built of names."""
    text, at = scene.text, number - 1
    if at < 0 or text.keys[at] not in _ANY_FAMILY or not text.words[at].islower():
        return None
    if breaks_line(text, number) or not opens_small(scene, at, number):
        return None
    last = number
    while last < len(text) and last - number < 3 and _is_name_word(text, last, number):
        last += 1
    full = last - number > 1 or (scene.before(at).meaning in _TOLD and last - number == 1)
    return (at, last) if full and not scene.place_at(number, last) else None


def _is_name_word(text: Text, at: int, first: int) -> bool:
    key = text.keys[at]
    if not is_capital(text.words[at]) or (at > first and breaks_line(text, at)):
        return False
    return key in GIVEN or key in MIDDLE or key in MIDDLE_STRONG


def given_behind(scene: Scene, number: int) -> tuple[int, int] | None:
    """`đối tượng Lò thử`: a family name alone in front of a small given name."""
    text, keys, last = scene.text, scene.text.keys, number + 1
    family = keys[number] in STRONG or keys[number] in COMMON
    if not family or last >= len(keys) or breaks_line(text, last) or not text.words[last].islower():
        return None
    if (keys[number], keys[last]) in NOT_NAMES or opens_phrase(keys, last) or keys[last] not in GIVEN:
        return None
    if keys[last] in OPENERS.get(keys[number], ()) or is_compound(keys, number):
        return None
    meaning = scene.before(number).meaning
    if meaning in _TOLD:
        return number, last + 1
    sure = keys[number] in STRONG and meaning not in _PLACES and not scene.starts_sentence(number)
    return (number, last + 1) if sure and last + 1 < len(keys) and _goes_on(text, last + 1) else None


def _goes_on(text: Text, number: int) -> bool:
    """Whether what a person does or is follows, or a sign."""
    return not text.words[number][0].isalnum() or phrase_at(text.keys, number, SPEECH) > 0
