"""A text cut into words once, for every rule of the reader to look at.

Positions are Unicode code points of the NFC text, half-open: [start, end). A word is a run of letters (with
an apostrophe inside, as in names of the Central Highlands), a number with its dots and commas, or one sign.
Words that touch (`756,92g`) are told by `ends[n] == starts[n + 1]`.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableSequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import accumulate, chain, compress

Span = tuple[int, int]

MASK = "█"
"""What stands for every character of a name that is masked; one block a code point: spans stay true."""

UNSEEN = "\u2063"
"""Stands for an invisible sign inside a word: words end there, but people are looked for without it too."""

_WORD = re.compile(r"(\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’‘ʼ`´′][^\W\d_]+)*|█+|[^\s█\u2063])")
_LIKE_LATIN = dict(zip("аеорсухіјѕкмтнвοανικτυρ", "aeopcyxijskmthboavikTup".lower(), strict=True))
_WIDE = {chr(0xFF41 + at): chr(ord("a") + at) for at in range(26)}
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'") | _LIKE_LATIN | _WIDE)
_DIGITS = frozenset("0123456789")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def fold(word: str) -> str:
    """The key that all spellings of one word share: small letters, one apostrophe, the tone mark last.

    Letters of other alphabets that look like Latin ones, and wide letters, become those.

    Hoà and hòa, tuý and túy become equal; every other mark stays, because Vân and Văn are different words.
    """
    return _KEYS[word]


class _Keys(dict[str, str]):
    """The keys of the words met lately; a look-up makes the key of a new word."""

    most = 65536

    def __missing__(self, word: str) -> str:
        if len(self) >= self.most:
            self.clear()
        key = _folded(word)
        key = self[word] = word if key == word else key
        return key


_KEYS = _Keys()


_LONGEST = 200
"""Letters of the longest word that is spelt in other ways: taking a million to pieces fills the memory."""


def _folded(word: str) -> str:
    lowered = word.casefold().translate(_APOSTROPHES)
    if lowered.isascii() or len(lowered) > _LONGEST:
        return lowered
    parts = unicodedata.normalize("NFD", lowered)
    tones = "".join(mark for mark in parts if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES)) + tones


def fold_all(words: str) -> tuple[str, ...]:
    """The keys of the words of a phrase, cut as a text is cut."""
    return tuple(fold(found[0]) for found in _WORD.finditer(unicodedata.normalize("NFC", words)))


@dataclass(frozen=True, slots=True)
class Text:
    """An NFC text and its words: as printed, as keys to compare, and where each starts and ends."""

    raw: str
    words: list[str]
    keys: list[str]
    starts: MutableSequence[int]
    ends: MutableSequence[int]
    _places: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)
    _figures: list[int] = field(default_factory=list, compare=False, repr=False)

    @classmethod
    def of(cls, raw: str) -> "Text":
        """Cut an NFC text into words; a long one by parts, into tables that take a third of the room."""
        return cls._of_one(raw) if len(raw) <= _PART else cls._of_parts(raw)

    @classmethod
    def _of_one(cls, raw: str) -> "Text":
        # The pattern is one group, so splitting gives the gaps and the words in turn: gap, word, …, gap.
        pieces = _WORD.split(raw)
        words = pieces[1::2]
        bounds = list(accumulate(map(len, pieces)))
        return cls(raw, words, list(map(_KEYS.__getitem__, words)), bounds[:-1:2], bounds[1::2])

    @classmethod
    def _of_parts(cls, raw: str) -> "Text":
        made = cls(raw, [], [], array("I"), array("I"))
        shared: dict[str, str] = {}
        for first, last in _parts(raw):
            part = cls._of_one(raw[first:last])
            if len(shared) > _Keys.most:
                shared.clear()
            made.words.extend(shared.setdefault(word, word) for word in part.words)
            made.keys.extend(part.keys)
            made.starts.extend(first + start for start in part.starts)
            made.ends.extend(first + end for end in part.ends)
        return made

    def __len__(self) -> int:
        return len(self.words)

    def first_from(self, position: int) -> int:
        """The number of the first word that starts at the position or after it."""
        return bisect_left(self.starts, position)

    def word_over(self, position: int) -> int | None:
        """The number of the word that covers the position, or None between words."""
        number = bisect_right(self.starts, position) - 1
        return number if number >= 0 and position < self.ends[number] else None

    def span(self, first: int, last: int) -> Span:
        """Where the words from number `first` up to, not with, number `last` stand."""
        return self.starts[first], self.ends[last - 1]

    def places(self, wanted: Collection[str]) -> list[int]:
        """The numbers of the words whose key is among those wanted, in text order."""
        if len(self.raw) > _PART:
            # A table of all places would take too much room in a long text.
            return list(compress(range(len(self.keys)), map(wanted.__contains__, self.keys)))
        places = self._by_key()
        few, many = (wanted, places) if len(wanted) < len(places) else (places, wanted)
        return sorted(chain.from_iterable([places[key] for key in few if key in many]))

    def figures(self) -> list[int]:
        """The numbers of the words that begin with a digit, in text order."""
        if not self._figures:
            keys = dict.fromkeys(self.keys) if len(self.raw) > _PART else self._by_key()
            self._figures.extend(self.places({key: None for key in keys if key[0] in _DIGITS}))
        return self._figures

    def _by_key(self) -> Mapping[str, list[int]]:
        if not self._places:
            places = self._places
            for number, key in enumerate(self.keys):
                if key in places:
                    places[key].append(number)
                else:
                    places[key] = [number]
        return self._places

    def has(self, keys: tuple[str, ...], at: int) -> bool:
        """Whether the words from number `at` on have these keys."""
        return tuple(self.keys[at : at + len(keys)]) == keys

    def touches(self, number: int) -> bool:
        """Whether nothing stands between the word and the next one."""
        return number + 1 < len(self.words) and self.ends[number] == self.starts[number + 1]

    def masked(self, spans: Iterable[Span]) -> "Text":
        """The same text with blocks over the spans; every position stays what it was."""
        ordered = sorted(spans)
        written, done = StringIO(newline=""), 0
        for start, end in ordered:
            if end > done:
                written.write(self.raw[done:start])
                written.write(_blocks(self.raw[max(start, done) : end]))
                done = end
        written.write(self.raw[done:])
        covered = written.getvalue()
        if covered == self.raw:
            return self
        return self._spliced(covered, ordered) or Text.of(covered)

    def _spliced(self, covered: str, spans: list[Span]) -> "Text | None":
        """The covered text with one word a span; None where a span cuts a word, a line or another span."""
        made = Text(covered, [], [], self.starts[:0], self.ends[:0])
        reached, done = -1, 0
        shared: dict[str, str] = {}
        for start, end in spans:
            first, last = self.first_from(start), self.first_from(end)
            whole = first < last and self.starts[first] == start and self.ends[last - 1] == end
            blocks = shared.setdefault(covered[start:end], covered[start:end])
            if (
                not whole
                or start <= reached
                or "\n" in blocks
                or MASK in self.raw[max(0, start - 1) : end + 1]
            ):
                return None
            made._take(self, done, first)
            made.words.append(blocks)
            made.keys.append(blocks)
            made.starts.append(start)
            made.ends.append(end)
            reached, done = end, last
        made._take(self, done, len(self.words))
        return made

    def _take(self, other: "Text", first: int, last: int) -> None:
        self.words.extend(other.words[first:last])
        self.keys.extend(other.keys[first:last])
        self.starts.extend(other.starts[first:last])
        self.ends.extend(other.ends[first:last])


_PART = 1 << 17
"""Characters of a text that is cut into words at once."""
_BETWEEN = re.compile(r"[^\w.,'’‘ʼ`´′█]|(?<=\D)[.,]")
"""A space or a sign that is no part of any word, or a dot that is in no number: every word ends with it."""


def _parts(raw: str) -> Iterator[Span]:
    """Parts of a long text that end where no word goes on."""
    first = 0
    while first < len(raw):
        between = _BETWEEN.search(raw, first + _PART)
        last = between.end() if between else len(raw)
        yield first, last
        first = last


def _blocks(letters: str) -> str:
    """A block for every character but the ends of lines."""
    return "\n".join(MASK * len(line) for line in letters.split("\n"))


def overlapping(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def phrases(
    text: Text, by_first: dict[str, tuple[tuple[str, ...], ...]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where phrases stand, at each word the longest; `by_first` comes from `index_phrases`."""
    for number in text.places(by_first):
        for wanted in by_first[text.keys[number]]:
            if text.has(wanted, number):
                yield number, wanted
                break


def index_phrases(wanted: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by the key of their first word, the longest first."""
    folded: dict[str, set[tuple[str, ...]]] = {}
    for phrase in wanted:
        keys = fold_all(phrase)
        folded.setdefault(keys[0], set()).add(keys)
    return {first: tuple(sorted(keys, key=lambda one: (-len(one), one))) for first, keys in folded.items()}
