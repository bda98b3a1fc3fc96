"""Names cut to letters: `N.V.M.`, `Nguyễn V. M`, `Ng. Văn M`."""

from collections.abc import Iterator

from vungxanh.reader.rules.people.cues import BODIES, LEADS, OFFICES, SPEECH
from vungxanh.reader.rules.people.families import MIDDLE_STRONG, is_compound
from vungxanh.reader.rules.people.given import OPENING, RARE
from vungxanh.reader.rules.people.openers import opens_sentence
from vungxanh.reader.rules.people.runs import ACRONYMS, FAMILIES, Run, breaks_line, is_capital
from vungxanh.reader.rules.people.scene import Scene, phrase_at
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.wordlists import keys_of

_DIGRAPHS = keys_of("ng tr th ph kh nh ch gi qu gh")
_NOT_INITIALS = keys_of("tphcm hcm tp tx ubnd tư tw ths ai us usa uk sos un who bs gs ts pgs kts cn ks ls")
_ROMAN = frozenset("IVX")
_OPEN = keys_of(
    "khoảng vào lúc hiện sau trước đồng tiếp theo ngoài bên qua quá trong trên căn đáng nhận hành số "
    "tang kết ngay lực",
    "tuy nhiên khi cơ quan vụ nguồn liên mở đây điều thời địa phát thực kế việc nhiều mỗi cả dù nay rạng "
    "trưa chiều",
)
_PLACES = frozenset({"admin", "small", "named", "place"})


def _short(text: Text, number: int) -> bool:
    return (
        number < len(text)
        and (len(text.words[number]) == 1 or text.keys[number] in _DIGRAPHS)
        and is_capital(text.words[number])
    )


def initials(scene: Scene, runs: list[Run]) -> Iterator[tuple[Run, tuple[int, int]]]:
    """Names with initials: the run each begins in, and the numbers of its words."""
    text, done = scene.text, 0
    for run in runs:
        last = run.last
        if _is_letters(scene, run) or _is_letter(scene, run):
            yield run, (last - 1, last)
            continue
        if run.first < done or last >= len(text) or text.keys[last] != "." or not _short(text, last - 1):
            continue
        end = _end(scene, run)
        if end and not _means_else(scene, _start(text, run), end):
            done = end
            yield run, (_start(text, run), end)


def _is_letters(scene: Scene, run: Run) -> bool:
    """Whether capitals without dots behind a form of address stand for a name: `chị NTM`."""
    word = scene.text.words[run.first]
    if run.last - run.first > 1 or not (2 <= len(word) <= 4 and word.isupper() and word.isalpha()):
        return False
    key = scene.text.keys[run.first]
    if key in _NOT_INITIALS or key in ACRONYMS or set(word) <= _ROMAN or breaks_line(scene.text, run.first):
        return False
    return scene.before(run.first).meaning in ("address", "suspect", "rank", "arrested")


def _is_letter(scene: Scene, run: Run) -> bool:
    """Whether one letter with its full stop stands for a name, since the sentence goes on: `hỏi T. thì`."""
    text, last = scene.text, run.last
    if (
        len(text.words[last - 1]) > 1
        or last + 1 >= len(text)
        or text.keys[last] != "."
        or not text.touches(last - 1)
    ):
        return False
    following = text.words[last + 1]
    if breaks_line(text, last + 1) or not (following.islower() or following in ",;)("):
        return False
    if run.last - run.first > 1:
        return (
            run.last - run.first == 2 and scene.starts_sentence(run.first) and text.keys[run.first] in OPENING
        )
    before = text.words[last - 2] if last > 1 else ""
    return not before[:1].isdigit() and scene.before(last - 1).meaning not in _PLACES - {"place"}


def _start(text: Text, run: Run) -> int:
    """Where the name begins in the run: at its first family name, or at the letter."""
    return next(
        (
            at
            for at in range(run.first, run.last - 1)
            if text.keys[at] in FAMILIES
            or len(text.keys[at]) == 1
            or (text.keys[at] in RARE and text.keys[at] not in OPENING)
        ),
        run.last - 1,
    )


def _end(scene: Scene, run: Run) -> int:
    """Where the letters end that begin with this run; 0 when they are none."""
    text, at = scene.text, run.last
    family = _start(text, run) < run.last - 1
    while at + 1 < len(text) and text.keys[at] == "." and is_capital(text.words[at + 1]):
        tight = text.touches(at - 1) and text.touches(at)
        if not _short(text, at + 1):
            follows = text.touches(at - 1) and text.keys[at + 1] in MIDDLE_STRONG
            if follows and at + 2 < len(text) and is_capital(text.words[at + 2]):
                return at + 3
            return at + 2 if family and _is_last_word(text, at + 1) else at if at > run.last else 0
        if (
            not tight
            and not family
            and not _three_letters(text, run.last - 1)
            and scene.before(_start(text, run)).meaning not in ("rank", "address", "suspect", "credit")
        ):
            break
        at += 2
        while _short(text, at) and not text.touches(at - 1):
            at += 1
    return at if at > run.last else 0


def _three_letters(text: Text, at: int) -> bool:
    """Whether three letters with dots between them begin here, spaced: `Ng. V. A.`."""
    return all(_short(text, number) for number in (at, at + 2, at + 4)) and (
        text.keys[at + 1] == text.keys[at + 3] == "."
    )


def _is_last_word(text: Text, at: int) -> bool:
    """Whether a word behind an initial still belongs to the name and opens no sentence: `Trần M. Thử "
    "bị`."""
    keys = text.keys
    if at + 1 >= len(text) or is_capital(text.words[at + 1]) or breaks_line(text, at) or keys[at] in _OPEN:
        return False
    common = any(phrase_at(keys, at, table) for table in (LEADS, BODIES, OFFICES, SPEECH))
    return not common and not is_compound(keys, at) and not opens_sentence(keys, at)


def _means_else(scene: Scene, first: int, end: int) -> bool:
    letters = "".join(key for key in scene.text.keys[first:end] if key != ".")
    before = scene.before(first).meaning
    family = scene.text.keys[first] in FAMILIES and before == "place"
    family = family or (before == "place" and len(letters) > 2)
    return (before in _PLACES and not family) or (
        letters in _NOT_INITIALS and before not in ("address", "suspect", "credit", "arrested")
    )
