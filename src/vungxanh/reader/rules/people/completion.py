"""Words left at the edges of a name: a family name no list has, a last word typed small, an abbreviation."""

from vungxanh.reader.rules.people.cues import BODIES, LEADS, OFFICES, PERSON_DOES, RIGHT_DETAILS, SPEECH
from vungxanh.reader.rules.people.families import (
    HIGHLAND_SIGNS,
    MANY_WORDS,
    MIDDLE,
    MIDDLE_STRONG,
    NOT_NAMES,
    is_compound,
)
from vungxanh.reader.rules.people.given import GIVEN, NICK_WORDS, RARE, SURE_NICKS
from vungxanh.reader.rules.people.leads import RANKS_OF_BIRTH
from vungxanh.reader.rules.people.nicknames import numbered, strange_nick
from vungxanh.reader.rules.people.openers import OPENERS, opens_sentence
from vungxanh.reader.rules.people.runs import FAMILIES, breaks_line, is_capital, is_glued, is_syllable
from vungxanh.reader.rules.people.scene import QUOTES, Scene, phrase_at
from vungxanh.reader.rules.people.slips import given_behind, opens_small
from vungxanh.reader.rules.people.wrapping import SMALL_WORDS, opens_line, opens_phrase
from vungxanh.reader.rules.text import Text, fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_TABLES = (BODIES, LEADS, OFFICES)
_MOST_WORDS = 4
_AND = fold("và")
_ADDRESSES = keys_of("ông bà bố mẹ anh chị chú bác cô dì cậu em trùm đại ca lão sư huynh thúc")
_BOSS = [*fold_all("đại ca")]
_OF_NICKS = keys_of("con anh em chị bự")
_GOODS = keys_of("bánh thịt cơm phở bún kẹo mì gạo xe máy tàu")
_OF_PLACES = keys_of("tỉnh huyện xã tp quận phường thành thị")


