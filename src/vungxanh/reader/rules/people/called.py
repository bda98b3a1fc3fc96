"""Names that their build alone gives away: `Vinh “xoăn”`, `Long (sẹo)`, `Sáu Thẹo`, `Hải K`, `“Tuấn khỉ”`."""

from collections.abc import Iterator

from vungxanh.reader.rules.people.cues import PERSON_DOES
from vungxanh.reader.rules.people.families import NOT_NAMES, is_compound
from vungxanh.reader.rules.people.given import GIVEN, LOOKS, NICK_WORDS, OPENING, SURE_NICKS
from vungxanh.reader.rules.people.labels import LABELLED
from vungxanh.reader.rules.people.leads import RANKS_OF_BIRTH
from vungxanh.reader.rules.people.nicknames import titled
from vungxanh.reader.rules.people.openers import OPENERS
from vungxanh.reader.rules.people.runs import FAMILIES, breaks_line
from vungxanh.reader.rules.people.scene import QUOTES, Scene, phrase_at
from vungxanh.reader.rules.people.wrapping import opens_phrase
from vungxanh.reader.rules.text import Span, Text, fold, index_phrases
from vungxanh.reader.rules.wordlists import keys_of, listed

_NOT_OF_PEOPLE = frozenset({"admin", "small", "named", "organisation", "office"})
_NO_HEADS = keys_of(
    "chất đề sự tiền thế thi hội học kỳ quý tập hướng tuyến hạng sở hiện giải lệ luật lực tỉnh tin pháp văn "
    "trà sen quyền chi thư vụ mức bộ điểm thể loại quốc phần thứ năm chương mùa thời thông hệ"
)
"""Words given names are made of that open or end another word much oftener."""
_FAR = keys_of("lan tư na son núi vì bể đồn đồng")
"""What `Ba` and the like open besides names: `Ba Lan`, `Bảy Núi`."""
_CONFESSES = fold("khai")
_PEOPLE_HAVE = index_phrases(
    listed(
        "biệt danh|bí danh|biệt hiệu|hỗn danh|có biệt danh|với biệt danh|mang biệt danh|có bí danh|alias|"
        "nick|nickname|với nick|facebook|zalo|tên ở nhà|tên thường gọi|bạn bè gọi|đàn em gọi|"
        "dân giang hồ gọi|"
        'giới giang hồ gọi|giang hồ gọi|trong nhà gọi|ngoài đời gọi|tự “|tự "|tự ‘|tự \'|tức gọi|tức “|tức "'
    )
)
"""What people have and places do not."""
_HEADS_OF_NICKS = (GIVEN | SURE_NICKS) - OPENING
_OFTEN_GIVEN = GIVEN - _NO_HEADS
_ONLY_GIVEN = _OFTEN_GIVEN - OPENING
_CONFESSED = keys_of("nhận mua báo rằng")
_NOBODY = (OPENING - SURE_NICKS) | keys_of("y hắn họ chúng thị ai nó lời bản tờ ả lão mụ")
_TO = keys_of("cho của gặp với tên")
LEADING_TO = keys_of("của cho gặp với theo nhà bắt do vợ chồng gọi đó là tên")
"""What leads to somebody: `của Thử kem`, `gặp “Cóc Tía”`."""
_OF_TWO = LOOKS | keys_of("hổ áo cá ba một cụt")
_LOOKING = NICK_WORDS | keys_of(
    "dài ngắn bạc lệch hô vổ ngựa quắt tròn vuông nhọn bự cong rậm xăm trổ quăn khểnh thâm mụn dẹt dơi sâu "
    "vẹo lồi sắt thép vàng đỏ đen trắng to nhỏ bé"
)
_SIZES = keys_of("anh em lớn con bé nhỏ to già trẻ đen trắng")
_SMALLER = keys_of("em lớn bé già")
_TELLING_APART = _SIZES | RANKS_OF_BIRTH | NICK_WORDS
_SURE_HEADS = SURE_NICKS | keys_of("bé cu bi")
_LETTERS = frozenset("ABCDĐEGHJKLMNPQRSTUWXYZ")
"""Letters beside a given name; I and V number things."""
_MOST = 3
"""How many words stand in quotation marks behind a given name at most."""


