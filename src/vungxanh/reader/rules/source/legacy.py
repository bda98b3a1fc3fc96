"""Repairs text typed in an old Vietnamese encoding (TCVN3, VNI, VISCII, VPS) or decoded the wrong way.

The tables are viparse's. Which of them applies is told by what comes out: the share of possible Vietnamese
syllables. A doubtful text is left as it is.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from vungxanh.reader.rules.source.syllables import Likeness, likeness

SAMPLE = 60_000
"""Characters that decide which encoding a text has."""

FEWEST_MARKED = 3
GOOD, BAD, APART = 0.75, 0.5, 0.15
"""Shares of possible syllables: taken from here on; Unicode already; the lead over the runner-up."""

_VNI_MISSING = (("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ"))
"""What viparse's table of VNI leaves out; aú by the rule of its row (VNI's own order of marks)."""

_LETTERS = re.compile(r"[^\W\d_]+")
_PUNCTUATION = {code: bytes([code]).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)}
_ODD = "µ¸¶·¹¨©ª«¬®»¼½¾øöåäæñëïûüÿ×Ø÷ßÑÖÄÅÆÇËÏÛÜÝÞ¤¥¦§Ð\u00ad¢£¡\u2212\u2219\x80-\x9f"
_ODD_PAIRS = "ÃÂÄáº"
_SURFACE = re.compile(f"[{_ODD}{_ODD_PAIRS}](?:(?<=[{_ODD}])|[{_ODD_PAIRS}])")
"""An odd letter, or two that are odd side by side; one set comes first, so that all others are skipped."""


@lru_cache(maxsize=8)
def _table(encoding: str) -> dict[str, str]:
    from viparse.normalize.encodings import CHARMAPS

    pairs = dict(CHARMAPS[encoding].pairs)
    return pairs | dict(_VNI_MISSING) if encoding == "vni" else pairs


@lru_cache(maxsize=8)
def _pattern(encoding: str) -> re.Pattern[str]:
    by_length = sorted(_table(encoding), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, by_length)))


def converted(text: str, encoding: str) -> str:
    """Text in the characters of an old encoding as Unicode; `encoding` is tcvn3, vni, viscii or vps."""
    table = _table(encoding)
    if encoding == "tcvn3":
        # PDF files show two letters of these fonts as signs of mathematics that look the same.
        text = text.replace("\u2212", "\xad").replace("\u2219", "\xb7")
    made = _pattern(encoding).sub(lambda found: table[found[0]], text)
    if encoding in ("tcvn3", "vni"):
        made = made.translate(_PUNCTUATION)
    return _capitals_whole(made) if encoding == "tcvn3" else made


def _capitals_whole(text: str) -> str:
    """TCVN3 has no accented capitals: a word or a line whose plain letters are capitals is so throughout."""

    def whole(part: str, fewest: int) -> str:
        plain = [letter for letter in part if letter.isascii() and letter.isalpha()]
        return part.upper() if len(plain) >= fewest and all(map(str.isupper, plain)) else part

    lines = (whole(line, 4) for line in text.split("\n"))
    return _LETTERS.sub(lambda found: whole(found[0], 2), "\n".join(lines))


def _decoded_again(text: str) -> str:
    """UTF-8 that somebody decoded as Windows-1252 (`Ma tÃºy`)."""
    raw = bytearray()
    for letter in text:
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            raw += (
                letter.encode("latin-1", "replace")
                if ord(letter) < 256
                else letter.encode("utf-8", "replace")
            )
    return raw.decode("utf-8", "replace")


def _same(encoding: str) -> Callable[[str], str]:
    return lambda text: converted(text, encoding)


FROM_BYTES: dict[str, Callable[[bytes], str]] = {
    "Windows-1258": lambda data: data.decode("cp1258", "replace"),
    "TCVN3": lambda data: converted(data.decode("latin-1"), "tcvn3"),
    "VNI": lambda data: converted(data.decode("latin-1"), "vni"),
    "VISCII": lambda data: converted(data.decode("latin-1"), "viscii"),
    "VPS": lambda data: converted(data.decode("latin-1"), "vps"),
}
FROM_TEXT: dict[str, Callable[[str], str]] = {
    "TCVN3": _same("tcvn3"),
    "VNI": _same("vni"),
    "UTF-8": _decoded_again,
}


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _chosen(likenesses: dict[str, Likeness]) -> str | None:
    """The encoding that is good and clearly ahead; the more words tell, the surer."""
    ranked = sorted(likenesses, key=lambda name: likenesses[name].share, reverse=True)
    best = likenesses[ranked[0]]
    second = likenesses[ranked[1]].share if len(ranked) > 1 else 0.0
    good = best.marked >= FEWEST_MARKED and best.share >= GOOD and best.share - second >= APART
    return ranked[0] if good else None


def decoded(data: bytes) -> tuple[str, str] | None:
    """Bytes in an old encoding as text, with the encoding's name; None when none is clearly right."""
    sample = data[:SAMPLE]
    tried = {name: likeness(_composed(decode(sample))) for name, decode in FROM_BYTES.items()}
    name = _chosen(tried)
    return None if name is None else (FROM_BYTES[name](data), name)


def repaired(text: str) -> tuple[str, str] | None:
    """Unicode text that shows an old encoding's letters, put right, with the encoding's name; else None."""
    sample = text[:SAMPLE]
    if len(_SURFACE.findall(sample)) * 40 < len(sample) or likeness(sample).share > BAD:
        return None
    tried = {name: likeness(_composed(convert(sample))) for name, convert in FROM_TEXT.items()}
    name = _chosen(tried)
    return None if name is None else (FROM_TEXT[name](text), name)


def encoding_of_font(font: str) -> str | None:
    """The old encoding that a font's name tells: `.VnTime` is TCVN3, `VNI-Times` is VNI."""
    name = font.rpartition("+")[2].casefold()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni") else None


def from_font(text: str, font: str) -> str:
    """The text of one run in its font; capitals where the font draws capitals (`.VnTimeH`)."""
    encoding = encoding_of_font(font)
    if encoding is None:
        return text
    made = converted(text, encoding)
    return made.upper() if encoding == "tcvn3" and font.endswith("H") else made
