"""What stands around the words of a candidate: known places, and what the words before and after say."""

from dataclasses import dataclass

from vungxanh.reader.rules.facts import Gazetteer
from vungxanh.reader.rules.people.cues import (
    ADMIN_KINDS,
    AFTER_OTHER,
    BYLINES,
    LEFT,
    OFFICES,
    ORGANISATIONS,
    PERSON_DOES,
    RIGHT_DETAILS,
    SMALL_KINDS,
    SPEECH,
)
from vungxanh.reader.rules.people.runs import breaks_line, is_capital
from vungxanh.reader.rules.text import Text, fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

Phrases = dict[str, tuple[tuple[str, ...], ...]]

QUOTES = frozenset("\"“”„«»'‘’`")
SKIPPED = QUOTES | frozenset(":(")
SEPARATORS = frozenset("(,-–—;:/[")
_ENDS = frozenset(".!?…:;-–•+*)")
_MOST_KEPT = 4096
"""So many answers about the words before are kept."""
_LEVELS = {"province": 6, "district": 4, "commune": 3}
_MAYBE = frozenset(fold_all(phrase) for phrase in AFTER_OTHER.split("|"))
_BESIDE = keys_of("và theo ảnh bài")
_TITLES = keys_of("ts ths pgs gs bs ls ks bsck kts cn cki ckii")
_AGE = fold("tuổi")
_SIGNED = fold("ký")
_THAT_IS = fold("tức")
_ARISING = keys_of("phát nảy tái")
_BODY_WORDS = keys_of(
    (ORGANISATIONS + "|" + ADMIN_KINDS + "|" + SMALL_KINDS).replace("|", " "),
    "phòng chống tội phạm về ma túy điều tra nhân dân quân sự kiêm cấp trật tự xã hội hình sự kinh tế "
    "giao thông",
    "an ninh biên giới cửa khẩu nhà nước phong trào toàn dân bảo vệ tổ quốc xây dựng quốc gia",
)


def phrase_at(keys: list[str], number: int, by_first: Phrases) -> int:
    """How many words the longest phrase has that begins at the word; 0 for none."""
    opened = by_first.get(keys[number]) if number < len(keys) else None
    if opened is None:
        return 0
    second = keys[number + 1] if number + 1 < len(keys) else ""
    for wanted in opened:
        length = len(wanted)
        if length == 1 or (wanted[1] == second and tuple(keys[number : number + length]) == wanted):
            return length
    return 0


@dataclass(frozen=True, slots=True)
class Before:
    """What the words before a candidate say, and the number of the first of them."""

    meaning: str
    first: int


NOTHING = Before("", -1)


