"""Names of administrative units: kinds, and the key two spellings of one name share.

Official texts spell one name in several ways: letter case, hyphen or dash, the apostrophe of
highland names, the place of the tone mark (Hoà, Hòa), with or without the word of the kind.
All of these fold to one key; every other mark stays, because Vân and Văn are different names.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vn_collate import collate_key

PROVINCE, DISTRICT, COMMUNE = "province", "district", "commune"
LEVELS = (PROVINCE, DISTRICT, COMMUNE)

KIND_WORDS = {
    "tinh": "tỉnh",
    "thanh_pho": "thành phố",
    "huyen": "huyện",
    "quan": "quận",
    "thi_xa": "thị xã",
    "thi_tran": "thị trấn",
    "phuong": "phường",
    "xa": "xã",
    "dac_khu": "đặc khu",
}
KINDS_OF_LEVEL = {
    PROVINCE: ("tinh", "thanh_pho"),
    DISTRICT: ("huyen", "quan", "thi_xa", "thanh_pho"),
    COMMUNE: ("xa", "phuong", "thi_tran", "dac_khu"),
}

# Short forms as people write them before a name. A bare letter counts only with its full stop or
# before a number, or "P Hà" would be read as a ward.
_SHORT_FORMS = {
    "tp": "thanh_pho",
    "tx": "thi_xa",
    "tt": "thi_tran",
    "t.": "tinh",
    "h.": "huyen",
    "q.": "quan",
    "p.": "phuong",
    "x.": "xa",
    "đk": "dac_khu",
}
_INITIALS = {"hcm": "hồ chí minh", "hn": "hà nội"}
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_APOSTROPHES = "'’‘ʼ`´′＇"
_DASHES = re.compile(r"[-‐‑‒–—―−_]+")
_NUMBER = re.compile(r"\d+")
_SPACE, _END = 0xFE, b"\x00"  # weights that vn_collate gives a space and the end of a level
_NUMBERED = re.compile(r"^(p|q)\.?\s*(\d+)$", re.IGNORECASE)


def _tone_last(syllable: str) -> str:
    """The syllable decomposed, its tone mark moved to the end, so that hoà and hòa are equal."""
    parts = unicodedata.normalize("NFD", syllable)
    tones = "".join(mark for mark in parts if mark in _TONES)
    return "".join(mark for mark in parts if mark not in _TONES) + tones


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The key that all official spellings of one name share (the word of the kind is not removed)."""
    text = unicodedata.normalize("NFC", name).casefold().replace("ð", "đ")
    for mark in _APOSTROPHES:
        text = text.replace(mark + " ", mark).replace(mark, "")
    text = _DASHES.sub(" ", text).replace(".", " ").replace(",", " ")
    words = [word.lstrip("0") or "0" if word.isdigit() else _tone_last(word) for word in text.split()]
    return " ".join(words)


_KIND_KEYS = {kind: name_key(word) for kind, word in KIND_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One way to read a typed name: the key to look for and the kind it asks for, if any."""

    key: str
    kind: str | None


def _short_form(name: str) -> tuple[str, str] | None:
    """The kind a short form asks for and the rest of the name, or None."""
    lowered = name.casefold()
    if numbered := _NUMBERED.match(lowered):
        return ("phuong" if numbered[1] == "p" else "quan", numbered[2])
    for short, kind in _SHORT_FORMS.items():
        rest = lowered[len(short) :]
        if lowered.startswith(short) and rest and (short.endswith(".") or rest[0] in ". "):
            return kind, rest.lstrip(". ")
    return None


def readings_of(name: str) -> tuple[Wanted, ...]:
    """Every way to read a typed name: whole, and with its first word or words as the kind.

    "Phường Đúc" is the ward Đúc as well as the ward whose own name is Phường Đúc; both are looked up.
    """
    typed = " ".join(name.split())
    joined = typed.casefold().replace(".", "").replace(" ", "")
    if joined in {"tphcm", "hcm", "hcmc"}:
        return (Wanted(name_key(_INITIALS["hcm"]), "thanh_pho"),)
    key = name_key(typed)
    found = [Wanted(key, None)]
    for kind, word in _KIND_KEYS.items():
        if key.startswith(word + " "):
            found.append(Wanted(key[len(word) + 1 :], kind))
    if short := _short_form(typed):
        kind, rest = short
        found.append(Wanted(name_key(_INITIALS.get(rest, rest)), kind))
    return tuple(found)


@lru_cache(maxsize=65536)
def sort_key(name: str) -> str:
    """The stored key that puts names in Vietnamese order when compared byte by byte.

    vn_collate puts a space after every letter, which would place Cao Bằng before Cà Mau; here it
    comes first, as in dictionaries. Numbers count by their value: Phường 2 before Phường 10.
    """
    words = _DASHES.sub(" ", name).translate(dict.fromkeys(map(ord, _APOSTROPHES)))
    padded = _NUMBER.sub(lambda found: found[0].zfill(6), " ".join(words.split()))
    primary, end, rest = bytes.fromhex(collate_key(padded)).partition(_END)
    spaced = bytes(1 if weight == _SPACE else weight + 1 for weight in primary)
    return (spaced + end + rest).hex()


def bare_name(full: str, kind: str) -> str:
    """The name without the word of its kind: "Xã Hua Bum" gives "Hua Bum"."""
    text = unicodedata.normalize("NFC", " ".join(full.split()))
    word = KIND_WORDS[kind]
    return text[len(word) :].strip() if text.casefold().startswith(word + " ") else text


def full_name(name: str, kind: str) -> str:
    """The name with the word of its kind, as written in a sentence: "xã Hua Bum"."""
    return f"{KIND_WORDS[kind]} {name}"
