"""The text of an HTML page: a line for each block, a table's row in one line, nothing that is not shown.

Runs in the child process alone.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from vungxanh.reader.rules.page.machines import speaks_to_machines
from vungxanh.reader.rules.source.clean import without_invisible
from vungxanh.reader.rules.source.plain import text_of
from vungxanh.reader.rules.source.unreadable import UnreadableError
from vungxanh.reader.rules.wordlists import words

_UNSEEN = frozenset(
    words(
        "script style noscript template head nav footer button select option textarea svg iframe object "
        "embed canvas audio video map datalist dialog math"
    )
)
_BLOCKS = frozenset(
    words(
        "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption "
        "figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody tfoot "
        "thead tr ul"
    )
)
_CELLS = frozenset({"td", "th"})
_INSIDE_CELLS = frozenset(words("br p div table ul ol li h1 h2 h3 h4 article section"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_OLD_CHARSETS = {"windows-1258": "cp1258", "cp1258": "cp1258"}


def text(data: bytes, notes: set[str]) -> str:
    """The lines of the page; `hidden` is noted where words that nobody sees are addressed to a machine."""
    tree = LexborHTMLParser(_decoded(data, notes))
    body = tree.body
    if body is None:
        return ""
    pieces: list[str] = []
    unseen: list[str] = []
    for piece, seen in _pieces(body):
        (pieces if seen else unseen).append(piece)
    if speaks_to_machines(" ".join(unseen)):
        notes.add("hidden")
    return _lines("".join(pieces))


def _decoded(data: bytes, notes: set[str]) -> str:
    """By its bytes where they are plain, else as the page itself says, else for the repair."""
    said = _CHARSET.search(data[:4096])
    name = said[1].decode("ascii").casefold() if said else ""
    try:
        written, repaired = text_of(data)
    except UnreadableError:
        return data.decode(_OLD_CHARSETS.get(name, "cp1252"), "replace")
    if repaired:
        notes.add("old")
    return written


def _pieces(top: LexborNode) -> Iterator[tuple[str, bool]]:
    """Texts and line ends in reading order, each with whether it is seen; walks without recursion."""
    node: LexborNode | None = top
    depth = depth_hidden = 0
    cells = _Cells()
    while node is not None:
        entered = False
        if node.is_text_node:
            yield _SPACES.sub(" ", node.text_content or ""), depth_hidden == 0
        elif node.is_comment_node:
            yield node.comment_content or "", False
        elif node.is_element_node:
            entered = node.child is not None
            if depth_hidden or _is_hidden(node):
                depth_hidden += entered
            yield _before(node), depth_hidden == 0
            cells.open(node.tag, entered=entered)
        if entered:
            node, depth = node.child, depth + 1
            continue
        # The depth tells the top: comparing two nodes would write both out as HTML.
        while node is not None and depth and node.next is None:
            node, depth = node.parent, depth - 1
            if node is not None:
                depth_hidden -= depth_hidden > 0
                yield cells.close(node.tag), depth_hidden == 0
        node = node.next if node is not None and depth else None


class _Cells:
    """The cells of tables that are open, and how many elements that break a cell were met before each."""

    def __init__(self) -> None:
        self.breaking = 0
        self.before: list[int] = []

    def open(self, tag: str | None, *, entered: bool) -> None:
        """An element begins; one without anything inside is never closed."""
        self.breaking += tag in _INSIDE_CELLS
        if entered and tag in _CELLS:
            self.before.append(self.breaking)

    def close(self, tag: str | None) -> str:
        """A line end after a block; a bar between the cells of a row, so that numbers stay apart."""
        if tag in _CELLS:
            return "\n" if self.breaking > self.before.pop() else " | "
        return "\n" if tag in _BLOCKS else ""


def _is_hidden(node: LexborNode) -> bool:
    if node.tag in _UNSEEN:
        return True
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


def _before(node: LexborNode) -> str:
    return "\n" if node.tag in _BLOCKS else ""


def _lines(joined: str) -> str:
    """Blank lines kept single, no space at the ends of lines, no bar at the end of a row."""
    lines = (_SPACES.sub(" ", line).strip() for line in without_invisible(joined).split("\n"))
    kept = (re.sub(r"^[| ]+|[| ]+$", "", line) for line in lines)
    return "\n".join(line for line in kept if line)
