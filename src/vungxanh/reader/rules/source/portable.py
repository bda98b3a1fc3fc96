"""The text of a PDF: its printed lines joined to paragraphs, without page numbers and running heads.

Runs in the child process alone.
"""

import ctypes
import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from vungxanh.reader.rules.source.clean import without_invisible
from vungxanh.reader.rules.source.unreadable import LARGEST_FILE, UnreadableError

MOST_PAGES = 2_000
FEWEST_LETTERS = 8
"""Letters on a page below which it counts as a picture."""

LONGEST_HEAD = 100
"""Characters of a running head; what is longer is text."""

_NUMBERED = re.compile(r"[-–—\s]*(?:Trang|Page|Tr\.)?\s*\d{1,4}(?:\s*[/|]\s*\d{1,4})?[-–—\s.]*", re.I)
_STARTS_ANEW = re.compile(
    r"\s*(?:[-+•*▪●–—]\s|\(?[0-9]{1,2}[.)]|\(?[a-zđ]\)|[IVX]{1,5}\.|Điều\s+\d|Chương\s|Phụ lục)"
)
_STOPS = (".", "!", "?", ":", ";", "…")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text and where it lies on the page, in points from the left and from below."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


def text(data: bytes, notes: set[str]) -> str:
    """The paragraphs of the file; `pages` is noted where some pages are pictures."""
    pages = _pages(data)
    written = [lines for lines in pages if sum(map(_letters, lines)) >= FEWEST_LETTERS]
    if not written:
        raise UnreadableError("scanned")
    if len(written) * 10 < len(pages) * 9:
        notes.add("pages")
    written = [_without_numbers(lines) for lines in written]
    heads = _running(written)
    joined: list[str] = []
    for lines in written:
        _join(_inner(lines, heads), joined)
    return "\n".join(joined)


def _letters(line: Line) -> int:
    return sum(map(str.isalpha, line.text))


def _pages(data: bytes) -> list[list[Line]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("encrypted" if "password" in str(error).lower() else "damaged") from None
    if len(document) > MOST_PAGES:
        raise UnreadableError("too long")
    pages, length = [], 0
    for number in range(len(document)):
        page = document[number]
        lines = _printed(page.get_textpage())
        length += sum(len(line.text) for line in lines)
        if length > LARGEST_FILE:
            raise UnreadableError("too long")
        pages.append(lines)
        page.close()
    return pages


def _printed(page: pypdfium2.PdfTextPage) -> list[Line]:
    """The lines of a page in the order of its text."""
    letters: list[str] = []
    first = 0
    lines: list[Line] = []
    count = page.count_chars()
    for number in range(count):
        code = pdfium.FPDFText_GetUnicode(page, number)
        if code in (10, 13):
            _keep(page, lines, letters, first)
            letters, first = [], number + 1
        else:
            letters.append(chr(code) if 32 <= code < 0x110000 and code != 0xFFFE else _unusual(code))
    _keep(page, lines, letters, first)
    return lines


def _unusual(code: int) -> str:
    """A tab is a space; the sign of a word broken at a line's end is a hyphen; the rest is nothing."""
    return {9: " ", 2: "-", 0xFFFE: "-"}.get(code, "\u200b")


def _keep(page: pypdfium2.PdfTextPage, lines: list[Line], letters: list[str], first: int) -> None:
    words = "".join(letters)
    if not words.strip():
        return
    begin = first + len(words) - len(words.lstrip())
    end = first + len(words.rstrip()) - 1
    left, bottom, _, top = _box(page, begin)
    _, _, right, _ = _box(page, end)
    shown = re.sub(r"\s+", " ", without_invisible(words)).strip()
    lines.append(Line(shown, left, right, bottom, abs(top - bottom)))


def _box(page: pypdfium2.PdfTextPage, number: int) -> tuple[float, float, float, float]:
    sides = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = sides
    pdfium.FPDFText_GetCharBox(page, number, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _alike(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text).strip()


def _without_numbers(lines: list[Line]) -> list[Line]:
    """The lines of a page without the number at its top or foot."""
    inner = list(lines)
    while inner and _NUMBERED.fullmatch(inner[0].text):
        inner.pop(0)
    while inner and _NUMBERED.fullmatch(inner[-1].text):
        inner.pop()
    return inner


def _running(pages: list[list[Line]]) -> frozenset[str]:
    """What stands as first or as last line on most pages, whatever number it carries."""
    found: set[str] = set()
    for edge in (0, -1):
        seen = Counter(
            _alike(lines[edge]) for lines in pages if lines and len(lines[edge].text) < LONGEST_HEAD
        )
        found.update(words for words, times in seen.items() if times >= 3 and times * 5 >= len(pages) * 3)
    return frozenset(found)


def _inner(lines: list[Line], heads: frozenset[str]) -> list[Line]:
    """The lines of a page without its running head and foot."""
    first = 1 if lines and _alike(lines[0]) in heads else 0
    last = len(lines) - (1 if len(lines) > 1 and _alike(lines[-1]) in heads else 0)
    return lines[first:last]


def _join(lines: list[Line], joined: list[str]) -> None:
    """Add the page's lines to the paragraphs, going on with the last one where it was cut."""
    if not lines:
        return
    right = sorted(line.right for line in lines)[len(lines) * 9 // 10]
    left = sorted(line.left for line in lines)[len(lines) // 10]
    width = max(right - left, 1.0)
    before: Line | None = None
    for line in lines:
        if joined and _goes_on(before, line, right, width, joined[-1]):
            joined[-1] = _glued(joined[-1], line.text)
        else:
            joined.append(line.text)
        before = line


def _goes_on(before: Line | None, line: Line, right: float, width: float, paragraph: str) -> bool:
    """Whether the line continues the paragraph: the one before is full, and nothing here begins anew."""
    if _STARTS_ANEW.match(line.text):
        return False
    small = line.text[:1].islower()
    if before is None:
        return small and not paragraph.endswith(_STOPS)
    if small and not paragraph.endswith(_STOPS):
        return True
    full = before.right >= right - 0.08 * width
    indented = line.left > before.left + 0.02 * width
    gap = before.bottom - line.bottom
    close = gap < 2.2 * max(before.height, line.height, 6.0)
    return full and not indented and close and abs(before.height - line.height) < 6


def _glued(paragraph: str, line: str) -> str:
    """Vietnamese breaks between syllables; a hyphen at the end of a line is its own."""
    return paragraph + line if paragraph.endswith(("-", "/")) else f"{paragraph} {line}"
