"""The way in: the bytes of any file as the text that every fact's span counts in."""

import re
from dataclasses import dataclass

from vungxanh.reader.rules.facts import Flag
from vungxanh.reader.rules.source.clean import cleaned
from vungxanh.reader.rules.source.isolated import extracted
from vungxanh.reader.rules.source.legacy import repaired
from vungxanh.reader.rules.source.media import Media, media_of
from vungxanh.reader.rules.source.plain import text_of
from vungxanh.reader.rules.source.unreadable import LARGEST_FILE, UnreadableError

MOST_WORDS = 1_500_000
"""Words and signs of one text; five megabytes of ordinary Vietnamese have about a million."""

MOST_NUMBERS = 80_000
"""Numbers of one text, a hundred for each page of eight hundred: more proposals than fit in 300 MB, or than a
person would ever go through."""

MOST_LINES = 200_000
"""Lines of one text; five megabytes of reports have about fifty thousand."""

_PART = 1 << 17
_SIGN = re.compile(r"[^\w\s]|\d(?=[^\W\d_])|[^\W\d_](?=\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

NOTES = {
    "hidden": (
        "instruction",
        "Tệp có phần bị ẩn chứa lời sai khiến máy; phần đó không được đọc",
        "the file hides words that are addressed to a machine; they were not read",
    ),
    "fonts": (
        "encoding",
        "Một số đoạn dùng phông chữ cũ (.Vn…, VNI…) đã được đổi sang Unicode",
        "some passages in old fonts (.Vn…, VNI…) were turned into Unicode",
    ),
    "old": (
        "encoding",
        "Trang dùng bảng mã cũ hoặc lỗi mã, đã đổi sang Unicode; hãy đối chiếu bản gốc",
        "the page's old or damaged encoding was turned into Unicode; compare the original",
    ),
    "pages": (
        "encoding",
        "Một số trang chỉ có ảnh quét nên không đọc được chữ",
        "some pages are scanned pictures: their text was not read",
    ),
}
"""What reading a file with markup may have to tell: the flag's kind, Vietnamese, English."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text to read: NFC, with the kind of file it came from and what a person should know about that."""

    text: str
    media: Media
    notes: tuple[Flag, ...] = ()


def read_source(data: bytes, name: str) -> Source:
    """The text in a file; `name` is looked at for its ending alone.

    Raises UnreadableError, whose message says in Vietnamese and English what is wrong and what to do. PDF,
    Word and HTML are opened in a child process with bounded time and memory.
    """
    media = media_of(data, name)
    notes: list[Flag] = []
    if media == "text":
        raw, encoding = text_of(data)
    else:
        told = extracted(data, media)
        raw, encoding = told.text, None
        notes += [Flag(*NOTES[key], ()) for key in told.notes]
    mended = None if encoding else repaired(raw)
    if mended is not None:
        raw, encoding = mended
    text, more = cleaned(raw)
    _refuse(text)
    repair = (_encoding_flag(encoding),) if encoding else ()
    return Source(text, media, (*notes, *repair, *more))


def _refuse(text: str) -> None:
    if not text.strip():
        raise UnreadableError("empty")
    if len(text) > LARGEST_FILE:
        raise UnreadableError("too long")
    if text.count("\n") > MOST_LINES:
        raise UnreadableError("too many lines")
    if _has_too_many_words(text):
        raise UnreadableError("too many words")
    if _has_too_many_numbers(text):
        raise UnreadableError("too many numbers")
    if text.count("\ufffd") * 5 > len(text):
        raise UnreadableError("encoding")


def _has_too_many_words(text: str) -> bool:
    """Whether a text is made of signs rather than words, which would fill the memory."""
    if len(text) < MOST_WORDS:
        return False
    # By parts, because a million words at once take a hundred megabytes.
    words = sum(len(text[at : at + _PART].split()) for at in range(0, len(text), _PART))
    return words + sum(1 for _ in _SIGN.finditer(text)) > MOST_WORDS


def _has_too_many_numbers(text: str) -> bool:
    """Whether a text is rather a file of figures, each of which would become a proposal in memory."""
    if len(text) < 2 * MOST_NUMBERS:
        return False
    return sum(1 for _ in _NUMBER.finditer(text)) > MOST_NUMBERS


def _encoding_flag(encoding: str) -> Flag:
    return Flag(
        "encoding",
        f"Văn bản dùng bảng mã cũ hoặc lỗi mã ({encoding}), đã đổi sang Unicode; hãy đối chiếu bản gốc",
        f"an old or damaged encoding ({encoding}) was turned into Unicode; compare the original",
        (),
    )