def completed(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The words of a name found at [first, last) with those that belong to it at both edges."""
    if last - first >= _MOST_WORDS:
        return first, last
    if last - first == 1 and scene.text.keys[first] in HIGHLAND_SIGNS:
        return first, last + _signed(scene, first)
    if last - first == 1:
        return first - (_born(scene, first) or _led_in_quotes(scene, first)), last + (
            _half_wrapped(scene, first)
            or _nicknamed(scene, first)
            or numbered(scene.text, last)
            or int(given_behind(scene, first) is not None)
        )
    if _opens_earlier(scene, first, last):
        first -= 1
    return first, last + _goes_on(scene, first, last)


def _born(scene: Scene, first: int) -> int:
    """One when a number of birth or a capital address stands before a single word: `Hai Lúa`, `Ông Cụ`."""
    text, at = scene.text, first - 1
    if at < 0 or breaks_line(text, first) or not is_capital(text.words[at]):
        return 0
    amid = text.keys[at] in _ADDRESSES and not scene.starts_sentence(at)
    return int(amid or text.keys[at] in RANKS_OF_BIRTH)


def _led_in_quotes(scene: Scene, first: int) -> int:
    """How many words of address stand before a single word in quotation marks: `“Ông trùm Sáu”`."""
    keys, count = scene.text.keys, 0
    if keys[first + 1 : first + 2] and keys[first + 1] in QUOTES:
        while count < min(first, 3) and keys[first - count - 1] in _ADDRESSES:
            count += 1
    return count if count < first and keys[first - count - 1] in QUOTES else 0


def _opens_earlier(scene: Scene, first: int, last: int) -> bool:
    """Whether the capitalised word before is the family name: not a lead, no place, no sentence begun."""
    text, at = scene.text, first - 1
    if at < 0 or not text.words[at].isalpha():
        return False
    if not is_capital(text.words[at]):
        return text.words[at].islower() and not breaks_line(text, first) and opens_small(scene, at, first)
    if breaks_line(text, first):
        middle = text.keys[first] in MIDDLE_STRONG or text.keys[first] not in FAMILIES
        return middle and text.keys[at] in FAMILIES and not breaks_line(text, at) and _one_break(text, first)
    word = text.words[at]
    if text.keys[first] in FAMILIES or len(word) < 2 or word.isupper() != text.words[last - 1].isupper():
        return False
    if scene.starts_sentence(at) or (at > 0 and is_capital(text.words[at - 1]) and not breaks_line(text, at)):
        return False
    return text.keys[at] == _AND or not any(phrase_at(text.keys, at, table) for table in _TABLES)


def _same_cell(text: Text, number: int) -> bool:
    """Whether a capitalised word follows in the same line and the same cell of a table."""
    if breaks_line(text, number) or not is_capital(text.words[number]):
        return False
    return "\t" not in text.raw[text.ends[number - 1] : text.starts[number]]


def _one_break(text: Text, number: int) -> bool:
    return text.raw[text.ends[number - 1] : text.starts[number]].count("\n") == 1


def _goes_on(scene: Scene, first: int, last: int) -> int:
    """How many words behind the name still belong to it: at most two."""
    text = scene.text
    if last >= len(text) or not text.words[last][0].isalpha():
        return 0
    if breaks_line(text, last):
        if tuple(text.keys[last : last + 2]) in MANY_WORDS and _one_break(text, last):
            return 2
        return int(_wrapped(scene, first, last))
    word = text.words[last]
    if word == "CA" and text.words[last - 1].isupper() and last - first == 2:
        return int(not (last + 1 < len(text) and text.keys[last + 1] in _OF_PLACES))
    if word.isupper() and text.words[last - 1].isupper() and last - first == 3 and len(word) > 1:
        return int(
            not opens_phrase(text.keys, last)
            and (last + 1 >= len(text) or not text.words[last + 1].isupper())
        )
    opens = text.keys[first] in FAMILIES or text.keys[first] in RARE or text.keys[first][0] in HIGHLAND_SIGNS
    return int(word.islower() and opens and _typed_small(scene, first, last))


def _half_wrapped(scene: Scene, first: int) -> int:
    """How many words went down to the next line when a family name or `H'Mẫu` alone stands above: 0 or 1."""
    key, last = scene.text.keys[first], first + 1
    single = key in FAMILIES or "'" in key or is_glued(scene.text.words[first])
    if not single or last >= len(scene.text) or not breaks_line(scene.text, last):
        return 0
    return int(_wrapped(scene, first, last))


def _signed(scene: Scene, first: int) -> int:
    """One small word behind a letter that opens a name where a form of address leads to it: `ông A thử`."""
    text, last = scene.text, first + 1
    if last >= len(text) or breaks_line(text, last) or not text.words[last].islower():
        return 0
    if opens_phrase(text.keys, last) or _is_common(text.keys, last):
        return 0
    return int(scene.before(first).meaning in ("rank", "address", "suspect", "label"))


def _nicknamed(scene: Scene, first: int) -> int:
    """The small words of a nickname behind a given name that a suspect is called by: `gã Thử sẹo`."""
    text, last = scene.text, first + 1
    quoted = first > 0 and text.keys[first - 1] in QUOTES
    if quoted:
        closing = next((at for at in range(last, min(last + 4, len(text))) if text.keys[at] in QUOTES), last)
        return closing - last
    if last >= len(text) or breaks_line(text, last):
        return 0
    meaning = scene.before(first).meaning
    told = meaning in ("suspect", "arrested", "weak", "address")
    closed = text.keys[last + 1 : last + 2] == [")"]
    if (told and meaning != "address") or meaning == "label" or closed:
        sure = closed or meaning in ("suspect", "arrested", "label")
        if strange := strange_nick(text, last, sure=sure):
            return strange
    if told and (small := _odd(text.keys, first)):
        return small
    if text.keys[last] in SURE_NICKS or (told and text.keys[last] in NICK_WORDS):
        return 1
    return 0


def _odd(keys: list[str], first: int) -> int:
    """How many small words of a nickname follow that are common words elsewhere: `Cún con`, `Hải bánh bị`."""
    last = first + 1
    if keys[last : last + 2] == _BOSS:
        return 2
    small = keys[last] in _OF_NICKS and keys[first] in SURE_NICKS
    return int(small or (keys[last] in _GOODS and last + 1 < len(keys) and opens_phrase(keys, last + 1)))


def _wrapped(scene: Scene, first: int, last: int) -> bool:
    """Whether the last word of a name of two words went down to the next line."""
    text = scene.text
    if last - first > 2 or breaks_line(text, first) or not _one_break(text, last):
        return False
    if not is_capital(text.words[last]) or _same_cell(text, last + 1):
        return False
    if opens_line(text.keys, last) or scene.before(first).meaning in ("credit", "label"):
        return False
    if text.keys[last] in FAMILIES or text.keys[last] in MIDDLE or last + 1 >= len(text):
        return True
    return not text.words[last + 1].islower() or text.keys[last + 1] in SMALL_WORDS


def _opens_longer(keys: list[str], number: int) -> bool:
    """Whether the word opens a phrase of several words: `khai nhận`, `sinh năm`."""
    longest = max(phrase_at(keys, number, table) for table in (*_TABLES, SPEECH, PERSON_DOES, RIGHT_DETAILS))
    return longest > 1


def _is_common(keys: list[str], number: int) -> bool:
    """Whether the small word begins or ends a common compound."""
    following = keys[number + 1] if number + 1 < len(keys) else ""
    return (
        following in OPENERS.get(keys[number], ())
        or keys[number] in OPENERS.get(keys[number - 1], ())
        or following[:1].isdigit()
        or is_compound(keys, number)
    )


def _typed_small(scene: Scene, first: int, last: int) -> bool:
    """Whether the small word behind a name of two words is its given name."""
    text, keys = scene.text, scene.text.keys
    if keys[last] in SURE_NICKS and not opens_phrase(keys, last):
        return True
    signed = "'" in keys[first] or keys[first] in HIGHLAND_SIGNS
    if signed and len(keys[last]) > 1 and (keys[last] in FAMILIES or not is_syllable(keys[last])):
        return not opens_phrase(keys, last)
    open_ended = keys[last - 1] in MIDDLE_STRONG or keys[last - 1] in MIDDLE
    if last - first > (3 if open_ended else 2) or (keys[last - 1], keys[last]) in NOT_NAMES:
        return False
    if opens_phrase(keys, last):
        return keys[last - 1] in MIDDLE_STRONG and keys[last] in GIVEN and not _opens_longer(keys, last)
    if keys[last - 1] in MIDDLE_STRONG:
        return True
    if keys[last] in GIVEN and not _is_common(keys, last):
        return True
    if len(keys[last]) < 2 or (opens_sentence(keys, last) and last + 1 < len(keys)):
        return False
    if last + 1 >= len(keys) or breaks_line(text, last + 1) or not text.words[last + 1][0].isalpha():
        return True
    return keys[last] in MIDDLE or keys[last + 1] in SMALL_WORDS
