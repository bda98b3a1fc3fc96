"""Names typed in small letters: `đại tá nguyễn văn mẫu`. Looked for only behind signs that leave no doubt."""

from vungxanh.reader.rules.people.cues import OFFICES, SPEECH
from vungxanh.reader.rules.people.families import NOT_NAMES, STRONG
from vungxanh.reader.rules.people.scene import Scene, phrase_at
from vungxanh.reader.rules.wordlists import keys_of

_MIDDLE = keys_of("văn thị")
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
