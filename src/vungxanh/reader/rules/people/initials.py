"""Names cut to letters: `N.V.M.`, `Nguyễn V. M`, `Ng. Văn M`."""

from collections.abc import Iterable, Iterator

from vungxanh.reader.rules.people.cues import BODIES, LEADS, OFFICES, SPEECH
from vungxanh.reader.rules.people.families import MIDDLE, MIDDLE_STRONG, NOT_NAMES, is_compound
from vungxanh.reader.rules.people.given import GIVEN, OPENING, RARE
from vungxanh.reader.rules.people.labels import LABELLED, in_labels
from vungxanh.reader.rules.people.openers import OPENERS, opens_sentence
from vungxanh.reader.rules.people.runs import ACRONYMS, FAMILIES, Run, breaks_line, is_capital, is_syllable
from vungxanh.reader.rules.people.scene import QUOTES, Scene, phrase_at
from vungxanh.reader.rules.text import Text, fold
from vungxanh.reader.rules.wordlists import keys_of

_DIGRAPHS = keys_of("ng tr th ph kh nh ch gi qu gh")
_NOT_INITIALS = keys_of("tphcm hcm tp tx ubnd tư tw ths ai us usa uk sos un who bs gs ts pgs kts cn ks ls")
_ROMAN = frozenset("IVX")
_SURE = frozenset({"address", "suspect", "rank", "arrested", "weak", "people", "label", "credit"})
_DIRECT = frozenset({"address", "suspect", "rank", "arrested", "credit"})
_CONFESSES = fold("khai")
_ADMITS = [fold("thừa"), fold("nhận")]
_YEARS_OF_PRISON = [fold("năm"), fold("tù")]
_STOPS = frozenset(".…")
_OPEN = keys_of(
    "khoảng vào lúc hiện sau trước đồng tiếp theo ngoài bên qua quá trong trên căn đáng nhận hành số "
    "tang kết ngay lực",
    "tuy nhiên khi cơ quan vụ nguồn liên mở đây điều thời địa phát thực kế việc nhiều mỗi cả dù nay rạng "
    "trưa chiều",
)
_SURE_PLACES = frozenset({"admin", "small", "named"})
_PLACES = _SURE_PLACES | {"place"}


def _short(text: Text, number: int) -> bool:
    return (
        number < len(text.keys)
        and (len(text.words[number]) == 1 or text.keys[number] in _DIGRAPHS)
        and is_capital(text.words[number])
    )


def initials(scene: Scene, runs: Iterable[Run]) -> Iterator[tuple[Run, tuple[int, int]]]:
    """Names with initials: the run each begins in, and the numbers of its words."""
    text, done = scene.text, 0
    for run in runs:
        last = run.last
        if (
            text.words[last - 1][1:].islower()
            and len(text.words[last - 1]) > 2
            and not _opens_letters(text, last)
        ):
            continue
        if run.first >= done and last - run.first == 1 and _short(text, run.first) and _dashed(text, run):
            done = _dashed(text, run)
            yield run, (run.first, done)
            continue
        if run.first >= done and _is_letters(scene, run):
            opens = last - run.first == 2 and text.keys[run.first] in OPENING
            yield run, (run.first + opens, last)
            continue
        if run.first >= done and last < len(text.keys) and _is_letter(scene, run):
            yield run, (_start(scene, run), last)
            continue
        if run.first < done or not _opens_letters(text, last):
            continue
        end = _end(scene, run)
        if end and not _means_else(scene, _start(scene, run), end):
            done = end
            yield run, (_start(scene, run), end)


def _opens_letters(text: Text, last: int) -> bool:
    """Whether a letter with a dot ends the run, or a word that letters follow without a space: `Lò.V.T`."""
    if last + 1 >= len(text.keys) or text.keys[last] != ".":
        return False
    if _short(text, last - 1):
        return True
    glued = text.touches(last - 1) and text.touches(last) and text.words[last - 1].istitle()
    return glued and (_short(text, last + 1) or text.keys[last + 1] in MIDDLE_STRONG)


