"""Puts a decoded text into the form whose positions every fact counts in: NFC, no control characters.

In a plain text every sign that is taken out leaves a space, or inside a word the sign `UNSEEN`, so positions
stay those of the NFC text itself.
"""

import re
import unicodedata
from functools import cache

from vungxanh.reader.rules.facts import Flag
from vungxanh.reader.rules.text import MASK, UNSEEN, Span

MOST_MARKS = 8
"""Combining marks on one letter; no script needs more, and ordering a million of them takes hours."""

LONGEST_WORD = 300
"""Characters without a space among which no heap of marks can be of harm."""

SHOWN = 20

_LINE_ENDS = re.compile("[\r\x0b\x0c\x85\u2028\u2029](?<!\r(?=\n))")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\r\u00ad\u200b-\u200d\u2060\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_IN_WORD = re.compile("(?<=[^\\W\\d_])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=[^\\W\\d_])")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff"
    "\uff0b\uff0d\uff0e\uff10-\uff19\ufff9-\ufffb\ud800-\udfff]"
)
"""Every sign that one of these patterns looks for, so that most texts are looked through once."""


_WIDE = str.maketrans("０１２３４５６７８９＋－．", "0123456789+-.")
"""Digits as wide as letters of East Asian scripts: a number in them counts and tells who somebody is."""


@cache
def _many_marks() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
    return re.compile(f"([{marks}]{{{MOST_MARKS}}})([{marks}]+)")


def composed(text: str) -> str:
    """The text in NFC, in linear time: a heap of combining marks on one letter is cut short by spaces."""
    if text.isascii():
        return text
    if _may_hold_long_word(text) and max(map(len, text.split()), default=0) > LONGEST_WORD:
        text = _many_marks().sub(lambda found: found[1] + " " * len(found[2]), text)
    return unicodedata.normalize("NFC", text)


def _may_hold_long_word(text: str) -> bool:
    """Whether some piece of the text has no blank: every word over the limit covers a whole piece."""
    piece = LONGEST_WORD // 2
    return not all(" " in text[at : at + piece] for at in range(0, len(text) - piece + 1, piece))


def cleaned(text: str) -> tuple[str, tuple[Flag, ...]]:
    """The text that spans count in, and what a person should know about it.

    Wide digits become plain ones. A block that stands for a masked name is turned into another sign where a
    file contains it, so that nobody can forge one.
    """
    text = composed(text)
    if not _ODD.search(text):
        return text.replace(MASK, "■"), ()
    text = _IN_WORD.sub(lambda found: UNSEEN * len(found[0]), text.translate(_WIDE))
    text = _CONTROL.sub(" ", _LINE_ENDS.sub("\n", text)).replace(MASK, "■")
    found = tuple(match.span() for match in _BIDI.finditer(text))
    return (_BIDI.sub(" ", text), (_bidi_flag(found),)) if found else (text, ())


def _bidi_flag(found: tuple[Span, ...]) -> Flag:
    return Flag(
        "encoding",
        f"Văn bản có {len(found)} ký tự đổi chiều chữ, có thể che thứ tự thật; đã bỏ qua",
        f"the text holds {len(found)} signs that turn the direction of writing; ignored",
        found[:SHOWN],
    )


def without_invisible(text: str) -> str:
    """Text from a file with markup, without signs that only steer how lines break."""
    return re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
