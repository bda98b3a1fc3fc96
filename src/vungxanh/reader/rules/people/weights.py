"""What speaks for and against a name, in points, and the words that lead to one or cannot be one."""

from vungxanh.reader.rules.people.cues import (
    BODIES,
    FUNCTION_WORDS,
    LEADS,
    NAMED_AFTER,
    OFFICES,
    RIGHT_DETAILS,
    SMALL_KINDS,
    SPEECH,
)
from vungxanh.reader.rules.people.families import COMPOUNDS, MANY_WORDS, MIDDLE, NOT_NAMES, PLAIN
from vungxanh.reader.rules.people.given import RARE
from vungxanh.reader.rules.people.runs import FAMILIES
from vungxanh.reader.rules.people.scene import QUOTES, SEPARATORS
from vungxanh.reader.rules.text import fold, index_phrases
from vungxanh.reader.rules.wordlists import keys_of

ENOUGH = 3
"""Points from which on words are masked; low, because a lost place is better than a name that leaks."""

FOR = {
    "rank": 4,
    "address": 4,
    "suspect": 4,
    "label": 4,
    "credit": 5,
    "office": 3,
    "people": 2,
    "arrested": 3,
    "weak": 1,
}
AFTER = {"detail": 4, "maybe": 2, "office": 3, "verb": 1, "person": 3}
PLACE_BEFORE = frozenset({"admin", "small", "named", "place", "organisation"})
DIRECT = frozenset({"rank", "address", "suspect", "label", "credit"})
CAPITALS_END = (
    keys_of(*(one for one in FUNCTION_WORDS.split("|") if " " not in one), "tức alias") | frozenset(SPEECH)
) - MIDDLE
PLACE_LEADS = index_phrases((NAMED_AFTER + "|" + SMALL_KINDS).split("|"))
NOT_BY_FIRST: dict[str, tuple[tuple[str, ...], ...]] = {
    first: tuple(keys for keys in NOT_NAMES if keys[0] == first) for first in {keys[0] for keys in NOT_NAMES}
}
LEADING = frozenset((*LEADS, *BODIES, *PLACE_LEADS))
PAIRS = frozenset(
    keys[:2]
    for table in (BODIES, OFFICES, LEADS, PLACE_LEADS)
    for by_first in table.values()
    for keys in by_first
    if len(keys) > 1 and keys[1] != "."
) | frozenset((first, second) for first, second in (pair.split(" ", 1) for pair in COMPOUNDS))
TELLING = SEPARATORS | QUOTES | frozenset(RIGHT_DETAILS)
STARTS = FAMILIES | PLAIN | RARE | frozenset(keys[0] for keys in MANY_WORDS) | frozenset({fold("thị")})
ALWAYS = keys_of("ma đồng hồ thứ")
BETWEEN = keys_of(", và ; / cùng với - – • +")
LONGEST = 5
FROM = fold("từ")
AND = fold("và")
WOMAN = fold("thị")
AMBIGUOUS = keys_of("báo đường đạo chế và thiên")
