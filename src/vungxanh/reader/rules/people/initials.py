"""Names cut to letters: `N.V.M.`, `Nguyễn V. M`, `Ng. Văn M`."""

from collections.abc import Iterator

from vungxanh.reader.rules.people.families import MIDDLE_STRONG, keys_of
from vungxanh.reader.rules.people.runs import FAMILIES, Run, is_capital
from vungxanh.reader.rules.people.scene import Scene
from vungxanh.reader.rules.text import Text

_DIGRAPHS = keys_of("ng tr th ph kh nh ch gi qu gh")
_NOT_INITIALS = keys_of("tư tw ths ai us usa uk sos un who bs gs ts pgs kts cn ks ls")
_PLACES = frozenset({"admin", "small", "named", "place"})


def _short(text: Text, number: int) -> bool:
    return (
        number < len(text)
        and (len(text.words[number]) == 1 or text.keys[number] in _DIGRAPHS)
        and is_capital(text.words[number])
    )


def initials(scene: Scene, runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Word numbers of names with initials, in order."""
    text, done = scene.text, 0
    for run in runs:
        last = run.last
        if run.first < done or last >= len(text) or text.keys[last] != "." or not _short(text, last - 1):
            continue
        end = _end(scene, run)
        if end and not _means_else(scene, run.first, end):
            done = end
            yield run.first, end


def _end(scene: Scene, run: Run) -> int:
    """Where the letters end that begin with this run; 0 when they are none."""
    text, at = scene.text, run.last
    family = run.last - run.first > 1 and text.keys[run.first] in FAMILIES
    while at + 1 < len(text) and text.keys[at] == "." and is_capital(text.words[at + 1]):
        tight = text.touches(at - 1) and text.touches(at)
        if not _short(text, at + 1):
            follows = text.touches(at - 1) and text.keys[at + 1] in MIDDLE_STRONG
            return at + 3 if follows and at + 2 < len(text) and is_capital(text.words[at + 2]) else 0
        if (
            not tight
            and not family
            and scene.before(run.first).meaning not in ("rank", "address", "suspect", "credit")
        ):
            break
        at += 2
        while _short(text, at) and not text.touches(at - 1):
            at += 1
    return at if at > run.last else 0


def _means_else(scene: Scene, first: int, end: int) -> bool:
    letters = "".join(key for key in scene.text.keys[first:end] if key != ".")
    return letters in _NOT_INITIALS or scene.before(first).meaning in _PLACES