def _is_letters(scene: Scene, run: Run) -> bool:
    """Whether letters without dots stand for a name: `chị NTM`, `của T đang`, `Y S bỏ chạy`."""
    text, words = scene.text, scene.text.words[run.first : run.last]
    dotted = text.keys[run.last : run.last + 1] == ["."] and text.touches(run.last - 1)
    if len(words) == 2 and scene.starts_sentence(run.first) and text.keys[run.first] in OPENING:
        return len(words[1]) == 1 and not dotted and _is_bare(scene, run.first + 1)
    if len(words) > 1:
        single = len(words) < 5 and all(len(word) == 1 and word.isalpha() for word in words)
        return single and not (dotted and _short(text, run.last + 1)) and _is_told(scene, run)
    word, key = words[0], text.keys[run.first]
    if len(word) > 4 or not (word.isupper() and word.isalpha()):
        return key in _DIGRAPHS and not dotted and _is_told_digraph(scene, run)
    if (
        breaks_line(text, run.first)
        and not _in_row(text, run.first, run.last)
        and not _told_behind(scene, run, dotted=dotted)
    ):
        return False
    if key in _NOT_INITIALS or key in ACRONYMS or (set(word) <= _ROMAN and not _is_called(scene, run)):
        return False
    if not dotted and _in_row(text, run.first, run.last):
        return True
    if len(word) == 1:
        return not dotted and (breaks_line(text, run.first) or _is_bare(scene, run.first))
    if scene.before(run.first).meaning in ("address", "suspect", "rank", "arrested", "label"):
        return True
    return _is_told(scene, run) and _tells(scene, run.last)


def _is_told_digraph(scene: Scene, run: Run) -> bool:
    """Whether two letters that are one sound stand for a person: `Tr thừa nhận`, `Ph đưa tiền cho`."""
    if breaks_line(scene.text, run.first):
        return scene.after(run.last) == "person"
    return _is_told(scene, run)


def _told_behind(scene: Scene, run: Run, *, dotted: bool) -> bool:
    """Whether letters that begin a line are a person by what follows: `NTM (SN 1990)`, `M cùng vợ đi`."""
    after, length = scene.after(run.last), len(scene.text.words[run.first])
    return (length > 2 and after == "detail") or (length == 1 and not dotted and after == "person")


def _is_bare(scene: Scene, number: int) -> bool:
    """Whether one letter in the middle of a sentence stands for a person, and labels nothing: `nhóm A`."""
    text = scene.text
    before, following = text.words[number - 1], text.words[number + 1 : number + 2]
    pair = tuple(text.keys[number : number + 2])
    if text.touches(number) or pair in NOT_NAMES or pair[-1] in OPENERS.get(pair[0], ()):
        return False
    if (
        not (before.islower() or before in ",:" or text.keys[number - 1] in OPENING)
        or text.keys[number - 1] in LABELLED
    ):
        return False
    if scene.before(number).meaning in _SURE_PLACES or in_labels(text, number):
        return False
    told = scene.before(number).meaning in _SURE
    return bool(following) and not breaks_line(text, number + 1) and (following[0].islower() or told)


def _is_called(scene: Scene, run: Run) -> bool:
    """Whether V or X stands for a person and no number: `anh X`, `của V`."""
    one = run.last - run.first == 1 and scene.text.words[run.first] in ("V", "X")
    return one and scene.before(run.first).meaning in _SURE


def _is_told(scene: Scene, run: Run) -> bool:
    meaning = scene.before(run.first).meaning
    return meaning in _SURE or (meaning not in _SURE_PLACES and _tells(scene, run.last))


def _tells(scene: Scene, last: int) -> bool:
    """Whether what follows is said of persons alone."""
    text = scene.text
    says = text.keys[last : last + 1] == [_CONFESSES] or text.keys[last : last + 2] == _ADMITS
    return says or scene.after(last) in ("detail", "person")


