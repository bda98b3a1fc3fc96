"""The text of a Word file (.docx): a line for each paragraph, a table's row in one line, text boxes, notes.

Reads the XML as a stream; headers, footers, deleted text and field codes are left out. Runs in the child
process alone.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from vungxanh.reader.rules.source.clean import without_invisible
from vungxanh.reader.rules.source.legacy import encoding_of_font, from_font
from vungxanh.reader.rules.source.unreadable import UnreadableError

PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
LARGEST_PART = 40_000_000
"""Bytes of one unpacked part: a long report has 5 MB."""

MOST_ENTRIES = 5_000
LONGEST_CELL = 120
"""Characters up to which a cell stays in its row's line; longer ones are passages of their own."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "rPrChange", "pPrChange"})
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def text(data: bytes, notes: set[str]) -> str:
    """The lines of the document; `fonts` is noted where old fonts were turned into Unicode."""
    lines: list[str] = []
    with _opened(data) as archive:
        for part in _parts(archive):
            reading = _Reading(lines, notes)
            reading.read(archive.open(part).read())
    return "\n".join(lines)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise UnreadableError("damaged") from None
    names = archive.namelist()
    if len(names) > MOST_ENTRIES:
        raise UnreadableError("unsafe")
    if PARTS[0] not in names:
        raise UnreadableError(_other_kind(names))
    return archive


def _other_kind(names: list[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "spreadsheet"
    office = ("ppt/", "mimetype", "META-INF/manifest.xml", "content.xml")
    return "other office file" if any(name.startswith(office) for name in names) else "archive"


def _parts(archive: zipfile.ZipFile) -> list[str]:
    """The parts with text; one that unpacks too far is refused before it is unpacked."""
    found = [archive.getinfo(part) for part in PARTS if part in archive.namelist()]
    for entry in found:
        if entry.flag_bits & 1:
            raise UnreadableError("encrypted")
        if entry.file_size > LARGEST_PART:
            raise UnreadableError("unsafe")
    return [entry.filename for entry in found]


@dataclass
class _Run:
    """What is known of a run while it lasts."""

    fonts: list[str] = field(default_factory=list)
    hidden: bool = False


class _Reading:
    """One pass over a part: opens and closes of elements make lines."""

    def __init__(self, lines: list[str], notes: set[str]) -> None:
        self.lines = lines
        self.notes = notes
        self.skipped = 0
        self.in_text = False
        self.run = _Run()
        self.paragraphs: list[list[str]] = []
        self.rows: list[list[str]] = []
        self.cells: list[list[str]] = []

    def read(self, data: bytes) -> None:
        """Parse a part; any declaration of a document type is refused, and with it every entity bomb."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refused
        parser.StartElementHandler = self._started
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._letters
        parser.buffer_text = True
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            raise UnreadableError("damaged") from None

    def _refused(self, *_: object) -> None:
        raise UnreadableError("unsafe")

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        if self.skipped or tag in _SKIPPED:
            self.skipped += 1
        elif tag == "t":
            self.in_text = True
        elif tag == "r":
            self.run = _Run()
        elif tag in _BREAKS:
            self._add(_BREAKS[tag])
        elif tag == "sym":
            self._add(" ")
        elif tag in ("rFonts", "vanish"):
            self._look(tag, attributes)
        else:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag == "p":
            self.paragraphs.append([])
        elif tag == "tr":
            self.rows.append([])
        elif tag == "tc":
            self.cells.append([])

    def _ended(self, name: str) -> None:
        tag = _local(name)
        if self.skipped:
            self.skipped -= 1
        elif tag == "t":
            self.in_text = False
        elif tag == "p" and self.paragraphs:
            self._line("".join(self.paragraphs.pop()))
        elif tag == "tc" and self.cells:
            self._cell(self.cells.pop())
        elif tag == "tr" and self.rows:
            self._row(self.rows.pop())

    def _look(self, tag: str, attributes: dict[str, str]) -> None:
        """The fonts of the run; hidden runs are left out."""
        if tag == "vanish":
            self.run.hidden = not any(value in ("0", "false", "off") for value in attributes.values())
        else:
            self.run.fonts = [value for key, value in attributes.items() if key.endswith(("ascii", "hAnsi"))]

    def _letters(self, letters: str) -> None:
        if not self.in_text or self.skipped or self.run.hidden:
            return
        font = next((font for font in self.run.fonts if encoding_of_font(font)), None)
        if font is not None and not letters.isascii():
            self.notes.add("fonts")
            letters = from_font(letters, font)
        elif font is not None and font.endswith("H"):
            letters = from_font(letters, font)
        self._add(letters)

    def _add(self, piece: str) -> None:
        if self.paragraphs:
            self.paragraphs[-1].append(piece)

    def _line(self, joined: str) -> None:
        line = re.sub(r"[^\S\n]+", " ", without_invisible(joined)).strip()
        target = self.cells[-1] if self.cells else self.lines
        if line:
            target.append(line)

    def _cell(self, paragraphs: list[str]) -> None:
        """Short cells wait for their row; a long one is told as passages of its own."""
        if not self.rows:
            self.lines.extend(paragraphs)
        elif len(paragraphs) > 1 or sum(map(len, paragraphs)) > LONGEST_CELL:
            self._row(self.rows[-1])
            self.rows[-1].clear()
            (self.cells[-1] if self.cells else self.lines).extend(paragraphs)
        elif paragraphs:
            self.rows[-1].append(paragraphs[0])

    def _row(self, cells: list[str]) -> None:
        """A row is a line; where a cell has lines, as over an official paper, each stands alone."""
        told = cells if any("\n" in cell for cell in cells) else [" | ".join(cells)]
        (self.cells[-1] if self.cells else self.lines).extend(filter(None, told))


def _local(name: str) -> str:
    """The name of a Word element; anything else has none, but the twin of a text box is skipped."""
    if name == _FALLBACK:
        return "del"
    if name.startswith(_WORD):
        return name[len(_WORD) :]
    return name[len(_STRICT) :] if name.startswith(_STRICT) else ""
