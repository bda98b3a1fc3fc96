"""Words in front of a name that only lead to it, inside a run of capitals: `Ông`, `Đại Tá`, `Rồi`."""

from dataclasses import dataclass

from vungxanh.reader.rules.people.cues import BODIES, LEADS, OFFICES
from vungxanh.reader.rules.people.families import HIGHLAND_SIGNS, MIDDLE, MIDDLE_STRONG
from vungxanh.reader.rules.people.given import GIVEN, NICK_WORDS, OPENING, RARE, TITLED
from vungxanh.reader.rules.people.runs import FAMILIES, Run
from vungxanh.reader.rules.people.scene import QUOTES, Before, Scene, phrase_at
from vungxanh.reader.rules.people.weights import (
    ALWAYS,
    AMBIGUOUS,
    AND,
    BETWEEN,
    DIRECT,
    FROM,
    LEADING,
    NOT_BY_FIRST,
    PAIRS,
    PLACE_LEADS,
    WOMAN,
)
from vungxanh.reader.rules.wordlists import keys_of


@dataclass(frozen=True, slots=True)
class Found:
    """A name: words from number `first` up to, not with, `last`; `direct` when rank or address led to "
    "it."""

    first: int
    last: int
    before: Before
    after: str


RANKS_OF_BIRTH = keys_of("hai ba tư năm sáu bảy tám chín mười út cả")
"""What people of the South are called by beside or in place of a family name: `anh Ba`."""


class Leads:
    """One text and its scene; remembers where the last name ended, for lists of names."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.keys = scene.text.keys
        self.words = scene.text.words
        self.list_end = -1
        self.list_single = False

    def _after_leads(self, at: int, run: Run) -> int:
        """Steps over words that only lead to a name: `Ông`, `Đại Tá`, `Tại`."""
        while at < run.last:
            length = self._lead(at, run)
            if not length:
                return at
            at += length
        return at

    def _lead(self, at: int, run: Run) -> int:
        key = self.keys[at]
        if key == FROM and self.scene.starts_sentence(at) and at + 1 < run.last:
            return int(self.scene.place_at(at + 1, run.last) == run.last - at - 1)
        if self._opens(at, run):
            return 1
        if key not in LEADING or self._is_called(at, run) or self._is_family(at, run):
            return 0
        length = phrase_at(self.keys, at, LEADS) or phrase_at(self.keys, at, BODIES)
        if not length and key not in FAMILIES and self.scene.before(at).meaning not in DIRECT:
            length = phrase_at(self.keys, at, PLACE_LEADS)
        named = key in FAMILIES and (length == 1 or self.scene.before(at).meaning in DIRECT)
        if not length or named or (length == 1 and len(key) == 1):
            return 0
        if at + length < run.last and self.scene.place_at(at, run.last) > length:
            return 0
        return length

    def _opens(self, at: int, run: Run) -> bool:
        """Whether the word only begins the sentence in which a name follows: `Rồi Lò Thử`, `Mộ Lò Thử`."""
        key = self.keys[at]
        if key not in OPENING or at + 1 >= run.last or key in FAMILIES or not self.scene.starts_sentence(at):
            return False
        following = self.keys[at + 1]
        begins = following in FAMILIES or (following in RARE and key not in RARE)
        begins = begins or (following[0] in HIGHLAND_SIGNS and (len(following) == 1 or following[1] == "'"))
        return begins and following not in MIDDLE_STRONG and self.scene.place_at(at, run.last) < 2

    def _is_called(self, at: int, run: Run) -> bool:
        """Whether a word or letter behind a rank or address is the name itself: `cháu P.`, `anh Ba`."""
        if at + 1 < run.last or self.scene.before(at).meaning not in ("rank", "address"):
            return False
        return len(self.keys[at]) == 1 or (
            self.keys[at] not in OFFICES and tuple(self.keys[at : at + 2]) not in PAIRS
        )

    def _is_family(self, at: int, run: Run) -> bool:
        """Whether a word that often leads to names is a family name here: `Báo Thị Mẫu`, `ông VÀ A MẪU`."""
        if at + 2 < run.last and self.keys[at] in AMBIGUOUS and self.keys[at + 1] == WOMAN:
            return True
        if tuple(self.keys[at : at + 2]) in TITLED and run.last - at > 1:
            quoted = at > 0 and self.keys[at - 1] in QUOTES
            return quoted or self.scene.before(at).meaning in ("suspect", "weak")
        if run.last - at == 2 and at == run.first and self.keys[at] in RANKS_OF_BIRTH:
            return self.scene.before(at).meaning in ("address", "suspect", "rank")
        if run.last - at == 2 and self.keys[at] in GIVEN and self.keys[at + 1] in NICK_WORDS:
            return True
        if at + 2 < run.last and self.keys[at] in RARE and self._is_middle(at + 1):
            return True
        if self.keys[at] == AND and run.last - at > 2:
            middle = self.keys[at + 1] in MIDDLE or self.keys[at + 1] in MIDDLE_STRONG
            begins = self.scene.starts_sentence(at)
            if (at == run.first and not begins) or (middle and self.keys[at + 1] not in FAMILIES):
                return True
        return at == run.first and self._called_in_capitals(at, run.last, run)

    def _is_middle(self, at: int) -> bool:
        return self.keys[at] in MIDDLE_STRONG or (self.keys[at] in MIDDLE and self.keys[at + 1] in GIVEN)

    def _called_in_capitals(self, first: int, last: int, run: Run) -> bool:
        """Whether a whole run of capitals stands behind a rank or address in small print: `ông VỪ MẪU`."""
        if not run.upper or (first, last) != (run.first, run.last) or not 2 <= last - first <= 4:
            return False
        before = self.scene.before(first)
        if before.meaning not in ("rank", "address", "suspect") or self.words[before.first].isupper():
            return False
        return not any(phrase_at(self.keys, first, table) > 1 for table in (LEADS, OFFICES, BODIES))

    def _is_no_name(self, at: int, run: Run) -> bool:
        """Whether a compound begins here; a longer run of capitals in usual print is a name all the same."""
        compounds = NOT_BY_FIRST.get(self.keys[at])
        if not compounds:
            return False
        longest = max((len(no) for no in compounds if tuple(self.keys[at : at + len(no)]) == no), default=0)
        if run.upper or self.keys[at] in ALWAYS:
            return longest > 0
        return longest > 0 and run.last - at == longest

    def is_listed(self, first: int) -> bool:
        """Whether only a comma or the like stands between the last name and this one."""
        between = self.keys[self.list_end : first] if 0 < first - self.list_end <= 3 <= first else []
        return 0 < len(between) <= 3 and all(key in BETWEEN for key in between)