def _is_letter(scene: Scene, run: Run) -> bool:
    """Whether one letter with its full stop stands for a name: the sentence goes on, or a person is meant."""
    text, last = scene.text, run.last
    if not _short(text, last - 1) or not text.touches(last - 1) or text.keys[last] not in _STOPS:
        return False
    if run.last - run.first > 1:
        begins = scene.starts_sentence(run.first) and text.keys[run.first] in OPENING
        first = _start(scene, run)
        if first == last - 1 and not (begins and run.last - run.first == 2):
            return False
        told = first < last - 1 and scene.before(first).meaning in _SURE
        return _continues(text, last + 1) or (told and breaks_line(text, last + 1))
    if text.keys[last] == "…" or text.keys[last : last + 3] == ["."] * 3:
        return True
    if not _continues(text, last + 1):
        if _leads_on(scene, run.first, last + 1):
            return False
        labelled = last > 1 and text.keys[last - 2] == ":" and breaks_line(text, last + 1)
        told = labelled or scene.before(run.first).meaning in _SURE or _closes_line(scene, run)
        told = told or _in_row(text, run.first, last + 1) or _sentenced(text, last + 1)
        told = told or (scene.after(last) == "detail" and scene.before(run.first).meaning not in _PLACES)
        return told and not _short(text, last + 1) and not text.touches(last)
    before = text.words[last - 2] if last > 1 else ""
    return not before[:1].isdigit() and scene.before(last - 1).meaning not in _SURE_PLACES


def _in_row(text: Text, first: int, end: int) -> bool:
    """Whether the letters are a cell of a table and the next one is a year of birth."""
    keys = text.keys
    if first == 0 or keys[first - 1] != "|" or keys[end : end + 1] != ["|"] or end + 1 >= len(keys):
        return False
    return keys[end + 1].isdecimal() and len(keys[end + 1]) == 4 and keys[end + 1][:2] in ("19", "20")


def _sentenced(text: Text, number: int) -> bool:
    """Whether years in prison follow the letters: `S. 5 năm tù`."""
    return text.keys[number : number + 1] != [] and text.keys[number + 1 : number + 3] == _YEARS_OF_PRISON


def _closes_line(scene: Scene, run: Run) -> bool:
    """Whether the letter ends its line behind a small word that labels nothing: `chở theo G. và S.`"""
    text, first = scene.text, run.first
    if not breaks_line(text, run.last + 1) or breaks_line(text, first):
        return False
    before = text.keys[first - 1]
    small = text.words[first - 1].islower() and (before not in LABELLED or len(text.words[first]) > 1)
    return small and scene.before(first).meaning not in _PLACES | {"organisation", "office"}


def _leads_on(scene: Scene, first: int, number: int) -> bool:
    """Whether a capital word in the same line belongs to the name behind a letter: `anh Đ. Thử bị`."""
    text = scene.text
    if breaks_line(text, number) or not is_capital(text.words[number]):
        return False
    named = _is_name_word(text, number) or scene.before(first).meaning in _DIRECT
    return named and _is_last_word(text, number)


def _continues(text: Text, number: int) -> bool:
    """Whether the sentence goes on in the same line: with a small word or a sign."""
    if breaks_line(text, number):
        return False
    return text.words[number].islower() or text.words[number] in ",;)(-–" or text.words[number] in QUOTES


def _start(scene: Scene, run: Run) -> int:
    """Where the name begins in the run: at its first family name, at a word of a name, or at the letter."""
    text = scene.text
    for at in range(run.first, run.last - 1):
        key = text.keys[at]
        if text.keys[at + 1] in MIDDLE_STRONG and at + 1 < run.last - 1 and key not in OPENING:
            return at
        if key in FAMILIES or len(key) == 1 or (key in RARE and key not in OPENING):
            return at
        opens = scene.starts_sentence(at) and (key in OPENING or opens_sentence(text.keys, at))
        last = at == run.last - 2 and key not in LABELLED and not scene.place_at(at, at + 1)
        if not opens and last and not is_compound(text.keys, at) and not phrase_at(text.keys, at, BODIES):
            return at
        if not opens and (key in GIVEN or key in MIDDLE or key in MIDDLE_STRONG):
            return at
    return run.last - 1


