"""The code with which somebody who wrote a tip comes back: derived, shown once, kept as a slow hash.

Sixteen characters without those that look alike. The first eight find the row, the last eight prove it.
"""

import hashlib
import hmac
from dataclasses import dataclass

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U."""
MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
LENGTH, GROUP = 16, 4


@dataclass(frozen=True, slots=True)
class TipCodeWords:
    """A code: the public half that finds the row, and the secret half (40 bits) of which a hash is kept."""

    locator: str
    secret: str

    def __str__(self) -> str:
        """As people copy it down: four groups of four."""
        whole = self.locator + self.secret
        return "-".join(whole[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def code_of(nonce: str, key: bytes) -> TipCodeWords:
    """The code of a form: the same for the same form, so that sending it twice makes one tip."""
    digest = hmac.new(key, nonce.encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest[:10], "big")
    whole = "".join(LETTERS[number >> (5 * place) & 31] for place in range(LENGTH))
    return TipCodeWords(whole[: LENGTH // 2], whole[LENGTH // 2 :])


def read_code(typed: str) -> TipCodeWords | None:
    """What somebody typed, with or without dashes, in any letter case; None when it can be no code."""
    plain = "".join(typed.split()).replace("-", "").upper().translate(MEANT)
    if len(plain) != LENGTH or not set(plain) <= set(LETTERS):
        return None
    return TipCodeWords(plain[: LENGTH // 2], plain[LENGTH // 2 :])
