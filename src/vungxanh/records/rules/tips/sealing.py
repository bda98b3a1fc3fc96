"""Sealing the text of a tip to the keys of two holders, in the `age` format: either opens it alone.

A text is filled up to one length, so that its size tells nothing, and carries the id of its tip, so that it
cannot be put under another.
"""

from collections.abc import Sequence
from uuid import UUID

from pyrage import DecryptError, IdentityError, RecipientError, decrypt, encrypt, passphrase, x25519

from vungxanh.records.rules.tips.course import TipRefusedError

MOST = 500
"""Characters that a text may have."""
FILLED = 2048
"""Bytes that every text is filled up to before it is sealed: 500 characters of four bytes fit."""
HEAD = 18
WORDS = 12
"""Characters that a passphrase has at least."""


def sealed(text: str, tip: UUID, public_keys: Sequence[str]) -> bytes:
    """Seal a text to public keys. Raises ValueError for a text that is too long or without two keys."""
    said = text.encode()
    if len(text) > MOST or len(public_keys) < 2:
        raise ValueError(f"{len(text)} characters to {len(public_keys)} keys")
    plain = tip.bytes + len(said).to_bytes(2, "big") + said
    whole: bytes = encrypt(
        plain.ljust(FILLED, b"\0"), [x25519.Recipient.from_str(one) for one in public_keys]
    )
    return whole


def opened(whole: bytes, tip: UUID, identity: str) -> str:
    """Open a sealed text with a private key. Raises TipRefusedError where the key does not fit."""
    try:
        plain: bytes = decrypt(whole, [x25519.Identity.from_str(identity)])
    except DecryptError as problem:
        raise TipRefusedError(
            "key",
            "Khóa của bạn không mở được nội dung này: tin được niêm phong trước khi bạn có khóa."
            " Người giữ khóa kia cần niêm phong lại ở trang Khóa.",
            "Your key does not open this text: it was sealed before you had the key."
            " The other holder has to seal it anew on the page of keys.",
        ) from problem
    length = int.from_bytes(plain[16:HEAD], "big")
    if plain[:16] != tip.bytes or HEAD + length > len(plain):
        raise TipRefusedError(
            "moved",
            "Nội dung này không phải của tin này: dữ liệu đã bị sửa. Hãy báo người giám sát độc lập.",
            "This text does not belong to this tip: the data were altered. Tell the outside reviewer.",
        )
    return plain[HEAD : HEAD + length].decode()


def new_identity() -> tuple[str, str]:
    """A new pair of keys: the private one, and the public one."""
    made = x25519.Identity.generate()
    return str(made), str(made.to_public())


def public_of(identity: str) -> str:
    """The public key of a private one as it stands on paper. Raises TipRefusedError when it is none."""
    try:
        return str(x25519.Identity.from_str("".join(identity.split()).upper()).to_public())
    except (IdentityError, RecipientError) as problem:
        raise TipRefusedError(
            "paper",
            "Đây không phải khóa trên giấy (AGE-SECRET-KEY-1…); hãy gõ hoặc quét lại.",
            "This is not the key on the paper (AGE-SECRET-KEY-1…); type or scan it again.",
        ) from problem


def wrapped(identity: str, words: str) -> bytes:
    """A private key under a passphrase (scrypt). Raises TipRefusedError for one that is too short."""
    if len(words) < WORDS:
        raise TipRefusedError(
            "short",
            f"Cụm mật khẩu cần ít nhất {WORDS} ký tự.",
            f"The passphrase needs at least {WORDS} characters.",
        )
    kept: bytes = passphrase.encrypt(identity.encode(), words)
    return kept


def unwrapped(kept: bytes, words: str) -> str:
    """The private key under a passphrase. Raises TipRefusedError for another passphrase."""
    try:
        identity: bytes = passphrase.decrypt(kept, words)
    except DecryptError as problem:
        raise TipRefusedError(
            "passphrase",
            "Cụm mật khẩu không đúng; quên thì đặt lại bằng khóa in trên giấy.",
            "The passphrase is wrong; if it is forgotten, set a new one with the key on paper.",
        ) from problem
    return identity.decode()