def _end(scene: Scene, run: Run) -> int:
    """Where the letters end that begin with this run; 0 when they are none."""
    text, at = scene.text, run.last
    family = _start(scene, run) < run.last - 1
    while at + 1 < len(text.keys) and text.keys[at] == "." and is_capital(text.words[at + 1]):
        tight = text.touches(at - 1) and text.touches(at)
        if not _short(text, at + 1):
            if (
                tight
                and text.keys[at + 2 : at + 3] == ["."]
                and text.touches(at + 1)
                and _short(text, at + 3)
            ):
                at += 2
                continue
            follows = text.touches(at - 1) and text.keys[at + 1] in MIDDLE_STRONG
            if follows and at + 2 < len(text.keys) and is_capital(text.words[at + 2]):
                return at + 3
            meaning = scene.before(_start(scene, run)).meaning
            letters = tight or at > run.last or meaning in _SURE or meaning == "place"
            named = (
                at == run.last + 2 or _is_name_word(text, at + 1) or (at == run.last and meaning in _DIRECT)
            )
            named = named or (tight and not scene.place_at(at + 1, at + 5))
            begins = text.keys[at + 1] in OPENING and text.keys[at + 1] not in GIVEN
            if (family or (letters and named and not begins)) and _is_last_word(text, at + 1):
                return at + 2
            return at if at > run.last else 0
        if (
            not tight
            and not family
            and not _three_letters(text, run.last - 1)
            and not _continues(text, at + 2)
            and not _word_behind(text, at + 2)
            and scene.before(_start(scene, run)).meaning not in _SURE
        ):
            break
        at += 2
        while _short(text, at) and not text.touches(at - 1):
            at += 1
    return at if at > run.last else 0


def _word_behind(text: Text, at: int) -> bool:
    """Whether a second letter with its dot ends at `at` and a capital word of a name follows: `N. V. Thử`."""
    follows = text.keys[at : at + 1] == ["."] and at + 1 < len(text.keys) and text.words[at + 1].istitle()
    return follows and text.keys[at + 1] not in OPENING and _is_last_word(text, at + 1)


def _dashed(text: Text, run: Run) -> int:
    """Where three or more letters end that hyphens join: `N-V-T`; 0 when they are fewer."""
    at = run.last
    while at + 1 < len(text.keys) and text.keys[at] in "-–" and text.touches(at - 1) and text.touches(at):
        if len(text.words[at + 1]) > 1 or not is_capital(text.words[at + 1]):
            return 0
        at += 2
    return at if at - run.last > 3 else 0


def _is_name_word(text: Text, at: int) -> bool:
    """Whether a word that touches the dot before it is of a name: `N.V.Thử`, `Y.N.Niê`."""
    return text.keys[at] in GIVEN or text.keys[at] in FAMILIES or not is_syllable(text.keys[at])


def _three_letters(text: Text, at: int) -> bool:
    """Whether three letters with dots between them begin here, spaced: `Ng. V. A.`."""
    return all(_short(text, number) for number in (at, at + 2, at + 4)) and (
        text.keys[at + 1] == text.keys[at + 3] == "."
    )


def _is_last_word(text: Text, at: int) -> bool:
    """Whether a word behind an initial still belongs to the name and opens no sentence: `Trần M. Thử "
    "bị`."""
    keys = text.keys
    if breaks_line(text, at) or keys[at] in _OPEN:
        return False
    if at + 1 >= len(text.keys) or not text.words[at + 1][0].isalnum():
        return True
    if is_capital(text.words[at + 1]):
        return False
    common = any(phrase_at(keys, at, table) for table in (LEADS, BODIES, OFFICES, SPEECH))
    return not common and not is_compound(keys, at) and not opens_sentence(keys, at)


def _means_else(scene: Scene, first: int, end: int) -> bool:
    letters = "".join(key for key in scene.text.keys[first:end] if key != ".")
    before = scene.before(first).meaning
    family = scene.text.keys[first] in FAMILIES and before == "place"
    several = len(letters) > 1 and len(letters) == sum(key != "." for key in scene.text.keys[first:end])
    if several and (len(letters) > 2 or before == "place" or scene.office_before(first)):
        return letters in _NOT_INITIALS
    family = family or (before == "place" and len(letters) > 2)
    return (before in _PLACES and not family) or (
        letters in _NOT_INITIALS and before not in ("address", "suspect", "credit", "arrested")
    )
