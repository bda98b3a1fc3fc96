"""Names cut to letters that no run of capitals shows: `L.Văn.Thử`, `L. Văn Thử`, `L-V-T`, `n.v.t`."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, count

from vungxanh.reader.rules.people.cues import BODIES, LEADS, OFFICES, PERSON_DOES
from vungxanh.reader.rules.people.families import MIDDLE, MIDDLE_STRONG, is_compound
from vungxanh.reader.rules.people.given import GIVEN, OPENING, RARE
from vungxanh.reader.rules.people.labels import LABELLED, in_labels
from vungxanh.reader.rules.people.runs import ACRONYMS, FAMILIES, breaks_line, is_capital, is_syllable
from vungxanh.reader.rules.people.scene import Scene, phrase_at
from vungxanh.reader.rules.text import Span, Text, fold_all, index_phrases
from vungxanh.reader.rules.wordlists import keys_of, listed

_LETTERS = keys_of("a ă â b c d đ e ê g h i j k l m n o ô ơ p q r s t u ư v w x y z ọ ỏ ú ố ó ò í")
_SHORT = _LETTERS | keys_of("ng ngh tr th ph kh nh ch gi qu gh")
_OF_PLACES = keys_of("h q p x t đ b k tp")
"""What kinds of places and streets are cut to: `H. Mường Tè`, `Đ. Lê Lợi`."""
_ROMAN = frozenset("ivx")
_ANY_FAMILY = FAMILIES | RARE
_ANY_MIDDLE = MIDDLE | MIDDLE_STRONG
_DIRECT = frozenset({"address", "suspect", "rank", "arrested"})
_TOLD = _DIRECT | {"label", "people", "credit", "weak"}
_SURE_PLACES = frozenset({"admin", "small", "named", "organisation"})
_PLACES = _SURE_PLACES | {"place"}
_NOT_TIGHT = keys_of(
    "aka tgk hiv vvv www abc xyz ubnd hcm tphcm usa tp tx tw tư tt us uk un vn "
    "đc th who mdma lsd thc unodc thcs"
)
"""What letters with dots stand for besides names."""
_NOT_CUT = (
    keys_of(
        "btv btc btp btt btl ttg atm vtv htv vov tgk hiv arv aids usd vnd csnd thpt thcs gtvt svhd bhyt bhxh "
        "khcn gdtx cnxh lđtb dtts cpr adn dna gps sms sim lsd thc mdma app web pdf phd mba ceo tgđ"
    )
    | ACRONYMS
)
_NOT_BARE = _NOT_TIGHT | _NOT_CUT
_ONE_PERSON = index_phrases(
    listed(
        "gia đình|con nghiện|người nghiện|nam thanh niên|nữ thanh niên|nam sinh|nữ sinh|cô bé|cậu bé|bé trai|"
        "bé gái|cháu gái|cháu trai|ca bệnh|bệnh nhân|nạn nhân|trường hợp|trường hợp của|mẹ của|con của|"
        "vợ của|chồng của|bố của|người tên|nghi phạm|đối tượng|bị can|bị cáo|học viên"
    )
)
"""What leads to one person, who may be told by letters alone: `con nghiện LVT lên cơn`."""
_SAID = frozenset({"detail", "person", "verb"})
_MOST_BEFORE = 3
_YEARS_OF_PRISON = [*fold_all("năm tù")]
_NAMES_MIDDLE = frozenset("vt")
_SPEAKS = index_phrases(
    listed(
        "khai|kể|cho biết|bị khởi tố|bị triệu tập|rủ|thú nhận|nhớ lại|nói|"
        "bị bắt|bị phát hiện|bị tạm giữ|tâm sự|đi cai|nghiện|cùng bạn|cùng vợ"
    )
)
_TELLS = keys_of("khai kể rủ")
_LEADING = keys_of("của tên theo mời đưa với gặp bắt đối lập giữ phạt")


@dataclass(frozen=True, slots=True)
class _Cut:
    """Letters from word `first`, `letters` of them, up to `end`; the signs and words that go with them."""

    first: int
    letters: int
    end: int
    tight: bool
    """Whether each but the last letter has a dot or hyphen that touches both sides."""
    sign: str
    """What stands between the letters: a dot, a hyphen, or nothing."""


def cut_names(scene: Scene, taken: bytearray) -> Iterator[Span]:
    """The names cut to letters of which a part is still in sight."""
    text, done = scene.text, 0
    for at in text.places(_SHORT):
        if at < done or not _may_begin(text, at):
            continue
        cut = _letters(text, at)
        done = cut.end
        end = _named(scene, cut)
        if end and 0 in taken[at:end]:
            done = end
            yield text.span(at, end)


def _may_begin(text: Text, at: int) -> bool:
    """Whether no letter, number or sign touches the letter from the left."""
    if at == 0 or not text.touches(at - 1):
        return True
    before = text.keys[at - 1]
    return not before[0].isalnum() and before not in ".@_/-–'’"


def _letters(text: Text, at: int) -> _Cut:
    """The letters that begin here, with the one kind of sign between them."""
    end, letters, tight, sign = at + 1, 1, True, ""
    while end + 1 < len(text):
        dotted = text.keys[end] == "." and text.touches(end - 1)
        hyphen = text.keys[end] in "-–" and text.touches(end - 1) and text.touches(end)
        joint = "." if dotted else "-" if hyphen else ""
        following = end + 1 if joint else end
        if (letters > 1 and joint != sign) or not _goes_on(text, at, following):
            break
        tight = tight and bool(joint) and text.touches(end)
        end, letters, sign = following + 1, letters + 1, joint
    return _Cut(at, letters, end, tight, sign)


def _goes_on(text: Text, first: int, at: int) -> bool:
    """Whether another letter in the same case and line stands at the word."""
    if text.words[at] == "A" and at + 1 < len(text) and _is_word(text, at + 1):
        return False
    short = text.keys[at] in _SHORT and is_capital(text.words[at]) == is_capital(text.words[first])
    return short and not breaks_line(text, at)


def _named(scene: Scene, cut: _Cut) -> int:
    """Where the name ends that the letters begin; 0 when they are none."""
    text, before = scene.text, scene.before(cut.first).meaning
    labelled = cut.first > 0 and (
        text.keys[cut.first - 1] in LABELLED or text.keys[cut.first - 1][0].isdigit()
    )
    listed = cut.letters == 1 and in_labels(text, cut.first)
    if labelled or listed or before in _SURE_PLACES:
        return 0
    if not is_capital(text.words[cut.first]):
        return cut.end if _is_small_cut(text, cut, direct=before in _DIRECT) else 0
    end = _words_behind(text, cut)
    if end > cut.end:
        return end if _is_half_cut(scene, cut, end) else 0
    return cut.end if _is_cut(scene, cut) else 0


def _is_small_cut(text: Text, cut: _Cut, *, direct: bool) -> bool:
    """Whether small letters with dots stand for a name: `n.v.t`."""
    if cut.sign != "." or not cut.tight or cut.letters > 4:
        return False
    letters = [key for key in text.keys[cut.first : cut.end] if key != "."]
    told = direct or cut.letters > 2
    return told and len(set(letters)) > 1 and "".join(letters) not in _NOT_TIGHT


def _words_behind(text: Text, cut: _Cut) -> int:
    """Where up to three capitalised words end that follow the last letter and its dot."""
    at, end = cut.end, cut.end
    if at >= len(text) or text.keys[at] != "." or not text.touches(at - 1):
        return end
    at += 1
    while at < len(text) and end - cut.end < 6 and _is_word(text, at):
        end = at + 1
        dotted = text.keys[end : end + 1] == ["."] and text.touches(end - 1) and text.touches(end)
        at = end + dotted
    return end


def _is_word(text: Text, at: int) -> bool:
    """Whether a capitalised word stands here in the same line, no letter: `Thử`, `Ú`, `A`."""
    word = text.words[at]
    whole = len(word) > 1 or text.keys[at] not in _SHORT or word == "A"
    return whole and word.istitle() and word.isalpha() and not breaks_line(text, at)


def _is_half_cut(scene: Scene, cut: _Cut, end: int) -> bool:
    """Whether letters and the words behind them are one name: `L.Văn.Thử`, `L. Văn Thử`."""
    text, first = scene.text, cut.end + 1
    glued = all(text.touches(at) for at in range(cut.first, end - 1))
    words = [at for at in range(first, end) if text.words[at] != "."]
    before, after = scene.before(cut.first).meaning, scene.after(end)
    if glued and cut.letters + len(words) > 2:
        return True
    if len(words) == 1 and cut.letters == 1:
        told = before in _DIRECT or after == "detail" or leads_to_one(text, cut.first)
        return told and before != "place" and _is_strange_last(scene, first)
    if len(words) == 1:
        return _is_last(scene, first, told=before in _TOLD)
    if (
        len(words) > 3
        or _is_common(text.keys, first)
        or (before == "place" and text.keys[cut.first] in _OF_PLACES)
    ):
        return False
    told = before in _DIRECT | {"label"} or after == "detail" or leads_to_one(text, cut.first)
    middle = text.keys[first] in MIDDLE_STRONG and (not breaks_line(text, cut.first) or after in _SAID)
    if told or scene.place_at(first, end) >= len(words):
        return told
    strange = not all(is_syllable(text.keys[at]) for at in words)
    built = text.keys[first] in MIDDLE or not scene.starts_sentence(cut.first)
    said = text.keys[first] in MIDDLE and after in _SAID
    free = (said or text.keys[cut.first] not in _OF_PLACES) and not scene.place_at(first, end)
    return middle or strange or (built and free)


def _is_strange_last(scene: Scene, at: int) -> bool:
    """Whether one word behind one letter begins no sentence: `người tên C. Thử bỏ trốn`."""
    text, behind = scene.text, at + 1
    if _is_common(text.keys, at) or text.keys[at] in OPENING or scene.place_at(at, behind):
        return False
    return behind >= len(text) or not is_capital(text.words[behind])


def _is_last(scene: Scene, at: int, *, told: bool) -> bool:
    """Whether one word behind letters closes the name: `Ông L.A. Của, nguyên trưởng bản`."""
    text, behind = scene.text, at + 1
    if is_compound(text.keys, at) or (behind < len(text) and is_capital(text.words[behind])):
        return False
    return told or (text.keys[at] in GIVEN and text.keys[at] not in OPENING)


def _is_common(keys: list[str], at: int) -> bool:
    """Whether a body, an office, a compound or a sentence opens with the word."""
    opens = any(phrase_at(keys, at, table) for table in (BODIES, OFFICES, LEADS))
    return is_compound(keys, at) or ((opens or keys[at] in OPENING) and keys[at] not in _ANY_MIDDLE)


def _is_cut(scene: Scene, cut: _Cut) -> bool:
    """Whether capital letters alone stand for a name here."""
    text = scene.text
    letters = "".join(key for key in text.keys[cut.first : cut.end] if key not in ".-–")
    spaced = cut.sign == "." and not cut.tight
    known = letters in (_NOT_TIGHT if cut.sign else _NOT_BARE) and not spaced
    if known or set(letters) <= _ROMAN:
        return set(letters) <= {"v", "x"} and scene.after(cut.end) == "detail"
    if cut.letters == 1:
        return _is_single(scene, cut)
    before, after = scene.before(cut.first).meaning, scene.after(cut.end)
    if cut.letters == 2 and cut.sign != ".":
        return before in _DIRECT or after in ("detail", "person") or leads_to_one(text, cut.first)
    return before != "place" or after == "detail"


def _is_single(scene: Scene, cut: _Cut) -> bool:
    """Whether one letter without a dot stands for a person: `gia đình P thuộc`, `Q cho biết`."""
    text, at = scene.text, cut.first
    if text.keys[cut.end : cut.end + 1] == ["."] and text.keys[cut.end : cut.end + 3] != ["."] * 3:
        return False
    if text.keys[cut.end : cut.end + 1] == ["…"] or text.keys[cut.end : cut.end + 3] == ["."] * 3:
        return scene.before(at).meaning not in _PLACES
    if cut.end >= len(text):
        return False
    goes_on = text.words[cut.end].islower() or text.keys[cut.end] in ",;(" or _is_sentenced(text, cut.end)
    if breaks_line(text, at) or scene.starts_sentence(at):
        speaks = phrase_at(text.keys, cut.end, _SPEAKS) > 0 and text.keys[at] not in "iy"
        return goes_on and (speaks or scene.after(cut.end) == "detail")
    return goes_on and (
        leads_to_one(text, at)
        or scene.before(at).meaning in _DIRECT
        or phrase_at(text.keys, cut.end, _SPEAKS) > 0
    )


def _is_sentenced(text: Text, at: int) -> bool:
    """Whether years in prison follow: `tuyên phạt T 8 năm tù`."""
    return text.keys[at].isdigit() and text.keys[at + 1 : at + 3] == _YEARS_OF_PRISON


def leads_to_one(text: Text, at: int) -> bool:
    """Whether the words in front of this one lead to one person: `con nghiện`, `trường hợp của`."""
    return any(
        start >= 0 and phrase_at(text.keys, start, _ONE_PERSON) == at - start
        for start in range(at - _MOST_BEFORE, at)
    )


def letters_alone(scene: Scene, taken: bytearray) -> Iterator[Span]:
    """Three or four capital letters that one person is told by: `con nghiện LVT`, `của NVT`."""
    text = scene.text
    for at in compress(count(), map(str.isupper, text.words)):
        word = text.words[at]
        if taken[at] or not 2 <= len(word) <= 4 or not word.isalpha() or text.keys[at] in _NOT_CUT:
            continue
        if set(text.keys[at]) <= _ROMAN or breaks_line(text, at + 1) or is_capital(text.words[at + 1]):
            continue
        if _is_told(scene, at):
            yield text.span(at, at + 1)


def _is_told(scene: Scene, at: int) -> bool:
    """Whether what stands around letters tells of one person, and all else is in small print."""
    text, key = scene.text, scene.text.keys[at]
    vowels = any(letter in "aăâeêioôơuưy" for letter in key[1:-1])
    if at and text.words[at - 1].isupper():
        return False
    does = phrase_at(text.keys, at + 1, PERSON_DOES) or (len(key) == 3 and text.keys[at + 1] in _TELLS)
    if leads_to_one(text, at) or does:
        return True
    named = len(key) == 3 and key[1] in _NAMES_MIDDLE and not vowels
    return named and at > 0 and text.keys[at - 1] in _LEADING and text.words[at - 1].islower()


def unfinished(scene: Scene) -> Iterator[Span]:
    """Names of which dots stand for the end: `Lò Văn ...`."""
    text = scene.text
    for at in text.places(_ANY_FAMILY):
        end = at + 1
        if not text.words[at].istitle() or end >= len(text):
            continue
        while (
            end < len(text) and end - at < 3 and text.words[end].istitle() and text.keys[end] in _ANY_MIDDLE
        ):
            end += 1
        dots = text.keys[end : end + 1] == ["…"] or text.keys[end : end + 3] == ["."] * 3
        strong = end - at > 1 and (text.keys[at + 1] in MIDDLE_STRONG or leads_to_one(text, at))
        told = scene.before(at).meaning in _DIRECT or scene.after(end + 3) == "detail"
        if dots and not scene.place_at(at, end) and (strong or (told and text.keys[at] in FAMILIES)):
            yield text.span(at, end)
