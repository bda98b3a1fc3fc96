"""Bytes of a plain text as Unicode, whatever it was typed in."""

import codecs

from vungxanh.reader.rules.source.legacy import decoded
from vungxanh.reader.rules.source.unreadable import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4000
FEW = 0.01
"""The share of broken letters up to which a UTF-8 text still counts as one (cut off or damaged)."""


def text_of(data: bytes) -> tuple[str, str | None]:
    """The text, and the name of the encoding it had to be repaired from; None for sound Unicode.

    Raises UnreadableError where no encoding fits clearly.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        return _marked(data, wide)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _repaired(data)


def _marked(data: bytes, encoding: str) -> tuple[str, str | None]:
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken * 10 > len(text):
        raise UnreadableError("encoding")
    return text, encoding.upper() if broken else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of its spaces and ASCII letters is zero."""
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros * 5 < len(sample):
        return None
    if sample[1::2].count(0) > 4 * sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > 4 * sample[1::2].count(0):
        return "utf-16-be"
    raise UnreadableError("binary")


def _repaired(data: bytes) -> tuple[str, str | None]:
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    beyond = sum(1 for letter in mended if letter > "\x7f")
    if broken <= FEW * len(mended) and broken * 4 <= beyond:
        return mended, "UTF-8"
    found = decoded(data)
    if found is not None:
        return found
    raise UnreadableError("binary" if _mostly_control(data) else "encoding")


def _mostly_control(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) * 20 > len(sample)
