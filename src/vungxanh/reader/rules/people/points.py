"""Points for and against a name: the shape of the words alone, and what a known place weighs behind a cue."""

from vungxanh.reader.rules.people.families import (
    COMMON,
    HIGHLAND_SIGNS,
    MANY_WORDS,
    MIDDLE,
    MIDDLE_STRONG,
    PLAIN,
    PLAIN_MIDDLE,
    STRONG,
)
from vungxanh.reader.rules.people.given import GIVEN, NICK_WORDS, RARE, SURE_NICKS, TITLED
from vungxanh.reader.rules.people.runs import is_glued
from vungxanh.reader.rules.people.scene import Before
from vungxanh.reader.rules.text import fold

_PROVINCE = fold("tỉnh")


def shape_points(words: list[str], keys: list[str], first: int, last: int) -> int:
    """Points for the words alone: family name, middle word, length."""
    length = last - first
    family, second = keys[first], keys[first + 1] if length > 1 else ""
    points = 3 if family in STRONG else 1 if family in COMMON else 0
    if not points and is_glued(words[first]):
        return 4
    if tuple(keys[first : first + 2]) in MANY_WORDS:
        points = 3
    if len(words[first]) == 1 or "'" in family:
        spelt = "'" in family or any(len(word) > 1 for word in words[first + 1 : last])
        points = 1 if family[0] in HIGHLAND_SIGNS and spelt else 0
    if family in PLAIN and (second in PLAIN_MIDDLE or second in MIDDLE or points):
        points = 3
    points = points or _rare_points(keys[first:last])
    if length > 2 and second in MIDDLE_STRONG:
        points += 3
    elif points and length > 2 and second in MIDDLE:
        points += 1
    if length == 1 and "'" not in family:
        return 0
    return points + (1 if points and length in (3, 4) else 0)


def _rare_points(keys: list[str]) -> int:
    """Points for a rare family in front of a given name, and for a given name with a nickname."""
    if len(keys) > 1 and keys[0] in RARE and (len(keys) > 2 or keys[-1] in GIVEN):
        return 1
    if len(keys) > 1 and (keys[0], keys[1]) in TITLED:
        return 3
    if len(keys) != 2 or keys[1] not in NICK_WORDS or not (keys[0] in GIVEN or keys[0] in NICK_WORDS):
        return 0
    return 3 if keys[1] in SURE_NICKS else 1


def doubted(keys: list[str], known: int, before: Before) -> int:
    """A known place weighs less behind what leads to people, and none behind the word of another "
    "kind."""
    if before.meaning in ("rank", "address", "label", "credit"):
        return min(known, 1)
    if before.meaning in ("suspect", "arrested") and known < 6:
        return min(known, 1)
    return 0 if before.meaning == "admin" and keys[before.first] == _PROVINCE and known < 6 else known