class Scene:
    """A text and the register of places, asked about one candidate after the other."""

    def __init__(self, text: Text, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self._before: dict[int, Before] = {}

    def known(self, first: int, last: int) -> int:
        """How strongly exactly these words are a known place: 0 unknown, 3 commune, 4 district, 6 "
        "province."""
        units = self.gazetteer.named(tuple(self.text.keys[first:last]), None)
        following = self.text.keys[last] if not units and last < len(self.text.keys) else ""
        if following and (following in "-–" or following.isdigit()):
            longer = self.place_at(first, min(last + 5, len(self.text.keys)))
            if longer > last - first:
                units = self.gazetteer.named(tuple(self.text.keys[first : first + longer]), None)
        return max((_LEVELS.get(unit.level, 3) for unit in units), default=0)

    def place_at(self, first: int, last: int) -> int:
        """How many words the longest known place has that begins here and ends by `last`; 0 for none."""
        longest = min(self.gazetteer.longest(self.text.keys[first]), last - first)
        for length in range(longest, 0, -1):
            if self.gazetteer.named(tuple(self.text.keys[first : first + length]), None):
                return length
        return 0

    def before(self, number: int) -> Before:
        """What the phrase that ends just before the word says."""
        found = self._before.get(number)
        if found is None:
            if len(self._before) > _MOST_KEPT:
                self._before.clear()
            found = self._before[number] = self._read_before(number)
        return found

    def _read_before(self, number: int) -> Before:
        keys, at = self.text.keys, number - 1
        while at >= 0 and keys[at] in SKIPPED and number - at < 4:
            at -= 1
        if at > 0 and keys[at] == "." and keys[at - 1] in _TITLES:
            at -= 1
        if at < 0 or (at < number - 1 and breaks_line(self.text, number)):
            return NOTHING
        for wanted, meaning in LEFT.get(keys[at], ()):
            start = at + 1 - len(wanted)
            if start >= 0 and tuple(keys[start : at + 1]) == wanted:
                if meaning in ("credit", "label") and keys[number - 1] != ":":
                    return NOTHING
                found = Before(meaning, start)
                return self._deeper(found) if meaning == "weak" else found
        return NOTHING

    def _deeper(self, weak: Before) -> Before:
        """`Gồm`, `là` and the like carry on what stands before them: `bốn đối tượng gồm`, `vợ là`."""
        keys, at = self.text.keys, weak.first - 1
        for wanted, meaning in LEFT.get(keys[at], ()) if at >= 0 else ():
            start = at + 1 - len(wanted)
            if start >= 0 and meaning in ("address", "suspect") and tuple(keys[start : at + 1]) == wanted:
                return Before(meaning, start)
        return weak

    def office_before(self, number: int) -> bool:
        """Whether an office and its body lead up to the word without a break: `Phó Giám đốc Công an "
        "tỉnh`."""
        keys, words = self.text.keys, self.text.words
        for at in range(number - 1, max(number - 16, -1), -1):
            for wanted, meaning in LEFT.get(keys[at], ()):
                start = at + 1 - len(wanted)
                if meaning == "office" and start >= 0 and tuple(keys[start : at + 1]) == wanted:
                    return True
            if keys[at] not in _BODY_WORDS and not is_capital(words[at]):
                return False
        return False

    def after(self, number: int) -> str:
        """What follows: `detail` (birth, home, nickname), `maybe`, `office`, `verb` or nothing."""
        keys, words = self.text.keys, self.text.words
        at = number
        if at < len(keys) and keys[at] == "." and len(words[at - 1]) == 1:
            at += 1
        while at < len(keys) and (keys[at] in QUOTES) and at - number < 2:
            at += 1
        if at == number + 1 and any(key in QUOTES for key in keys[at + 1 : at + 3]) and words[at].islower():
            return "detail"
        listed = at < len(keys) and keys[at] in SEPARATORS
        bracket = listed and keys[at] == "("
        while listed and at < len(keys) and keys[at] in SEPARATORS and at - number < 4:
            at += 1
        if at >= len(keys):
            return ""
        if words[at][0].isdigit():
            return "detail" if self._age_or_year(at, bracket) else ""
        if bracket and phrase_at(keys, at, BYLINES):
            return "detail"
        return self._said(at, listed)

    def _said(self, at: int, listed: bool) -> str:
        length = phrase_at(self.text.keys, at, RIGHT_DETAILS)
        if length and not self._arises(at, length):
            maybe = tuple(self.text.keys[at : at + length]) in _MAYBE
            if maybe and not listed and self._called_else(at, length):
                return "detail"
            return ("maybe" if listed else "") if maybe else "detail"
        if listed:
            return "office" if phrase_at(self.text.keys, at, OFFICES) else ""
        if phrase_at(self.text.keys, at, PERSON_DOES):
            return "person"
        return "verb" if phrase_at(self.text.keys, at, SPEECH) and not is_capital(self.text.words[at]) else ""

    def _called_else(self, at: int, length: int) -> bool:
        """Whether another name follows `tức` right behind the words: `Linda tức Lò Thị Mẫu`."""
        behind = at + length
        text = self.text
        return text.keys[at] == _THAT_IS and behind < len(text.keys) and is_capital(text.words[behind])

    def _arises(self, at: int, length: int) -> bool:
        """Whether "sinh" is of a verb and no birth: Phát sinh 05 vụ."""
        keys, words = self.text.keys, self.text.words
        if length > 1 or keys[at - 1] not in _ARISING or (at > 1 and is_capital(words[at - 2])):
            return False
        behind = words[at + 1] if at + 1 < len(words) else ""
        if not behind.isdigit():
            return not behind[:1].isdigit()
        return len(behind) < 3 and words[at + 2 : at + 3] not in (["/"], ["-"], ["."])

    def _age_or_year(self, at: int, bracket: bool) -> bool:
        keys = self.text.keys
        following = keys[at + 1] if at + 1 < len(keys) else ""
        if following == _AGE:
            return True
        return bracket and keys[at].isdecimal() and 1920 <= int(keys[at][:6]) <= 2030 and following in "),;-–"

    def alone(self, first: int, last: int) -> bool:
        """Whether the words are a line of their own, or share it only with other names, as authors do."""
        text, start, end = self.text, first, last
        if text.keys[last : last + 1] == [","] and last + 1 < len(text) and text.words[last + 1][0].isdigit():
            return False
        while not breaks_line(text, start):
            start -= 1
            if first - start > 14 or not self._beside_author(start) or text.words[start][0].isdigit():
                return False
        while not breaks_line(text, end):
            if end - last > 14 or not self._beside_author(end):
                return self.text.keys[end] == "(" and end - last < 3
            end += 1
        return True

    def below_office(self, first: int, last: int) -> bool:
        """Whether the words are a line below a line that ends with an office or `(đã ký)`, as signers do."""
        if not breaks_line(self.text, first) or not breaks_line(self.text, last):
            return False
        keys = self.text.keys
        if keys[max(first - 2, 0) : first] == [_SIGNED, ")"]:
            return True
        return any(
            meaning in ("office", "rank") and tuple(keys[max(first - len(wanted), 0) : first]) == wanted
            for wanted, meaning in LEFT.get(keys[first - 1] if first else "", ())
        )

    def closes_line(self, first: int, last: int) -> bool:
        """Whether the words stand alone in brackets at the end of a line, as authors of short items do."""
        keys = self.text.keys
        if first == 0 or keys[first - 1] != "(" or keys[last : last + 1] != [")"]:
            return False
        return breaks_line(self.text, last + 1) or (
            keys[last + 1] == "." and breaks_line(self.text, last + 2)
        )

    def _beside_author(self, number: int) -> bool:
        key, word = self.text.keys[number], self.text.words[number]
        if key == "(":
            return False
        return is_capital(word) or key in "-–,&/()|.:" or key in _BESIDE or word[0].isdigit()

    def starts_sentence(self, number: int) -> bool:
        """Whether the word may be capitalised only because a sentence or line begins."""
        if breaks_line(self.text, number):
            return True
        before = self.text.keys[number - 1]
        if before in QUOTES and number > 1:
            return breaks_line(self.text, number - 1) or self.text.keys[number - 2] in _ENDS
        return before in _ENDS
