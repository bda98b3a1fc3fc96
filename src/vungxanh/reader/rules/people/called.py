"""Names that their build alone gives away: `Vinh “xoăn”`, `Long (sẹo)`, `Sáu Thẹo`, `Hải K`, `“Tuấn khỉ”`."""

from vungxanh.reader.rules.people.families import NOT_NAMES, is_compound
from vungxanh.reader.rules.people.given import GIVEN, NICK_WORDS, OPENING
from vungxanh.reader.rules.people.leads import RANKS_OF_BIRTH
from vungxanh.reader.rules.people.openers import OPENERS
from vungxanh.reader.rules.people.runs import breaks_line
from vungxanh.reader.rules.people.scene import QUOTES, Scene
from vungxanh.reader.rules.people.wrapping import opens_phrase
from vungxanh.reader.rules.wordlists import keys_of

_NOT_OF_PEOPLE = frozenset({"admin", "small", "named", "organisation", "office"})
_NO_HEADS = keys_of(
    "chất đề sự tiền thế thi hội học kỳ quý tập hướng tuyến hạng sở hiện giải lệ luật lực tỉnh tin pháp văn "
    "trà sen quyền chi thư vụ mức bộ điểm thể loại quốc phần thứ năm chương mùa thời thông hệ"
)
"""Words given names are made of that open or end another word much oftener."""
_FAR = keys_of("lan tư na son núi vì bể đồn đồng")
"""What `Ba` and the like open besides names: `Ba Lan`, `Bảy Núi`."""
_LETTERS = frozenset("ABCDĐEGHJKLMNPQRSTUWXYZ")
"""Letters beside a given name; I and V number things."""
_MOST = 3
"""How many words stand in quotation marks behind a given name at most."""


def built_so(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The words of a name in a run of one or two capitalised words that no cue leads to, or None."""
    if last - first > 2 or scene.before(first).meaning in _NOT_OF_PEOPLE:
        return None
    if last - first == 2 and (_by_birth(scene, first) or _lettered(scene, first)):
        return first, last
    if not _may_be_given(scene, first, last):
        return (first, last) if last - first == 1 and _strange_marked(scene, first) else None
    if _quoted_whole(scene, first, last):
        return first, last + 1
    return (first, last) if _marked_behind(scene, last) else None


def _may_be_given(scene: Scene, first: int, last: int) -> bool:
    """Whether the last word is of a given name and opens nothing else here."""
    keys, head = scene.text.keys, last - 1
    if keys[head] not in GIVEN or keys[head] in _NO_HEADS or is_compound(keys, first):
        return False
    if scene.before(last).meaning in _NOT_OF_PEOPLE or tuple(keys[first:last]) in NOT_NAMES:
        return False
    return last - first == 1 or not (keys[first] in OPENING or scene.place_at(first, last) == 2)


def _quoted_whole(scene: Scene, first: int, last: int) -> bool:
    """Whether a given name and a small nickname stand in quotation marks together: `“Tuấn khỉ”`."""
    text, keys = scene.text, scene.text.keys
    if last - first > 1 or first == 0 or last + 1 >= len(keys) or keys[first - 1] not in QUOTES:
        return False
    if not text.words[last].islower() or keys[last + 1] not in QUOTES or opens_phrase(keys, last):
        return keys[last] in NICK_WORDS and keys[last + 1] in QUOTES
    return keys[last] not in OPENERS.get(keys[first], ())


def _marked_behind(scene: Scene, last: int) -> bool:
    """Whether a nickname follows in quotation marks or brackets, after a space."""
    text, keys = scene.text, scene.text.keys
    if last + 2 >= len(keys) or text.touches(last - 1) or breaks_line(text, last):
        return False
    if keys[last] == "(":
        return keys[last + 1] in NICK_WORDS and keys[last + 2] == ")"
    if keys[last] not in QUOTES or not text.touches(last):
        return False
    ends = range(last + 2, min(last + 2 + _MOST, len(keys)))
    end = next((end for end in ends if keys[end] in QUOTES), 0)
    return end > 0 and all(word.isalpha() for word in text.words[last + 1 : end])


def _strange_marked(scene: Scene, first: int) -> bool:
    """Whether a nickname stands in quotation marks behind a word no list has: `Phử “sẹo”`."""
    text, keys, last = scene.text, scene.text.keys, first + 1
    key, word = keys[first], text.words[first]
    if not word.istitle() or (key,) in NOT_NAMES or key in _NO_HEADS | OPENING or key in GIVEN:
        return False
    if not _marked_behind(scene, last) or scene.before(last).meaning in _NOT_OF_PEOPLE:
        return False
    if not all(inside.islower() for inside in text.words[last + 1 : last + 2]):
        return keys[last + 1] in NICK_WORDS and not scene.starts_sentence(first)
    return keys[last + 1] in NICK_WORDS or not scene.starts_sentence(first)


def _by_birth(scene: Scene, first: int) -> bool:
    """Whether somebody is called by a number of birth: `Sáu Thẹo`, `Hai Lúa`."""
    text, keys = scene.text, scene.text.keys
    second = keys[first + 1]
    if keys[first] not in RANKS_OF_BIRTH or not text.words[first + 1].istitle() or second in _FAR:
        return False
    if len(second) < 2 or scene.place_at(first, first + 2) == 2 or second in OPENERS.get(keys[first], ()):
        return False
    if scene.starts_sentence(first) or scene.before(first).meaning == "place":
        return second in NICK_WORDS or second in GIVEN - _NO_HEADS
    return not is_compound(keys, first + 1) and second not in OPENING


def _lettered(scene: Scene, first: int) -> bool:
    """Whether a given name with a letter stands here: `Hải K`, `Tuấn A`."""
    text, keys = scene.text, scene.text.keys
    letter = text.words[first + 1]
    if (
        letter not in _LETTERS
        or not text.words[first].istitle()
        or tuple(keys[first : first + 2]) in NOT_NAMES
    ):
        return False
    if breaks_line(text, first + 2) and not scene.starts_sentence(first):
        return _may_be_given(scene, first, first + 1)
    behind = text.words[first + 2] if first + 2 < len(text) else ","
    goes_on = behind.islower() or behind in ",;:)" or behind in QUOTES
    return goes_on and keys[first] not in OPENING and _may_be_given(scene, first, first + 1)