def built_so(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The words of a name in a run of one or two capitalised words that no cue leads to, or None."""
    if last - first > 2 or scene.before(first).meaning in _NOT_OF_PEOPLE:
        return None
    if last - first == 2 and (
        _by_birth(scene, first) or _lettered(scene, first) or _sized(scene, first) or _beside(scene, first)
    ):
        return first, last
    if _quoted_titles(scene, first, last):
        return first, last
    if not _may_be_given(scene, first, last):
        return (first, last) if last - first == 1 and _strange_marked(scene, first) else None
    if _quoted_whole(scene, first, last):
        return first, last + 1
    if _marked_behind(scene, last):
        return first, last
    more = _looks(scene, first, last) or _numbered(scene, first, last) or _led_to(scene, first, last)
    return (first, last + more) if more else None


def _quoted_titles(scene: Scene, first: int, last: int) -> bool:
    """Whether one or two capital words in quotation marks are led to as somebody is: `của “Cóc Tía”`."""
    text, keys = scene.text, scene.text.keys
    if first < 2 or last >= len(keys) or keys[first - 1] not in QUOTES or keys[last] not in QUOTES:
        return False
    if keys[first - 2] not in LEADING_TO or not all(word.istitle() for word in text.words[first:last]):
        return False
    common = is_compound(keys, first) or opens_phrase(keys, first) or keys[first] in OPENING
    return not common and not scene.place_at(first, last)


def confessing(scene: Scene) -> Iterator[Span]:
    """What somebody is called who confesses, where a sentence begins: `Tèo khai nhận`, `“Sóc” khai`."""
    keys = scene.text.keys
    for at in scene.text.places((_CONFESSES,)):
        if at == 0 or keys[at + 1 : at + 2] == [] or keys[at + 1] not in _CONFESSED:
            continue
        first, last = _called_until(scene.text, at)
        if (
            first < last
            and (first == 1 or scene.starts_sentence(first))
            and not _is_somebody(scene, first, last)
        ):
            yield scene.text.span(first, last)


def _called_until(text: Text, at: int) -> tuple[int, int]:
    """The words right before this one that are in quotation marks, or at most two capitalised ones."""
    quoted = text.keys[at - 1] in QUOTES
    last = first = at - quoted
    while first > 0 and at - first < _MOST + 1 and not breaks_line(text, first):
        word = text.words[first - 1]
        if not (word.isalpha() if quoted else word.istitle() or _is_small_nick(text, first - 1, at)):
            break
        first -= 1
    if first > 0 and not breaks_line(text, first - 1) and text.words[first - 1].istitle():
        return at, at
    return (first, last) if not quoted or (first > 0 and text.keys[first - 1] in QUOTES) else (at, at)


def _is_small_nick(text: Text, number: int, at: int) -> bool:
    """Whether a small word right before word `at` is of a nickname behind a given name: `Hải bánh khai`."""
    small = number == at - 1 and number > 0 and text.words[number].islower()
    return small and text.words[number - 1].istitle() and text.keys[number - 1] in _HEADS_OF_NICKS


def nicknamed(scene: Scene) -> Iterator[Span]:
    """Names that a place bears too, in front of what only people have: `Cao Phong (biệt danh Tèo)`."""
    text = scene.text
    for at in text.places(_PEOPLE_HAVE):
        if not phrase_at(text.keys, at, _PEOPLE_HAVE):
            continue
        last = at
        while last > 0 and at - last < 2 and text.keys[last - 1] in "(,[-–" and not breaks_line(text, last):
            last -= 1
        first = last
        while first > 0 and last - first < _MOST + 1 and text.words[first - 1].istitle():
            first -= 1
        while first < last - 1 and (text.keys[first] in OPENING or opens_phrase(text.keys, first)):
            first += 1
        named = 2 <= last - first <= _MOST + 1 and text.keys[first] in FAMILIES
        if named and scene.before(first).meaning not in _NOT_OF_PEOPLE | {"place"}:
            yield text.span(first, last)


def _is_somebody(scene: Scene, first: int, last: int) -> bool:
    """Whether the words are no nickname: `Hắn`, `Đối tượng`, `Công an`."""
    keys = scene.text.keys
    common = is_compound(keys, first) or (opens_phrase(keys, first) and not titled(scene.text, first))
    return common or keys[first] in _NOBODY or last - first > _MOST


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
    if not word.istitle() or (key,) in NOT_NAMES or key in _NO_HEADS or key in OPENING or key in GIVEN:
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
    does = phrase_at(keys, first + 2, PERSON_DOES) > 0 or keys[first + 2 : first + 3] == [_CONFESSES]
    if not does and (scene.starts_sentence(first) or scene.before(first).meaning == "place"):
        return second in NICK_WORDS or second in _OFTEN_GIVEN
    led = first > 0 and keys[first - 1] in _TO
    return not is_compound(keys, first + 1) and (led or second not in OPENING)


def _sized(scene: Scene, first: int) -> bool:
    """Whether a nickname is told from another of the same: `Tí Anh`, `Bé Tư`, `Tuấn Em`."""
    text, keys = scene.text, scene.text.keys
    if not (text.words[first].istitle() and text.words[first + 1].istitle()):
        return False
    if scene.place_at(first, first + 2) or is_compound(keys, first) or is_compound(keys, first + 1):
        return False
    if keys[first] in _SURE_HEADS:
        return keys[first + 1] in _TELLING_APART
    given = keys[first] in _ONLY_GIVEN and keys[first + 1] in _SMALLER
    return given and not scene.starts_sentence(first)


def _beside(scene: Scene, first: int) -> bool:
    """Whether a comma parts two names of one build: `Hưng Gạo, Quý Điên`."""
    text, keys = scene.text, scene.text.keys
    if keys[first] not in _ONLY_GIVEN or scene.place_at(first, first + 2):
        return False
    for comma, other in ((first + 2, first + 3), (first - 1, first - 3)):
        if other < 0 or other + 1 >= len(keys) or keys[comma] != ",":
            continue
        built = keys[other] in GIVEN and keys[other + 1] in NICK_WORDS
        if built and text.words[other].istitle() and text.words[other + 1].istitle():
            return True
    return False


def _looks(scene: Scene, first: int, last: int) -> int:
    """Two words where somebody is called by the looks: `Sơn tóc dài`, `Dũng mặt sẹo`; else 0."""
    text, keys = scene.text, scene.text.keys
    if last + 1 >= len(keys) or breaks_line(text, last) or keys[first] in OPENING:
        return 0
    if keys[last] not in LOOKS or keys[last] in OPENERS.get(keys[last - 1], ()):
        return 0
    return 2 if keys[last + 1] in _LOOKING and text.words[last].islower() else 0


def _led_to(scene: Scene, first: int, last: int) -> int:
    """How many small words of a nickname stand behind a given name that leads on: `của Thử kem`; else 0."""
    text, keys = scene.text, scene.text.keys
    if first == 0 or last - first > 1 or last >= len(keys) or breaks_line(text, last):
        return 0
    if keys[first] in OPENING or not text.words[first].istitle() or scene.starts_sentence(first):
        return 0
    if keys[first - 1] not in LEADING_TO or scene.place_at(first, first + 1) or _is_common(scene, first):
        return 0
    if not _is_strange(scene, last):
        return 0
    paired = keys[last] in _OF_TWO and last + 1 < len(keys) and _is_strange(scene, last + 1)
    return 2 if paired else 1


def _is_common(scene: Scene, first: int) -> bool:
    """Whether a body, an office or another compound begins with the word."""
    keys = scene.text.keys
    return opens_phrase(keys, first) or keys[first + 1] in OPENERS.get(keys[first], ())


def _is_strange(scene: Scene, at: int) -> bool:
    """Whether a small word opens no phrase that stands around names."""
    text, key = scene.text, scene.text.keys[at]
    if not (text.words[at].islower() and text.words[at].isalpha()) or breaks_line(text, at):
        return False
    return not ((key in OPENING and key not in NICK_WORDS) or opens_phrase(text.keys, at))


def _numbered(scene: Scene, first: int, last: int) -> int:
    """One where a number stands between a given name and what a person does: `Thắng 7 khai`; else 0."""
    text, keys = scene.text, scene.text.keys
    if last + 1 >= len(keys) or last - first > 1 or text.touches(last - 1) or breaks_line(text, last):
        return 0
    number = text.words[last]
    if not number.isdigit() or len(number) > 2 or breaks_line(text, last + 1):
        return 0
    return int(phrase_at(keys, last + 1, PERSON_DOES) > 0)


def _lettered(scene: Scene, first: int) -> bool:
    """Whether a given name with a letter stands here: `Hải K`, `Tuấn A`."""
    text, keys = scene.text, scene.text.keys
    letter = text.words[first + 1]
    if (
        letter not in _LETTERS
        or not text.words[first].istitle()
        or keys[first] in LABELLED
        or tuple(keys[first : first + 2]) in NOT_NAMES
    ):
        return False
    if breaks_line(text, first + 2) and not scene.starts_sentence(first):
        return _may_be_given(scene, first, first + 1)
    behind = text.words[first + 2] if first + 2 < len(text) else ","
    goes_on = behind.islower() or behind in ",;:)" or behind in QUOTES
    return goes_on and keys[first] not in OPENING and _may_be_given(scene, first, first + 1)
