"""Symbols of documents: 18-NQ/TU, 36 - CT/T.Ư, 28/2025/QĐ-TTg, 107/KH-BCA-C04."""

from dataclasses import dataclass

from vungxanh.reader.rules.papers.kinds import CODES, PRINTED, UNITS
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.calendar import is_year

DASHES = frozenset("-–—−‐‑")
SIGNS = DASHES | {"/"}
_LONGEST = 9
"""No symbol has more parts; a longer chain is something else."""
_LONGEST_CODE = 8
_ETH = str.maketrans("Ðð", "Đđ")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as we write it, the parts that tell it from others, and its words [first, last)."""

    printed: str
    parts: tuple[str, ...]
    first: int
    last: int

    @property
    def bare(self) -> bool:
        """Whether only a number is printed, with a year at most."""
        return all(part.isdecimal() for part in self.parts)

    @property
    def codes(self) -> tuple[str, ...]:
        """The parts after the number that are letters, without digits behind them: NQ, TU, QH."""
        return tuple(part.rstrip("0123456789") for part in self.parts[1:] if not part.isdecimal())

    def type_told(self, noun: str | None) -> str | None:
        """The type that the symbol tells: the noun's where it agrees with the code, else the code's."""
        for code in self.codes:
            if types := CODES.get(code.upper()):
                return noun if noun in types else types[0]
        return noun


def symbol_at(text: Text, first: int) -> Symbol | None:
    """The symbol whose number is this word, a bare number at least; None where the word is no such number."""
    if not (text.words[first].isdecimal() and len(text.words[first]) <= 5):
        return None
    number, at = _numbered(text, first)
    parts, signs = [number], [""]
    if _code_without_sign(text, at):
        parts, signs, at = [number, text.words[at].upper()], ["", "-"], at + 1
    while len(parts) < _LONGEST and at + 1 < len(text.keys) and (sign := _sign(text, at, len(parts))):
        found = _part(text, at)
        if found is None:
            break
        signs.append(sign)
        parts.append(found[0])
        at = found[1]
    bracket = _bracketed(text, at) if len(parts) > 1 else None
    tail = f"({bracket})" if bracket else ""
    printed = "".join(sign + part for sign, part in zip(signs, parts, strict=True)) + tail
    last = text.words.index(")", at) + 1 if bracket else at
    return Symbol(printed, (*parts, bracket) if bracket else tuple(parts), first, last)


def _numbered(text: Text, first: int) -> tuple[str, int]:
    """The number, with a small letter that touches it ("12a/KH-UBND"), and the word after."""
    at = first + 1
    if at + 1 < len(text.keys) and text.touches(first) and text.words[at + 1] in SIGNS:
        letter = text.words[at]
        if len(letter) == 1 and letter.isascii() and letter.islower():
            return text.words[first] + letter, at + 1
    return text.words[first], at


def _code_without_sign(text: Text, at: int) -> bool:
    """Whether a code follows the number with a blank for its sign: "05 NQ/TU"."""
    if at + 2 >= len(text.keys) or text.words[at] not in CODES or text.words[at + 1] not in SIGNS:
        return False
    return text.words[at + 2].upper() in UNITS and text.touches(at)


def _sign(text: Text, at: int, parts: int) -> str | None:
    """The sign as we write it; a point counts inside a symbol only: "QĐ-UBND.HC"."""
    word = text.words[at]
    if word in SIGNS:
        return "-" if word in DASHES else "/"
    inside = word == "." and parts > 2 and text.touches(at - 1) and text.touches(at)
    return "." if inside and text.words[at + 1].isupper() and len(text.words[at + 1]) > 1 else None


def _part(text: Text, sign: int) -> tuple[str, int] | None:
    """The part after the sign and the word after it: a year, a code, a code with digits, T.Ư."""
    at = sign + 1
    if "\n" in text.raw[text.ends[sign - 1] : text.starts[at]] or text.starts[at] - text.ends[sign - 1] > 4:
        return None
    word = text.words[at].translate(_ETH)
    touching = text.touches(sign - 1) and text.touches(sign)
    if word.isdecimal():
        year = len(word) == 4 and is_year(int(word)) and text.words[sign] == "/"
        return (word, at + 1) if year and (touching or text.words[at + 1 : at + 2] == ["/"]) else None
    if not word.isalpha() or len(word) > _LONGEST_CODE or not _is_code(text, at, word, touching):
        return None
    capitals = word.upper()
    return _with_digits(text, PRINTED.get(capitals, capitals.replace("TƯ", "TW")), at)


def _is_code(text: Text, at: int, word: str, touching: bool) -> bool:
    """Whether the word is a code: in capitals, or known; with blanks around the sign it must be known."""
    capitals = word.upper()
    known = capitals in CODES or capitals in UNITS
    if touching:
        return word == capitals or capitals in PRINTED or (known and word.islower())
    office = len(word) <= 2 and text.touches(at) and text.words[at + 1].isdecimal()
    return (known or office) and (word == capitals or capitals in PRINTED)


def _with_digits(text: Text, code: str, at: int) -> tuple[str, int]:
    """The code with digits that touch it: QH15, C04."""
    after = at + 1
    if after + 1 < len(text.keys) and code.endswith("T") and _centre_follows(text, at):
        return code + "W", after + 2
    if text.touches(at) and text.words[after].isdecimal() and len(text.words[after]) <= 3:
        return code + text.words[after], after + 1
    return code, after


def _centre_follows(text: Text, at: int) -> bool:
    """Whether ".Ư" or ".W" touches the word: T.Ư, BTGT.Ư."""
    return text.words[at + 1] == "." and text.touches(at) and text.words[at + 2].upper() in ("Ư", "W")


def _bracketed(text: Text, at: int) -> str | None:
    """A code in brackets that touches the symbol: TM(CSMT), CAT(PC04)."""
    if at + 2 >= len(text.keys) or text.words[at] != "(" or not text.touches(at - 1):
        return None
    word = text.words[at + 1]
    if not (word.isupper() and word.isalpha() and len(word) <= _LONGEST_CODE):
        return None
    code, after = _with_digits(text, word, at + 1)
    return code if after < len(text.keys) and text.words[after] == ")" else None
