"""Later mentions of a person by a part of the name: `… (SN …)` first, then only the given name."""

from collections.abc import Iterable, Iterator

from vungxanh.reader.rules.people.cues import BODIES, OFFICES
from vungxanh.reader.rules.people.families import is_compound
from vungxanh.reader.rules.people.given import OPENING
from vungxanh.reader.rules.people.leads import RANKS_OF_BIRTH
from vungxanh.reader.rules.people.openers import opens_sentence
from vungxanh.reader.rules.people.runs import Run
from vungxanh.reader.rules.people.scene import QUOTES, Scene, phrase_at
from vungxanh.reader.rules.text import fold
from vungxanh.reader.rules.wordlists import keys_of

_DAY = fold("ngày")
_NEVER_GIVEN = keys_of("số các những theo một tại điều khoản tổng về việc")
_NO_NICK = OPENING | RANKS_OF_BIRTH | _NEVER_GIVEN
_PLACES = frozenset({"admin", "small", "named"})


class Known:
    """The names found so far, whole and by their last words."""

    def __init__(self) -> None:
        self.whole: dict[str, set[tuple[str, ...]]] = {}
        self.given: set[tuple[str, ...]] = set()
        self.letters: set[str] = set()
        """Of a name that ends with a letter that letter; of a full name the letters of its words."""

    def add(self, keys: tuple[str, ...]) -> None:
        """Remembers one name."""
        if len(keys) > 2 and "." not in keys:
            self.letters.add("".join(key[0] for key in keys))
        if len(keys) >= 2:
            self.whole.setdefault(keys[0], set()).add(keys)
            self.given.add(keys[-2:])
        if len(keys) > 1 and len(keys[-1]) == 1 and keys[-1].isalpha():
            self.letters.add(keys[-1])
        if len(keys[-1]) > 1 and keys[-1] not in _NEVER_GIVEN:
            self.given.add(keys[-1:])

    def add_nick(self, words: Iterable[str]) -> None:
        """Remembers a nickname: whole, and its last word, unless that is mostly another word."""
        keys = tuple(key for key in words if key[0].isalnum())
        if 1 < len(keys) < 5:
            self.whole.setdefault(keys[0], set()).add(keys)
            self.given.add(keys)
        last = keys[-1] if keys else ""
        if len(last) > 1 and last[0].isalpha() and last not in _NO_NICK:
            self.given.add((last,))


def mentions(scene: Scene, runs: Iterable[Run], known: Known, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Word numbers of later mentions that the first look left."""
    heads = {name[0] for name in known.given} | known.letters | known.whole.keys()
    for run in runs:
        if heads.isdisjoint(scene.text.keys[run.first : run.last]):
            continue
        whole = _whole(scene, run, known, taken)
        if whole:
            yield whole
        elif not (taken[run.first] or taken[run.last - 1]):
            for one in (run, _behind_lead(scene, run)):
                if _is_given(scene, one, known):
                    yield one.first, one.last
                    break


def _whole(scene: Scene, run: Run, known: Known, taken: bytearray) -> tuple[int, int] | None:
    keys = scene.text.keys
    for at in range(run.first, run.last - 1):
        names = known.whole.get(keys[at])
        if not names or taken[at]:
            continue
        for length in range(min(6, run.last - at), 1, -1):
            if tuple(keys[at : at + length]) in names and not _is_place(scene, at, at + length):
                return at, at + length
    return None


def _is_place(scene: Scene, first: int, last: int) -> bool:
    """Whether a name found names a place here; of a long one behind UBND tỉnh only the register says so."""
    if scene.before(first).meaning not in _PLACES:
        return False
    return last - first < _LONG or scene.known(first, last) > 0


_LONG = 3


def _behind_lead(scene: Scene, run: Run) -> Run:
    """The run without the word that begins the sentence: `Khi Thử`, `Còn Dụ`."""
    if run.last - run.first != 2 or not scene.starts_sentence(run.first) or scene.known(run.first, run.last):
        return run
    return run._replace(first=run.first + 1)


def _begins_date(keys: list[str], number: int) -> bool:
    """Whether a day stands here, as behind the place that heads a document: `Mẫu Hà, ngày 2/3`."""
    return number < len(keys) and (keys[number] == _DAY or keys[number][0].isdigit())


def _is_cut(scene: Scene, first: int) -> bool:
    """Whether letters stand for a name that was cut to them: in a sentence that goes on, not as a label."""
    text, following = scene.text, scene.text.words[first + 1 : first + 2]
    if scene.before(first).meaning in _PLACES or (first and text.words[first - 1][0].isdigit()):
        return False
    return not following or following[0].islower() or following[0] in ",.;:)"


def quoted_mentions(scene: Scene, known: Known) -> Iterator[tuple[int, int]]:
    """Word numbers of what stands in quotation marks and opens with a given name found: `“Thử điếu cày”`."""
    text, keys = scene.text, scene.text.keys
    for at in (quote + 1 for quote in text.places(QUOTES)):
        if at >= len(keys) or not text.words[at][0].isupper() or (keys[at],) not in known.given:
            continue
        if scene.before(at).meaning in _PLACES | {"organisation"}:
            continue
        end = next((end for end in range(at + 1, min(at + 5, len(keys))) if keys[end] in QUOTES), 0)
        if end:
            yield at, end


def small_mentions(scene: Scene, known: Known, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Word numbers of names found that stand in small letters elsewhere: `nguyễn văn mẫu`."""
    text, keys = scene.text, scene.text.keys
    for at in text.places(known.whole):
        if taken[at] or not text.words[at].islower():
            continue
        for name in known.whole[keys[at]]:
            if len(name) > 2 and "." not in name and text.has(name, at):
                yield at, at + len(name)
                break


def _is_given(scene: Scene, run: Run, known: Known) -> bool:
    """Whether the run is a given name alone, neither the head of another word nor a place."""
    keys, first = scene.text.keys, run.first
    if run.last - first == 1 and keys[first] in known.letters and scene.text.words[first].isupper():
        return _is_cut(scene, first)
    if tuple(keys[first : run.last]) not in known.given or scene.before(first).meaning in _PLACES:
        return False
    dated = keys[run.last : run.last + 1] == [","] and _begins_date(keys, run.last + 1)
    if dated or scene.before(first).meaning == "organisation":
        return False
    if is_compound(keys, first) or phrase_at(keys, first, BODIES) or phrase_at(keys, first, OFFICES):
        return False
    return not (scene.starts_sentence(first) and opens_sentence(keys, first))
