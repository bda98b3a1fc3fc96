"""What kind of file some bytes are, by their own signature; the name decides only where they have none."""

import re
from typing import Literal

from vungxanh.reader.rules.source.unreadable import LARGEST_FILE, UnreadableError

Media = Literal["text", "html", "docx", "pdf"]

_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office file"),
    (b"{\\rtf", "other office file"),
    (b"MIME-Version:", "other office file"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_ELEMENTS = re.compile(rb"<(?:p|div|br|table|span|h[1-6])\b[^<>]{0,500}>", re.I)
_NAMED_HTML = (".html", ".htm", ".xhtml")


def media_of(data: bytes, name: str) -> Media:
    """The kind of file; raises UnreadableError for one that cannot hold a readable text."""
    if len(data) > LARGEST_FILE:
        raise UnreadableError("too large")
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    _refuse(data)
    head = (
        data[:4096]
        .replace(b"\x00", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    named = name.casefold().endswith(_NAMED_HTML) and _ELEMENTS.search(data)
    return "html" if _MARKUP.match(head) or named else "text"


def _refuse(data: bytes) -> None:
    for start, reason in _REFUSED:
        if data.startswith(start):
            office = reason == "old office file"
            raise UnreadableError("encrypted" if office and _ENCRYPTED_OFFICE in data else reason)
