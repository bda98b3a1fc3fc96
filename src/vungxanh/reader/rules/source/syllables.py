"""How Vietnamese a text looks: the share of its marked words that are possible Vietnamese syllables.

A wrong decoding turns nearly every accented word into something no Vietnamese syllable can be, the right one
nearly none; letter frequencies part the old encodings far less clearly.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vungxanh.reader.rules.wordlists import words

_ONSETS = words("ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x")
_RHYMES = words("""
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê
êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang
oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot oong ô ôc ôi ôm ôn ông ôp ôt ơ
ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uy uya uych
uyên
uyêt uynh uyt uyu uơ ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt
""")
_SYLLABLE = re.compile(f"(?:{'|'.join(_ONSETS)})?(?:{'|'.join(sorted(_RHYMES, key=len, reverse=True))})")
_STOPPED = ("c", "ch", "p", "t")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP_OR_HEAVY = "\u0301\u0323"
_EDGES = "“”‘’«»…–—-.,;:!?()[]{}\"'/*•·|°§█"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many words carry letters beyond ASCII, and how many of them are possible Vietnamese syllables."""

    marked: int
    possible: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 where nothing is marked."""
        return self.possible / self.marked if self.marked else 0.0


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a word can be one Vietnamese syllable; a closed one needs its sharp or heavy tone."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in apart if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
    if len(tones) > 1 or len(bare) > 8 or not _SYLLABLE.fullmatch(bare):
        return False
    return not bare.endswith(_STOPPED) or bool(tones and tones[0] in _SHARP_OR_HEAVY)


def likeness(text: str) -> Likeness:
    """Count the marked words of a text; joined words (`Ninh-Thuận`) count as one."""
    marked = possible = 0
    for piece in text.split():
        word = piece if piece.isascii() else piece.strip(_EDGES)
        if word.isascii():
            continue
        marked += 1
        possible += len(word) <= 8 and is_syllable(word)
    return Likeness(marked, possible)
